/** What a server does of itself, whether or not anybody asks: forgets tombstones that are past their time. */
import type { Backend } from './backend.ts';
import type { Log } from './log.ts';
import { pruneTombstones } from './store/tombstones.ts';

const EVERY_MS = 6 * 3_600_000;

export interface Upkeep {
  /** Resolves when what was begun has ended. */
  stop(): Promise<void>;
}

/** Begins at once, and goes on four times a day. */
export function keepUp({ store }: Backend, log: Log, now: () => number): Upkeep {
  let running: Promise<void> = Promise.resolve();
  const round = () => {
    running = store
      .write((tx) => pruneTombstones(tx, now()))
      .then((rows) => {
        if (rows > 0) log.event('tombstones forgotten', { rows });
      })
      .catch((error: unknown) => log.defect(error));
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
