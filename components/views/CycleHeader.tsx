/** Which cycle is shown and how much of it is gone, above popup and panel. */
import './CycleHeader.css';
import type { ComponentChildren } from 'preact';
import { Menu } from '#components/controls/Menu.tsx';
import { CycleRuler } from '#components/okr/CycleRuler.tsx';
import { useTexts } from '#components/texts.tsx';
import { currentWeek } from '#lib/okr/cycleCalendar.ts';
import type { Cycle, Directory, With } from '#lib/okr/model.ts';
import { elapsed } from '#lib/okr/status.ts';
import { cyclesOf } from './cycleChoice.ts';

export interface CycleHeaderProps {
  directory: Directory;
  /** null is the backlog. */
  cycle: With<Cycle> | null;
  today: Temporal.PlainDate;
  onCycle: (cycle: string | null) => void;
  /** Before the cycle's name. */
  mark?: ComponentChildren;
  /** Buttons at the end. */
  children?: ComponentChildren;
  /** Offers the backlog as well. */
  backlog?: boolean;
}

export function CycleHeader({ directory, cycle, today, onCycle, mark, children, backlog = false }: CycleHeaderProps) {
  const { t, number } = useTexts();
  const items = cyclesOf(directory).map(({ id, name }) => ({
    label: name,
    checked: id === cycle?.id,
    onChoose: () => onCycle(id),
  }));
  if (backlog) items.push({ label: t('system.backlog'), checked: cycle === null, onChoose: () => onCycle(null) });
  const over = cycle ? elapsed(cycle, today) : 0;
  const { week, weeks } = cycle ? currentWeek(cycle, today) : { week: 0, weeks: 0 };
  return (
    <header class="cycle-header">
      <div class="cycle-header-line">
        {mark}
        <Menu label={cycle?.name ?? t('system.backlog')} items={items} />
        <span class="push" />
        {children}
      </div>
      {cycle && (
        <div class="cycle-header-time">
          <span>{t('system.week', { week: Math.max(1, week), weeks })}</span>
          <CycleRuler weeks={weeks} elapsed={over} />
          <span>{t('system.elapsed', { percent: number(over, { style: 'percent' }) })}</span>
        </div>
      )}
    </header>
  );
}
