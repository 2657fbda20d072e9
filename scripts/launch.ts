/** Starts a browser with a profile of its own and the extension in it. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { connectDevTools, type DevTools } from './devtools.ts';
import { attachTo, type PageInHand } from './pageInHand.ts';
import { Trouble } from './trouble.ts';

/** The first version with Temporal; the manifest says the same. */
const OLDEST_CHROMIUM = 144;

/** How Chromium ends when it finds its profile locked. */
const PROFILE_IN_USE = 21;

const Version = z.object({ product: z.string() });
const Loaded = z.object({ id: z.string() });
const Created = z.object({ targetId: z.string() });
const Targets = z.object({
  targetInfos: z.array(z.object({ targetId: z.string(), type: z.string(), url: z.string() })),
});

export interface LaunchOptions {
  browser: string;
  /** Folder of the browser's profile; made if it is not there. */
  profile: string;
  /** Folder of the built extension. */
  extension: string;
  /** Page of the extension to open, for example 'welcome.html'. */
  page: string;
  /** Where its window stands, in pixels. */
  window: { left: number; width: number; height: number };
}

export interface Running {
  page: PageInHand;
  /** Settles when the person has closed the browser. */
  closed: Promise<unknown>;
  close(): void;
}

/** @throws Trouble if the profile cannot be written, or the browser does not start, is too old or refuses the extension. */
export async function launch({ browser, profile, extension, page, window }: LaunchOptions): Promise<Running> {
  makeProfile(profile);
  const args = [
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    '--no-first-run',
    '--no-default-browser-check',
    `--window-position=${window.left},0`,
    `--window-size=${window.width},${window.height}`,
    // Chromium's sandbox does not work for root on Linux, and a container often has no other person.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
  const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const said = lastLines(child.stderr);
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', (error) => reject(new Trouble(`${browser} could not be started: ${error.message}`)));
  });

  const [, , , to, from] = child.stdio;
  if (!(to instanceof Writable && from instanceof Readable)) throw new Error('spawn gave no pipes');
  try {
    const opened = openPage(connectDevTools(to, from), extension, page);
    return { page: await Promise.race([opened, closed.then(endedEarly)]), closed, close: () => child.kill() };
  } catch (error) {
    // Killing it is for the case that it lives and refused; one that has ended keeps its own exit code.
    child.kill();
    const exitCode = await closed;
    if (error instanceof Trouble) throw error;
    // A second browser on one profile hands over to the first and ends content, or without a window says it is in use.
    if (exitCode === 0 || exitCode === PROFILE_IN_USE) {
      throw new Trouble(`Updraft is already open with the profile in ${profile}. Close that window, then try again.`);
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw new Trouble(`${browser} could not open Updraft: ${reason}. Its last words:\n${said()}`, { cause: error });
  }
}

function endedEarly(): never {
  throw new Error('it ended at once');
}

async function openPage(devTools: DevTools, extension: string, page: string): Promise<PageInHand> {
  const { product } = Version.parse(await devTools.send('Browser.getVersion'));
  const major = Number(/\/(\d+)/.exec(product)?.[1]);
  if (major < OLDEST_CHROMIUM) {
    throw new Trouble(
      `${product} is too old: Updraft needs version ${OLDEST_CHROMIUM} or later. Update it, or set CHROME_PATH to a newer one.`,
    );
  }
  const { id } = Loaded.parse(await devTools.send('Extensions.loadUnpacked', { path: extension }));
  const base = `chrome-extension://${id}/`;
  const address = base + page;
  const ours = Created.parse(await devTools.send('Target.createTarget', { url: address })).targetId;
  await closeOthers(devTools, ours, ['about:blank', `${base}welcome.html`]);
  await devTools.send('Target.activateTarget', { targetId: ours });
  return attachTo(devTools, ours);
}

/** The tab that the browser began with, and the one that the extension opens when it is installed, which takes a moment. */
async function closeOthers(devTools: DevTools, ours: string, addresses: readonly string[]): Promise<void> {
  for (let look = 0; look < 10; look += 1) {
    const { targetInfos } = Targets.parse(await devTools.send('Target.getTargets'));
    for (const { targetId, type, url } of targetInfos) {
      const other = type === 'page' && targetId !== ours && addresses.includes(url);
      if (other) await devTools.send('Target.closeTarget', { targetId });
    }
    await setTimeout(200);
  }
}

function makeProfile(profile: string): void {
  try {
    mkdirSync(profile, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Trouble(
      `No profile for the browser can be made in ${profile}: ${reason}. Make the folder writable, then try again.`,
      {
        cause: error,
      },
    );
  }
}

/** What a browser says on its way down is the best hint why, but all it says on its way up is noise. */
function lastLines(stream: Readable | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-2_000);
  });
  return () => text.trim().split('\n').slice(-5).join('\n');
}
