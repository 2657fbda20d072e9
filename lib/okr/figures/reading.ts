/** Figures as they are shown, made of what is kept. */
import { weekStart } from '../calendar.ts';
import { candlesOf, type Candle, type Point } from '../candles/candle.ts';
import { cycleSlots, type Grain } from '../candles/slots.ts';
import type { Cycle } from '../model.ts';
import { summedAchievement } from '../rollup.ts';
import { objectiveStatus } from '../objectiveStatus.ts';
import { isMostlyStale } from '../objectiveSummary.ts';
import { achievementOf, activeOf, courseOfObjective } from './entries.ts';
import type { KeyResultEntry, ObjectiveEntry, Scope } from './entries.ts';
import type { KeyResultFigure, ObjectiveFigure, ScopeFigure } from './figure.ts';
import { confidenceOf, dueOf } from './keyResultRecord.ts';
import { daysOf } from './scopes.ts';
import { count, nothingStands } from './standing.ts';
import type { Hour } from './surroundings.ts';

export function keyResultFigure({ record, stand }: KeyResultEntry, hour: Hour): KeyResultFigure {
  const { progress, expectedAt } = record;
  const { status, due } = stand;
  const stale = due === 'overdue';
  return { progress, status, stale, due: dueOf(record, hour), expectedAt, confidence: confidenceOf(record) };
}

export function objectiveFigure(entry: ObjectiveEntry, hour: Hour): ObjectiveFigure {
  const { objective, keyResults } = entry;
  const achievement = achievementOf(entry);
  const active = activeOf(entry).map(({ record, stand }) => ({
    weight: record.history.keyResult.weight,
    confidence: confidenceOf(record),
    status: stand.status,
    stale: stand.due === 'overdue',
  }));
  const status = objectiveStatus({
    ambition: objective.ambition,
    achievement,
    elapsed: hour.elapsed(objective.cycle),
    state: objective.state,
    keyResults: active,
  });
  const standing = nothingStands();
  for (const { stand } of keyResults) count(standing, stand, 1);
  const begins = weekStart(hour.today, hour.firstWeekday);
  const checkInsThisWeek = courseOfObjective(entry, hour)
    .filter(({ day }) => day >= begins && day < begins + 7)
    .reduce((sum, { volume }) => sum + volume, 0);
  return { achievement, status, stale: isMostlyStale(active), standing, checkInsThisWeek };
}

export function scopeFigure(scope: Scope, hour: Hour): ScopeFigure {
  const { sum, standing } = scope;
  const begins = weekStart(hour.today, hour.firstWeekday);
  return {
    achievement: summedAchievement(sum),
    standing: { ...standing, statuses: { ...standing.statuses } },
    checkInsThisWeek: daysOf(scope, hour).volume(begins, begins + 7),
  };
}

/** Candles for the slots of a cycle that have begun; null for those to come. */
export function drawn(points: readonly Point[], cycle: Cycle, grain: Grain, hour: Hour): (Candle | null)[] {
  const bounds = cycleSlots(cycle, grain, hour.firstWeekday);
  const begun = bounds.slice(0, -1).filter((day) => day <= hour.today).length;
  const toCome = bounds.length - 1 - begun;
  return [...candlesOf(points, bounds.slice(0, begun + 1)), ...Array.from({ length: toCome }, () => null)];
}
