import { describe, expect, it } from 'vitest';
import { nextIndex } from '#components/controls/rovingFocus.ts';
import { confidenceOfKey } from '#components/okr/confidenceKeys.ts';

describe('digits typed into the confidence', () => {
  it('choose 0 to 9', () => {
    for (let digit = 0; digit <= 9; digit++) expect(confidenceOfKey(String(digit), 0, null)).toBe(digit);
  });

  it('make 10 of a 1 and a 0 soon after it', () => {
    expect(confidenceOfKey('0', 1500, { digit: 1, at: 600 })).toBe(10);
  });

  it('leave a late 0 a 0, and one after any other digit', () => {
    expect(confidenceOfKey('0', 5000, { digit: 1, at: 600 })).toBe(0);
    expect(confidenceOfKey('0', 700, { digit: 2, at: 600 })).toBe(0);
    expect(confidenceOfKey('1', 700, { digit: 1, at: 600 })).toBe(1);
  });

  it('leave every other key to the page', () => {
    for (const key of ['Enter', 'a', '12', ' ', 'F1', '٣']) expect(confidenceOfKey(key, 0, null)).toBeNull();
  });
});

describe('arrow keys in a menu or among tabs', () => {
  it('run round at both ends', () => {
    expect(nextIndex(1, 2, 3)).toBe(0);
    expect(nextIndex(-1, 0, 3)).toBe(2);
  });

  it('enter at the near end while nothing has focus', () => {
    expect(nextIndex(1, -1, 3)).toBe(0);
    expect(nextIndex(-1, -1, 3)).toBe(2);
  });

  it('jump to the ends with Home and End', () => {
    expect(nextIndex('first', 1, 3)).toBe(0);
    expect(nextIndex('last', 1, 3)).toBe(2);
  });
});
