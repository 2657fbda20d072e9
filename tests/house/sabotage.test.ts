import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SABOTAGES, testsFor } from '../../scripts/sabotage/breaks.ts';

describe('the deliberate breaks', () => {
  it('are each one edit of code that is there', () => {
    const wrong = SABOTAGES.filter(({ path, find }) => readFileSync(path, 'utf8').split(find).length !== 2);
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('are at least twenty, and two for each promise', () => {
    expect(SABOTAGES.length).toBeGreaterThanOrEqual(20);
    const promises = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8'];
    const times = promises.map((promise) => SABOTAGES.filter(({ breaks }) => breaks === promise).length);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(2);
  });

  it('are noticed by tests that are there', () => {
    expect(SABOTAGES.filter((sabotage) => !existsSync(testsFor(sabotage)))).toEqual([]);
  });
});
