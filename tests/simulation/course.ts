/** The course of one run: the world, what is known of it, and the way that led there. */
import type { Step } from '#lib/replica/step.ts';
import type { SpaceChange } from '../../server/operations/rowsInHand.ts';
import type { Browser } from './browser.ts';
import { Ledger } from './ledger.ts';
import { Oracle } from './oracle.ts';
import { peekDevice, peekServer, type DeviceContent, type ServerContent } from './peek.ts';
import type { World } from './world.ts';

/** A push that was committed: whose, up to which number, and what it changed. */
export interface Push {
  device: string;
  lastN: number;
  changes: readonly SpaceChange[];
}

export interface Course {
  readonly world: World;
  readonly ledger: Ledger;
  /** What has happened, a line each. */
  readonly log: string[];
  /** What each browser may take back. */
  readonly steps: Map<string, Step[]>;
  /** As they were when they were last looked at. */
  readonly devices: Map<string, DeviceContent>;
  server: ServerContent;
  /** Of the server process, when it was last looked at. */
  writes: number;
  oracle: Oracle;
  pushes: Push[];
  /** What was known when the server was last backed up. */
  saved: { oracle: Oracle; pushes: readonly Push[]; devices: ReadonlySet<string> } | null;
  /** Browsers that may know more than a server that was put back, until they hear of it. */
  readonly aheadOfServer: Set<string>;
}

export async function beginCourse(world: World): Promise<Course> {
  const { server, browsers } = world;
  server.takeCommits();
  const content = await peekServer(server.backend.store);
  const devices = new Map<string, DeviceContent>();
  for (const browser of browsers) {
    browser.takeGiven();
    browser.takeContact();
    devices.set(browser.name, await peekDevice(browser.name));
  }
  return {
    world,
    ledger: new Ledger(),
    log: [],
    steps: new Map(),
    devices,
    server: content,
    writes: server.writes,
    oracle: Oracle.from(content.records, content.roles),
    pushes: [],
    saved: null,
    aheadOfServer: new Set(),
  };
}

export function browserOf({ world: { browsers } }: Course, who: number): Browser {
  const browser = browsers[who % browsers.length];
  if (!browser) throw new Error(`There is no browser ${who}.`);
  return browser;
}

export function contentOf({ devices }: Course, { name }: Browser): DeviceContent {
  const content = devices.get(name);
  if (!content) throw new Error(`${name} was not looked at.`);
  return content;
}

/** Until nothing more is under way; whatever was killed on the way starts again. */
export async function settle({ world, steps }: Course): Promise<void> {
  const { server, browsers, underway } = world;
  for (;;) {
    await underway.settled();
    const killed = browsers.filter(({ isKilled }) => isKilled);
    if (killed.length === 0 && !server.isDown) return;
    if (server.isDown) await server.restart();
    for (const browser of killed) {
      await browser.restart();
      steps.delete(browser.name);
    }
  }
}

/** A page that is live hears of everything and is left alone: what it shows must be right without being asked. */
export function mend(browser: Browser): void {
  const wasCut = browser.network.isCut;
  browser.network.mend();
  if (wasCut || browser.page?.state.phase !== 'live') browser.page?.poke();
}
