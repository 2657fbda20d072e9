import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLink, withObjective } from '#lib/okr/alignment/changes.ts';
import { loopedIn } from '#lib/okr/alignment/findings.ts';
import { asksOwner, linkProblem, moveProblem, type LinkRules } from '#lib/okr/alignment/linkProblem.ts';
import type { AlignedObjective } from '#lib/okr/alignment/links.ts';
import {
  align,
  anyTarget,
  damagedCompany,
  idsOf,
  keyResult,
  objective,
  reachable,
  recordedLinks,
  soundCompany,
} from './company.ts';

const CYCLES: LinkRules['cycles'] = new Map([
  ['q2', { firstDay: '2026-04-01', lastDay: '2026-06-30' }],
  ['q3', { firstDay: '2026-07-01', lastDay: '2026-09-30' }],
  ['h2', { firstDay: '2026-06-30', lastDay: '2026-12-31' }],
]);
const OPEN: LinkRules = { cycles: CYCLES, maySee: () => true };

const COMPANY = {
  objectives: [
    objective('goal', { owner: 'bob', cycle: 'h2' }),
    objective('child', { parent: 'k-goal', cycle: 'q2' }),
    objective('grandchild', { parent: 'k-child', alignment: 'asked' }),
    objective('helper', { supports: ['grandchild'] }),
    objective('closed', { state: 'closed' }),
    objective('dropped', { state: 'dropped' }),
    objective('other', { cycle: 'q3' }),
  ],
  keyResults: [
    keyResult('k-goal', 'goal', { owner: 'cem' }),
    keyResult('k-child', 'child'),
    keyResult('k-helper', 'helper'),
    keyResult('k-other', 'other'),
    keyResult('k-dropped', 'goal', { state: 'dropped' }),
    keyResult('k-closed', 'closed'),
  ],
};
const alignment = align(COMPANY);

describe.each(['parent', 'supports'] as const)('a link as %s', (as) => {
  const problem = (child: AlignedObjective, to: string, rules = OPEN) =>
    linkProblem(alignment, { objective: child, to, as, author: 'ann' }, rules);
  const known = (id: string) => COMPANY.objectives.find((one) => one.id === id) ?? objective(id);

  it.each([
    ['an objective of another owner', 'other', 'goal'],
    ['a key result', 'other', 'k-goal'],
    ['a sister', 'grandchild', 'other'],
    ['its own parent again', 'child', 'k-goal'],
    ['what supports its child', 'new', 'k-helper'],
  ])('to %s is fine', (_, child, to) => {
    expect(problem(known(child), to)).toBeNull();
  });

  it.each([
    ['itself', 'goal', 'goal', { code: 'self' }],
    ['what does not exist', 'other', 'nobody', { code: 'unknown' }],
    ['a closed objective', 'other', 'closed', { code: 'ended', id: 'closed', end: 'closed' }],
    ['a dropped objective', 'other', 'dropped', { code: 'ended', id: 'dropped', end: 'dropped' }],
    ['a dropped key result', 'other', 'k-dropped', { code: 'ended', id: 'k-dropped', end: 'dropped' }],
    ['a key result of a closed objective', 'other', 'k-closed', { code: 'ended', id: 'k-closed', end: 'closed' }],
    ['its own key result', 'other', 'k-other', { code: 'loop', way: ['other', 'k-other'] }],
    ['its child', 'goal', 'child', { code: 'loop', way: ['goal', 'child', 'k-goal'] }],
    [
      'what supports its grandchild, though that was only asked for',
      'goal',
      'k-helper',
      { code: 'loop', way: ['goal', 'k-helper', 'helper', 'grandchild', 'k-child', 'child', 'k-goal'] },
    ],
    ['a cycle that begins after its own ends', 'child', 'k-other', { code: 'begins-later', cycle: 'q2', later: 'q3' }],
  ])('to %s is refused', (_, child, to, expected) => {
    expect(problem(known(child), to)).toEqual(expected);
  });

  it('of what has ended is refused', () => {
    expect(problem(known('closed'), 'goal')).toEqual({ code: 'ended', id: 'closed', end: 'closed' });
    expect(problem(known('dropped'), 'goal')).toEqual({ code: 'ended', id: 'dropped', end: 'dropped' });
  });

  it('to what the author may not see is refused, and nothing else is said of it', () => {
    const rules = { ...OPEN, maySee: (id: string) => id !== 'closed' };
    expect(problem(known('other'), 'closed', rules)).toEqual({ code: 'unseen' });
    expect(problem(known('other'), 'goal', rules)).toBeNull();
  });

  it('may lead to a cycle that begins on the last day of its own, but not a day later', () => {
    expect(problem(objective('new', { cycle: 'q2' }), 'goal')).toBeNull();
    const later = { ...OPEN, cycles: new Map(CYCLES).set('h2', { firstDay: '2026-07-01', lastDay: '2026-12-31' }) };
    expect(problem(objective('new', { cycle: 'q2' }), 'goal', later)).toEqual({
      code: 'begins-later',
      cycle: 'q2',
      later: 'h2',
    });
  });

  it('is not refused for a cycle in the backlog or one that is not known', () => {
    expect(problem(objective('new', { cycle: null }), 'goal')).toBeNull();
    expect(problem(objective('new', { cycle: 'q2' }), 'grandchild')).toBeNull();
    expect(problem(objective('new', { cycle: 'unheard' }), 'goal')).toBeNull();
    expect(problem(objective('new', { cycle: 'q2' }), 'goal', { ...OPEN, cycles: new Map() })).toBeNull();
  });
});

