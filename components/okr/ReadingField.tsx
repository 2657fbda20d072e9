import type { Ref } from 'preact';
import type { Metric, Reading } from '#lib/okr/model.ts';
import { formatNumber, formatValue, unitLabel } from '#lib/okr/unit.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { Checkbox } from '../controls/Checkbox.tsx';
import { Choice } from '../controls/Choice.tsx';
import { Field } from '../controls/Field.tsx';
import { Hint } from '../controls/Hint.tsx';
import { NumberField } from '../controls/TextInput.tsx';
import { useTexts } from '../texts.tsx';
import type { CheckInDraft, DraftProblem } from './checkInDraft.ts';

interface ReadingFieldProps {
  metric: Metric;
  draft: CheckInDraft;
  onDraft: (draft: CheckInDraft) => void;
  /** What was read last: the value field shows it as placeholder, never as content. */
  last: Reading | null;
  /** The milestones that stand ticked. */
  ticked: ReadonlySet<string>;
  problem: DraftProblem | null;
  /** The control that answers the question, for moving focus here. */
  firstRef: Ref<HTMLInputElement>;
}

/** The question of a check-in, by metric: a value, milestones to tick, yes or not yet. */
export function ReadingField({ metric, draft, onDraft, last, ticked, problem, firstRef }: ReadingFieldProps) {
  const texts = useTexts();
  switch (metric.type) {
    case 'move':
    case 'keep': {
      const known = last?.type === 'value' ? last.value : null;
      return (
        <Field label={texts.t('form.newValue')} error={valueProblemText(texts, metric, known, problem)}>
          {(control) => (
            <NumberField
              {...control}
              ref={firstRef}
              value={draft.value}
              placeholder={known === null ? '' : formatNumber(known, metric.unit, texts.locale)}
              unit={unitLabel(metric.unit, texts.locale)}
              onValue={(value) => onDraft({ ...draft, value })}
            />
          )}
        </Field>
      );
    }
    case 'milestones':
      return (
        <fieldset>
          <legend class="field-label">{texts.t('form.milestonesQuestion')}</legend>
          {metric.items.map(({ id, text }, i) => (
            <Checkbox
              key={id}
              ref={i === 0 ? firstRef : null}
              label={text}
              checked={draft.ticks[id] ?? ticked.has(id)}
              onChecked={(checked) => onDraft({ ...draft, ticks: { ...draft.ticks, [id]: checked } })}
            />
          ))}
        </fieldset>
      );
    case 'from-children':
      return <Hint>{texts.t('okr.fromChildren')}</Hint>;
    case 'yes-no': {
      const missing = problem?.field === 'answer';
      return (
        <div>
          <Choice
            legend={texts.t('form.answerQuestion')}
            value={draft.answer === null ? null : draft.answer ? 'yes' : 'no'}
            options={[
              { value: 'yes', label: texts.t('okr.yes') },
              { value: 'no', label: texts.t('okr.notYet') },
            ]}
            onValue={(answer) => onDraft({ ...draft, answer: answer === 'yes' })}
            invalid={missing}
            firstRef={firstRef}
          />
          <div aria-live="polite">{missing && <Hint kind="error">{texts.t('form.answerMissing')}</Hint>}</div>
        </div>
      );
    }
  }
}

/** What would work instead, with a number of this very metric as example. */
function valueProblemText(
  texts: Texts,
  metric: Metric & { type: 'move' | 'keep' },
  known: number | null,
  problem: DraftProblem | null,
): string | null {
  if (problem?.field !== 'value') return null;
  const { unit } = metric;
  const sample = known ?? (metric.type === 'move' ? metric.target : (metric.low ?? metric.high ?? 0));
  switch (problem.code) {
    case 'empty':
    case 'not-a-number':
      return texts.t('form.valueNotANumber', { example: formatNumber(sample, unit, texts.locale) });
    case 'wrong-unit':
      return texts.t('form.valueWrongUnit', { example: formatValue(sample, unit, texts.locale) });
    case 'ambiguous':
      return texts.t('form.valueAmbiguous', { example: formatNumber(sample, unit, texts.locale) });
    case 'unclear-word':
      return texts.t('form.valueUnclear', { example: formatValue(sample, unit, texts.locale) });
    case 'clock':
      return texts.t('form.valueClock', { example: formatValue(sample, unit, texts.locale) });
  }
}
