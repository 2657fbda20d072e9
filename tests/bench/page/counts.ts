/** How long the badge's numbers take, against one count over the same index. */
import { MOST_COUNTED } from '#lib/replica/read.ts';
import { openDB } from 'idb';
import type { Replica } from '#lib/replica/replica.ts';
import type { AgendaCounts } from '#lib/replica/read.ts';

/** Samples in milliseconds, one a round. */
export interface CountTimes {
  counts: number[];
  bare: number[];
  /** What was counted. */
  last: AgendaCounts;
}

export async function timeCounts(replica: Replica, rounds: number): Promise<CountTimes> {
  const db = await openDB('updraft');
  const { cycles } = await replica.read.directory();
  const cycle = [...cycles.values()].find(({ state }) => state === 'active')?.id ?? '';
  const now = Date.now();
  const overdue = IDBKeyRange.bound([replica.me, cycle], [replica.me, cycle, now]);

  const times: CountTimes = { counts: [], bare: [], last: await replica.read.counts(now) };
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    times.last = await replica.read.counts(now);
    const between = performance.now();
    const counted = await db.countFromIndex('roots', 'agenda', overdue);
    const end = performance.now();
    if (Math.min(counted, MOST_COUNTED) !== times.last.overdue) {
      throw new Error(`${counted} are overdue, not ${times.last.overdue}`);
    }
    times.counts.push(between - start);
    times.bare.push(end - between);
  }
  db.close();
  return times;
}
