import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayText } from '#lib/okr/calendar.ts';
import { cycleLengthFinding, cycleProblem } from '#lib/okr/cycleProblem.ts';
import { Q3 } from './records.ts';

const quarter = (firstDay: string, lastDay: string, id: string | null = null) => ({ ...Q3, id, firstDay, lastDay });

describe('a cycle', () => {
  it('does not end before it begins, but may last a day', () => {
    expect(cycleProblem(quarter('2026-10-01', '2026-09-30'), [])).toEqual({ code: 'last-before-first' });
    expect(cycleProblem(quarter('2026-10-01', '2026-10-01'), [])).toBeNull();
  });

  it.each([
    ['begins on the last day of another', '2026-09-30', '2026-12-31'],
    ['ends on the first day of another', '2026-04-01', '2026-07-01'],
    ['lies within another', '2026-08-01', '2026-08-31'],
    ['holds another', '2026-01-01', '2026-12-31'],
  ])('that %s of its kind overlaps it', (_, firstDay, lastDay) => {
    expect(cycleProblem(quarter(firstDay, lastDay), [Q3])).toEqual({ code: 'overlaps', cycle: 'q3' });
  });

  it('may follow another on the next day', () => {
    expect(cycleProblem(quarter('2026-10-01', '2026-12-31'), [Q3])).toBeNull();
    expect(cycleProblem(quarter('2026-04-01', '2026-06-30'), [Q3])).toBeNull();
  });

  it('may lie in one of another kind, and does not overlap itself', () => {
    expect(cycleProblem(quarter('2026-07-01', '2026-09-30'), [{ ...Q3, kind: 'year' }])).toBeNull();
    expect(cycleProblem(Q3, [Q3])).toBeNull();
  });

  it('names the one that begins first, whatever the order', () => {
    const months = ['b', 'a', 'c'].map((id, i) => ({
      ...Q3,
      id,
      firstDay: `2026-0${8 - i}-01`,
      lastDay: '2026-09-30',
    }));
    for (const others of [months, months.toReversed()]) {
      expect(cycleProblem(quarter('2026-01-01', '2026-12-31'), others)).toEqual({ code: 'overlaps', cycle: 'c' });
    }
    const tied = ['y', 'x'].map((id) => ({ ...Q3, id }));
    expect(cycleProblem(quarter('2026-01-01', '2026-12-31'), tied)).toEqual({ code: 'overlaps', cycle: 'x' });
  });

  it('overlaps another exactly if they share a day', () => {
    const days = fc
      .tuple(fc.nat({ max: 40 }), fc.nat({ max: 20 }))
      .map(([first, more]) => ({ firstDay: dayText(20_000 + first), lastDay: dayText(20_000 + first + more) }));
    const all = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }) =>
      new Set(Array.from({ length: dayNumber(lastDay) - dayNumber(firstDay) + 1 }, (_, n) => dayNumber(firstDay) + n));
    fc.assert(
      fc.property(days, days, (a, b) => {
        const problem = cycleProblem({ ...Q3, ...a, id: 'a' }, [{ ...Q3, ...b, id: 'b' }]);
        expect(problem === null).toBe(all(a).isDisjointFrom(all(b)));
      }),
    );
  });
});

describe('the length of a cycle', () => {
  it.each([
    ['month', '2026-02-01', '2026-02-28'],
    ['month', '2026-07-01', '2026-07-31'],
    ['two-month', '2026-01-01', '2026-02-28'],
    ['quarter', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-07-06', '2026-10-04'],
    ['half', '2026-01-01', '2026-06-30'],
    ['year', '2028-01-01', '2028-12-31'],
  ] as const)('is usual for a %s from %s to %s', (kind, firstDay, lastDay) => {
    expect(cycleLengthFinding({ kind, firstDay, lastDay })).toBeNull();
  });

  it.each([
    ['month', 21, 38],
    ['two-month', 52, 69],
    ['quarter', 83, 99],
    ['half', 174, 191],
    ['year', 358, 373],
  ] as const)('of a %s is usual from %d to %d days', (kind, least, most) => {
    const first = dayNumber('2026-01-01');
    const lasting = (days: number) =>
      cycleLengthFinding({ kind, firstDay: dayText(first), lastDay: dayText(first + days - 1) });
    expect([lasting(least), lasting(most)]).toEqual([null, null]);
    expect(lasting(least - 1)).toEqual({ days: least - 1, least, most });
    expect(lasting(most + 1)).toEqual({ days: most + 1, least, most });
  });

  it('is worth a look where a year was mistyped', () => {
    const of = (lastDay: string) => cycleLengthFinding({ kind: 'quarter', firstDay: '2026-07-01', lastDay });
    expect(of('2027-09-30')).toMatchObject({ days: 457 });
  });
});
