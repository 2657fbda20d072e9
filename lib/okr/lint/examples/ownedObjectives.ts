/** Small sets of objectives for the examples of the rules that look at many at once: only what those rules read. */
import type { ObjectiveTree } from '../../model.ts';

export interface OwnedObjective {
  id: string;
  owner: string;
  /** Absent: of the company. */
  team?: string;
  /** The objective it hangs under. */
  parent?: string;
  /** The owners of its key results. */
  keyResults: readonly string[];
}

export function treesOf(objectives: readonly OwnedObjective[]): ObjectiveTree[] {
  return objectives.map(({ id, owner, team = null, parent = null, keyResults }, index) => ({
    objective: {
      id,
      title: id,
      why: '',
      owner,
      team,
      cycle: 'q3',
      ambition: 'aspirational',
      parent,
      state: 'active',
      order: `a${index}`,
    },
    keyResults: keyResults.map((keyResultOwner, place) => ({
      keyResult: {
        id: `${id}-${place + 1}`,
        title: `${id} ${place + 1}`,
        owner: keyResultOwner,
        objective: id,
        metric: { type: 'yes-no' },
        weight: 1,
        state: 'active',
        activatedAt: 0,
        order: `a${place}`,
      },
      checkIns: [],
      skips: [],
      changes: [],
    })),
  }));
}
