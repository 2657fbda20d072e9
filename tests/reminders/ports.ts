/** The browser as the worker sees it, for tests: a toolbar icon that remembers what it showed, and one alarm. */
import type { Badge } from '#lib/reminders/badge.ts';
import type { WakePorts } from '#lib/reminders/wake.ts';
import type { WorkerSyncPorts } from '#lib/reminders/workerSync.ts';

export interface FakeBrowser {
  ports: WakePorts;
  clock: { now: number };
  /** All that the badge has shown, in order. */
  shown: Badge[];
  /** When the worker will be woken; null for never. */
  alarm: number | null;
}

export function fakeBrowser(clock: { now: number }): FakeBrowser {
  const browser: FakeBrowser = {
    clock,
    shown: [],
    alarm: null,
    ports: {
      now: () => clock.now,
      badge: {
        async show(badge) {
          browser.shown.push(badge);
        },
      },
      alarms: {
        async wakeAt(instant) {
          browser.alarm = instant;
        },
      },
    },
  };
  return browser;
}

/** A worker's way to a server in a browser that has joined none. */
export const noServer: WorkerSyncPorts = {
  alarm: { wakeAt: async () => undefined },
  syncPorts: (copy) => ({
    copy,
    fetch: () => Promise.reject(new Error('There is no server to ask.')),
    locks: { request: (_name, _options, held) => held({}) },
    now: () => 0,
    random: () => 0,
    isOnline: () => true,
    later: () => () => undefined,
    deviceName: 'Chrome on Linux',
  }),
};
