import type { Status } from '#lib/okr/status.ts';
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

/** A status that expires: pending has nothing to lose, done and dropped expect no check-in. */
export const canBeStale = (status: Status): boolean => status === 'on' || status === 'risk' || status === 'off';

/** The status in full, for who cannot see the shape: a stale one says what it was. */
export function statusInWords(texts: Texts, status: Status, stale: boolean): string {
  const name = statusName(texts, status);
  return stale && canBeStale(status) ? texts.t('okr.staleInWords', { status: name }) : name;
}
