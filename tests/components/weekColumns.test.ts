import { describe, expect, it } from 'vitest';
import { weeklyCandles } from '#lib/okr/candles/weekly.ts';
import { weekColumns } from '#components/okr/weekColumns.ts';
import { checkIn, move, value } from '../okr/records.ts';

const METRIC = move(0, 100);

describe('the weeks of an opened row', () => {
  it('show beside each candle the confidence said last in that week', () => {
    const checkIns = [
      checkIn('2026-08-03', value(10), { confidence: 8 }),
      checkIn('2026-08-09', value(20), { confidence: 5 }),
      checkIn('2026-08-17', value(30), { confidence: 0 }),
    ];
    const candles = weeklyCandles({ metric: METRIC, checkIns, upTo: '2026-08-19', weeks: 4 });
    const columns = weekColumns(candles, checkIns, '2026-08-17');
    expect(columns.map(({ firstDay, confidence }) => [firstDay, confidence])).toEqual([
      ['2026-07-27', null],
      ['2026-08-03', 5],
      ['2026-08-10', null],
      ['2026-08-17', 0],
    ]);
    expect(columns.every(({ candle, firstDay }) => candle === null || candle.firstDay === firstDay)).toBe(true);
  });

  it('leave out what was corrected or taken back', () => {
    const wrong = checkIn('2026-08-17', value(10), { confidence: 9 });
    const corrected = checkIn('2026-08-17', value(1), { confidence: 4, replaces: wrong.id });
    const taken = checkIn('2026-08-18', value(10), { confidence: 1 });
    const back = checkIn('2026-08-18', null, { replaces: taken.id });
    const columns = weekColumns([null], [wrong, corrected, taken, back], '2026-08-17');
    expect(columns[0]?.confidence).toBe(4);
  });
});
