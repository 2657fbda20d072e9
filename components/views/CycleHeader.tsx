/** Which cycle is shown and how much of it is gone, above popup and panel. */
import './CycleHeader.css';
import type { ComponentChildren } from 'preact';
import { Button } from '#components/controls/Button.tsx';
import { CycleRuler } from '#components/okr/CycleRuler.tsx';
import { useTexts } from '#components/texts.tsx';
import { zoneOfDays } from '#lib/okr/cadence.ts';
import { todayIn } from '#lib/okr/calendar.ts';
import { currentWeek } from '#lib/okr/cycleWeek.ts';
import type { Cycle, Directory, With } from '#lib/okr/model.ts';
import { elapsed } from '#lib/okr/status.ts';
import { cyclesOf } from './cycleChoice.ts';
import { later } from './later.tsx';

const Menu = later(async () => (await import('#components/controls/Menu.tsx')).Menu);

export interface CycleHeaderProps {
  /** What the page is, for those who do not see it. */
  title: string;
  directory: Directory;
  /** null is the backlog. */
  cycle: With<Cycle> | null;
  /** Epoch ms. */
  now: number;
  onCycle: (cycle: string | null) => void;
  /** Before the cycle's name. */
  mark?: ComponentChildren;
  /** Buttons at the end. */
  children?: ComponentChildren;
  /** Offers the backlog as well. */
  backlog?: boolean;
}

export function CycleHeader({
  title,
  directory,
  cycle,
  now,
  onCycle,
  mark,
  children,
  backlog = false,
}: CycleHeaderProps) {
  const { t, number } = useTexts();
  const items = cyclesOf(directory).map(({ id, name }) => ({
    label: name,
    checked: id === cycle?.id,
    onChoose: () => onCycle(id),
  }));
  if (backlog) items.push({ label: t('okr.backlog'), checked: cycle === null, onChoose: () => onCycle(null) });
  const name = cycle?.name ?? t('okr.backlog');
  const today = todayIn(zoneOfDays(directory), now);
  const over = cycle ? elapsed(cycle, today) : 0;
  const { week, weeks } = cycle
    ? currentWeek(cycle, today, directory.organisation?.firstWeekday)
    : { week: 0, weeks: 0 };
  return (
    <header class="cycle-header">
      <h1 class="visually-hidden">{title}</h1>
      <div class="cycle-header-line">
        {mark}
        <Menu label={name} items={items} fallback={<Button look="quiet">{name}</Button>} />
        <span class="push" />
        {children}
      </div>
      {cycle && (
        <div class="cycle-header-time">
          <span>{t('okr.cycleWeek', { week: Math.max(1, week), weeks })}</span>
          <CycleRuler weeks={weeks} elapsed={over} />
          <span>{t('okr.cycleShare', { percent: number(over, { style: 'percent' }) })}</span>
        </div>
      )}
    </header>
  );
}
