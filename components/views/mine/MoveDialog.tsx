/** Under which other objective a key result goes, with all its check-ins. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Dialog } from '#components/controls/Dialog.tsx';
import { Field } from '#components/controls/Field.tsx';
import { Select } from '#components/controls/Select.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory, ObjectiveTree } from '#lib/okr/model.ts';

export interface MoveDialogProps {
  title: string;
  directory: Directory;
  /** Where it may go. */
  targets: readonly ObjectiveTree[];
  onMove: (target: ObjectiveTree) => Promise<boolean>;
  onClose: () => void;
}

export function MoveDialog({ title, directory, targets, onMove, onClose }: MoveDialogProps) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<string | null>(null);
  const cycleName = (id: string | null) =>
    (id === null ? undefined : directory.cycles.get(id)?.name) ?? t('okr.backlog');
  const target = targets.find(({ objective }) => objective.id === chosen) ?? targets[0];
  const submit = async () => {
    if (target && (await onMove(target))) onClose();
  };
  return (
    <Dialog
      title={t('panel.moveTitle', { title })}
      onClose={onClose}
      actions={
        <>
          {targets.length > 0 && (
            <Button look="primary" onClick={() => void submit()}>
              {t('panel.move')}
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            {t('system.cancel')}
          </Button>
        </>
      }
    >
      {targets.length === 0 ? (
        <p>{t('panel.noTarget')}</p>
      ) : (
        <Field label={t('panel.moveTo')} hint={t('panel.moveMeans')}>
          {(control) => (
            <Select
              {...control}
              value={target?.objective.id ?? ''}
              options={targets.map(({ objective }) => ({
                value: objective.id,
                label: t('panel.moveTarget', { title: objective.title, cycle: cycleName(objective.cycle) }),
              }))}
              onValue={setChosen}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
