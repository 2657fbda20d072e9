/** Key results of the rows: found or made, with the metric that row, device and first check-ins together give. */
import { generateKeyBetween } from 'fractional-indexing';
import { todayIn } from '#lib/okr/calendar.ts';
import { metricChange } from '#lib/okr/metricChange.ts';
import type { Cycle, KeyResult, KeyResultHistory, Metric, Milestone, With } from '#lib/okr/model.ts';
import type { CheckInRow } from './checkInRows.ts';
import type { CheckInLookup } from './checkInLookup.ts';
import { isSame } from './drafting.ts';
import { plainTitle, type ExistingIndex, type LocatedKeyResult } from './existing.ts';
import type { ImportRun } from './importOptions.ts';
import type { KeyResultRow } from './keyResultRows.ts';
import type { MetricCells } from './metricCells.ts';
import { noonOf, startOfDay } from './moments.ts';
import type { DirectoryPlan } from './planDirectory.ts';
import type { PlannedObjective } from './planObjectives.ts';

export interface PlannedKeyResult {
  id: string;
  /** The objective under which it is on this device. */
  root: string;
  title: string;
  objectiveTitle: string;
  identifier: string;
  metric: Metric;
  cycle: With<Cycle> | null;
  history: KeyResultHistory | undefined;
  action: 'created' | 'updated' | 'unchanged';
}

export interface KeyResultContext {
  index: ExistingIndex;
  directory: DirectoryPlan;
  lookup: CheckInLookup;
  missingStart: 'first-check-in' | 'zero' | 'refuse';
  /** The order of the last key result under an objective so far. */
  lastOrders: Map<string, string>;
  run: ImportRun;
}