describe('a link that was declined', () => {
  const declined = objective('child', { parent: 'goal', alignment: 'declined' });
  const ask = (to: string, as: 'parent' | 'supports', author: string, child = declined) =>
    linkProblem(
      align({
        objectives: [objective('goal', { owner: 'bob' }), objective('other', { owner: 'bob' }), child],
        keyResults: [],
      }),
      {
        objective: child,
        to,
        as,
        author,
      },
      OPEN,
    );

  it('is not asked again', () => {
    expect(ask('goal', 'parent', 'ann')).toEqual({ code: 'declined' });
  });

  it('stands in the way of no other: to another parent, as a support, or by the owner who declined it', () => {
    expect(ask('other', 'parent', 'ann')).toBeNull();
    expect(ask('goal', 'supports', 'ann')).toBeNull();
    expect(ask('goal', 'parent', 'bob')).toBeNull();
    expect(ask('goal', 'parent', 'ann', { ...declined, alignment: 'accepted' })).toBeNull();
  });
});

describe('the parent’s owner', () => {
  it('is asked by everyone else; of a key result, its own owner', () => {
    expect(asksOwner(alignment, 'goal', 'ann')).toBe('bob');
    expect(asksOwner(alignment, 'k-goal', 'bob')).toBe('cem');
    expect(asksOwner(alignment, 'goal', 'bob')).toBeNull();
    expect(asksOwner(alignment, 'nobody', 'ann')).toBeNull();
  });
});

describe('a key result that is moved', () => {
  it('may not go into what contributes to it', () => {
    expect(moveProblem(alignment, 'k-goal', 'grandchild')).toEqual({
      code: 'loop',
      way: ['k-goal', 'grandchild', 'k-child', 'child'],
    });
    expect(moveProblem(alignment, 'k-goal', 'other')).toBeNull();
    expect(moveProblem(alignment, 'k-goal', 'goal')).toBeNull();
  });

  it('may not go into what has ended or is not known', () => {
    expect(moveProblem(alignment, 'k-goal', 'closed')).toEqual({ code: 'ended', id: 'closed', end: 'closed' });
    expect(moveProblem(alignment, 'k-goal', 'nobody')).toEqual({ code: 'unknown' });
    expect(moveProblem(alignment, 'k-goal', 'k-child')).toEqual({ code: 'unknown' });
    expect(moveProblem(alignment, 'nobody', 'goal')).toEqual({ code: 'unknown' });
  });
});

describe('whatever is linked', () => {
  const propose = fc.record({
    child: fc.nat(),
    to: anyTarget,
    as: fc.constantFrom('parent', 'supports'),
    answer: fc.constantFrom('asked', 'accepted', 'declined'),
  });

  it('never goes round, if every link that was not refused is taken, and every answer', () => {
    fc.assert(
      fc.property(soundCompany, fc.array(propose, { maxLength: 20 }), (company, proposals) => {
        let current = align(company);
        for (const { child, to, as, answer } of proposals) {
          const record = current.objectives.get(company.objectives[child % company.objectives.length]?.id ?? '');
          if (!record || linkProblem(current, { objective: record, to, as, author: 'ann' }, OPEN)) continue;
          current =
            as === 'parent'
              ? withLink(current, record.id, to, answer)
              : withObjective(current, { ...record, supports: [...(record.supports ?? []), to] });
          expect(loopedIn(current)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is refused as a loop exactly where a plain search finds a way back, and the way is one', () => {
    fc.assert(
      fc.property(damagedCompany, (company) => {
        const current = align(company);
        const next = recordedLinks(company);
        const ids = idsOf(company);
        for (const child of company.objectives.filter(({ state }) => state === 'active')) {
          for (const to of ids) {
            const problem = linkProblem(current, { objective: child, to, as: 'supports', author: 'ann' }, OPEN);
            if (to === child.id || problem?.code === 'ended') continue;
            expect(problem?.code === 'loop').toBe(reachable(to, next).has(child.id));
            if (problem?.code !== 'loop') continue;
            expect(problem.way.slice(0, 2)).toEqual([child.id, to]);
            const back = [...problem.way.slice(2), child.id];
            expect(problem.way.slice(1).map((at, i) => next(at).includes(back[i] ?? ''))).not.toContain(false);
          }
        }
      }),
    );
  });
});
