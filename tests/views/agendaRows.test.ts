import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyResult, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { dueState } from '#lib/okr/cadence.ts';
import { agendaRows } from '#components/views/popup/agendaRows.ts';
import { ANN, at, checkIn, keyResult, objective, Q3, value } from '../okr/records.ts';

const BOB = { ...ANN, id: 'bob', name: 'Bob' };
const Q2 = { ...Q3, id: 'q2', firstDay: '2026-04-01', lastDay: '2026-06-30', state: 'closing' as const };
const directory = {
  me: 'ann',
  people: new Map([ANN, BOB].map((person) => [person.id, person])),
  teams: new Map(),
  organisation: null,
  away: new Map(),
  cycles: new Map([Q3, Q2].map((cycle) => [cycle.id, cycle])),
};
/** Wednesday 12 August 2026. */
const NOW = at('2026-08-12T10:00', 'Asia/Taipei');

interface Asked extends Partial<With<KeyResult>> {
  /** The days on which something was said, at noon in UTC. */
  said?: string[];
}
function tree(keyResults: Asked[], more: Partial<With<Objective>> = {}): ObjectiveTree {
  return {
    objective: objective(more),
    keyResults: keyResults.map(({ said = [], ...fields }) => ({
      keyResult: keyResult(fields),
      checkIns: said.map((day) => checkIn(day, value(10))),
      skips: [],
      changes: [],
    })),
  };
}
const ids = (trees: ObjectiveTree[], { now = NOW, cycle = null }: { now?: number; cycle?: string | null } = {}) => {
  const { due, upToDate } = agendaRows({ directory, trees }, now, cycle);
  const list = (rows: typeof due) => rows.map(({ summary }) => summary.keyResult.id);
  return { due: list(due), upToDate: list(upToDate) };
};

describe('the lists of the popup', () => {
  it('put what is overdue or due first, the longest expected at the top, over all objectives', () => {
    const one = tree([
      { id: 'recent', said: ['2026-08-03'] },
      { id: 'fresh', said: ['2026-08-11'] },
    ]);
    const other = tree([{ id: 'never' }, { id: 'july', said: ['2026-07-20'] }], { id: 'o2' });
    expect(ids([one, other])).toEqual({ due: ['never', 'july'], upToDate: ['recent', 'fresh'] });
    // The day before Friday 14 August.
    expect(ids([one, other], { now: at('2026-08-13T17:00', 'Asia/Taipei') }).due).toEqual(['never', 'july', 'recent']);
  });

  it('end with what is expected no more: done and dropped', () => {
    const trees = [
      tree([
        { id: 'dropped', state: 'dropped' },
        { id: 'fresh', said: ['2026-08-11'] },
        { id: 'done', metric: { type: 'move', start: 0, target: 10, unit: { kind: 'number' } }, said: ['2026-08-01'] },
      ]),
    ];
    expect(ids(trees)).toEqual({ due: [], upToDate: ['fresh', 'done', 'dropped'] });
  });

  it('hold mine alone, also out of objectives that are not mine', () => {
    const shared = tree([{ id: 'mine' }, { id: 'his', owner: 'bob' }], { owner: 'bob' });
    expect(ids([shared]).due).toEqual(['mine']);
  });

  it('leave out drafts, the backlog and cycles that do not run', () => {
    const trees = [
      tree([{ id: 'draft' }], { id: 'o1', state: 'draft' }),
      tree([{ id: 'later' }], { id: 'o2', cycle: null }),
      tree([{ id: 'past' }], { id: 'o3', cycle: 'q2' }),
      tree([{ id: 'lost' }], { id: 'o4', cycle: 'unknown' }),
    ];
    expect(ids(trees)).toEqual({ due: [], upToDate: [] });
    expect(ids(trees, { cycle: 'q2' })).toEqual({ due: [], upToDate: ['past'] });
  });

  it('stand the same way whatever order the trees come in', () => {
    const trees = ['c', 'a', 'b'].map((id) => tree([{ id }], { id: `o-${id}` }));
    expect(ids(trees).due).toEqual(['a', 'b', 'c']);
    expect(ids(trees.toReversed()).due).toEqual(['a', 'b', 'c']);
  });

  it('agree at every minute with the rule that the badge counts by', () => {
    const trees = [tree([{ id: 'a', said: ['2026-08-03'] }, { id: 'b', said: ['2026-08-11'] }, { id: 'c' }])];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 21 * 24 * 60 }), (minutes) => {
        const now = NOW + minutes * 60_000;
        const { due, upToDate } = agendaRows({ directory, trees }, now, null);
        for (const { summary } of due) expect(summary.expectedAt).toBeLessThanOrEqual(now + 86_400_000);
        for (const { summary } of upToDate) expect(dueState(summary.expectedAt, now, ANN.zone).state).toBe('upcoming');
        expect(due.length + upToDate.length).toBe(3);
      }),
      { numRuns: 50 },
    );
  });
});
