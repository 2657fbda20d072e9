/** An opened key result: its weeks, its history, a check-in or a correction. */
import { useMemo, useState } from 'preact/hooks';
import { v7 as newId } from 'uuid';
import { Button } from '#components/controls/Button.tsx';
import { WeekCandles } from '#components/okr/WeekCandles.tsx';
import { weekColumns } from '#components/okr/weekColumns.ts';
import { useTexts } from '#components/texts.tsx';
import type { CheckIn, Directory, KeyResultHistory, With } from '#lib/okr/model.ts';
import { takesCheckIns } from '#lib/okr/progress.ts';
import type { KeyResultSummary } from '#lib/okr/summary.ts';
import { withdrawCheckIn } from '#lib/replica/checkInChanges.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { useApp } from '../app.tsx';
import { CheckInHere } from '../CheckInHere.tsx';
import { personName } from '../personName.ts';
import { DroppedNote } from './DroppedNote.tsx';
import { History } from './History.tsx';

export interface OpenKeyResultProps {
  id: string;
  summary: KeyResultSummary;
  history: KeyResultHistory;
  now: number;
  zone: string;
  directory: Directory;
  /** Whether check-ins are to be had: not under a draft or something dropped. */
  running: boolean;
  /** Whether they are mine to make and to correct; otherwise all of it is to be read only. */
  mine: boolean;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
}

export function OpenKeyResult(props: OpenKeyResultProps) {
  const { id, summary, history, directory, now, zone, running, mine, save } = props;
  const { replica } = useApp();
  const texts = useTexts();
  const { t, day } = texts;
  const [checkingIn, setCheckingIn] = useState(false);
  const [correcting, setCorrecting] = useState<With<CheckIn> | null>(null);
  const { keyResult } = summary;
  const weeks = useMemo(() => weekColumns(summary.candles, history.checkIns, summary.lastWeek), [summary, history]);
  const close = () => {
    setCheckingIn(false);
    setCorrecting(null);
  };
  return (
    <div class="open-key-result" id={id}>
      <WeekCandles weeks={weeks} />
      {keyResult.dropped && <DroppedNote note={keyResult.dropped} />}
      {correcting && <p class="correcting">{t('panel.correcting', { day: day(correcting.at) })}</p>}
      {checkingIn || correcting ? (
        <CheckInHere
          key={correcting?.id ?? 'new'}
          summary={summary}
          history={history}
          now={now}
          zone={zone}
          form="panel"
          {...(correcting && { replaces: correcting })}
          save={save}
          onSaved={close}
          onCancel={close}
        />
      ) : (
        running &&
        mine &&
        takesCheckIns(keyResult.metric) && (
          <Button icon="check" onClick={() => setCheckingIn(true)}>
            {t('panel.checkIn')}
          </Button>
        )
      )}
      <History
        history={history}
        nameOf={(person) => personName(texts, directory, person)}
        {...(mine && {
          onCorrect: (checkIn) => {
            setCheckingIn(false);
            setCorrecting(checkIn);
          },
          onWithdraw: (checkIn) =>
            void save(withdrawCheckIn(keyResult, checkIn, { me: replica.me, now, newId }), t('panel.withdrawnMessage')),
        })}
      />
    </div>
  );
}
