/** The dialog that an action of the panel opens, over the objective or key result as it is stored now. */
import { useRef } from 'preact/hooks';
import { v7 as newId } from 'uuid';
import { useTexts } from '#components/texts.tsx';
import { DEFAULT_CADENCE } from '#lib/okr/defaults.ts';
import type { Directory, KeyResult, ObjectiveTree, With } from '#lib/okr/model.ts';
import * as changes from '#lib/replica/objectiveChanges.ts';
import { useApp } from '../app.tsx';
import type { useSaving } from '../useSaving.ts';
import { DropDialog } from './DropDialog.tsx';
import { KeyResultDialog, type KeyResultDialogProps } from './KeyResultDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { ObjectiveDialog } from './ObjectiveDialog.tsx';

/** What is asked, and about what: an objective, or one of its key results. */
export interface Asking {
  action: 'edit' | 'add' | 'drop' | 'move';
  objective: string;
  keyResult: string | null;
}

export interface AskedDialogProps {
  asking: Asking;
  trees: readonly ObjectiveTree[];
  /** Where a key result may go. */
  moveTargets: readonly ObjectiveTree[];
  directory: Directory;
  now: number;
  /** 'YYYY-MM-DD' */
  today: string;
  saving: Pick<ReturnType<typeof useSaving>, 'save' | 'problem'>;
  onClose: () => void;
}

export function AskedDialog({ asking, trees, moveTargets, directory, now, today, saving, onClose }: AskedDialogProps) {
  const { replica } = useApp();
  const { t } = useTexts();
  const found = findAsked(trees, asking);
  // Deleted or moved by somebody meanwhile: the dialog stays with what was typed into it, and says so.
  const last = useRef(found);
  if (found) last.current = found;
  if (!last.current) return null;
  const { tree, keyResult } = last.current;
  const { objective } = tree;
  const cadence = directory.people.get(directory.me)?.cadence ?? DEFAULT_CADENCE;
  const { save } = saving;
  const problem = saving.problem ?? (found ? null : t('together.gone'));
  const author = { me: replica.me, now, newId };
  const keyResultSaving: Pick<KeyResultDialogProps, 'onAdd' | 'onChange'> = {
    onAdd: (made) => save(changes.addKeyResult(tree, made, author), t('panel.keyResultAdded')),
    onChange: async (change, from) =>
      keyResult !== null &&
      save(changes.editKeyResult(keyResult, objective, change, { ...author, today }, from), t('panel.changed')),
  };
  switch (asking.action) {
    case 'drop': {
      const what = keyResult
        ? ({ kind: 'key-result', record: keyResult } as const)
        : ({ kind: 'objective', record: objective } as const);
      return (
        <DropDialog
          id={what.record.id}
          title={what.record.title}
          today={today}
          onDrop={(note) => save(changes.drop(what, note), t('panel.dropped'))}
          problem={problem}
          onClose={onClose}
        />
      );
    }
    case 'move':
      return keyResult ? (
        <MoveDialog
          title={keyResult.title}
          directory={directory}
          targets={moveTargets}
          onMove={(target) => save(changes.moveKeyResult(keyResult, target), t('panel.moved'))}
          onClose={onClose}
        />
      ) : null;
    case 'add':
      return (
        <KeyResultDialog
          keyResult={null}
          objective={objective.id}
          cadence={cadence}
          problem={problem}
          {...keyResultSaving}
          onClose={onClose}
        />
      );
    case 'edit':
      return keyResult ? (
        <KeyResultDialog
          keyResult={keyResult}
          objective={objective.id}
          cadence={cadence}
          problem={problem}
          {...keyResultSaving}
          onClose={onClose}
        />
      ) : (
        <ObjectiveDialog
          objective={objective}
          directory={directory}
          problem={problem}
          onSave={(change, from) => save(changes.editObjective(objective, change, from), t('panel.changed'))}
          onClose={onClose}
        />
      );
  }
}

/** What is asked about, as it is now; null where it is no longer there. */
function findAsked(
  trees: readonly ObjectiveTree[],
  { objective, keyResult }: Asking,
): { tree: ObjectiveTree; keyResult: With<KeyResult> | null } | null {
  const tree = trees.find((candidate) => candidate.objective.id === objective);
  if (!tree) return null;
  if (keyResult === null) return { tree, keyResult: null };
  const history = tree.keyResults.find((candidate) => candidate.keyResult.id === keyResult);
  return history ? { tree, keyResult: history.keyResult } : null;
}
