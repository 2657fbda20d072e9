/** Everything that a row of a key result shows, computed once, so that the screens only arrange. */
import type { CheckIn, Cycle, Directory, KeyResult, KeyResultHistory, Objective, OwnStatus, With } from './model.ts';
import { dueState, firstUnmet, zoneOf, zoneOfDays, type Due } from './cadence.ts';
import { dayNumber, dayText, todayIn, weekStart } from './calendar.ts';
import type { Candle } from './candles/candle.ts';
import { weeklyCandles } from './candles/weekly.ts';
import { effectiveCheckIns, progressOf, tickedMilestones } from './progress.ts';
import { elapsed, shownStatus, suggestStatus, type Status } from './status.ts';

/** As many as fit beside a row. */
const CANDLE_WEEKS = 8;

export interface KeyResultSummary {
  keyResult: With<KeyResult>;
  /** The check-in that counts. */
  last: With<CheckIn> | null;
  /** Raw; null is pending. */
  progress: number | null;
  /** The one to show: their own where a person set one and there is something to judge. */
  status: Status;
  /** What the figures say. */
  suggested: Status;
  /** What was set with `last`; null where its author left it to the figures. */
  own: OwnStatus | null;
  /** Overdue: whatever the status says, nobody has looked since. */
  stale: boolean;
  due: Due;
  /** The first unmet occurrence, epoch ms; null when none is expected. */
  expectedAt: number | null;
  /** The part of the cycle that is over, 0 … 1; 0 without a cycle. */
  elapsed: number;
  /** Eight weeks, oldest first. */
  candles: (Candle | null)[];
  /** The first day of the last of them, 'YYYY-MM-DD'. */
  lastWeek: string;
  /** That of `last`. */
  confidence: number | null;
  /** How many milestones stand ticked; 0 for any other metric. */
  milestonesTicked: number;
}

interface Surroundings {
  objective: Objective;
  directory: Directory;
  /** Epoch ms; its date is the organisation's, whereas late days are counted in the owner's zone. */
  now: number;
  /** What the objectives have achieved that feed a key result measured by them (`alignedFigures`): pending where nothing is known. */
  aligned?: readonly (number | null)[];
}

/** null is the backlog, or a cycle that has not arrived. */
export const cycleOf = (objective: Objective, { cycles }: Directory): Cycle | null =>
  cycles.get(objective.cycle ?? '') ?? null;

export function elapsedOf(cycle: Cycle | null, directory: Directory, now: number): number {
  return cycle ? elapsed(cycle, todayIn(zoneOfDays(directory), now)) : 0;
}

/** A key result stops with its objective, and what was dropped alone stays so. */
export function stateWithin({ state }: KeyResult, objective: Objective): KeyResult['state'] | 'closed' {
  if (objective.state === 'dropped' || state === 'dropped') return 'dropped';
  return objective.state === 'closed' ? 'closed' : state;
}

export function summarizeKeyResult(history: KeyResultHistory, around: Surroundings): KeyResultSummary {
  const { keyResult } = history;
  const { objective, directory, now, aligned = [] } = around;
  const { metric } = keyResult;
  const checkIns = effectiveCheckIns(history.checkIns);
  const last = checkIns.at(-1) ?? null;
  const progress = progressOf(metric, checkIns, aligned);
  const confidence = last?.confidence ?? null;
  const cycle = cycleOf(objective, directory);
  const over = elapsedOf(cycle, directory, now);
  const suggested = suggestStatus({
    metric,
    ambition: objective.ambition,
    progress,
    confidence,
    elapsed: over,
    state: stateWithin(keyResult, objective),
  });
  const own = last?.status ?? null;
  const expected = firstUnmet(history, objective, directory, { effective: checkIns, progress });
  const due = dueState(expected, now, zoneOf(directory.people.get(keyResult.owner)));
  const upTo = lastShownDay(cycle, last, todayIn(zoneOf(directory.people.get(directory.me)), now).toString());
  const firstWeekday = directory.organisation?.firstWeekday ?? 1;
  return {
    keyResult,
    last,
    progress,
    status: shownStatus(suggested, own),
    suggested,
    own,
    stale: due.state === 'overdue',
    due,
    expectedAt: expected,
    elapsed: over,
    candles: weeklyCandles({
      metric,
      changes: history.changes,
      checkIns,
      upTo,
      weeks: CANDLE_WEEKS,
      firstWeekday,
    }),
    lastWeek: dayText(weekStart(dayNumber(upTo), firstWeekday)),
    confidence,
    milestonesTicked: tickedMilestones(metric, checkIns).size,
  };
}

/** Today as the reader's calendar has it; when the cycle is over, its last day, or that of a check-in that came after it. */
function lastShownDay(cycle: Cycle | null, last: CheckIn | null, today: string): string {
  if (!cycle || today <= cycle.lastDay) return today;
  return last && last.at > cycle.lastDay ? last.at : cycle.lastDay;
}
