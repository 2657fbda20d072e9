/** Everything that a row or a card shows, computed once, so that the screens only arrange. */
import type {
  CheckIn,
  Cycle,
  Directory,
  KeyResult,
  KeyResultHistory,
  Objective,
  ObjectiveTree,
  With,
} from './model.ts';
import { dueState, expectedAt, zoneOf, type Due } from './cadence.ts';
import { dayNumber, dayText, todayIn, weekStart } from './calendar.ts';
import type { Candle } from './candles/candle.ts';
import { weeklyCandles } from './candles/weekly.ts';
import { effectiveCheckIns, progressSteps, tickedMilestones } from './progress.ts';
import { weightedAchievement } from './rollup.ts';
import { elapsed, objectiveStatus, suggestStatus, type Status } from './status.ts';

/** As many as fit beside a row. */
const CANDLE_WEEKS = 8;

export interface KeyResultSummary {
  keyResult: With<KeyResult>;
  /** The check-in that counts. */
  last: With<CheckIn> | null;
  /** Raw; null is pending. */
  progress: number | null;
  status: Status;
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
  /** Epoch ms; its date is that of the directory's own person, whereas late days are counted in the owner's. */
  now: number;
}

/** null is the backlog, or a cycle that has not arrived. */
const cycleOf = (objective: Objective, { cycles }: Directory): Cycle | null =>
  cycles.get(objective.cycle ?? '') ?? null;
const readersZone = ({ people, me }: Directory): string => zoneOf(people.get(me));

export function summarizeKeyResult(history: KeyResultHistory, around: Surroundings): KeyResultSummary {
  const { keyResult } = history;
  const { objective, directory, now } = around;
  const { metric } = keyResult;
  const checkIns = effectiveCheckIns(history.checkIns);
  const last = checkIns.at(-1) ?? null;
  const progress = progressSteps(metric, checkIns).at(-1)?.progress ?? null;
  const confidence = last?.confidence ?? null;
  const cycle = cycleOf(objective, directory);
  const today = todayIn(readersZone(directory), now);
  const over = cycle ? elapsed(cycle, today) : 0;
  const expected = expectedAt(history, objective, directory);
  const due = dueState(expected, now, zoneOf(directory.people.get(keyResult.owner)));
  const upTo = lastShownDay(cycle, last, today.toString());
  const firstWeekday = directory.organisation?.firstWeekday ?? 1;
  return {
    keyResult,
    last,
    progress,
    status: suggestStatus({
      metric,
      ambition: objective.ambition,
      progress,
      confidence,
      elapsed: over,
      state: objective.state === 'dropped' ? 'dropped' : keyResult.state,
    }),
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

/** Today; when the cycle is over, its last day, or that of a check-in that came after it. */
function lastShownDay(cycle: Cycle | null, last: CheckIn | null, today: string): string {
  if (!cycle || today <= cycle.lastDay) return today;
  return last && last.at > cycle.lastDay ? last.at : cycle.lastDay;
}

export interface ObjectiveSummary {
  tree: ObjectiveTree;
  /** Clamped, 0 … 1.2; null is pending. */
  achievement: number | null;
  status: Status;
  /** More than half of the active key results are. */
  stale: boolean;
  elapsed: number;
  /** All of them in their order, the dropped ones too. */
  keyResults: KeyResultSummary[];
}

/** @param now epoch ms; its date is that of the directory's own person. */
export function summarizeObjective(tree: ObjectiveTree, directory: Directory, now: number): ObjectiveSummary {
  const { objective } = tree;
  const cycle = cycleOf(objective, directory);
  const keyResults = tree.keyResults.map((history) => summarizeKeyResult(history, { objective, directory, now }));
  const active = keyResults.filter(({ keyResult }) => keyResult.state === 'active');
  const weighted = active.map((summary) => ({ ...summary, weight: summary.keyResult.weight }));
  const achievement = weightedAchievement(weighted);
  const over = cycle ? elapsed(cycle, todayIn(readersZone(directory), now)) : 0;
  return {
    tree,
    achievement,
    status: objectiveStatus({
      ambition: objective.ambition,
      achievement,
      elapsed: over,
      state: objective.state,
      keyResults: weighted,
    }),
    stale: active.filter(({ stale }) => stale).length * 2 > active.length,
    elapsed: over,
    keyResults,
  };
}
