import './status.css';
import './StatusMark.css';
import { isJudged, type Status } from '#lib/okr/status.ts';
import { useTexts } from '../texts.tsx';
import { statusInWords, statusName } from './statusName.ts';

export interface StatusMarkProps {
  status: Status;
  /** A check-in is overdue: the shape empties, the word becomes 'Stale', and what it was stays in title and name. */
  stale?: boolean;
  /** Whole days late, shown beside 'Stale'; 0 or absent shows none. */
  lateDays?: number;
  /** On a ground of its own, where it stands alone. */
  chip?: boolean;
}

/** On a grid of 12. Six shapes that stay apart at 10 px and without colour; a stale one is drawn empty. */
const SHAPES: Record<Status, string> = {
  on: 'M1.4 6a4.6 4.6 0 1 0 9.2 0 4.6 4.6 0 1 0-9.2 0z',
  risk: 'M6 1.5 11.1 10.5H.9z',
  off: 'M6 .8 11.2 6 6 11.2.8 6z',
  pending: 'M1.2 6a4.8 4.8 0 1 0 9.6 0 4.8 4.8 0 1 0-9.6 0z',
  done: 'M1.2 6.6 4.6 10 10.8 2.4',
  dropped: 'M1.7.5v11M4.4 1h7l-2.1 2.7 2.1 2.7h-7z',
};

/** A shape and a word, never one without the other. */
export function StatusMark({ status, stale = false, lateDays = 0, chip = false }: StatusMarkProps) {
  const texts = useTexts();
  const expired = stale && isJudged(status);
  const was = expired ? texts.t('okr.staleWas', { status: statusName(texts, status) }) : undefined;
  return (
    <span
      class="status-mark"
      data-status={status}
      data-stale={expired || undefined}
      data-chip={chip || undefined}
      title={was}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={SHAPES[status]} />
      </svg>
      {expired ? (
        <>
          <span aria-hidden="true">
            {lateDays > 0 ? texts.t('okr.staleDays', { days: lateDays }) : texts.t('okr.stale')}
          </span>
          <span class="visually-hidden">{statusInWords(texts, status, true)}</span>
        </>
      ) : (
        statusName(texts, status)
      )}
    </span>
  );
}
