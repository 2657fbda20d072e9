import { describe, expect, it } from 'vitest';
import { barMeasures } from '#components/okr/barMeasures.ts';
import { scaleLabels } from '#components/okr/scaleLabels.ts';

describe('the stretch bar', () => {
  it('ends at 120 per cent and fills nothing below 0', () => {
    expect(barMeasures(2.6, undefined).fill).toBe(100);
    expect(barMeasures(-2.3, undefined).fill).toBe(0);
    expect(barMeasures(0.6, undefined).fill).toBeCloseTo(50);
  });

  it('shows what was gained beyond what it was', () => {
    const { fill, change } = barMeasures(0.6, 0.36);
    expect(fill).toBeCloseTo(30);
    expect(change).toEqual({ kind: 'gain', to: expect.closeTo(50) });
  });

  it('shows what was lost beyond what is left', () => {
    const { fill, change } = barMeasures(0.36, 0.6);
    expect(fill).toBeCloseTo(30);
    expect(change).toEqual({ kind: 'loss', to: expect.closeTo(50) });
  });

  it('counts a first value as gained from nothing', () => {
    expect(barMeasures(0.6, null)).toEqual({ fill: 0, change: { kind: 'gain', to: expect.closeTo(50) } });
  });

  it('shows no movement where none is visible', () => {
    expect(barMeasures(1.3, 1.5).change).toBeNull();
  });
});

describe('the scale under a bar', () => {
  const words = (expected: number | null, width = 376) =>
    scaleLabels(expected, width).map(({ kind, percent }) => (kind === 'plain' ? `${percent}` : `${kind} ${percent}`));

  it('names what is expected and what is good', () => {
    expect(words(0.49)).toEqual(['0', 'expected 49', 'good 70', '100', '120']);
  });

  it('shortens "good" when "expected" comes near, then leaves it out', () => {
    expect(words(0.49, 316)).toEqual(['0', 'expected 49', '70', '100', '120']);
    expect(words(0.6)).toEqual(['0', 'expected 60', '100', '120']);
  });

  it('gives way at both ends of the cycle', () => {
    expect(words(0.05)).toEqual(['expected 5', 'good 70', '100', '120']);
    expect(words(1)).toEqual(['0', 'good 70', 'expected 100', '120']);
  });

  it('expects nothing where there is no pace', () => {
    expect(words(null)).toEqual(['0', 'good 70', '100', '120']);
    expect(words(0)).toEqual(['0', 'good 70', '100', '120']);
  });
});
