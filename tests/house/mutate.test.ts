import { describe, expect, it } from 'vitest';
import { applied, breaksOf, chosen } from '../../scripts/mutate/breaks.ts';

const broken = (code: string) => breaksOf('file.ts', code).map((one) => applied(code, one));

describe('breaks of a source file', () => {
  it('move borders, turn signs and conditions around', () => {
    expect(broken('const a = b < c;')).toEqual(['const a = b <= c;']);
    expect(broken('const a = b - c;')).toEqual(['const a = b + c;']);
    expect(broken('if (a && b) c();')).toEqual(['if (!(a && b)) c();', 'if (a || b) c();', 'if (a && b) ;']);
    expect(broken('const a = b ? c : d;')).toEqual(['const a = !(b) ? c : d;']);
  });

  it('change figures and answers', () => {
    expect(broken('const LIMIT = 5;')).toEqual(['const LIMIT = 6;']);
    expect(broken('const a = () => true;')).toEqual(['const a = () => false;']);
  });

  it('leave types, imports and texts alone', () => {
    expect(broken("import { a } from 'b';\ntype A = 1 | 2;\nconst b = 'c' + d;")).toEqual([]);
  });

  it('reach into casts', () => {
    expect(broken('const a = (b < c) as unknown;')).toEqual(['const a = (b <= c) as unknown;']);
  });
});

describe('the breaks that are tried', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i);

  it('are spread over all there are, and the same for the same seed', () => {
    const ten = chosen(hundred, 10, 7);
    expect(ten.map((item) => Math.floor(item / 10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(chosen(hundred, 10, 7)).toEqual(ten);
    expect(chosen(hundred, 10, 8)).not.toEqual(ten);
  });

  it('are all of them where more are asked for', () => {
    expect(chosen([1, 2, 3], 10, 1)).toEqual([1, 2, 3]);
  });
});
