import type { Due } from '#lib/okr/cadence.ts';
import { todayIn } from '#lib/okr/calendar.ts';
import type { Texts } from '#lib/texts/texts.ts';

export interface DueFacts {
  due: Due;
  /** Epoch ms; null when nothing is expected. */
  expectedAt: number | null;
  /** Nobody has checked in yet. */
  first: boolean;
  /** Epoch ms. */
  now: number;
  /** The reader's zone, in which days are counted. */
  zone: string;
}

/** When a check-in is expected, in words ('2 days overdue', 'next on Fri 21 Aug'); null when none is. */
export function dueWords(texts: Texts, { due, expectedAt, first, now, zone }: DueFacts): string | null {
  if (expectedAt === null || due.state === 'none') return null;
  if (due.state === 'overdue') {
    if (due.lateDays > 0) return texts.t('okr.overdueDays', { count: due.lateDays });
    return texts.t('okr.overdueSince', {
      time: texts.moment(expectedAt, zone, { weekday: 'short', hour: 'numeric', minute: '2-digit' }),
    });
  }
  const days = todayIn(zone, now).until(todayIn(zone, expectedAt)).days;
  if (days === 0) return texts.t(first ? 'okr.firstToday' : 'okr.dueToday');
  if (days === 1) return texts.t(first ? 'okr.firstTomorrow' : 'okr.dueTomorrow');
  const day = texts.moment(expectedAt, zone, { weekday: 'short', day: 'numeric', month: 'short' });
  return texts.t(first ? 'okr.firstOn' : 'okr.nextOn', { day });
}
