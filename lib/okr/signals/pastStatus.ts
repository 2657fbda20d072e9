/** What a key result showed on days gone by, told from the records of today: nobody stores a status. */
import { dayNumber, dayText, todayIn, type DayNumber } from '../calendar.ts';
import { dropDay } from '../drop.ts';
import { metricOn } from '../metricsInForce.ts';
import type { Cycle, KeyResultHistory, Metric, Objective } from '../model.ts';
import { effectiveCheckIns, progressOf } from '../progress.ts';
import { elapsed, shownStatus, suggestStatus, type Status } from '../status.ts';

export interface PastGround {
  history: KeyResultHistory;
  objective: Objective;
  cycle: Cycle;
  /** Where the organisation's days are counted: activation is an instant. */
  zone: string;
}

/**
 * The status at the end of each of these days, both ends included, as `summary.ts` would have shown it: the person's own where they set one,
 * else the suggested one, by the check-ins that speak for that day or one before, the metric in force, and the part of the cycle that was
 * over. null where the key result did not count then: outside its cycle, before its activation, from its drop or its objective's on, as
 * a draft; and where it is measured by the objectives under it, which show their own.
 *
 * Corrections and withdrawals count back to the day that they put right, since the question is how it stood and not how it looked.
 * That a check-in was overdue hides a status and makes it no worse, so it is left out.
 */
export function statusesOver(ground: PastGround, from: DayNumber, to: DayNumber): (Status | null)[] {
  const { history, objective, cycle } = ground;
  const counts = daysThatCount(ground);
  const said = effectiveCheckIns(history.checkIns);
  const statuses: (Status | null)[] = [];
  let heard = 0;
  let stood: Standing = { heard, metric: history.keyResult.metric, progress: null };
  for (let number = from; number <= to; number++) {
    const day = dayText(number);
    const metric = metricOn(history, day);
    if (number < counts.from || number >= counts.until || metric.type === 'from-children') {
      statuses.push(null);
      continue;
    }
    while (heard < said.length && (said[heard]?.at ?? day) <= day) heard++;
    // Most days bring neither a check-in nor another metric.
    if (stood.heard !== heard || stood.metric !== metric) {
      stood = { heard, metric, progress: progressOf(metric, said.slice(0, heard)) };
    }
    const last = said[heard - 1];
    const suggested = suggestStatus({
      metric,
      ambition: objective.ambition,
      progress: stood.progress,
      confidence: last?.confidence ?? null,
      elapsed: elapsed(cycle, Temporal.PlainDate.from(day)),
      state: 'active',
    });
    statuses.push(shownStatus(suggested, last?.status ?? null));
  }
  return statuses;
}

/** What the first so many check-ins came to under a metric. */
interface Standing {
  heard: number;
  metric: Metric;
  progress: number | null;
}

/** The first day on which a key result counts, and the first on which it counts no more. */
function daysThatCount({ history: { keyResult }, objective, cycle, zone }: PastGround): {
  from: DayNumber;
  until: DayNumber;
} {
  const activation = dayNumber(todayIn(zone, keyResult.activatedAt).toString());
  return {
    from: objective.state === 'draft' ? Infinity : Math.max(dayNumber(cycle.firstDay), activation),
    until: Math.min(dayNumber(cycle.lastDay) + 1, dropDay(keyResult), dropDay(objective)),
  };
}
