/** A browser's locks, time and network in the test's hands, and a syncer that lives on them. */
import { onTestFinished } from 'vitest';
import type { Locks, SyncPorts } from '#lib/sync/client/ports.ts';
import { createSyncer, type Syncer } from '#lib/sync/client/syncer.ts';
import { NOW } from '../../replica/device.ts';
import type { Colleague } from './company.ts';

/** The locks of one browser. */
export function locksOfBrowser(): Locks {
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

/** Time that stands still until it is moved on. */
export function timeInHand() {
  let now = NOW;
  let due: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    later(ms: number, run: () => void) {
      const entry = { at: now + ms, run };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    pass(ms: number) {
      now += ms;
      const ready = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { run } of ready) run();
    },
  };
}

export interface Watched {
  syncer: Syncer;
  time: ReturnType<typeof timeInHand>;
  requests: string[];
  online: { is: boolean };
}

export function portsOf(who: Colleague, locks = locksOfBrowser()): Omit<Watched, 'syncer'> & { ports: SyncPorts } {
  const time = timeInHand();
  const requests: string[] = [];
  const online = { is: true };
  const ports: SyncPorts = {
    copy: who.copy,
    locks,
    now: time.now,
    random: () => 0,
    later: time.later,
    isOnline: () => online.is,
    deviceName: 'Chrome on Linux',
    fetch(url, init) {
      requests.push(new URL(url).pathname);
      return who.network.fetch(url, init);
    },
  };
  return { ports, time, requests, online };
}

export function watched(who: Colleague, locks?: Locks): Watched {
  const parts = portsOf(who, locks);
  const syncer = createSyncer(parts.ports);
  who.replica.onChange(syncer.changed);
  onTestFinished(() => syncer.stop());
  return { ...parts, syncer };
}
