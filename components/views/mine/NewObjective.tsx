/** A new objective of mine, from the panel. */
import { Dialog } from '#components/controls/Dialog.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory } from '#lib/okr/model.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { useCreateObjective } from '../writing/useCreateObjective.ts';
import { ObjectiveWriter } from '../writing/ObjectiveWriter.tsx';

export interface NewObjectiveProps {
  directory: Directory;
  cycle: string | null;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
  problem: string | null;
  onClose: () => void;
}

export function NewObjective({ directory, cycle, save, problem, onClose }: NewObjectiveProps) {
  const { t } = useTexts();
  const create = useCreateObjective(save);
  return (
    <Dialog title={t('writing.newTitle')} onClose={onClose}>
      {problem && <Notice kind="error" title={problem} />}
      <ObjectiveWriter
        directory={directory}
        cycle={cycle}
        form="new-objective"
        submitLabel={t('writing.createActive')}
        onSave={async (objective) => {
          const saved = await create(objective);
          if (saved) onClose();
          return saved;
        }}
        onCancel={onClose}
      />
    </Dialog>
  );
}