/** Plans one row; null after saying why it cannot be imported. */
export function planKeyResult(
  {
    place,
    startPlace,
    objective,
    keyResult: said,
  }: KeyResultRow & { keyResult: NonNullable<KeyResultRow['keyResult']> },
  parent: PlannedObjective,
  context: KeyResultContext,
): PlannedKeyResult | null {
  const { index, directory, lookup, lastOrders, run } = context;
  const { options, drafting, problems } = run;
  const located = said.identifier ? index.keyResult(said.identifier) : underParent(said.title, parent);
  const known = located?.history.keyResult;
  const ownCheckIns = lookup.of(said.identifier, said.title, objective.title);
  const metric = resolveMetric(said.metric, known?.metric);
  if (!metric) return null;

  const planned = {
    title: said.title,
    objectiveTitle: objective.title,
    identifier: said.identifier,
    metric,
    history: located?.history,
  };
  if (located && known) {
    warnOfStrangers(located);
    const changed = drafting.change('key-result', known.id, located.tree.objective.id, known, {
      title: said.title,
      metric,
      weight: said.weight,
      owner: said.owner === undefined ? undefined : directory.person(said.owner, known.owner),
      state: said.state,
    });
    if (changed && !isSame(known.metric, metric)) tellMetricChange(located, metric);
    const stays = located.tree.objective.id !== parent.id;
    if (stays) problems.warn(place, 'import.problemStaysElsewhere', { objective: located.tree.objective.title });
    const cycle = stays ? cycleOf(located) : parent.cycle;
    const action = changed ? ('updated' as const) : ('unchanged' as const);
    return { ...planned, id: known.id, root: located.tree.objective.id, cycle, action };
  }

  const id = options.newId();
  const fallback =
    parent.tree?.keyResults
      .map(({ keyResult }) => keyResult.order)
      .toSorted()
      .at(-1) ?? null;
  const order = generateKeyBetween(lastOrders.get(parent.id) ?? fallback, null);
  lastOrders.set(parent.id, order);
  const fields: KeyResult = {
    title: said.title,
    owner: directory.person(said.owner),
    objective: parent.id,
    metric,
    weight: said.weight ?? 1,
    state: said.state ?? 'active',
    activatedAt: activation(parent.cycle, ownCheckIns),
    order,
    origin: { source: options.source, id: said.identifier || `${parent.id} / ${plainTitle(said.title).slice(0, 400)}` },
  };
  const action = drafting.create('key-result', id, parent.id, fields) ? 'created' : 'unchanged';
  return { ...planned, id, root: parent.id, cycle: parent.cycle, action };

  function tellMetricChange({ tree, history }: LocatedKeyResult, to: Metric): void {
    const on = todayIn(options.zone, options.now).toString();
    const said = { author: run.existing.directory.me, on, createdAt: options.now };
    const fields = metricChange(history.keyResult, tree.objective, to, said);
    if (fields) drafting.create('metric-change', options.newId(), tree.objective.id, fields);
  }

  function underParent(title: string, { id: parentId, tree }: PlannedObjective): LocatedKeyResult | undefined {
    const origin = index.keyResult(`${parentId} / ${plainTitle(title).slice(0, 400)}`);
    if (origin) return origin;
    const history = tree?.keyResults.find(({ keyResult }) => plainTitle(keyResult.title) === plainTitle(title));
    return tree && history && { tree, history };
  }

  function resolveMetric(cells: MetricCells, before: Metric | undefined): Metric | null {
    if (cells.type === 'milestones') {
      const items = withIds(cells.items, before?.type === 'milestones' ? before.items : []);
      return { type: 'milestones', items };
    }
    if (cells.type !== 'move') return cells;
    if (cells.start !== null) return { ...cells, start: cells.start };
    if (before?.type === 'move' && before.start !== cells.target) return { ...cells, start: before.start };
    return withAssumedStart(cells);
  }

  function withAssumedStart(cells: MetricCells & { type: 'move' }): Metric | null {
    if (context.missingStart === 'refuse') return refuse('import.problemStartMissing');
    if (context.missingStart === 'zero') {
      if (cells.target === 0) return refuse('import.problemStartEqualsTarget');
      problems.warn(startPlace, 'import.problemStartAssumed', { start: 0 });
      return { ...cells, start: 0 };
    }
    const values = ownCheckIns
      .map((checkIn) => checkIn.value({ ...cells, start: 0 }))
      .filter((value) => value !== null);
    const start = values.find((value) => value !== cells.target);
    if (start === undefined) {
      return refuse(values.length === 0 ? 'import.problemStartMissing' : 'import.problemStartNeverElsewhere', {
        target: cells.target,
      });
    }
    problems.warn(startPlace, 'import.problemStartFromCheckIn', { start });
    return { ...cells, start };
  }

  function refuse(code: Parameters<typeof problems.error>[1], params = {}): null {
    problems.error(startPlace, code, params);
    return null;
  }

  /** Two programs may use the same numbers: where nothing but the number agrees, the person should look. */
  function warnOfStrangers({ tree, history }: LocatedKeyResult): void {
    if (plainTitle(history.keyResult.title) === plainTitle(said.title)) return;
    if (plainTitle(tree.objective.title) === plainTitle(objective.title)) return;
    problems.warn(place, 'import.problemLooksLikeAnother', { title: history.keyResult.title });
  }

  function cycleOf({ tree }: LocatedKeyResult): With<Cycle> | null {
    const cycle = tree.objective.cycle;
    return cycle === null ? null : (run.existing.directory.cycles.get(cycle) ?? null);
  }

  /** From the cycle's first day, or the first check-in if that came earlier: what is due follows from what was said. */
  function activation(cycle: Cycle | null, checkIns: readonly CheckInRow[]): number {
    const days = checkIns.map(({ day }) => noonOf(day, options.zone));
    const moments = cycle ? [startOfDay(cycle.firstDay, options.zone), ...days] : days;
    return moments.length === 0 ? options.now : Math.min(...moments);
  }

  /** A milestone keeps its id by its text, else by its place, so that ticks stay true when a sheet is imported again. */
  function withIds(items: readonly { text: string; weight: number }[], before: readonly Milestone[]): Milestone[] {
    const left = new Map(before.map((item) => [item.id, item]));
    const take = (item: Milestone | undefined) => {
      if (!item || !left.delete(item.id)) return undefined;
      return item.id;
    };
    const byText = items.map(({ text }) =>
      take([...left.values()].find((item) => plainTitle(item.text) === plainTitle(text))),
    );
    return items.map((item, i) => ({
      ...item,
      id: byText[i] ?? take(left.get(before[i]?.id ?? '')) ?? options.newId(),
    }));
  }
}
