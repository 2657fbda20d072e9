/** Fills a device the way a person would have: by commits of the shipped replica, settled, so that rows are as they are in life. */
import { MOST_COUNTED } from '#lib/replica/read.ts';
import type { Replica } from '#lib/replica/replica.ts';
import { UNDO_ROOM_MS } from '#lib/replica/settle.ts';
import { cycleDraft, KEY_RESULTS_EACH, portfolio } from './portfolio.ts';

/** Objectives in one commit. */
const STEP = 100;

export interface Seeding {
  replica: Replica;
  /** The replica's own clock: it is put forward for a moment when all is written, so that all is old enough to be settled. */
  clock: { now: number };
  objectives: number;
}

/** Rejects if what is overdue then is not what the portfolio says. */
export async function seed({ replica, clock, objectives }: Seeding): Promise<void> {
  const { now } = clock;
  const zone = Temporal.Now.timeZoneId();
  const { cycles } = await replica.read.directory();
  const cycle = [...cycles.values()].find(({ state }) => state === 'active')?.id;
  if (cycle === undefined) throw new Error('The device has no running cycle');

  await replica.commit([cycleDraft({ cycle, now, zone })]);
  const trees = portfolio({ objectives, me: replica.me, cycle, now, zone });
  for (let start = 0; start < trees.length; start += STEP) {
    await replica.commit(trees.slice(start, start + STEP).flat());
  }
  clock.now = now + UNDO_ROOM_MS;
  await replica.turn();
  clock.now = now;
  const { overdue, all } = await replica.read.counts(now);
  const expected = objectives * KEY_RESULTS_EACH;
  const counted = (count: number) => Math.min(count, MOST_COUNTED);
  if (all !== counted(expected) || overdue !== counted(Math.ceil(expected / 3))) {
    throw new Error(`${overdue} of ${all} are overdue, not a third of ${expected}`);
  }
}
