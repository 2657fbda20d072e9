/** What the toolbar badge says (method, 6). SOS that wait for an answer will join the overdue ones. */
import type { TextKey } from '#lib/texts/sections.ts';
import type { Texts } from '#lib/texts/texts.ts';
import type { AgendaCounts } from '#lib/replica/read.ts';

export interface Badge {
  text: string;
  color: string;
  title: string;
}

/** The fills of tokens.css that white 10 px figures are legible on; a badge cannot read a stylesheet. */
const RED = '#a92a20';
const AMBER = '#855300';
const MOST = 99;

/** Red with the number overdue; else amber with the number due within a day; else nothing. In words for the accessible title. */
export function badgeOf({ overdue, due }: Pick<AgendaCounts, 'overdue' | 'due'>, texts: Texts): Badge {
  const count = overdue > 0 ? overdue : due;
  const key: TextKey =
    overdue > 0
      ? due > 0
        ? 'worker.badgeOverdueAndDue'
        : 'worker.badgeOverdue'
      : due > 0
        ? 'worker.badgeDue'
        : 'worker.badgeNone';
  return {
    text: count === 0 ? '' : count > MOST ? texts.t('worker.badgeMany', { most: MOST }) : texts.number(count),
    color: overdue > 0 ? RED : AMBER,
    title: texts.t(key, { count, due }),
  };
}
