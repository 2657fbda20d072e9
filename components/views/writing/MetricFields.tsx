/** How a key result is measured: kind, unit and the numbers that kind needs. */
import { Field } from '#components/controls/Field.tsx';
import { Select } from '#components/controls/Select.tsx';
import { NumberField, TextArea, TextInput } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Metric } from '#lib/okr/model.ts';
import { formatValue, unitLabel } from '#lib/okr/unit.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import {
  DURATIONS,
  readTarget,
  readUnit,
  type FieldProblems,
  type MetricDraft,
  type MetricField,
} from './metricDraft.ts';

const KINDS: [Metric['type'], TextKey][] = [
  ['move', 'writing.metricMove'],
  ['keep', 'writing.metricKeep'],
  ['milestones', 'writing.metricMilestones'],
  ['yes-no', 'writing.metricYesNo'],
];
/** Those that the eight languages' readers meet most; any other unit can be typed as a word. */
const CURRENCIES = ['TWD', 'CNY', 'USD', 'EUR', 'JPY', 'CHF', 'GBP', 'IDR', 'MYR', 'THB', 'VND', 'SAR', 'AED'];

const SENTENCE: Record<NonNullable<FieldProblems[MetricField]>, TextKey> = {
  empty: 'writing.problemEmpty',
  'not-a-number': 'writing.problemNotANumber',
  'wrong-unit': 'writing.problemWrongUnit',
  ambiguous: 'writing.problemAmbiguous',
  'unclear-word': 'writing.problemUnclearWord',
  clock: 'writing.problemClock',
  'no-start': 'writing.problemNoStart',
  'points-or-percent': 'writing.problemPointsOrPercent',
  'start-equals-target': 'writing.problemStartEqualsTarget',
  'no-bound': 'writing.problemNoBound',
  'low-above-high': 'writing.problemLowAboveHigh',
  'tolerance-needed': 'writing.problemToleranceNeeded',
  milestones: 'writing.problemMilestones',
  'unit-word': 'writing.problemUnitWord',
};

export interface MetricFieldsProps {
  draft: MetricDraft;
  onDraft: (draft: MetricDraft) => void;
  /** Empty until the person has tried to save. */
  problems: FieldProblems;
}

export function MetricFields({ draft, onDraft, problems }: MetricFieldsProps) {
  const texts = useTexts();
  const { t, locale } = texts;
  const set = (change: Partial<MetricDraft>) => onDraft({ ...draft, ...change });
  const say = (field: MetricField) => {
    const code = problems[field];
    return code ? t(SENTENCE[code], { example: texts.number(73.5), most: 50 }) : null;
  };
  const unit = readUnit(draft);
  const units = useUnits();
  const amount = (field: 'start' | 'target' | 'low' | 'high' | 'tolerance', label: TextKey, hint?: string) => (
    <Field label={t(label)} error={say(field)} hint={hint}>
      {(control) => (
        <NumberField
          {...control}
          value={draft[field]}
          unit={unit && unitLabel(unit, locale)}
          onValue={(value) => set({ [field]: value })}
        />
      )}
    </Field>
  );

  return (
    <div class="metric-fields">
      <div class="metric-row">
        <Field label={t('writing.metric')}>
          {(control) => (
            <Select
              {...control}
              value={draft.type}
              options={KINDS.map(([value, label]) => ({ value, label: t(label) }))}
              onValue={(type) => set({ type })}
            />
          )}
        </Field>
        {(draft.type === 'move' || draft.type === 'keep') && (
          <Field label={t('writing.unit')}>
            {(control) => (
              <Select {...control} value={draft.unit} options={units} onValue={(choice) => set({ unit: choice })} />
            )}
          </Field>
        )}
      </div>
      {draft.unit === 'text' && (draft.type === 'move' || draft.type === 'keep') && (
        <Field label={t('writing.unitWord')} error={say('unitWord')}>
          {(control) => (
            <TextInput
              {...control}
              value={draft.unitWord}
              placeholder={t('writing.unitWordPlaceholder')}
              onValue={(unitWord) => set({ unitWord })}
            />
          )}
        </Field>
      )}
      {draft.type === 'move' && (
        <div class="metric-row">
          {amount('start', 'writing.from')}
          {amount('target', 'writing.to', targetHint(draft))}
        </div>
      )}
      {draft.type === 'keep' && (
        <>
          <div class="metric-row">
            {amount('low', 'writing.low')}
            {amount('high', 'writing.high')}
          </div>
          {amount('tolerance', 'writing.tolerance', t('writing.toleranceHint'))}
        </>
      )}
      {draft.type === 'milestones' && (
        <Field label={t('writing.milestones')} error={say('milestones')} hint={t('writing.milestonesHint')}>
          {(control) => (
            <TextArea {...control} rows={4} value={draft.milestones} onValue={(milestones) => set({ milestones })} />
          )}
        </Field>
      )}
    </div>
  );

  /** What is stored, where it is not what was typed. */
  function targetHint(typed: MetricDraft): string | undefined {
    const target = readTarget(typed, locale);
    if (!unit || !target.ok || !(target.relative || target.converted)) return undefined;
    return t('writing.relativeMeans', { value: formatValue(target.value, unit, locale) });
  }
}

function useUnits(): { value: string; label: string }[] {
  const { t, locale } = useTexts();
  const currencies = new Intl.DisplayNames([locale], { type: 'currency' });
  return [
    { value: 'number', label: t('writing.unitNumber') },
    { value: 'percent', label: t('writing.unitPercent') },
    ...DURATIONS.map((unit) => ({
      value: `duration:${unit}`,
      label: t('writing.unitDuration', { unit: unitLabel({ kind: 'duration', unit }, locale) }),
    })),
    ...CURRENCIES.map((code) => ({
      value: `currency:${code}`,
      label: t('writing.unitCurrency', { code: currencies.of(code) ?? code }),
    })),
    { value: 'text', label: t('writing.unitText') },
  ];
}
