/**
 * An objective continued in another cycle (method, 11): what was wanted is copied, from where it stands today; what was said, scored and
 * decided stays behind.
 */
import type { KeyResult, KeyResultHistory, Metric, Objective, ObjectiveTree, With } from './model.ts';
import { effectiveCheckIns, progressSteps, tickedMilestones } from './progress.ts';
import { byText } from './textOrder.ts';

/** Why a key result has nothing to carry on with. */
export type LeftBehind = 'done' | 'dropped';

export interface CarryOver {
  objective: With<Objective>;
  keyResults: With<KeyResult>[];
  /** Those that were asked for and cannot be carried over, by id. */
  left: { keyResult: string; why: LeftBehind }[];
}

export interface CarryOverTarget {
  /** The cycle that it goes into; null is the backlog. */
  cycle: string | null;
  /** The copy's place among the objectives there. */
  order: string;
  /** Epoch ms. */
  now: number;
  newId: () => string;
  /** The key results to take along, by id; absent: all. */
  keyResults?: ReadonlySet<string>;
  /** The copies that were carried over before ({@link successorsOf}): links to what has one follow it there. */
  successors?: ReadonlyMap<string, string>;
}

/**
 * The copy of an objective and its key results, a draft until someone activates it. Nothing of the original changes.
 *
 * Copied are title, why, ambition, owner, team and cadence; parent and supports, where a parent whose owner had been asked is asked
 * again and one that was declined is left; of key results title, owner, metric, weight, cadence and place. A metric begins where the old
 * one ended: `move` at the last value; of milestones those not yet ticked are left to do; a band, a question and a mean of children
 * stand as they are. A key result that reached its target has nothing left to reach and is not copied, nor one that was dropped.
 */
export function carryOver({ objective, keyResults }: ObjectiveTree, target: CarryOverTarget): CarryOver {
  const { cycle, order, now, newId, successors = new Map<string, string>() } = target;
  const id = newId();
  const wanted = keyResults.filter(({ keyResult }) => target.keyResults?.has(keyResult.id) ?? true);
  const carried: With<KeyResult>[] = [];
  const left: CarryOver['left'] = [];
  for (const history of wanted) {
    const { keyResult } = history;
    const metric = metricFromHere(history);
    if (keyResult.state === 'dropped') left.push({ keyResult: keyResult.id, why: 'dropped' });
    else if (metric === null) left.push({ keyResult: keyResult.id, why: 'done' });
    else carried.push(continued(keyResult, metric, { id: newId(), objective: id, now }));
  }
  const { title, why, owner, team, ambition, cadence } = objective;
  const copy: With<Objective> = {
    id,
    title,
    why,
    owner,
    cycle,
    ambition,
    state: 'draft',
    order,
    carriedFrom: objective.id,
    ...(team && { team }),
    ...(cadence && { cadence }),
    ...linksOf(objective, successors),
  };
  return { objective: copy, keyResults: carried, left };
}

/** What continues what, from every copy that names its original. Of several copies of one the last id counts, which is the youngest. */
export function successorsOf(trees: readonly ObjectiveTree[]): Map<string, string> {
  const copies = trees
    .flatMap(({ objective, keyResults }) => [objective, ...keyResults.map(({ keyResult }) => keyResult)])
    .toSorted((a, b) => byText(a.id, b.id));
  return new Map(copies.flatMap(({ id, carriedFrom }) => (carriedFrom ? [[carriedFrom, id] as const] : [])));
}

function linksOf(
  { parent, alignment, supports }: Objective,
  successors: ReadonlyMap<string, string>,
): Pick<Objective, 'parent' | 'alignment' | 'supports'> {
  const follow = (id: string) => successors.get(id) ?? id;
  return {
    ...(parent && alignment !== 'declined' && { parent: follow(parent), ...(alignment && { alignment: 'asked' }) }),
    ...(supports && supports.length > 0 && { supports: [...new Set(supports.map(follow))] }),
  };
}

function continued(
  { id: carriedFrom, title, owner, weight, cadence, order }: With<KeyResult>,
  metric: Metric,
  { id, objective, now }: { id: string; objective: string; now: number },
): With<KeyResult> {
  return {
    id,
    title,
    owner,
    objective,
    metric,
    weight,
    state: 'active',
    activatedAt: now,
    order,
    carriedFrom,
    ...(cadence && { cadence }),
  };
}

/** The metric from where it stands; null where it has arrived. One that nothing was said of begins where it began. */
function metricFromHere({ keyResult: { metric }, checkIns }: KeyResultHistory): Metric | null {
  const last = progressSteps(metric, effectiveCheckIns(checkIns)).at(-1);
  if (!last) return metric;
  switch (metric.type) {
    case 'move': {
      const { reading } = last.checkIn;
      if (last.progress >= 1) return null;
      return reading?.type === 'value' ? { ...metric, start: reading.value } : metric;
    }
    case 'milestones': {
      const ticked = tickedMilestones(metric, checkIns);
      const items = metric.items.filter(({ id }) => !ticked.has(id));
      return items.length === 0 ? null : { ...metric, items };
    }
    case 'yes-no':
      return last.progress >= 1 ? null : metric;
    case 'keep':
    case 'from-children':
      return metric;
  }
}
