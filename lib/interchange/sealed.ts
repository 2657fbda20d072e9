/** What an import must leave alone on this device: what is closed can only be read (method, 11). */
import { changeRefusal } from '#lib/okr/cycleState.ts';
import type { Objective } from '#lib/okr/model.ts';
import type { Draft } from '#lib/sync/draft.ts';
import type { Existing } from './existing.ts';

export interface Sealed {
  /** The name of what would not let this be made or changed; null where nothing is closed. */
  by(draft: Draft): string | null;
  /** Says in which cycle an objective will lie that is not there yet: what hangs under it is asked about first. */
  willLieIn(objective: string, cycle: string | null): void;
}

/** What is made by the same import is filled whatever it is, so it is not asked of that. */
export function sealedIn({ directory, trees }: Existing): Sealed {
  const objectives = new Map(trees.map(({ objective }) => [objective.id, objective]));
  const closedCycle = (cycle: unknown, objective: Pick<Objective, 'state'> | null): string | null => {
    const known = typeof cycle === 'string' ? directory.cycles.get(cycle) : undefined;
    return known && changeRefusal(known, objective, 'objective') ? known.name : null;
  };
  const outside = new Map<string, string | null>();
  const around = (root: string): string | null => {
    const objective = objectives.get(root);
    if (!objective) return outside.get(root) ?? null;
    return objective.state === 'closed' ? objective.title : closedCycle(objective.cycle, objective);
  };
  return {
    by(draft) {
      if (draft.kind === 'cycle') return closedCycle(draft.id, null);
      const entered = draft.kind === 'objective' && 'fields' in draft ? closedCycle(draft.fields.cycle, null) : null;
      return around(draft.root) ?? entered;
    },
    willLieIn(objective, cycle) {
      outside.set(objective, closedCycle(cycle, null));
    },
  };
}
