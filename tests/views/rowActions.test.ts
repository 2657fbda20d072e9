import { describe, expect, it, vi } from 'vitest';
import en from '../../locales/en/panel.json' with { type: 'json' };
import type { KeyResult, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { createTexts } from '#lib/texts/texts.ts';
import { keyResultActions, objectiveActions } from '#components/views/mine/rowActions.ts';
import { checkIn, keyResult, objective, value } from '../okr/records.ts';

const TEXTS = createTexts('en', { panel: en });
const ONLY = { index: 0, count: 1 };
const MIDDLE = { index: 1, count: 3 };

function tree(state: Objective['state'], keyResults: (Partial<With<KeyResult>> & { said?: boolean })[] = []) {
  return {
    objective: objective({ state }),
    keyResults: keyResults.map(({ said, ...fields }) => ({
      keyResult: keyResult(fields),
      checkIns: said ? [checkIn('2026-07-10', value(1))] : [],
      skips: [],
      changes: [],
    })),
  } satisfies ObjectiveTree;
}
/** What is offered, in its order, by the action that choosing it asks for. */
function offered(actions: typeof objectiveActions, of: ObjectiveTree, place = ONLY): string[] {
  const act = vi.fn<(action: string) => void>();
  const items = actions(TEXTS, of, place, act);
  for (const item of items) item.onChoose();
  return items.map((item, index) => `${act.mock.calls[index]?.[0]}${item.disabled ? ' (not yet)' : ''}`);
}

describe('with an objective one can', () => {
  it('drop it while it runs, but not delete it: it was promised', () => {
    expect(offered(objectiveActions, tree('active', [{}]))).toEqual(['edit', 'add', 'drop']);
  });

  it('activate or delete a draft; activating waits for its first key result', () => {
    expect(offered(objectiveActions, tree('draft', [{}]))).toEqual(['edit', 'add', 'activate', 'delete']);
    expect(offered(objectiveActions, tree('draft'))).toEqual(['edit', 'add', 'activate (not yet)', 'delete']);
  });

  it('take up again what was dropped', () => {
    expect(offered(objectiveActions, tree('dropped', [{}]))).toEqual(['edit', 'resume']);
  });

  it('move it only to where there is room', () => {
    const active = tree('active');
    expect(offered(objectiveActions, active, { index: 0, count: 3 })).toEqual(['edit', 'add', 'down', 'drop']);
    expect(offered(objectiveActions, active, MIDDLE)).toEqual(['edit', 'add', 'up', 'down', 'drop']);
    expect(offered(objectiveActions, active, { index: 2, count: 3 })).toEqual(['edit', 'add', 'up', 'drop']);
  });
});

describe('with a key result one can', () => {
  it('drop it, and delete it only before its first check-in', () => {
    expect(offered(keyResultActions, tree('active', [{}]))).toEqual(['edit', 'move', 'drop', 'delete']);
    expect(offered(keyResultActions, tree('active', [{ said: true }]))).toEqual(['edit', 'move', 'drop']);
  });

  it('delete it from a draft whatever was said, but not drop it: nothing was promised', () => {
    expect(offered(keyResultActions, tree('draft', [{ said: true }]))).toEqual(['edit', 'move', 'delete']);
  });

  it('take up again what was dropped', () => {
    const dropped = tree('active', [{ state: 'dropped', said: true }]);
    expect(offered(keyResultActions, dropped)).toEqual(['edit', 'move', 'resume']);
  });

  it('move it up and down among its siblings', () => {
    const three = tree('active', [{ id: 'a' }, { id: 'b', said: true }, { id: 'c' }]);
    expect(offered(keyResultActions, three, MIDDLE)).toEqual(['edit', 'move', 'up', 'down', 'drop']);
  });

  it('do nothing once it is gone', () => {
    expect(offered(keyResultActions, tree('active'))).toEqual([]);
  });
});
