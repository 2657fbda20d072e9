import './CheckInForm.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CheckIn, With } from '#lib/okr/model.ts';
import { tickedMilestones } from '#lib/okr/progress.ts';
import { progressAfter } from '#lib/okr/progressAfter.ts';
import type { KeyResultSummary } from '#lib/okr/summary.ts';
import { Button } from '../controls/Button.tsx';
import { TextInput } from '../controls/TextInput.tsx';
import { useTexts } from '../texts.tsx';
import { entryOf, readingOf, type CheckInDraft, type CheckInEntry, type DraftProblem } from './checkInDraft.ts';
import { CheckInMove } from './CheckInMove.tsx';
import { Confidence } from './Confidence.tsx';
import { KeyResultRow } from './KeyResultRow.tsx';
import { confidenceQuestion } from './metricText.ts';
import { ReadingField } from './ReadingField.tsx';

export interface CheckInFormProps {
  summary: KeyResultSummary;
  /** All that was said of the key result, in any order. */
  checkIns: readonly With<CheckIn>[];
  /** Half-typed content lives with the caller, so that it survives the page. Begin with EMPTY_CHECK_IN. */
  draft: CheckInDraft;
  onDraft: (draft: CheckInDraft) => void;
  onSave: (entry: CheckInEntry) => void;
  /** 'Not this week': offered if given. */
  onSkip?: (() => void) | undefined;
  /** Escape, and a click on the row above. */
  onCancel?: (() => void) | undefined;
  now: number;
  zone: string;
  /** due: with the key result's own row above, which shows the preview. panel: the row is already on the page. */
  form?: 'due' | 'panel';
  /** Takes the focus into the first question when it appears. */
  autoFocus?: boolean;
}

/**
 * A check-in: what is it now, how confident are you, what changed. Enter saves. Save is never disabled: what is missing
 * gets the focus and one sentence, and nothing is guessed. Give it the key result's id as `key`.
 */
export function CheckInForm(props: CheckInFormProps) {
  const { summary, checkIns, draft, onDraft, onSave, onSkip, onCancel, now, zone, form = 'due', autoFocus } = props;
  const { metric } = summary.keyResult;
  const texts = useTexts();
  const whole = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const confidence = useRef<HTMLInputElement>(null);
  const [tried, setTried] = useState(false);
  const ticked = useMemo(() => tickedMilestones(metric, checkIns), [metric, checkIns]);

  const reading = readingOf(draft, metric, ticked, texts.locale);
  // Milestones always have an answer: until one is ticked or unticked it is the last one.
  const answered = metric.type !== 'milestones' || Object.keys(draft.ticks).length > 0;
  const preview =
    reading.ok && answered
      ? { reading: reading.value, progress: progressAfter(metric, checkIns, reading.value) }
      : undefined;
  const entry = entryOf(draft, metric, ticked, texts.locale);
  const problem: DraftProblem | null = tried && !entry.ok ? entry.problem : null;

  useEffect(() => {
    if (!autoFocus) return;
    // With Save in sight, not only the question.
    whole.current?.scrollIntoView({ block: 'nearest' });
    first.current?.focus();
  }, [autoFocus]);

  const save = (event: Event) => {
    event.preventDefault();
    setTried(!entry.ok);
    if (entry.ok) onSave(entry.value);
    else (entry.problem.field === 'confidence' ? confidence : first).current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const action = event.key === 'Escape' ? onCancel : event.key === 'ArrowDown' && !ownsArrows(event) ? onSkip : null;
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  return (
    <form
      ref={whole}
      class="check-in"
      data-form={form}
      aria-label={summary.keyResult.title}
      noValidate
      onSubmit={save}
      onKeyDown={onKeyDown}
    >
      {form === 'due' && (
        <KeyResultRow summary={summary} now={now} zone={zone} form="due" expanded onOpen={onCancel} preview={preview} />
      )}
      <div class="check-in-fields" data-metric={metric.type}>
        <ReadingField
          metric={metric}
          draft={draft}
          onDraft={onDraft}
          last={summary.last?.reading ?? null}
          ticked={ticked}
          problem={problem}
          firstRef={first}
        />
        <CheckInMove summary={summary} preview={preview} bar={form === 'panel'} />
        <div class="check-in-wide">
          <Confidence
            question={confidenceQuestion(texts, metric)}
            value={draft.confidence}
            onValue={(value) => onDraft({ ...draft, confidence: value })}
            error={problem?.field === 'confidence' ? texts.t('form.confidenceMissing') : null}
            firstRef={confidence}
          />
        </div>
        <div class="check-in-wide check-in-end">
          <TextInput
            value={draft.note}
            onValue={(note) => onDraft({ ...draft, note })}
            placeholder={texts.t('form.notePlaceholder')}
            aria-label={texts.t('form.note')}
          />
          <Button look="primary" type="submit" keys="Enter">
            {texts.t('form.save')}
          </Button>
        </div>
      </div>
      {onSkip && (
        <div class="check-in-else">
          <Button look="quiet" keys="↓" onClick={onSkip}>
            {texts.t('form.notThisWeek')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** Radio buttons use the arrow keys themselves. */
const ownsArrows = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement && target.type === 'radio';
