/** What a server does of itself, whether or not anybody asks: begins and ends cycles, and forgets tombstones that are past their time. */
import type { Backend } from './backend.ts';
import type { Log } from './log.ts';
import { turnCycles } from './operations/turnCycles.ts';
import { pruneTombstones } from './store/tombstones.ts';

/** So late at most does a cycle begin after its first midnight. */
const EVERY_MS = 10 * 60_000;

export interface Upkeep {
  /** Resolves when what was begun has ended. */
  stop(): Promise<void>;
}

/** Begins at once, and goes on every ten minutes. */
export function keepUp(backend: Backend, log: Log, now: () => number): Upkeep {
  let running: Promise<void> = Promise.resolve();
  const once = async () => {
    const cycles = await turnCycles(backend, now());
    if (cycles > 0) log.event('cycles turned', { cycles });
    const rows = await backend.store.write((tx) => pruneTombstones(tx, now()));
    if (rows > 0) log.event('tombstones forgotten', { rows });
  };
  const round = () => {
    running = once().catch((error: unknown) => log.defect(error));
  };
  round();
  const timer = setInterval(round, EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}
