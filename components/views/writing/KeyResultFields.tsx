/** Title, metric, and where wanted weight and rhythm of one key result. */
import type { Ref } from 'preact';
import { Field } from '#components/controls/Field.tsx';
import { Select } from '#components/controls/Select.tsx';
import { NumberField, TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import { TITLE_MAX } from '#lib/okr/defaults.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import type { KeyResultDraft, KeyResultProblems, TitleProblem } from './keyResultDraft.ts';
import { MetricFields } from './MetricFields.tsx';

const CADENCES: [KeyResultDraft['cadence'], TextKey][] = [
  ['inherit', 'writing.cadenceInherit'],
  ['week', 'writing.cadenceWeek'],
  ['two-weeks', 'writing.cadenceTwoWeeks'],
  ['month', 'writing.cadenceMonth'],
];

export function useTitleSentence(): (problem: TitleProblem | null | undefined) => string | null {
  const { t } = useTexts();
  return (problem) =>
    !problem
      ? null
      : problem === 'title'
        ? t('writing.problemTitle')
        : t('writing.problemTitleLong', { most: TITLE_MAX });
}

export interface KeyResultFieldsProps {
  label: string;
  draft: KeyResultDraft;
  onDraft: (draft: KeyResultDraft) => void;
  problems: KeyResultProblems | null;
  /** Weight and rhythm as well. */
  whole?: boolean;
  titleRef?: Ref<HTMLInputElement>;
}

export function KeyResultFields({
  label,
  draft,
  onDraft,
  problems,
  whole = false,
  titleRef = null,
}: KeyResultFieldsProps) {
  const { t } = useTexts();
  const titleSentence = useTitleSentence();
  const set = (change: Partial<KeyResultDraft>) => onDraft({ ...draft, ...change });
  return (
    <div class="key-result-fields">
      <Field label={label} error={titleSentence(problems?.title)}>
        {(control) => (
          <TextInput
            {...control}
            ref={titleRef}
            value={draft.title}
            placeholder={t('writing.keyResultPlaceholder')}
            onValue={(title) => set({ title })}
          />
        )}
      </Field>
      <MetricFields draft={draft.metric} problems={problems?.metric ?? {}} onDraft={(metric) => set({ metric })} />
      {whole && (
        <div class="metric-row">
          <Field
            label={t('writing.weight')}
            error={problems?.weight ? t('writing.problemWeight') : null}
            hint={t('writing.weightHint')}
          >
            {(control) => <NumberField {...control} value={draft.weight} onValue={(weight) => set({ weight })} />}
          </Field>
          <Field label={t('writing.cadence')}>
            {(control) => (
              <Select
                {...control}
                value={draft.cadence}
                options={CADENCES.map(([value, key]) => ({ value, label: t(key) }))}
                onValue={(cadence) => set({ cadence })}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}
