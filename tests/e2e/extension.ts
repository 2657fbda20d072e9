/** The built extension in a real Chromium with a profile of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, expect, type BrowserContext, type Page, type Worker } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { findBrowser } from '../../scripts/browser.ts';

/** What pages and worker of the extension have. */
declare const chrome: typeof browser;

const EXTENSION = resolve('.output/chrome-mv3');
const SIZES = {
  popup: { width: 380, height: 560 },
  sidepanel: { width: 400, height: 900 },
  options: { width: 900, height: 900 },
  welcome: { width: 900, height: 700 },
};
export type PageName = keyof typeof SIZES;

export interface Installed {
  context: BrowserContext;
  profile: string;
  open(page: PageName, hash?: string): Promise<Page>;
  worker(): Promise<Worker>;
  badge(): Promise<{ text: string; title: string }>;
  /** Kills every process of the browser at once, as a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface InstallOptions {
  /** Goes on in this profile instead of a fresh one. */
  profile?: string;
  language?: string;
  dark?: boolean;
}

export async function install({ profile, language = 'en-US', dark = false }: InstallOptions = {}): Promise<Installed> {
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'updraft-e2e-'));
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found; `npm test` gets one.');
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    colorScheme: dark ? 'dark' : 'light',
    timezoneId: 'Asia/Taipei',
    locale: language,
    args: [
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
      `--lang=${language}`,
      '--no-sandbox',
      // So that a test can click on the toolbar icon (toolbarIcon.ts).
      '--enable-unsafe-extension-debugging',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    env: {
      ...process.env,
      TZ: 'Asia/Taipei',
      LANGUAGE: language.replace('-', '_'),
      LC_ALL: `${language.replace('-', '_')}.UTF-8`,
    },
  });
  const worker = async () => context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
  const id = new URL((await worker()).url()).host;
  const troubles: string[] = [];

  const open = async (name: PageName, hash = ''): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(`${name}: ${error.message}`));
    await page.setViewportSize(SIZES[name]);
    await page.goto(`chrome-extension://${id}/${name}.html${hash}`);
    return page;
  };
  return {
    context,
    profile: folder,
    open,
    worker,
    async badge() {
      return (await worker()).evaluate(async () => ({
        text: await chrome.action.getBadgeText({}),
        title: await chrome.action.getTitle({}),
      }));
    },
    async kill() {
      const ended = context.waitForEvent('close');
      execFileSync('pkill', ['-9', '-f', folder]);
      await ended;
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      expect(troubles, 'errors that a page did not catch').toEqual([]);
    },
  };
}

/** Days from today in the browser's zone, 'YYYY-MM-DD'. */
export const day = (offset: number): string =>
  Temporal.Now.plainDateISO('Asia/Taipei').add({ days: offset }).toString();

export interface CsvFile {
  name: string;
  mimeType: 'text/csv';
  buffer: Buffer;
}
export function csv(name: string, rows: readonly (readonly (string | number)[])[]): CsvFile {
  const text = rows.map((row) => row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n');
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') };
}

/** Brings files in through the options page, as a person would. */
export async function importFiles(extension: Installed, files: readonly CsvFile[]): Promise<void> {
  const page = await extension.open('options');
  await page.locator('.import-flow input[type=file]').setInputFiles([...files]);
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.locator('.import-flow')).toContainText('Undo');
  await page.close();
}
