/** The dialog that an action of the panel opens, over the objective or key result as it is stored now. */
import { v7 as newId } from 'uuid';
import { useTexts } from '#components/texts.tsx';
import { DEFAULT_CADENCE } from '#lib/okr/defaults.ts';
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';
import * as changes from '#lib/replica/objectiveChanges.ts';
import { useApp } from '../app.tsx';
import type { useSaving } from '../useSaving.ts';
import { DropDialog } from './DropDialog.tsx';
import { KeyResultDialog } from './KeyResultDialog.tsx';
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
  const tree = trees.find(({ objective }) => objective.id === asking.objective);
  // Deleted or moved in another window meanwhile: there is nothing left to ask about.
  if (!tree) return null;
  const { objective } = tree;
  const keyResult = tree.keyResults.find((history) => history.keyResult.id === asking.keyResult)?.keyResult ?? null;
  const cadence = directory.people.get(directory.me)?.cadence ?? DEFAULT_CADENCE;
  const { save, problem } = saving;
  const author = { me: replica.me, now, newId };
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
          onSave={(made) => save(changes.addKeyResult(tree, made, author), t('panel.keyResultAdded'))}
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
          onSave={(change) =>
            save(changes.editKeyResult(keyResult, objective, change, { ...author, today }), t('panel.changed'))
          }
          onClose={onClose}
        />
      ) : (
        <ObjectiveDialog
          objective={objective}
          directory={directory}
          problem={problem}
          onSave={(change) => save(changes.editObjective(objective, change), t('panel.changed'))}
          onClose={onClose}
        />
      );
  }
}
