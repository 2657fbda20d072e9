/** A headless browser with the extension in a fresh profile, through the protocol that also branded Chrome still obeys. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';

export interface BenchBrowser extends AsyncDisposable {
  /** Opens a page of the extension in a tab of its own, and closes the tab when the work is done. */
  onPage<T>(name: string, work: (page: Page) => Promise<T>): Promise<T>;
  /** Runs in every page before its own scripts. */
  watch(script: () => void): Promise<void>;
}

export interface LaunchOptions {
  /** Path of the browser's program. */
  executable: string;
  /** Path of the unpacked extension. */
  extension: string;
  /** Folder in which the profile is made. */
  folder: string;
}

/** How long the browser may take to open the page that the extension greets with. */
const WELCOME_MS = 10_000;

export async function openBrowser({ executable, extension, folder }: LaunchOptions): Promise<BenchBrowser> {
  const context = await chromium.launchPersistentContext(mkdtempSync(join(folder, 'profile-')), {
    executablePath: executable,
    args: ['--enable-unsafe-extension-debugging'],
    ignoreDefaultArgs: ['--disable-extensions'],
    viewport: { width: 400, height: 600 },
  });
  try {
    const devTools = await context.browser()?.newBrowserCDPSession();
    if (!devTools) throw new Error('The browser gave no way to load the extension');
    const welcome = context.waitForEvent('page', { predicate: isWelcome, timeout: WELCOME_MS });
    const [{ id }, greeting] = await Promise.all([
      devTools.send('Extensions.loadUnpacked', { path: extension }),
      welcome,
    ]);
    await greeting.close();
    return {
      async onPage(name, work) {
        const page = await context.newPage();
        await page.goto(`chrome-extension://${id}/${name}`);
        const result = await work(page);
        await page.close();
        return result;
      },
      watch: async (script) => void (await context.addInitScript(script)),
      [Symbol.asyncDispose]: () => context.close(),
    };
  } catch (error) {
    await context.close();
    throw error;
  }
}

const isWelcome = (page: Page): boolean => page.url().endsWith('/welcome.html');
