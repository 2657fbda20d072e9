/** Changing an objective's own words, kind and cycle. */
import '../writing/writing.css';
import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { Button } from '#components/controls/Button.tsx';
import { Dialog } from '#components/controls/Dialog.tsx';
import { Field } from '#components/controls/Field.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { TextArea, TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory, Objective, With } from '#lib/okr/model.ts';
import type { ObjectiveChange } from '#lib/replica/objectiveChanges.ts';
import { titleProblem } from '../writing/keyResultDraft.ts';
import { useTitleSentence } from '../writing/KeyResultFields.tsx';
import { AmbitionField, CycleField } from '../writing/ObjectiveWriter.tsx';
import { ChangedMeanwhile } from '../writing/ChangedMeanwhile.tsx';
import { overtaken } from '../writing/overtaken.ts';
import { typedChange } from '../writing/typedChange.ts';
import { useHalfTyped } from '../writing/useHalfTyped.ts';

const Shape = z.object({
  title: z.string(),
  why: z.string(),
  ambition: z.enum(['aspirational', 'committed']),
  cycle: z.string(),
});

export interface ObjectiveDialogProps {
  objective: With<Objective>;
  directory: Directory;
  /** `from`: what its author had before them. */
  onSave: (change: Partial<ObjectiveChange>, from: Partial<ObjectiveChange>) => Promise<boolean>;
  problem: string | null;
  onClose: () => void;
}

export function ObjectiveDialog({ objective, directory, onSave, problem, onClose }: ObjectiveDialogProps) {
  const { t } = useTexts();
  const titleSentence = useTitleSentence();
  const start = {
    title: objective.title,
    why: objective.why,
    ambition: objective.ambition,
    cycle: objective.cycle ?? '',
  };
  const { content, setContent, forget, began } = useHalfTyped(`objective/${objective.id}`, Shape, start);
  const newer = overtaken({ typed: content, began, now: start }, ['title', 'why', 'ambition', 'cycle']);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<typeof content>) => setContent({ ...content, ...change });
  const leave = () => {
    forget();
    onClose();
  };
  const submit = async () => {
    setTried(true);
    if (titleProblem(content.title)) return;
    const { change, from } = typedChange(
      { typed: fieldsOf(content), began: fieldsOf(began), now: fieldsOf(start), stored: objective },
      ['title', 'why', 'ambition', 'cycle'],
    );
    if (await onSave(change, from)) leave();
  };
  return (
    <Dialog
      title={t('writing.editObjectiveTitle')}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onClick={() => void submit()}>
            {t('writing.saveChanges')}
          </Button>
          <Button look="quiet" onClick={leave}>
            {t('writing.cancel')}
          </Button>
        </>
      }
    >
      {problem && <Notice kind="error" title={problem} />}
      <form
        class="objective-writer"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field label={t('writing.objective')} error={tried ? titleSentence(titleProblem(content.title)) : null}>
          {(control) => <TextInput {...control} autoFocus value={content.title} onValue={(title) => set({ title })} />}
        </Field>
        <Field label={t('writing.why')} aside={t('writing.optional')}>
          {(control) => <TextArea {...control} rows={4} value={content.why} onValue={(why) => set({ why })} />}
        </Field>
        <AmbitionField value={content.ambition} onValue={(ambition) => set({ ambition })} />
        <CycleField directory={directory} value={content.cycle} onValue={(cycle) => set({ cycle })} />
        {newer && <ChangedMeanwhile onTake={() => set(newer)} />}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

const fieldsOf = ({ title, why, ambition, cycle }: z.infer<typeof Shape>): ObjectiveChange => ({
  title: title.trim(),
  why: why.trim(),
  ambition,
  cycle: cycle === '' ? null : cycle,
});
