/** Does what an act says in the simulated world. */
import { ChangeRefused, QuotaFull } from '#lib/replica/errors.ts';
import type { Act, Deed } from './acts.ts';
import type { Browser } from './browser.ts';
import { browserOf, contentOf, mend, settle, type Course } from './course.ts';
import { draftsOf } from './deeds.ts';
import { backUp, keepUp, restore, restoreProfile, saveProfile, stayAway } from './disasters.ts';
import { uidOf } from './ledger.ts';
import { peekDevice } from './peek.ts';

const HOUR = 3_600_000;

export async function perform(course: Course, act: Act): Promise<void> {
  if (!('who' in act)) return happen(course, act);
  const browser = browserOf(course, act.who);
  switch (act.do) {
    case 'sync':
      return sync(course, browser, act);
    case 'open-page':
      return browser.openPage();
    case 'close-page':
      return browser.closePage();
    case 'poke':
      return browser.page?.poke();
    case 'cut':
      return browser.network.cut();
    case 'mend':
      return mend(browser);
    case 'release':
      return browser.network.release();
    case 'skew':
      browser.skew = act.hours * HOUR;
      return;
    case 'device-fails':
      return browser.fail({ kind: act.kind, after: act.after });
    case 'save-profile':
      return saveProfile(course, browser);
    case 'restore-profile':
      return restoreProfile(course, browser);
    case 'absence':
      return stayAway(course, browser);
    case 'undo':
      return undo(course, browser);
    case 'let-go':
      return letGo(course, browser);
    default:
      return deed(course, browser, act);
  }
}

async function happen(course: Course, act: Exclude<Act, { who: number }>): Promise<void> {
  const { server, time, browsers } = course.world;
  switch (act.do) {
    case 'all-sync':
      for (const browser of browsers) {
        if (browser.page) browser.page.poke();
        else browser.sync();
      }
      return;
    case 'late-requests-arrive':
      return deliverLate(course);
    case 'time':
      return time.pass(act.seconds * 1_000, () => settle(course));
    case 'server-crashes':
      server.plan = { when: act.when, after: act.after };
      return;
    case 'upkeep':
      return keepUp(course);
    case 'backup':
      return backUp(course);
    case 'restore':
      return restore(course);
  }
}

async function sync({ world }: Course, browser: Browser, act: Extract<Act, { do: 'sync' }>): Promise<void> {
  browser.network.release();
  await world.underway.settled();
  browser.network.fates = [...act.fates];
  if (browser.page) browser.page.poke();
  else browser.sync(act.limit);
}

export async function deliverLate({ world: { late, count } }: Course): Promise<void> {
  for (const send of late.splice(0)) {
    count('late request arrived');
    // Nobody waits for the answer any more.
    await send().catch(() => undefined);
  }
}

async function deed(course: Course, browser: Browser, act: { do: Deed; on: number; to: number }): Promise<void> {
  const { world, steps } = course;
  const { me } = browser.replica;
  const shown = contentOf(course, browser)
    .shown.filter(({ record }) => !record.deleted)
    .toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1));
  const now = world.time.now + browser.skew;
  const drafts = draftsOf(act.do, { me, now, shown, id: world.nextId() }, act);
  if (drafts.length === 0) return;
  browser.takeGiven();
  const outcome = await attempt(course, browser, async () => {
    const step = await browser.commit(drafts);
    steps.set(browser.name, [...(steps.get(browser.name) ?? []), step]);
  });
  // After those of the operations comes that of the step.
  const uids = browser.takeGiven().slice(0, -1);
  if (outcome !== 'saved') return;
  world.count(`saved ${act.do}`);
  for (const uid of uids) course.ledger.say(uid, { browser: browser.name, what: act.do });
}

type Outcome = 'saved' | 'refused' | 'killed';

/** What resolves was shown as saved; what was refused, or killed on its way, was not. */
async function attempt({ world, log }: Course, browser: Browser, work: () => Promise<void>): Promise<Outcome> {
  const working = work().then(
    () => 'saved' as const,
    (error: unknown) => {
      if (error instanceof ChangeRefused || error instanceof QuotaFull) return 'refused' as const;
      throw error;
    },
  );
  // A killed process never says how it ended.
  const ended = world.underway.settled().then(() => (browser.isKilled ? ('killed' as const) : working));
  const outcome = await Promise.race([working, ended]);
  log.push(`  ${outcome}`);
  return outcome;
}

async function undo(course: Course, browser: Browser): Promise<void> {
  const step = course.steps.get(browser.name)?.pop();
  if (!step) return;
  const { outbox: before } = contentOf(course, browser);
  const outcome = await attempt(course, browser, () => browser.replica.undo(step));
  const { outbox } = await peekDevice(browser.name);
  if (outcome === 'saved')
    for (const { uid } of outbox) course.ledger.say(uid, { browser: browser.name, what: 'undo' });
  // Whoever was killed right after the commit has taken it back, though nobody was told.
  const meant = new Set(before.filter(({ type }) => type !== 'void').map(({ uid }) => uid));
  for (const { uid, type } of outbox) if (type === 'void' && meant.has(uid)) course.ledger.undo(uid);
}

async function letGo(course: Course, browser: Browser): Promise<void> {
  const [row] = await browser.membership.attention();
  if (!row) return;
  course.ledger.letGo(uidOf(row.op));
  await attempt(course, browser, () => browser.membership.letGo(row.key));
}
