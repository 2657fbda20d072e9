/** A page that is put beside the extension's own, so that the shipped replica can be measured where it runs. */
import { openReplica } from '#lib/replica/replica.ts';
import { timeCheckIns } from './checkIns.ts';
import { timeCounts } from './counts.ts';
import { timeImports } from './imports.ts';
import { seed } from './seed.ts';
import { openLive, timeBacklog, timeFirstSync } from './sync.ts';

async function openBench() {
  const clock = { now: Date.now() };
  const replica = await openReplica({ now: () => clock.now });
  return {
    seed: (objectives: number) => seed({ replica, clock, objectives }),
    timeCheckIns: (rounds: number) => timeCheckIns(replica, rounds),
    timeCounts: (rounds: number) => timeCounts(replica, rounds),
    timeImports,
    timeFirstSync,
    timeBacklog,
    openLive,
  };
}
export type Bench = Awaited<ReturnType<typeof openBench>>;

globalThis.bench = openBench();
