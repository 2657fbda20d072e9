/** The browser as the worker sees it, for tests: a toolbar icon that remembers what it showed, and one alarm. */
import type { Badge } from '#lib/reminders/badge.ts';
import type { WakePorts } from '#lib/reminders/wake.ts';

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
