import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weeklyCandles } from '#lib/okr/candles/weekly.ts';
import { answer, checkIn, metricChange, milestones, move, ticks, value, YES_NO } from '../records.ts';

const METRIC = move(0, 100);
/** Weeks from Monday 27 July to the one of Wednesday 19 August. */
const FOUR = { metric: METRIC, upTo: '2026-08-19', weeks: 4 };
const say = (day: string, now: number) => checkIn(day, value(now));

describe('weekly candles', () => {
  it('are as many as asked for, oldest first, up to the week of the last day', () => {
    const candles = weeklyCandles({ ...FOUR, checkIns: [say('2026-07-01', 20)] });
    expect(candles.map((candle) => candle?.firstDay)).toEqual(['2026-07-27', '2026-08-03', '2026-08-10', '2026-08-17']);
  });

  it('are unknown before the first check-in, whose week opens at 0', () => {
    const candles = weeklyCandles({ ...FOUR, checkIns: [say('2026-08-12', 30)] });
    expect(candles).toEqual([
      null,
      null,
      { firstDay: '2026-08-10', open: 0, high: 0.3, low: 0, close: 0.3, volume: 1, changed: false },
      { firstDay: '2026-08-17', open: 0.3, high: 0.3, low: 0.3, close: 0.3, volume: 0, changed: false },
    ]);
  });

  it('open where the week before closed and remember the extremes in between', () => {
    const checkIns = [say('2026-08-04', 50), say('2026-08-11', 20), say('2026-08-12', 90), say('2026-08-16', 60)];
    expect(weeklyCandles({ ...FOUR, checkIns })[2]).toEqual({
      firstDay: '2026-08-10',
      open: 0.5,
      high: 0.9,
      low: 0.2,
      close: 0.6,
      volume: 3,
      changed: false,
    });
  });

  it('know what was reached before the first week shown', () => {
    expect(weeklyCandles({ ...FOUR, checkIns: [say('2026-06-01', 40), say('2026-06-08', 70)] })[0]).toEqual({
      firstDay: '2026-07-27',
      open: 0.7,
      high: 0.7,
      low: 0.7,
      close: 0.7,
      volume: 0,
      changed: false,
    });
  });

  it('are all unknown without a check-in, and leave out those of later weeks', () => {
    expect(weeklyCandles({ ...FOUR, checkIns: [] })).toEqual([null, null, null, null]);
    expect(weeklyCandles({ ...FOUR, checkIns: [say('2026-08-24', 40)] })).toEqual([null, null, null, null]);
  });

  it('count the last week whole, since a colleague may already live in tomorrow', () => {
    expect(weeklyCandles({ ...FOUR, checkIns: [say('2026-08-20', 40)] })[3]?.close).toBe(0.4);
  });

  it('stay within 0 and 120 %', () => {
    const last = weeklyCandles({ ...FOUR, checkIns: [say('2026-08-17', -40), say('2026-08-18', 900)] })[3];
    expect(last).toMatchObject({ low: 0, high: 1.2, close: 1.2 });
  });

  it('count a corrected check-in once and a withdrawn one not at all', () => {
    const wrong = say('2026-08-11', 95);
    const right = checkIn('2026-08-11', value(9.5), { replaces: wrong.id });
    const mistaken = say('2026-08-12', 5);
    const withdrawn = checkIn('2026-08-12', null, { replaces: mistaken.id });
    expect(weeklyCandles({ ...FOUR, checkIns: [withdrawn, mistaken, right, wrong] })[2]).toMatchObject({
      high: 0.095,
      close: 0.095,
      volume: 1,
      changed: false,
    });
  });

  it('fold milestones check-in by check-in', () => {
    const checkIns = [checkIn('2026-08-10', ticks(['m1', 'm2'])), checkIn('2026-08-17', ticks([], ['m2']))];
    const candles = weeklyCandles({ ...FOUR, metric: milestones(1, 1, 2), checkIns });
    expect(candles.slice(2).map((candle) => candle?.close)).toEqual([0.5, 0.25]);
  });

  describe('of a key result that was measured otherwise', () => {
    const harder = metricChange('2026-08-12', { from: move(0, 100), to: move(0, 200) });
    const harderNow = { ...FOUR, metric: move(0, 200), changes: [harder] };

    it('are told by the metric of their time, and the change is marked', () => {
      const checkIns = [say('2026-08-04', 60), say('2026-08-18', 100)];
      expect(weeklyCandles({ ...harderNow, checkIns }).slice(1)).toEqual([
        { firstDay: '2026-08-03', open: 0, high: 0.6, low: 0, close: 0.6, volume: 1, changed: false },
        { firstDay: '2026-08-10', open: 0.6, high: 0.6, low: 0.3, close: 0.3, volume: 0, changed: true },
        { firstDay: '2026-08-17', open: 0.3, high: 0.5, low: 0.3, close: 0.5, volume: 1, changed: false },
      ]);
    });

    it('count the day of the change by the new metric, from before its first check-in', () => {
      const checkIns = [say('2026-08-04', 60), say('2026-08-12', 120)];
      expect(weeklyCandles({ ...harderNow, checkIns })[2]).toMatchObject({
        high: 0.6,
        low: 0.3,
        close: 0.6,
        volume: 1,
      });
    });

    it('show of several changes on one day only the last', () => {
      const undone = metricChange('2026-08-12', {
        from: move(0, 200),
        to: move(0, 100),
        createdAt: harder.createdAt + 1,
      });
      const candles = weeklyCandles({ ...FOUR, changes: [undone, harder], checkIns: [say('2026-08-04', 60)] });
      expect(candles[2]).toMatchObject({ high: 0.6, low: 0.6, close: 0.6, changed: true });
    });

    it('stay where they were in the week that nothing said fits any more, and are unknown after it', () => {
      const asked = metricChange('2026-08-12', { from: move(0, 100), to: YES_NO });
      const given = { ...FOUR, metric: YES_NO, changes: [asked] };
      expect(weeklyCandles({ ...given, checkIns: [say('2026-08-04', 60)] }).slice(2)).toEqual([
        { firstDay: '2026-08-10', open: 0.6, high: 0.6, low: 0.6, close: 0.6, volume: 0, changed: true },
        null,
      ]);
      const yes = checkIn('2026-08-18', answer(true));
      expect(weeklyCandles({ ...given, checkIns: [say('2026-08-04', 60), yes] })[3]).toMatchObject({
        open: 0,
        close: 1,
      });
    });
  });

  it('may begin their weeks on Sunday', () => {
    const candles = weeklyCandles({ ...FOUR, firstWeekday: 7, checkIns: [say('2026-08-16', 30)] });
    expect(candles[3]).toMatchObject({ firstDay: '2026-08-16', volume: 1 });
    expect(candles[2]).toBeNull();
  });

  it('join without gaps, hold their extremes and count every check-in, whatever the order of arrival', () => {
    const day = fc
      .integer({ min: 0, max: 55 })
      .map((n) => Temporal.PlainDate.from('2026-06-29').add({ days: n }).toString());
    const said = fc.tuple(day, fc.integer({ min: -50, max: 200 })).map(([day, now]) => say(day, now));
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), (checkIns) => {
        const candles = weeklyCandles({ metric: METRIC, upTo: '2026-08-23', weeks: 8, checkIns });
        expect(
          weeklyCandles({ metric: METRIC, upTo: '2026-08-23', weeks: 8, checkIns: checkIns.toReversed() }),
        ).toEqual(candles);
        expect(candles.reduce((sum, candle) => sum + (candle?.volume ?? 0), 0)).toBe(checkIns.length);
        for (const [i, candle] of candles.entries()) {
          if (!candle) continue;
          const before = candles[i - 1];
          expect(candle.open).toBe(before ? before.close : 0);
          expect(candle.low).toBeGreaterThanOrEqual(0);
          expect(candle.low).toBeLessThanOrEqual(Math.min(candle.open, candle.close));
          expect(candle.high).toBeGreaterThanOrEqual(Math.max(candle.open, candle.close));
          expect(candle.high).toBeLessThanOrEqual(1.2);
        }
      }),
    );
  });
});
