import fc from 'fast-check';
import { generateKeyBetween } from 'fractional-indexing';
import { describe, expect, it } from 'vitest';
import { Order } from '#lib/okr/model.ts';
import { isOrder } from '#lib/okr/order.ts';

/** Whether the library can go on from a key. */
function isTaken(key: string): boolean {
  try {
    generateKeyBetween(key, null);
    return true;
  } catch {
    return false;
  }
}

describe('a place in an order', () => {
  it('is every key that the library makes, however often one goes between two', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 60 }), (places) => {
        const keys = ['a0'];
        for (const [place, atEnd] of places) {
          const at = atEnd ? (place % 2) * keys.length : place % (keys.length + 1);
          keys.splice(at, 0, generateKeyBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect(keys.filter((key) => !isOrder(key))).toEqual([]);
      }),
    );
  });

  it('is what the library can go on with, written in its digits, and nothing else', () => {
    const digits = fc.constantFrom(...'0019AZaz');
    const texts = fc.oneof(fc.string({ unit: digits, maxLength: 29 }), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(texts, (text) => {
        // The library does not look at what the signs are, only at where they stand.
        expect(isOrder(text)).toBe(/^[0-9A-Za-z]+$/.test(text) && isTaken(text));
      }),
    );
  });

  it.each(['', '1', 'b', 'a', 'a0 ', 'a00', 'a10', 'ä0', 'a0-', `A${'0'.repeat(26)}`, `a0${'V'.repeat(199)}`])(
    'is not %j',
    (text) => expect(Order.safeParse(text).success).toBe(false),
  );

  it.each(['a0', 'Zz', 'a0V', 'b00', 'zzzzzzzzzzzzzzzzzzzzzzzzzzz'])('is %j', (text) => {
    expect(Order.safeParse(text).success).toBe(true);
  });
});
