import { describe, expect, it } from 'vitest';
import { changeRefusal, reopen, transitionRefusal } from '#lib/okr/cycleState.ts';
import { Cycle } from '#lib/okr/model.ts';
import { at, objective, Q3 } from './records.ts';

const STATES = ['planning', 'active', 'closing', 'closed'] as const;
const inState = (state: Cycle['state']) => ({ ...Q3, state });

describe('a cycle goes on', () => {
  it('one step at a time and never back', () => {
    const allowed = STATES.flatMap((from) =>
      STATES.filter((to) => transitionRefusal(inState(from), to, []) === null).map((to) => `${from} → ${to}`),
    );
    expect(allowed).toEqual(['planning → active', 'active → closing', 'closing → closed']);
  });

  it('or says what would come next', () => {
    expect(transitionRefusal(inState('active'), 'active', [])).toEqual({ code: 'no-change' });
    expect(transitionRefusal(inState('planning'), 'closed', [])).toEqual({ code: 'not-next', next: 'active' });
    expect(transitionRefusal(inState('closed'), 'closing', [])).toEqual({ code: 'not-next', next: null });
  });

  it('to its close when no objective of it runs any more', () => {
    const objectives = [
      objective({ id: 'runs' }),
      objective({ id: 'runs-too' }),
      objective({ id: 'elsewhere', cycle: 'q4' }),
      objective({ id: 'draft', state: 'draft' }),
      objective({ id: 'closed', state: 'closed' }),
      objective({ id: 'dropped', state: 'dropped' }),
    ];
    expect(transitionRefusal(inState('closing'), 'closed', objectives)).toEqual({
      code: 'objectives-open',
      objectives: ['runs', 'runs-too'],
    });
    expect(transitionRefusal(inState('closing'), 'closed', objectives.slice(2))).toBeNull();
    expect(transitionRefusal(inState('active'), 'closing', objectives)).toBeNull();
  });
});

describe('a closed cycle', () => {
  const closed = inState('closed');
  const reopening = { at: at('2026-10-10T09:00'), by: 'ann', why: ' A number was wrong ' };

  it('is opened again to be closed anew, and its history says so each time', () => {
    const once = reopen(closed, reopening);
    expect(once).toEqual({
      ok: true,
      fields: { state: 'closing', reopened: [{ ...reopening, why: 'A number was wrong' }] },
    });
    const again = reopen({ ...closed, ...(once.ok && once.fields), state: 'closed' }, { ...reopening, by: 'bo' });
    expect(again.ok && again.fields.reopened?.map(({ by }) => by)).toEqual(['ann', 'bo']);
    expect(Cycle.safeParse({ ...closed, ...(again.ok && again.fields) }).success).toBe(true);
  });

  it('is not opened without a reason, nor one that is not closed', () => {
    expect(reopen(closed, { ...reopening, why: ' ' })).toEqual({ ok: false, code: 'why-missing' });
    expect(reopen(inState('closing'), reopening)).toEqual({ ok: false, code: 'not-closed' });
  });

  it.each(['cycle', 'objective', 'key-result', 'metric-change', 'check-in', 'skip', 'review', 'sos'] as const)(
    'takes no change of %s',
    (change) => {
      for (const state of ['active', 'closed', 'dropped'] as const) {
        expect(changeRefusal(closed, { state }, change)).toBe('cycle-closed');
      }
      expect(changeRefusal(inState('closing'), { state: 'active' }, change)).toBeNull();
      expect(changeRefusal(null, { state: 'active' }, change)).toBeNull();
    },
  );

  it('is still talked about', () => {
    for (const said of ['comment', 'seen', 'cheer'] as const) {
      expect(changeRefusal(closed, { state: 'closed' }, said)).toBeNull();
    }
  });

  it('takes nothing new, but lets go of a draft that was left in it', () => {
    expect(changeRefusal(closed, null, 'objective')).toBe('cycle-closed');
    expect(changeRefusal(closed, { state: 'draft' }, 'objective')).toBeNull();
    expect(changeRefusal(closed, { state: 'draft' }, 'cycle')).toBe('cycle-closed');
  });
});
