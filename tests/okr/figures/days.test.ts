import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candle } from '#lib/okr/candles/candle.ts';
import { DailyFigure } from '#lib/okr/dailyFigure.ts';
import type { FigureDay } from '#lib/okr/figures/days.ts';
import { openFigures } from '#lib/okr/figures/figures.ts';
import { at, checkIn, keyResult, objective, Q3, value } from '../records.ts';
import { COMPANY, hour, trees } from './companies.ts';

const around = (now: number) => ({ directory: COMPANY, cycle: Q3, now });
const SCOPES = [{ team: 'north' }, { team: 'south' }, 'company'] as const;

/** The candles that the kept days mean, for as many days from the cycle's first on. */
function candlesFrom(days: readonly FigureDay[], many: number): (Candle | null)[] {
  const byDay = new Map(days.map((day) => [day.day, day]));
  let reached: number | null = null;
  return Array.from({ length: many }, (_, n) => {
    const firstDay = Temporal.PlainDate.from(Q3.firstDay).add({ days: n }).toString();
    const {
      open,
      high,
      low,
      close,
      checkIns: volume,
      changed,
    } = byDay.get(firstDay) ?? {
      open: reached,
      high: reached,
      low: reached,
      close: reached,
      checkIns: 0,
      changed: false,
    };
    reached = close;
    if (open === null || high === null || low === null || close === null) return null;
    return { firstDay, open, high, low, close, volume, changed };
  });
}

describe('the days on which something moved', () => {
  it('tell every day of the chart', () => {
    fc.assert(
      fc.property(trees, hour, (all, now) => {
        const figures = openFigures(all, around(now));
        for (const scope of SCOPES) {
          const days = figures.days(scope);
          const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/Berlin').toPlainDate();
          const begun = figures
            .candles(scope, 'day')
            .filter((_, n) => Temporal.PlainDate.from(Q3.firstDay).add({ days: n }).until(today).days >= 0);
          expect(candlesFrom(days, begun.length)).toEqual(begun);
          const problems = days.flatMap(
            (day) => DailyFigure.safeParse({ ...day, team: null, cycle: 'q3' }).error?.issues ?? [],
          );
          expect(problems).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are few, and say how many key results count, pending or not', () => {
    const said = checkIn('2026-08-12', value(50));
    const tree = {
      objective: objective({ team: 'north' }),
      keyResults: [
        { keyResult: keyResult({ activatedAt: at('2026-07-01T09:00') }), checkIns: [said], skips: [], changes: [] },
        {
          keyResult: keyResult({ id: 'later', activatedAt: at('2026-08-20T09:00') }),
          checkIns: [],
          skips: [],
          changes: [],
        },
      ],
    };
    const days = openFigures([tree], around(at('2026-09-01T09:00'))).days({ team: 'north' });
    expect(days.map(({ day, close, keyResults, checkIns }) => [day, close, keyResults, checkIns])).toEqual([
      ['2026-07-01', null, 1, 0],
      ['2026-08-12', 0.5, 1, 1],
      ['2026-08-20', 0.25, 2, 0],
    ]);
  });

  it('end today, also where somebody speaks for tomorrow', () => {
    const tree = {
      objective: objective({ team: 'north' }),
      keyResults: [
        {
          keyResult: keyResult({ activatedAt: at('2026-08-01T09:00') }),
          checkIns: [checkIn('2026-08-13', value(50))],
          skips: [],
          changes: [],
        },
      ],
    };
    const figures = openFigures([tree], around(at('2026-08-12T09:00')));
    expect(figures.days('company').map(({ day }) => day)).toEqual(['2026-08-01']);
    figures.advance(at('2026-08-13T00:00'));
    expect(figures.days('company').map(({ day }) => day)).toEqual(['2026-08-01', '2026-08-13']);
  });
});
