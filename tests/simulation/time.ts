/** Time and locks of the simulated world: nothing passes by itself. */
import type { Locks } from '#lib/sync/client/ports.ts';

export interface WorldTime {
  /** Epoch ms, by a clock that is right. */
  readonly now: number;
  later(ms: number, run: () => void): () => void;
  /** Moves on and runs what has become due, in its order; `between` is waited for after each. */
  pass(ms: number, between: () => Promise<void>): Promise<void>;
}

export function createTime(start: number): WorldTime {
  let now = start;
  let due: { at: number; run: () => void }[] = [];
  return {
    get now() {
      return now;
    },
    later(ms, run) {
      const entry = { at: now + ms, run };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    async pass(ms, between) {
      const end = now + ms;
      // Something that is due again and again, like a stream that is silent, is not waited for more than this often.
      for (let rounds = 0; rounds < 20; rounds++) {
        const next = due.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!next) break;
        due = due.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.run();
        await between();
      }
      now = end;
    },
  };
}

/** The locks of one browser, as navigator.locks has them. */
export function createLocks(): Locks {
  const held = new Set<string>();
  const waiting: (() => void)[] = [];
  return {
    async request(name, { signal, ifAvailable }, work) {
      if (held.has(name) && ifAvailable) return work(null);
      while (held.has(name)) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve);
          signal?.addEventListener('abort', () => reject(signal.reason));
        });
      }
      signal?.throwIfAborted();
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
        waiting.shift()?.();
      }
    },
  };
}
