import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Hlc, hlcTime, tick, writeHlc } from '#lib/sync/clock.ts';

const moment = fc.integer({ min: 0, max: Date.parse('2200-01-01') });

describe('the hybrid clock', () => {
  it('always moves forward, even when the wall clock runs back or stands still', () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 2 }), (walls) => {
        const clocks: string[] = [];
        for (const wall of walls) clocks.push(tick(clocks.at(-1) ?? null, wall, 'device'));
        expect(clocks).toEqual([...new Set(clocks)].toSorted());
      }),
    );
  });

  it('keeps the wall time where that is ahead', () => {
    expect(hlcTime(tick(tick(null, 1_000, 'a'), 5_000, 'a'))).toBe(5_000);
  });

  it('orders two devices at the same instant by their ids, the same way everywhere', () => {
    expect(tick(null, 1_000, 'a') < tick(null, 1_000, 'b')).toBe(true);
  });

  it('goes on into the next millisecond when one has used up its counter', () => {
    const full = writeHlc(1_000, 36 ** 4 - 1, 'a');
    const next = tick(full, 1_000, 'a');
    expect(next > full).toBe(true);
    expect(hlcTime(next)).toBe(1_001);
  });

  it('writes what its own schema accepts', () => {
    fc.assert(fc.property(moment, (wall) => Hlc.safeParse(tick(null, wall, 'device-1')).success));
  });
});
