import { beforeEach, describe, expect, it, vi } from 'vitest';

interface Alarm {
  scheduledTime: number;
}

/** The browser's alarms, with a note of each one that was created. */
function fakeAlarms() {
  const set = new Map<string, Alarm>();
  const created: string[] = [];
  const alarms = {
    get: async (name: string) => set.get(name),
    clear: async (name: string) => set.delete(name),
    create: async (name: string, { when = 0 }: { when?: number; periodInMinutes?: number }) => {
      created.push(name);
      set.set(name, { scheduledTime: when });
    },
  };
  return { set, created, alarms };
}

let fake: ReturnType<typeof fakeAlarms>;
/** The same object all along, since the module takes hold of it when it is first loaded. */
const extension = {
  get alarms() {
    return fake.alarms;
  },
};
beforeEach(() => {
  fake = fakeAlarms();
  vi.stubGlobal('chrome', extension);
});
const port = () => import('#lib/platform/alarmPort.ts');

describe('the alarm that wakes the worker', () => {
  it('is set to an instant, and set anew only when that changes', async () => {
    const { turnAlarm } = await port();
    await turnAlarm.wakeAt(1000);
    await turnAlarm.wakeAt(1000);
    expect(fake.created).toEqual(['turn']);
    await turnAlarm.wakeAt(2000);
    expect(fake.created).toEqual(['turn', 'turn']);
    expect(fake.set.get('turn')).toEqual({ scheduledTime: 2000 });
  });

  it('is cleared when nothing is to come', async () => {
    const { turnAlarm } = await port();
    await turnAlarm.wakeAt(1000);
    expect(fake.set.size).toBe(1);
    await turnAlarm.wakeAt(null);
    await turnAlarm.wakeAt(null);
    expect(fake.set.size).toBe(0);
  });

  it('stands beside a slow pulse, which is begun once and goes on', async () => {
    const { ensurePulse, turnAlarm } = await port();
    await ensurePulse();
    await ensurePulse();
    await turnAlarm.wakeAt(1000);
    await turnAlarm.wakeAt(null);
    expect(fake.created).toEqual(['pulse', 'turn']);
    expect([...fake.set.keys()]).toEqual(['pulse']);
  });

  it('of the turn and of the server ring apart from each other', async () => {
    const { isForSync, syncAlarm, turnAlarm } = await port();
    await turnAlarm.wakeAt(1000);
    await syncAlarm.wakeAt(2000);
    await turnAlarm.wakeAt(null);
    expect([...fake.set]).toEqual([['sync', { scheduledTime: 2000 }]]);
    expect(['turn', 'sync', 'pulse'].filter((name) => isForSync({ name }))).toEqual(['sync', 'pulse']);
  });
});
