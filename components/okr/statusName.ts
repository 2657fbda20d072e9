import { isJudged, type Status } from '#lib/okr/status.ts';
import type { TextKey } from '#lib/texts/sections.ts';
import type { Texts } from '#lib/texts/texts.ts';

const NAMES = {
  on: 'okr.statusOn',
  risk: 'okr.statusRisk',
  off: 'okr.statusOff',
  pending: 'okr.statusPending',
  done: 'okr.statusDone',
  dropped: 'okr.statusDropped',
} as const satisfies Record<Status, TextKey>;

/** The word for a status. */
export const statusName = (texts: Texts, status: Status): string => texts.t(NAMES[status]);

/** The status in full, for who cannot see the shape: a stale one says what it was, if there was a judgement to go stale. */
export function statusInWords(texts: Texts, status: Status, stale: boolean): string {
  const name = statusName(texts, status);
  return stale && isJudged(status) ? texts.t('okr.staleInWords', { status: name }) : name;
}
