/** Alarms that wake the worker: one for the next turn of the badge, one for the server, and a slow one in case either is lost. */
import { browser } from 'wxt/browser';

export interface AlarmPort {
  /** Sets the alarm to an instant in epoch ms, or clears it; one already set for it is left alone. */
  wakeAt(instant: number | null): Promise<void>;
}

const TURN = 'turn';
const SYNC = 'sync';
const PULSE = 'pulse';
const PULSE_MINUTES = 60;

const alarm = (name: string): AlarmPort => ({
  async wakeAt(instant) {
    const current = await browser.alarms.get(name);
    if (instant === null) {
      if (current) await browser.alarms.clear(name);
      return;
    }
    // Creating an alarm anew on each wake would push it ahead of itself for ever.
    if (current?.scheduledTime !== instant) await browser.alarms.create(name, { when: instant });
  },
});

export const turnAlarm = alarm(TURN);
export const syncAlarm = alarm(SYNC);

/** Makes sure that the worker wakes about once an hour whatever happens. */
export async function ensurePulse(): Promise<void> {
  if (!(await browser.alarms.get(PULSE))) await browser.alarms.create(PULSE, { periodInMinutes: PULSE_MINUTES });
}

/** Whether an alarm that rang is a reason to ask the server. */
export const isForSync = ({ name }: { name: string }): boolean => name === SYNC || name === PULSE;
