import { describe, expect, it } from 'vitest';
import type { KeyResult } from '#lib/okr/model.ts';
import { badgeOf } from '#lib/reminders/badge.ts';
import { refreshBadge, wake } from '#lib/reminders/wake.ts';
import { worker } from '#lib/texts/laterSections.ts';
import { loadTexts } from '#lib/texts/texts.ts';
import {
  checkInDraft,
  device,
  freshStorage,
  keyResultDraft,
  NOW,
  objectiveDraft,
  runningCycle,
  ZONE,
} from '../replica/device.ts';
import { fakeBrowser } from './ports.ts';

const TEXTS = await loadTexts('en', [worker]);
const RED = badgeOf({ overdue: 1, due: 0 }, TEXTS).color;
const HOUR = 3_600_000;
const local = (time: string, zone = ZONE) => Temporal.PlainDateTime.from(time).toZonedDateTime(zone).epochMilliseconds;

/** A device with key results in the running quarter, and a worker over it that sleeps until `wakeAt`. */
async function asleep(keyResults: Partial<KeyResult>[] = [{}], now = NOW, zone = ZONE) {
  freshStorage();
  const { replica, clock } = await device(now, zone);
  const browser = fakeBrowser(clock);
  const { me } = replica;
  const cycle = await runningCycle(replica);
  await replica.commit([
    objectiveDraft('o1', { owner: me, cycle }),
    ...keyResults.map((fields, i) =>
      keyResultDraft(`k${i + 1}`, { owner: me, objective: 'o1', activatedAt: now, ...fields }),
    ),
  ]);
  let said = 0;
  return {
    replica,
    browser,
    checkIn: (keyResult = 'k1') =>
      replica.commit([checkInDraft(`c${++said}`, keyResult, 'o1', said, { me, now: clock.now })]),
    /** What the badge shows after a wake at that moment. */
    async wakeAt(moment: number): Promise<string> {
      clock.now = moment;
      await wake(replica, TEXTS, browser.ports);
      const badge = browser.shown.at(-1);
      if (!badge?.text) return 'none';
      return `${badge.text} ${badge.color === RED ? 'red' : 'amber'}`;
    },
  };
}

describe('a wake', () => {
  it('shows none, then amber from a day before, then red, and none after a check-in', async () => {
    const { wakeAt, browser, checkIn } = await asleep();
    // Activated on Wednesday 12 August, so the first is expected on Friday 21 August at 17:00.
    expect(await wakeAt(NOW)).toBe('none');
    expect(browser.alarm).toBe(local('2026-08-20T17:00') + 1);
    expect(await wakeAt(browser.alarm ?? 0)).toBe('1 amber');
    expect(browser.alarm).toBe(local('2026-08-21T17:00') + 1);
    expect(await wakeAt(browser.alarm ?? 0)).toBe('1 red');
    expect(browser.alarm).toBeNull();
    await checkIn();
    expect(await wakeAt(browser.clock.now + HOUR)).toBe('none');
    expect(browser.alarm).toBe(local('2026-08-27T17:00') + 1);
  });

  it('counts all that is mine, the overdue ones before those that fall due', async () => {
    const { wakeAt, browser } = await asleep([
      {},
      {},
      { cadence: { every: 'week', weekday: 6, time: '09:00' } },
      { owner: 'somebody' },
    ]);
    expect(await wakeAt(local('2026-08-21T17:01'))).toBe('2 red');
    expect(browser.shown.at(-1)?.title).toBe('Updraft: 2 check-ins overdue; due within a day: 1');
    // Saturday's is not overdue before Saturday.
    expect(browser.alarm).toBe(local('2026-08-22T09:00') + 1);
  });

  it('after a sleep over several due days, however long, ends with the right badge', async () => {
    const { wakeAt, browser } = await asleep();
    expect(await wakeAt(NOW)).toBe('none');
    expect(await wakeAt(local('2026-09-14T08:00'))).toBe('1 red');
    expect(await wakeAt(local('2026-10-01T08:00'))).toBe('none');
    expect(browser.shown.at(-1)?.title).toBe('Updraft: nothing waits for you');
  });

  it('writes the end of the quarter forward, so that nothing of it is asked for any more', async () => {
    const { wakeAt, replica } = await asleep();
    await wakeAt(local('2026-10-01T08:00'));
    const { cycles } = await replica.read.directory();
    expect([...cycles.values()].map(({ state }) => state).toSorted()).toEqual(['active', 'closing']);
  });

  it('shows the badge before it writes time forward, which may have to wait for another window', async () => {
    const { replica, browser } = await asleep();
    const order: string[] = [];
    browser.ports.badge.show = async ({ text }) => void order.push(`badge ${text}`);
    browser.clock.now = local('2026-08-21T18:00');
    await wake({ read: replica.read, turn: async () => void order.push('turn') }, TEXTS, browser.ports);
    expect(order).toEqual(['badge 1', 'turn', 'badge 1']);
  });

  it('changes nothing that is stored when nothing is due to change', async () => {
    const { wakeAt, replica } = await asleep();
    const before = await (await replica.whole()).backup();
    await wakeAt(NOW);
    await wakeAt(NOW);
    expect(await (await replica.whole()).backup()).toBe(before);
  });
});

