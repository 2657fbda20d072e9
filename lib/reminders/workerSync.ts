/**
 * The worker's part in the sync: what was saved is sent even when the page that saved it has closed in the same moment, and while no page
 * is open the server is asked now and then. Pages do it better and are left to it. Nothing is remembered between wakes but how
 * often in a row it has failed, in the copy.
 */
import type { AlarmPort } from '#lib/platform/alarmPort.ts';
import type { Replica } from '#lib/replica/replica.ts';
import type { SyncedCopy, Waiting } from '#lib/sync/client/copy.ts';
import { syncOnce, type Exchange } from '#lib/sync/client/once.ts';
import type { SyncPorts } from '#lib/sync/client/ports.ts';

export interface WorkerSyncPorts {
  alarm: AlarmPort;
  syncPorts(copy: SyncedCopy): SyncPorts;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** While no page is open and nothing waits, so often is it asked whether there is anything new: the badge may have to change. */
const QUIET_MS = 15 * MINUTE_MS;
/** Browsers ring no sooner than half a minute after an alarm was set. */
const SOONEST_MS = MINUTE_MS;
const LONGEST_MS = 60 * MINUTE_MS;

/** A worker may be stopped half a minute after what has woken it: both together are to fit into that, and mostly do. */
const PATIENCE = { lockMs: 10 * SECOND_MS, workMs: 20 * SECOND_MS };

const FAILURES = 'sync-failures';

export function workerSync(open: () => Promise<Replica>, { alarm, syncPorts }: WorkerSyncPorts) {
  const exchange = async (): Promise<void> => {
    const replica = await open();
    const whole = await replica.whole();
    const copy = await whole.synced();
    const ports = syncPorts(copy);
    if (await copy.link()) {
      // Before it begins: whoever stops the worker half way does not stop the alarm.
      await alarm.wakeAt(ports.now() + SOONEST_MS);
    }
    const ended = await syncOnce(ports, PATIENCE);
    const before = await replica.read.meta(FAILURES);
    const failures = isFailure(ended) ? (typeof before === 'number' ? before : 0) + 1 : 0;
    if (failures !== (before ?? 0)) await whole.keep(FAILURES, failures || undefined);
    const ms = nextIn(ended, { failures, waiting: await copy.waiting(), random: ports.random() });
    await alarm.wakeAt(ms === null ? null : ports.now() + ms);
  };

  let running: Promise<void> | null = null;
  let again = false;
  return {
    /** Sends what waits and fetches what is new. Asked for meanwhile, it goes once more. */
    exchange(): Promise<void> {
      again = true;
      running ??= (async () => {
        try {
          while (again) {
            again = false;
            await exchange();
          }
        } finally {
          running = null;
        }
      })();
      return running;
    },
  };
}

/** Neither done nor left to somebody else. */
const isFailure = ({ kind }: Exchange): boolean => kind !== 'done' && kind !== 'alone' && kind !== 'held';

/** In how many ms it is worth asking again; null: not until somebody does something about it. */
function nextIn(
  ended: Exchange,
  { failures, waiting, random }: { failures: number; waiting: Waiting; random: number },
): number | null {
  switch (ended.kind) {
    case 'alone':
    case 'signed-out':
      return null;
    case 'no-right':
    case 'too-old':
      return LONGEST_MS;
    case 'done':
      return QUIET_MS;
    case 'held':
      // If the page closes without having sent it all, this does.
      return waiting.pending > 0 ? SOONEST_MS : QUIET_MS;
    default: {
      const asked = ended.kind === 'too-many' ? (ended.retryAfterMs ?? 0) : 0;
      const full = Math.min(LONGEST_MS, SOONEST_MS * 2 ** Math.min(failures - 1, 20));
      // Devices that failed together do not come back together.
      const backoff = SOONEST_MS / 2 + full * (0.5 + random / 2);
      return Math.max(asked, backoff, waiting.pending > 0 ? 0 : QUIET_MS);
    }
  }
}
