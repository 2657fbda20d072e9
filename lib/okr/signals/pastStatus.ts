/** What a key result showed on days gone by, told from the records of today: nobody stores a status. */
import { dayText, todayIn, type DayNumber } from '../calendar.ts';
import type { Cycle, KeyResultHistory, Objective } from '../model.ts';
import { effectiveCheckIns, progressOf } from '../progress.ts';
import { elapsed, shownStatus, suggestStatus, type Status } from '../status.ts';
import { metricOn } from './keyResultGround.ts';

export interface PastGround {
  history: KeyResultHistory;
  objective: Objective;
  cycle: Cycle;
  /** Where the organisation's days are counted: activation is an instant. */
  zone: string;
}

/**
 * The status at the end of a past day, as `summary.ts` would have shown it: the person's own where they set one, else the suggested one,
 * by the check-ins that speak for that day or one before, the metric in force, and the part of the cycle that was over. null where
 * the key result did not count then: outside its cycle, before its activation, from its drop or its objective's on, as a draft; and
 * where it is measured by the objectives under it, which show their own.
 *
 * Corrections and withdrawals count back to the day that they put right, since the question is how it stood and not how it looked.
 * That a check-in was overdue hides a status and makes it no worse, so it is left out.
 */
export function statusOn({ history, objective, cycle, zone }: PastGround, day: DayNumber): Status | null {
  const { keyResult } = history;
  const text = dayText(day);
  const metric = metricOn(history, text);
  const isOutside = text < cycle.firstDay || text > cycle.lastDay;
  const isBefore = todayIn(zone, keyResult.activatedAt).toString() > text;
  if (isOutside || isBefore || objective.state === 'draft' || metric.type === 'from-children') return null;
  if (hasLeft(keyResult, text) || hasLeft(objective, text)) return null;
  const said = effectiveCheckIns(history.checkIns).filter(({ at }) => at <= text);
  const last = said.at(-1);
  const suggested = suggestStatus({
    metric,
    ambition: objective.ambition,
    progress: progressOf(metric, said),
    confidence: last?.confidence ?? null,
    elapsed: elapsed(cycle, Temporal.PlainDate.from(text)),
    state: 'active',
  });
  return shownStatus(suggested, last?.status ?? null);
}

/** Dropped on that day or before it; one that says no day was never there. */
function hasLeft({ state, dropped }: Pick<Objective, 'dropped'> & { state: string }, day: string): boolean {
  return state === 'dropped' && (!dropped || dropped.on <= day);
}