describe('the badge of someone who travels', () => {
  it('follows the clock of the zone they are in', async () => {
    freshStorage();
    const { replica, clock } = await device();
    const browser = fakeBrowser(clock);
    const cycle = await runningCycle(replica);
    await replica.commit([
      objectiveDraft('o1', { owner: replica.me, cycle }),
      keyResultDraft('k1', { owner: replica.me, objective: 'o1', activatedAt: NOW }),
    ]);
    clock.now = local('2026-08-21T18:00');
    await wake(replica, TEXTS, browser.ports);
    expect(browser.shown.at(-1)?.color).toBe(RED);

    // In New York it is Friday morning: the check-in is due today, no longer overdue.
    clock.zone = 'America/New_York';
    await wake(replica, TEXTS, browser.ports);
    expect(browser.shown.at(-1)).toMatchObject({ text: '1', title: 'Updraft: 1 check-in due within a day' });
    expect(browser.alarm).toBe(local('2026-08-21T17:00', 'America/New_York') + 1);
  });
});

describe('over a change of the clocks', () => {
  it.each([
    // zone, activated, the first and the second expected, the hours between them
    ['America/New_York', '2026-10-19T10:00', '2026-10-30T17:00', '2026-11-06T17:00', 7 * 24 + 1],
    ['Europe/Zurich', '2026-10-12T10:00', '2026-10-23T17:00', '2026-10-30T17:00', 7 * 24 + 1],
    ['America/New_York', '2026-02-23T10:00', '2026-03-06T17:00', '2026-03-13T17:00', 7 * 24 - 1],
    ['Asia/Taipei', '2026-10-19T10:00', '2026-10-30T17:00', '2026-11-06T17:00', 7 * 24],
  ])('%s keeps Friday, 17:00 (activated %s)', async (zone, activated, first, second, hours) => {
    const { wakeAt, browser, checkIn } = await asleep([{}], local(activated, zone), zone);
    const [one, two] = [local(first, zone), local(second, zone)];
    expect(await wakeAt(one - 24 * HOUR - 1)).toBe('none');
    expect(browser.alarm).toBe(one - 24 * HOUR + 1);
    expect(await wakeAt(one)).toBe('1 amber');
    expect(await wakeAt(one + 1)).toBe('1 red');
    await checkIn();
    expect((two - one) / HOUR).toBe(hours);
    expect(await wakeAt(two - 24 * HOUR)).toBe('1 amber');
    expect(await wakeAt(two)).toBe('1 amber');
    expect(await wakeAt(two + 1)).toBe('1 red');
  });

  it('Zurich keeps the wall clock in spring too, where the night of the change lies between due and overdue', async () => {
    const sundays: KeyResult['cadence'] = { every: 'week', weekday: 7, time: '12:00' };
    const { wakeAt, browser } = await asleep(
      [{ cadence: sundays }],
      local('2026-03-16T10:00', 'Europe/Zurich'),
      'Europe/Zurich',
    );
    const noon = local('2026-03-29T12:00', 'Europe/Zurich');
    expect(await wakeAt(noon - 24 * HOUR - 1)).toBe('none');
    expect(browser.alarm).toBe(noon - 24 * HOUR + 1);
    // 24 hours before noon, the clock on the wall showed 11:00: that night had an hour less.
    expect(browser.alarm).toBe(local('2026-03-28T11:00', 'Europe/Zurich') + 1);
    expect(await wakeAt(noon)).toBe('1 amber');
    expect(await wakeAt(noon + 1)).toBe('1 red');
  });
});

describe('after a change', () => {
  it('badge and alarm are worked out without writing anything forward', async () => {
    const { replica, browser, checkIn, wakeAt } = await asleep();
    expect(await wakeAt(local('2026-08-21T18:00'))).toBe('1 red');
    await checkIn();
    await refreshBadge(replica, TEXTS, browser.ports);
    expect(browser.shown.at(-1)?.text).toBe('');
    expect(browser.alarm).toBe(local('2026-08-27T17:00') + 1);
  });
});
