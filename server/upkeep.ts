/**
 * What a server does of itself, whether or not anybody asks: begins and ends cycles, forgets what is past its time, and writes the daily figures.
 */
import type { Backend } from './backend.ts';
import type { Log } from './log.ts';
import { dailyFigures } from './operations/dailyFigures.ts';
import { turnCycles } from './operations/turnCycles.ts';
import { forgetExpiredInvites, forgetRevoked } from './store/outOfUse.ts';
import type { Writing } from './store/store.ts';
import { pruneTombstones } from './store/tombstones.ts';

/** So late at most does a cycle begin after its first midnight. */
const EVERY_MS = 10 * 60_000;
/** So late at most does a figure follow a check-in. */
const FIGURES_EVERY_MS = 60_000;

export interface Upkeep {
  /** Resolves when what was begun has ended. */
  stop(): Promise<void>;
}

/** Begins at once, and goes on every ten minutes. One duty that fails keeps none of the others. */
export function keepUp(backend: Backend, log: Log, now: () => number): Upkeep {
  const forgetting = (what: string, forget: (tx: Writing, now: number) => Promise<number>) => async () => {
    const rows = await backend.store.write((tx) => forget(tx, now()));
    if (rows > 0) log.event(`${what} forgotten`, { rows });
  };
  const duties = [
    async () => {
      const cycles = await turnCycles(backend, now());
      if (cycles > 0) log.event('cycles turned', { cycles });
    },
    forgetting('tombstones', pruneTombstones),
    forgetting('invites', forgetExpiredInvites),
    forgetting('revoked devices', forgetRevoked),
  ];
  return repeated(EVERY_MS, log, async () => {
    for (const duty of duties) await duty().catch((error: unknown) => log.defect(error));
  });
}

/** Begins at once, and goes on every minute. */
export function keepFigures(backend: Backend, log: Log, now: () => number): Upkeep {
  const figures = dailyFigures(backend);
  return repeated(FIGURES_EVERY_MS, log, async () => {
    const days = await figures.write(now());
    if (days > 0) log.event('figures written', { days });
  });
}

/** One round after the other: one that takes longer is waited for. */
function repeated(everyMs: number, log: Log, once: () => Promise<void>): Upkeep {
  let running: Promise<void> = Promise.resolve();
  const round = () => {
    running = running.then(once).catch((error: unknown) => log.defect(error));
  };
  round();
  const timer = setInterval(round, everyMs);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}
