import { describe, expect, it } from 'vitest';
import type { Candle } from '#lib/okr/candles/candle.ts';
import { candleMarks } from '#components/okr/candleMarks.ts';

const week = (open: number, close: number, more: Partial<Candle> = {}): Candle => ({
  firstDay: '2026-08-03',
  open,
  close,
  high: Math.max(open, close),
  low: Math.min(open, close),
  volume: 1,
  changed: false,
  ...more,
});
const quiet = (at: number) => week(at, at, { volume: 0 });
const heights = (path: string) => [...path.matchAll(/v(\d+)/g)].map(([, height]) => Number(height));
const strokes = (path: string) => path.match(/M/g)?.length ?? 0;

describe('candles of a row', () => {
  it('draw a rise hollow, a fall solid, no move as a dash and no check-in as a dot', () => {
    const marks = candleMarks([week(0, 0.3), week(0.3, 0.2), week(0.2, 0.2), quiet(0.2)], 60, 30);
    expect([marks.rise, marks.fall, marks.flat, marks.dots].map(strokes)).toEqual([1, 1, 1, 1]);
    expect(marks).toMatchObject({ ups: 1, downs: 1 });
  });

  it('draw what moved without a check-in, as another target or a drop does', () => {
    const marks = candleMarks([week(0.6, 0.4, { volume: 0, changed: true })], 60, 30);
    expect([marks.rise, marks.fall, marks.flat, marks.dots].map(strokes)).toEqual([0, 1, 0, 0]);
  });

  it('add a wick only where the week went beyond its open and close', () => {
    expect(strokes(candleMarks([week(0.1, 0.4)], 60, 30).rise)).toBe(1);
    expect(strokes(candleMarks([week(0.1, 0.4, { high: 0.5 })], 60, 30).rise)).toBe(2);
    expect(strokes(candleMarks([week(0.1, 0.4, { high: 0.5, low: 0 })], 60, 30).rise)).toBe(3);
  });

  it('put the weeks before the first check-in at the foot and later silence at the level reached', () => {
    const { dots } = candleMarks([null, week(0, 0.5), quiet(0.5)], 60, 30);
    expect(dots).toMatch(/^M\S+ 27h0M\S+ 2h0$/);
  });

  it('span 20 points at least, so that calm looks calm', () => {
    const calm = candleMarks([week(0.5, 0.52)], 60, 30);
    expect(calm.high - calm.low).toBeCloseTo(0.2);
    expect(heights(calm.rise)).toEqual([3]);
  });

  it('never reach below nothing', () => {
    expect(candleMarks([week(0, 0.02)], 60, 30)).toMatchObject({ low: 0, high: 0.2 });
  });

  it('use the whole height once something moved', () => {
    const { rise } = candleMarks([week(0, 1)], 60, 30);
    expect(heights(rise)).toEqual([27]);
  });

  it('show only dots before the first check-in', () => {
    const marks = candleMarks(
      Array.from({ length: 8 }, () => null),
      60,
      30,
    );
    expect(strokes(marks.dots)).toBe(8);
    expect(marks.rise + marks.fall + marks.flat).toBe('');
  });

  it('keep eight weeks within 60 px', () => {
    const { rise } = candleMarks(
      Array.from({ length: 8 }, () => week(0, 1)),
      60,
      30,
    );
    const edges = [...rise.matchAll(/M(\S+) \S+h(\d+)/g)].flatMap(([, x, width]) => [
      Number(x),
      Number(x) + Number(width),
    ]);
    expect(Math.min(...edges)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...edges)).toBeLessThanOrEqual(60);
  });
});
