/**
 * The figures of a company once more, straight from the definitions (method, 3 and 12) and as slow as they read: for each moment
 * everything is looked at anew. What holds is said by it; lib/okr/figures only has to be as right.
 */
import { dayNumber, dayText, weekStart, zoneClock } from '#lib/okr/calendar.ts';
import type { Candle } from '#lib/okr/candles/candle.ts';
import { cycleSlots, type Grain } from '#lib/okr/candles/slots.ts';
import { zoneOfDays } from '#lib/okr/cadence.ts';
import type { Figures } from '#lib/okr/figures/figures.ts';
import type { Subject } from '#lib/okr/figures/figure.ts';
import type { Standing } from '#lib/okr/figures/standing.ts';
import type { Surroundings } from '#lib/okr/figures/surroundings.ts';
import { alignedFigures, feedsParent } from '#lib/okr/fromChildren.ts';
import { alignmentOfTrees } from '#lib/okr/alignment/alignment.ts';
import { alignedUnder } from '#lib/okr/alignment/forest.ts';
import type { CheckIn, KeyResultHistory, Metric, ObjectiveTree, With } from '#lib/okr/model.ts';
import { clampAchievement, effectiveCheckIns, progressOf } from '#lib/okr/progress.ts';
import {
  objectiveAchievement,
  scopeAchievement,
  scopeShare,
  summedAchievement,
  weightedAchievement,
} from '#lib/okr/rollup.ts';
import { summarizeObjective } from '#lib/okr/objectiveSummary.ts';
import type { KeyResultSummary } from '#lib/okr/summary.ts';

/** The beginning of a day, or what was said then. */
interface Moment {
  day: number;
  by: With<CheckIn> | null;
}

const subjectsOf = (trees: readonly ObjectiveTree[]): Subject[] => [
  'company',
  ...new Set(trees.flatMap(({ objective }) => (objective.team ? [objective.team] : [])))
    .values()
    .map((team) => ({ team })),
  ...trees.map(({ objective }) => ({ objective: objective.id })),
  ...trees.flatMap(({ keyResults }) => keyResults.map(({ keyResult }) => ({ keyResult: keyResult.id }))),
];

/** Everything that running figures say, under one roof, so that two of them can be held against each other. */
export function snapshot(
  figures: Pick<Figures, 'keyResult' | 'objective' | 'team' | 'company' | 'candles'>,
  trees: readonly ObjectiveTree[],
) {
  return subjectsOf(trees).map((subject) => {
    const candles = (['day', 'week', 'month'] satisfies Grain[]).map((grain) => figures.candles(subject, grain));
    if (subject === 'company') return { subject, figure: figures.company(), candles };
    if ('team' in subject) return { subject, figure: figures.team(subject.team), candles };
    if ('objective' in subject) return { subject, figure: figures.objective(subject.objective), candles };
    return { subject, figure: figures.keyResult(subject.keyResult), candles };
  });
}

