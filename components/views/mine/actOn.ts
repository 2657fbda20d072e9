/** Does what was chosen in a menu of the panel: asks first where something has to be said, saves the rest at once. */
import type { ObjectiveTree } from '#lib/okr/model.ts';
import * as changes from '#lib/replica/objectiveChanges.ts';
import type { Draft } from '#lib/sync/draft.ts';
import type { Texts } from '#lib/texts/texts.ts';
import type { Asking } from './AskedDialog.tsx';
import type { Action } from './rowActions.ts';

export interface Acting {
  /** The objectives of the list, in their order. */
  trees: readonly ObjectiveTree[];
  /** Epoch ms. */
  now: number;
  texts: Texts;
  everything: () => Promise<{ trees: readonly ObjectiveTree[] }>;
  save: (drafts: readonly Draft[], message: string) => void;
  /** Moves the selection to a key result. */
  select: (keyResult: string | null) => void;
  /** `targets`: where a key result may go. */
  ask: (asking: Asking, targets?: ObjectiveTree[]) => void;
}

export function actOn({ trees, now, texts: { t }, everything, save, select, ask }: Acting) {
  return (tree: ObjectiveTree, action: Action, keyResultId?: string): void => {
    const { objective } = tree;
    const index = tree.keyResults.findIndex(({ keyResult }) => keyResult.id === keyResultId);
    const keyResult = tree.keyResults[index]?.keyResult;
    const what = keyResult
      ? ({ kind: 'key-result', record: keyResult } as const)
      : ({ kind: 'objective', record: objective } as const);
    const asked = { objective: objective.id, keyResult: keyResult?.id ?? null };
    switch (action) {
      case 'edit':
      case 'add':
      case 'drop':
        ask({ action, ...asked });
        return;
      case 'move':
        // Asked once it is known where to: a list that is not there yet reads as 'nowhere'.
        void everything().then((all) => {
          const open = all.trees.filter((other) => other.objective.id !== objective.id);
          ask(
            { action, ...asked },
            open.filter((other) => ['draft', 'active'].includes(other.objective.state)),
          );
        });
        return;
      case 'activate':
        save(changes.activateObjective(objective, now), t('panel.activated'));
        return;
      case 'resume':
        save(changes.resume(what), t('panel.resumed'));
        return;
      case 'delete':
        if (keyResult) select((tree.keyResults[index + 1] ?? tree.keyResults[index - 1])?.keyResult.id ?? null);
        save(changes.remove(what), t('panel.deleted'));
        return;
      case 'up':
      case 'down': {
        const step = action === 'up' ? -1 : 1;
        if (keyResult) {
          const siblings = tree.keyResults.map((history) => history.keyResult);
          save(
            changes.reorderKeyResult(keyResult, changes.orderAt(siblings, index, index + step)),
            t('panel.reordered'),
          );
        } else {
          const siblings = trees.map((other) => other.objective);
          const at = siblings.findIndex((other) => other.id === objective.id);
          save(changes.reorderObjective(objective, changes.orderAt(siblings, at, at + step)), t('panel.reordered'));
        }
      }
    }
  };
}
