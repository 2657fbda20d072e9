/** An objective with its key results, written in one go. Used for the very first one and for every other. */
import './writing.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { v7 as newId } from 'uuid';
import { Button, IconButton } from '#components/controls/Button.tsx';
import { Field } from '#components/controls/Field.tsx';
import { Select } from '#components/controls/Select.tsx';
import { TextArea, TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import { DEFAULT_CADENCE } from '#lib/okr/defaults.ts';
import type { Directory } from '#lib/okr/model.ts';
import type { NewObjective } from '#lib/replica/objectiveChanges.ts';
import {
  emptyKeyResult,
  isUntouched,
  ObjectiveDraft,
  readKeyResult,
  titleProblem,
  type KeyResultProblems,
  type TitleProblem,
} from './keyResultDraft.ts';
import { KeyResultFields, useTitleSentence } from './KeyResultFields.tsx';
import { useHalfTyped } from './useHalfTyped.ts';
import { useSavedOnce } from './useSavedOnce.ts';

export interface ObjectiveWriterProps {
  directory: Directory;
  cycle: string | null;
  /** What to begin with, for example a template, where nothing half-typed is waiting. */
  start?: ObjectiveDraft;
  /** Under which name half-typed content is kept. */
  form: string;
  /** Fewer fields: for the first objective. */
  brief?: boolean;
  submitLabel: string;
  /** Resolves to whether it was saved; only then is what was typed forgotten. */
  onSave: (objective: NewObjective) => Promise<boolean>;
  onCancel?: () => void;
}

export const emptyObjective = (cycle: string | null): ObjectiveDraft => ({
  title: '',
  why: '',
  ambition: 'aspirational',
  cycle: cycle ?? '',
  keyResults: [emptyKeyResult],
});

interface Problems {
  title: TitleProblem | null;
  keyResults: (KeyResultProblems | null)[];
}

export function ObjectiveWriter(props: ObjectiveWriterProps) {
  const { directory, cycle, start, form, brief = false, submitLabel, onSave, onCancel } = props;
  const { t, locale } = useTexts();
  const titleSentence = useTitleSentence();
  const { content, setContent, forget } = useHalfTyped(form, ObjectiveDraft, start ?? emptyObjective(cycle));
  // Once saving has been tried, what is missing is said at once, and goes as soon as it is there.
  const [tried, setTried] = useState(false);
  const fields = useRef<HTMLFormElement>(null);
  const once = useSavedOnce();
  // Outside a dialog the browser heeds `autofocus` only once in a page's life.
  useEffect(() => fields.current?.querySelector('input')?.focus(), []);
  const set = (change: Partial<ObjectiveDraft>) => setContent({ ...content, ...change });
  const setKeyResult = (index: number, next: ObjectiveDraft['keyResults'][number] | null) =>
    set({ keyResults: content.keyResults.flatMap((old, at) => (at === index ? (next ?? []) : [old])) });

  const cadence = directory.people.get(directory.me)?.cadence ?? DEFAULT_CADENCE;
  const written = content.keyResults.map((draft) =>
    isUntouched(draft) ? null : readKeyResult(draft, { locale, newId, cadence }),
  );
  const found: Problems = {
    title: titleProblem(content.title),
    keyResults: written.map((result) => (result && !result.ok ? result.problems : null)),
  };
  const problems = tried ? found : null;

  const submit = async (state: 'draft' | 'active') => {
    if (found.title || found.keyResults.some((problem) => problem !== null)) {
      setTried(true);
      // After the sentences are there, to the first field that has one.
      requestAnimationFrame(() => fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setTried(false);
    const keyResults = written.flatMap((result) => (result?.ok ? [result.keyResult] : []));
    await once(async () => {
      const saved = await onSave({
        title: content.title,
        why: content.why.trim(),
        ambition: content.ambition,
        cycle: content.cycle === '' ? null : content.cycle,
        state: keyResults.length === 0 ? 'draft' : state,
        keyResults,
      });
      if (saved) forget();
      return saved;
    });
  };

  const another = (
    <Button
      look="quiet"
      icon="add"
      onClick={() => set({ keyResults: [...content.keyResults, { ...emptyKeyResult, key: newId() }] })}
    >
      {t('writing.addKeyResult')}
    </Button>
  );

  return (
    <form
      class="objective-writer"
      ref={fields}
      onSubmit={(event) => {
        event.preventDefault();
        void submit('active');
      }}
    >
      <Field label={t('writing.objective')} error={titleSentence(problems?.title)}>
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            value={content.title}
            placeholder={t('writing.objectivePlaceholder')}
            onValue={(title) => set({ title })}
          />
        )}
      </Field>
      {!brief && (
        <>
          <Field label={t('writing.why')} aside={t('writing.optional')}>
            {(control) => (
              <TextArea
                {...control}
                value={content.why}
                placeholder={t('writing.whyPlaceholder')}
                onValue={(why) => set({ why })}
              />
            )}
          </Field>
          <AmbitionField value={content.ambition} onValue={(ambition) => set({ ambition })} />
          <CycleField directory={directory} value={content.cycle} onValue={(next) => set({ cycle: next })} />
        </>
      )}
      {content.keyResults.map((draft, index) => (
        <div class="written-key-result" key={draft.key}>
          <KeyResultFields
            label={t('writing.keyResultNumber', { number: index + 1 })}
            draft={draft}
            problems={problems?.keyResults[index] ?? null}
            onDraft={(next) => setKeyResult(index, next)}
          />
          {content.keyResults.length > 1 && (
            <IconButton
              icon="close"
              label={t('writing.removeKeyResult', { number: index + 1 })}
              onClick={() => setKeyResult(index, null)}
            />
          )}
        </div>
      ))}
      {!brief && <div class="writer-another">{another}</div>}
      {content.keyResults.every(isUntouched) && !brief && <p class="meta">{t('writing.noKeyResult')}</p>}
      <div class="writer-actions">
        <Button look="primary" type="submit" keys="Enter">
          {submitLabel}
        </Button>
        {brief && another}
        {!brief && (
          <Button look="quiet" onClick={() => void submit('draft')}>
            {t('writing.saveDraft')}
          </Button>
        )}
        {onCancel && (
          <Button
            look="quiet"
            onClick={() => {
              forget();
              onCancel();
            }}
          >
            {t('writing.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

export function AmbitionField({
  value,
  onValue,
}: {
  value: ObjectiveDraft['ambition'];
  onValue: (value: ObjectiveDraft['ambition']) => void;
}) {
  const { t } = useTexts();
  return (
    <Field label={t('writing.ambition')}>
      {(control) => (
        <Select
          {...control}
          value={value}
          options={[
            { value: 'aspirational', label: t('writing.aspirational') },
            { value: 'committed', label: t('writing.committed') },
          ]}
          onValue={onValue}
        />
      )}
    </Field>
  );
}

export function CycleField({
  directory,
  value,
  onValue,
}: {
  directory: Directory;
  value: string;
  onValue: (value: string) => void;
}) {
  const { t } = useTexts();
  const open = [...directory.cycles.values()].filter((cycle) => cycle.state !== 'closed' || cycle.id === value);
  return (
    <Field label={t('writing.cycle')}>
      {(control) => (
        <Select
          {...control}
          value={value}
          options={[
            ...open.map(({ id, name }) => ({ value: id, label: name })),
            { value: '', label: t('writing.backlog') },
          ]}
          onValue={onValue}
        />
      )}
    </Field>
  );
}
