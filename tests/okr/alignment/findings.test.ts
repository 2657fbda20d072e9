import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barrenParentsOf,
  leavesBehind,
  leftBehindIn,
  orphansOf,
  standingOf,
  type Standing,
} from '#lib/okr/alignment/findings.ts';
import { endOf, parentOf } from '#lib/okr/alignment/forest.ts';
import type { AlignedObjective } from '#lib/okr/alignment/links.ts';
import { align, damagedCompany, keyResult, objective } from './company.ts';

const TEAMS = new Map([
  ['top', { parent: null }],
  ['middle', { parent: 'top' }],
  ['team', { parent: 'middle' }],
]);

describe('how an objective stands', () => {
  const cases: [Standing, string, Partial<AlignedObjective>][] = [
    ['company', 'of no team, without a parent', { team: null }],
    ['company', 'of no team, declined', { team: null, parent: 'goal', alignment: 'declined' }],
    ['aligned', 'of no team, under a parent', { team: null, parent: 'goal' }],
    ['aligned', 'whose parent nobody had to be asked for', { parent: 'goal' }],
    ['aligned', 'that was accepted', { parent: 'goal', alignment: 'accepted' }],
    ['asked', 'whose parent’s owner has not answered', { parent: 'goal', alignment: 'asked' }],
    ['orphan', 'of a team, without a parent', {}],
    ['orphan', 'that only supports', { supports: ['goal'] }],
    ['orphan', 'that was declined', { parent: 'goal', alignment: 'declined' }],
    ['unseen', 'whose parent is not known', { parent: 'hidden', alignment: 'asked' }],
    ['looped', 'that would stand above itself', { parent: 'x', supports: ['goal'] }],
    ['unseen', 'of which only a support goes round', { parent: 'hidden', supports: ['x'] }],
  ];
  it.each(cases)('%s: one %s', (standing, _, more) => {
    const own = objective('x', more);
    const alignment = align({ objectives: [objective('goal', { team: null }), own], keyResults: [] });
    expect(standingOf(alignment, own)).toBe(standing);
  });
});

describe('orphans', () => {
  it('are what is alive, of a team, and contributes to nothing, in order', () => {
    const alignment = align({
      objectives: [
        objective('goal', { team: null }),
        objective('late', { order: 'a2' }),
        objective('draft', { order: 'a1', state: 'draft' }),
        objective('closed', { state: 'closed' }),
        objective('dropped', { state: 'dropped' }),
        objective('child', { parent: 'goal' }),
      ],
      keyResults: [],
    });
    expect(orphansOf(alignment)).toEqual(['draft', 'late']);
  });

  it('are all that are alive and nothing else', () => {
    fc.assert(
      fc.property(damagedCompany, (company) => {
        const alignment = align(company);
        const alive = company.objectives.filter(({ id }) => endOf(alignment, id) === null);
        const standings = Map.groupBy(alive, (one) => standingOf(alignment, one));
        const idsOf = (standing: Standing) => (standings.get(standing) ?? []).map(({ id }) => id);
        expect(orphansOf(alignment).toSorted()).toEqual(idsOf('orphan').toSorted());
        for (const id of [...idsOf('aligned'), ...idsOf('asked')]) expect(parentOf(alignment, id)).not.toBeNull();
        for (const standing of ['company', 'orphan', 'unseen', 'looped'] as const) {
          for (const id of idsOf(standing)) expect(parentOf(alignment, id)).toBeNull();
        }
      }),
    );
  });
});

describe('barren parents', () => {
  const barren = (...objectives: AlignedObjective[]) =>
    barrenParentsOf(
      align({ objectives, keyResults: [keyResult('k', 'goal'), keyResult('k-dropped', 'goal', { state: 'dropped' })] }),
      TEAMS,
    );

  it('are objectives of the company and of teams with teams below, under which nothing hangs, in order', () => {
    expect(
      barren(
        objective('of-middle', { team: 'middle', order: 'a2' }),
        objective('of-top', { team: 'top', order: 'a1' }),
        objective('goal', { team: null }),
        objective('of-team', { team: 'team' }),
        objective('of-unknown', { team: 'unheard' }),
      ),
    ).toEqual(['goal', 'of-top', 'of-middle']);
  });

  it('are fertile with one objective that is alive, under the objective or a key result of it, if only asked for', () => {
    const goal = objective('goal', { team: null });
    expect(barren(goal, objective('child', { parent: 'goal' }))).toEqual([]);
    expect(barren(goal, objective('child', { parent: 'k', state: 'draft' }))).toEqual([]);
    expect(barren(goal, objective('child', { parent: 'k', alignment: 'asked' }))).toEqual([]);
  });

  it('stay barren with what was declined, has ended, hangs under a dropped key result, or only supports', () => {
    const goal = objective('goal', { team: null });
    expect(barren(goal, objective('child', { parent: 'goal', alignment: 'declined' }))).toEqual(['goal']);
    expect(barren(goal, objective('child', { parent: 'goal', state: 'dropped' }))).toEqual(['goal']);
    expect(barren(goal, objective('child', { parent: 'k-dropped' }))).toEqual(['goal']);
    expect(barren(goal, objective('child', { supports: ['goal'] }))).toEqual(['goal']);
  });

  it('are only looked for among the active', () => {
    const states = ['draft', 'closed', 'dropped'] as const;
    expect(barren(...states.map((state) => objective(state, { team: null, state })))).toEqual([]);
  });
});

describe('what an end leaves behind', () => {
  const alignment = align({
    objectives: [
      objective('goal', { team: null }),
      objective('past', { state: 'closed' }),
      objective('under-dropped', { parent: 'k-dropped', order: 'a3' }),
      objective('under-past', { parent: 'k-past', order: 'a2', state: 'draft' }),
      objective('under-goal', { parent: 'goal', order: 'a1' }),
      objective('under-k', { parent: 'k', order: 'a0' }),
      objective('gone', { parent: 'k-dropped', state: 'dropped' }),
      objective('no-more', { parent: 'past', alignment: 'declined' }),
    ],
    keyResults: [
      keyResult('k', 'goal'),
      keyResult('k-dropped', 'goal', { state: 'dropped' }),
      keyResult('k-past', 'past'),
    ],
  });

  it('is said before: all that is alive under the objective and its key results, or under the key result alone', () => {
    expect(leavesBehind(alignment, 'goal')).toEqual(['under-goal', 'under-k']);
    expect(leavesBehind(alignment, 'k')).toEqual(['under-k']);
    expect(leavesBehind(alignment, 'under-k')).toEqual([]);
  });

  it('stays where it is, and is listed with the parent and how it ended', () => {
    expect(leftBehindIn(alignment)).toEqual([
      { objective: 'under-past', parent: 'k-past', end: 'closed' },
      { objective: 'under-dropped', parent: 'k-dropped', end: 'dropped' },
    ]);
    expect(parentOf(alignment, 'under-past')).toBe('k-past');
  });
});