export function reference(trees: readonly ObjectiveTree[], { directory, cycle, now }: Surroundings) {
  const clock = zoneClock(zoneOfDays(directory));
  const today = clock.wall(now).day;
  const firstWeekday = directory.organisation?.firstWeekday ?? 1;
  const aligned = alignedFigures<number | null>(trees, objectiveAchievement);
  const alignment = alignmentOfTrees(trees);
  const summaries = new Map(
    trees.map((tree) => [tree.objective.id, summarizeObjective(tree, directory, now, aligned)]),
  );
  const histories = trees.flatMap(({ keyResults }) => keyResults);

  const dropDay = ({ state, dropped }: { state: string; dropped?: { on: string } | null | undefined }) =>
    state === 'dropped' ? (dropped ? dayNumber(dropped.on) : -Infinity) : Infinity;
  const activeOn =
    (day: number) =>
    ({ keyResult }: KeyResultHistory) =>
      clock.wall(keyResult.activatedAt).day <= day && day < dropDay(keyResult);

  function metricOn(day: number, { keyResult, changes }: KeyResultHistory): Metric {
    const sorted = changes.toSorted(
      (a, b) => dayNumber(a.on) - dayNumber(b.on) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
    );
    return sorted.find(({ on }) => dayNumber(on) > day)?.from ?? keyResult.metric;
  }

  const until = ({ day, by }: Moment, checkIns: readonly With<CheckIn>[]) => {
    const effective = effectiveCheckIns(checkIns);
    return effective.filter((checkIn) => {
      const said = dayNumber(checkIn.at);
      if (said !== day) return said < day;
      if (by === null) return false;
      return checkIn.createdAt < by.createdAt || (checkIn.createdAt === by.createdAt && checkIn.id <= by.id);
    });
  };

  function keyResultAt(moment: Moment, history: KeyResultHistory): number | null {
    const metric = metricOn(moment.day, history);
    const p = progressOf(metric, until(moment, history.checkIns), feedersAt(moment, history.keyResult.id));
    return p === null ? null : clampAchievement(p);
  }

  function feedersAt(moment: Moment, keyResult: string): (number | null)[] {
    return alignedUnder(alignment, keyResult)
      .map((id) => trees.find(({ objective }) => objective.id === id))
      .filter((tree) => tree !== undefined)
      .filter(({ objective, keyResults }) => {
        if (moment.day >= dropDay(objective)) return false;
        if (!feedsParent(objective.state === 'dropped' ? { ...objective, state: 'active' } : objective)) return false;
        return (
          keyResults.length === 0 ||
          keyResults.some(({ keyResult }) => clock.wall(keyResult.activatedAt).day <= moment.day)
        );
      })
      .map((tree) => objectiveAt(moment, tree));
  }

  function objectiveAt(moment: Moment, { keyResults }: ObjectiveTree): number | null {
    return weightedAchievement(
      keyResults.filter(activeOn(moment.day)).map((history) => ({
        weight: history.keyResult.weight,
        progress: keyResultAt(moment, history),
      })),
    );
  }

  const inScope = (scope: readonly ObjectiveTree[], day: number) =>
    scope.filter(({ objective }) => objective.state !== 'draft' && day < dropDay(objective));

  function scopeAt(moment: Moment, scope: readonly ObjectiveTree[]): number | null {
    const sum = { share: 0, keyResults: 0, known: 0 };
    for (const tree of inScope(scope, moment.day)) {
      const part = scopeShare(tree.keyResults.filter(activeOn(moment.day)).length, objectiveAt(moment, tree));
      sum.share += part.share;
      sum.keyResults += part.keyResults;
      sum.known += part.known;
    }
    return summedAchievement(sum);
  }

  const scopeOf = (team: string | null) =>
    trees.filter(({ objective }) => objective.cycle === cycle.id && (team === null || objective.team === team));

  /** Every moment at which anything may change, in order. */
  const moments: Moment[] = (() => {
    const said = histories.flatMap(({ checkIns }) =>
      effectiveCheckIns(checkIns).map((by) => ({ day: dayNumber(by.at), by })),
    );
    const days = [
      ...said.map(({ day }) => day),
      ...histories.flatMap(({ keyResult, changes }) => [
        clock.wall(keyResult.activatedAt).day,
        dropDay(keyResult),
        ...changes.map(({ on }) => dayNumber(on)),
      ]),
      ...trees.map(({ objective }) => dropDay(objective)),
    ].filter(Number.isFinite);
    const begins = [...new Set(days)].map((day) => ({ day, by: null }));
    return [...begins, ...said].toSorted((a, b) => {
      if (a.day !== b.day) return a.day - b.day;
      if (a.by === null || b.by === null) return a.by === null ? -1 : 1;
      return a.by.createdAt - b.by.createdAt || (a.by.id < b.by.id ? -1 : 1);
    });
  })();

  /** The check-ins that said something of these key results on days when these counted. */
  function said(counting: (day: number) => readonly KeyResultHistory[], from: number, to: number): number {
    let count = 0;
    for (let day = from; day < to; day++) {
      for (const history of counting(day)) {
        const metric = metricOn(day, history);
        count += effectiveCheckIns(history.checkIns).filter(
          (checkIn) => dayNumber(checkIn.at) === day && progressOf(metric, [checkIn]) !== null,
        ).length;
      }
    }
    return count;
  }

  function drawing(subject: Subject) {
    if (subject === 'company' || 'team' in subject) {
      const scope = scopeOf(subject === 'company' ? null : subject.team);
      return {
        at: (moment: Moment) => scopeAt(moment, scope),
        counting: (day: number) => inScope(scope, day).flatMap(({ keyResults }) => keyResults.filter(activeOn(day))),
        cycle,
      };
    }
    const tree = trees.find(({ objective, keyResults }) =>
      'objective' in subject
        ? objective.id === subject.objective
        : keyResults.some(({ keyResult }) => keyResult.id === subject.keyResult),
    );
    if (!tree) throw new Error('The reference draws only what is there');
    const own = directory.cycles.get(tree.objective.cycle ?? '') ?? cycle;
    if ('objective' in subject) {
      return {
        at: (moment: Moment) => objectiveAt(moment, tree),
        counting: (day: number) => tree.keyResults.filter(activeOn(day)),
        cycle: own,
      };
    }
    const history = tree.keyResults.filter(({ keyResult }) => keyResult.id === subject.keyResult);
    return {
      at: (moment: Moment) => history.map((one) => keyResultAt(moment, one))[0] ?? null,
      counting: () => history,
      cycle: own,
    };
  }

  function candles(subject: Subject, grain: Grain): (Candle | null)[] {
    const { at, counting, cycle: drawn } = drawing(subject);
    const bounds = cycleSlots(drawn, grain, firstWeekday);
    return bounds.slice(0, -1).map((first, i) => {
      const end = bounds[i + 1] ?? first;
      if (first > today) return null;
      const carried = moments.findLast(({ day }) => day < first);
      const before = carried ? at(carried) : null;
      const within = moments.filter(({ day }) => day >= first && day < end);
      const known = within.map(at).filter((achievement) => achievement !== null);
      if (before === null && known.length === 0) return null;
      const open = before ?? 0;
      const changed = Array.from({ length: end - first }, (_, n) => first + n).some((day) =>
        counting(day).some(({ changes }) => changes.some(({ on }) => dayNumber(on) === day)),
      );
      return {
        firstDay: dayText(first),
        open,
        high: Math.max(open, ...known),
        low: Math.min(open, ...known),
        close: known.at(-1) ?? open,
        volume: said(counting, first, end),
        changed,
      };
    });
  }

  const week = weekStart(today, firstWeekday);
  const standing = (keyResults: readonly KeyResultSummary[]): Standing => ({
    statuses: {
      on: keyResults.filter(({ status }) => status === 'on').length,
      risk: keyResults.filter(({ status }) => status === 'risk').length,
      off: keyResults.filter(({ status }) => status === 'off').length,
      pending: keyResults.filter(({ status }) => status === 'pending').length,
      done: keyResults.filter(({ status }) => status === 'done').length,
      dropped: keyResults.filter(({ status }) => status === 'dropped').length,
    },
    due: keyResults.filter(({ due }) => due.state === 'due').length,
    overdue: keyResults.filter(({ due }) => due.state === 'overdue').length,
  });
  const scopeFigure = (team: string | null) => {
    const scope = scopeOf(team);
    const counted = scope.filter(({ objective }) => objective.state !== 'draft');
    return {
      achievement: scopeAchievement(scope, aligned),
      standing: standing(counted.flatMap(({ objective }) => summaries.get(objective.id)?.keyResults ?? [])),
      checkInsThisWeek: said(drawing(team === null ? 'company' : { team }).counting, week, week + 7),
    };
  };

  return {
    candles,
    company: () => scopeFigure(null),
    team: scopeFigure,
    objective(id: string) {
      const summary = summaries.get(id);
      if (!summary) return null;
      const { achievement, status, stale, keyResults } = summary;
      const checkInsThisWeek = said(drawing({ objective: id }).counting, week, week + 7);
      return { achievement, status, stale, standing: standing(keyResults), checkInsThisWeek };
    },
    keyResult(id: string) {
      const summary = [...summaries.values()]
        .flatMap(({ keyResults }) => keyResults)
        .find(({ keyResult }) => keyResult.id === id);
      if (!summary) return null;
      const { progress, status, stale, due, expectedAt, confidence } = summary;
      return { progress, status, stale, due, expectedAt, confidence };
    },
  };
}
