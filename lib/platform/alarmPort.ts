/** One alarm that wakes the worker, and a slow one that wakes it even if that is lost. */
import { browser } from 'wxt/browser';

export interface AlarmPort {
  /** Sets the turn alarm to an instant in epoch ms, or clears it; an alarm already set for it is left alone. */
  wakeAt(instant: number | null): Promise<void>;
}

const TURN = 'turn';
const PULSE = 'pulse';
const PULSE_MINUTES = 60;

export const browserAlarms: AlarmPort = {
  async wakeAt(instant) {
    const current = await browser.alarms.get(TURN);
    if (instant === null) {
      if (current) await browser.alarms.clear(TURN);
      return;
    }
    // Creating an alarm anew on each wake would push it ahead of itself for ever.
    if (current?.scheduledTime !== instant) await browser.alarms.create(TURN, { when: instant });
  },
};

/** Makes sure that the worker wakes about once an hour whatever happens. */
export async function ensurePulse(): Promise<void> {
  if (!(await browser.alarms.get(PULSE))) await browser.alarms.create(PULSE, { periodInMinutes: PULSE_MINUTES });
}
