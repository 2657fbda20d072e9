/** The check-in form of one key result, with what is half-typed kept and what is saved committed. */
import { v7 as newId } from 'uuid';
import { CheckInForm } from '#components/okr/CheckInForm.tsx';
import { EMPTY_CHECK_IN, isTouched, type CheckInEntry } from '#components/okr/checkInDraft.ts';
import { useTexts } from '#components/texts.tsx';
import type { CheckIn, KeyResult, KeyResultHistory, Reading, With } from '#lib/okr/model.ts';
import type { KeyResultSummary } from '#lib/okr/summary.ts';
import { formatValue } from '#lib/okr/unit.ts';
import { checkIn, skip } from '#lib/replica/checkInChanges.ts';
import type { Draft } from '#lib/sync/draft.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { useApp } from './app.tsx';
import { checkInForm, HalfTypedCheckIn } from './checkInText.ts';
import { useHalfTyped } from './writing/useHalfTyped.ts';

export interface CheckInHereProps {
  summary: KeyResultSummary;
  history: KeyResultHistory;
  now: number;
  zone: string;
  form: 'due' | 'panel';
  /** Corrects this check-in instead of adding one for today. */
  replaces?: With<CheckIn>;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
  /** It has been handed over; the row shows it already. */
  onSaved: () => void;
  onCancel?: () => void;
}

export function CheckInHere(props: CheckInHereProps) {
  const { summary, history, now, zone, form, replaces, save, onSaved, onCancel } = props;
  const app = useApp();
  const texts = useTexts();
  const { keyResult } = summary;
  const author = { me: app.replica.me, newId };
  const { content, setContent, forget } = useHalfTyped(
    checkInForm(replaces?.id ?? keyResult.id),
    HalfTypedCheckIn,
    EMPTY_CHECK_IN,
  );
  const occurrence = summary.expectedAt;

  const hand = async (drafts: Draft[], message: string) => {
    // The page shows the change before it is durable; the text is forgotten only after.
    const saving = save(drafts, message);
    onSaved();
    if (await saving) forget();
  };
  const onSave = (entry: CheckInEntry) => {
    const at = Temporal.Instant.fromEpochMilliseconds(app.now()).toZonedDateTimeISO(zone).toPlainDate().toString();
    const drafts = checkIn(keyResult, entry, { ...author, now: app.now(), at, ...(replaces && { replaces }) });
    void hand(drafts, savedMessage(texts, keyResult, entry.reading));
  };

  return (
    <CheckInForm
      summary={summary}
      checkIns={history.checkIns}
      draft={content}
      onDraft={(draft) => (isTouched(draft) ? setContent(draft) : (setContent(draft), forget()))}
      onSave={onSave}
      onSkip={
        occurrence === null || replaces
          ? undefined
          : () => void hand(skip(keyResult, occurrence, { ...author, now: app.now() }), texts.t('form.skipped'))
      }
      onCancel={onCancel}
      now={now}
      zone={zone}
      form={form}
      autoFocus
    />
  );
}

function savedMessage({ t, locale }: Texts, { metric }: KeyResult, reading: Reading): string {
  if (reading.type === 'ticks') return t('form.savedMilestones');
  if (reading.type === 'answer') return t('form.savedAnswer');
  const unit = metric.type === 'move' || metric.type === 'keep' ? metric.unit : ({ kind: 'number' } as const);
  return t('form.savedValue', { value: formatValue(reading.value, unit, locale) });
}
