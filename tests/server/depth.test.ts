import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooDeep } from '../../server/border/depth.ts';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('the depth of a body', () => {
  it('is bounded', () => {
    expect([isTooDeep(nested(64)), isTooDeep(nested(65))]).toEqual([false, true]);
    expect(isTooDeep('{"a":'.repeat(65))).toBe(true);
  });

  it('counts what is open at once, not what was opened', () => {
    expect(isTooDeep(`[${'{},'.repeat(1_000)}{}]`)).toBe(false);
  });

  it('does not count what stands in texts, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', '{', '"', '\\', 'a', '字') }), (text) => {
        expect(isTooDeep(JSON.stringify({ [text]: text.repeat(70) }))).toBe(false);
      }),
    );
  });
});
