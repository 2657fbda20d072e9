/** What a person does with objectives and key results, as drafts. Pure. The replica commits what comes out. */
import { generateKeyBetween } from 'fractional-indexing';
import { metricChange } from '#lib/okr/metricChange.ts';
import type { Cadence, DropNote, KeyResult, Metric, Objective, ObjectiveTree, With } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import type { Author } from './checkInChanges.ts';

export interface NewKeyResult {
  title: string;
  metric: Metric;
  weight?: number;
  cadence?: Cadence | null;
}

export interface NewObjective {
  title: string;
  why: string;
  ambition: Objective['ambition'];
  cycle: string | null;
  state: 'draft' | 'active';
  keyResults: NewKeyResult[];
}

/** An objective of mine with its key results, last in my order. `lastOrder` is that of the last objective there is. */
export function createObjective(
  { keyResults, ...objective }: NewObjective,
  { me, now, newId, lastOrder }: Author & { lastOrder: string | null },
): Draft[] {
  const id = newId();
  const fields: Objective = {
    ...objective,
    title: objective.title.trim(),
    owner: me,
    order: generateKeyBetween(lastOrder, null),
  };
  const drafts: Draft[] = [{ type: 'create', kind: 'objective', id, root: id, fields }];
  let last: string | null = null;
  for (const keyResult of keyResults) {
    last = generateKeyBetween(last, null);
    drafts.push(keyResultDraft(id, keyResult, last, { me, now, newId }));
  }
  return drafts;
}

export function addKeyResult(tree: ObjectiveTree, keyResult: NewKeyResult, author: Author): Draft[] {
  const last = tree.keyResults.at(-1)?.keyResult.order ?? null;
  return [keyResultDraft(tree.objective.id, keyResult, generateKeyBetween(last, null), author)];
}

function keyResultDraft(
  objective: string,
  { title, metric, weight = 1, cadence = null }: NewKeyResult,
  order: string,
  { me, now, newId }: Author,
): Draft {
  const fields: KeyResult = {
    title: title.trim(),
    owner: me,
    objective,
    metric,
    weight,
    cadence,
    state: 'active',
    activatedAt: now,
    order,
  };
  return { type: 'create', kind: 'key-result', id: newId(), root: objective, fields };
}

/**
 * Only what differs from what its author had before them (null and absent are the same); nothing differs → no drafts. So what others have
 * changed since stays as it is, except where both changed the same.
 */
function patch(
  kind: 'objective' | 'key-result',
  { id, root }: { id: string; root: string },
  before: object,
  change: object,
): Draft[] {
  const known = new Map(Object.entries(before));
  const changed = Object.entries(change).filter(
    ([key, value]) => JSON.stringify(known.get(key) ?? null) !== JSON.stringify(value ?? null),
  );
  if (changed.length === 0) return [];
  const from = Object.fromEntries(changed.map(([key]) => [key, known.get(key) ?? null]));
  return [{ type: 'patch', kind, id, root, fields: Object.fromEntries(changed), from }];
}

export type ObjectiveChange = Pick<Objective, 'title' | 'why' | 'ambition' | 'cycle'>;

/** @param from what its author had before them, where that may be older than the objective */
export const editObjective = (
  objective: With<Objective>,
  change: Partial<ObjectiveChange>,
  from: Partial<ObjectiveChange> = objective,
): Draft[] => patch('objective', { id: objective.id, root: objective.id }, from, change);

export type KeyResultChange = Pick<KeyResult, 'title' | 'metric' | 'weight' | 'cadence'>;

/**
 * Of a key result that runs, a new metric is also told by a record of its own, so that its past can be read as it was.
 * @param objective the one that it hangs under
 * @param author `today`: the author's, 'YYYY-MM-DD'
 * @param from what they had before them, where that may be older than the key result
 */
export function editKeyResult(
  keyResult: With<KeyResult>,
  objective: Objective,
  change: Partial<KeyResultChange>,
  { me, now, newId, today }: Author & { today: string },
  from: Partial<KeyResultChange> = keyResult,
): Draft[] {
  const drafts = patch('key-result', { id: keyResult.id, root: keyResult.objective }, from, change);
  const said = { author: me, on: today, createdAt: now };
  const fields = change.metric && metricChange(keyResult, objective, change.metric, said);
  if (fields) drafts.push({ type: 'create', kind: 'metric-change', id: newId(), root: keyResult.objective, fields });
  return drafts;
}

/**
 * An order that brings the item at `from` to `to` in the list as it will be. The list is in its order.
 *
 * Siblings hold the same order where two devices chose at once. There is nothing between them, so an item that goes up
 * goes over all of them, and one that goes down below them all.
 */
export function orderAt(list: readonly { order: string }[], from: number, to: number): string {
  const orders = list.filter((_, index) => index !== from).map(({ order }) => order);
  if (to < from) {
    const upper = orders[to] ?? null;
    const lower = orders.findLast((order) => upper !== null && order < upper);
    return generateKeyBetween(lower ?? null, upper);
  }
  const lower = orders[to - 1] ?? null;
  const upper = orders.find((order) => lower === null || order > lower);
  return generateKeyBetween(lower, upper ?? null);
}

export const reorderObjective = (objective: With<Objective>, order: string): Draft[] =>
  patch('objective', { id: objective.id, root: objective.id }, objective, { order });

export const reorderKeyResult = (keyResult: With<KeyResult>, order: string): Draft[] =>
  patch('key-result', { id: keyResult.id, root: keyResult.objective }, keyResult, { order });

/** Under another objective, last in its order, with all its check-ins. */
export function moveKeyResult(keyResult: With<KeyResult>, target: ObjectiveTree): Draft[] {
  const order = generateKeyBetween(target.keyResults.at(-1)?.keyResult.order ?? null, null);
  const command = { name: 'move', objective: target.objective.id, order } as const;
  return [{ type: 'command', kind: 'key-result', id: keyResult.id, root: keyResult.objective, command }];
}

/** @param now epoch ms: from then on check-ins are expected */
export const activateObjective = (objective: With<Objective>, now: number): Draft[] => [
  { type: 'command', kind: 'objective', id: objective.id, root: objective.id, command: { name: 'activate', at: now } },
];

type Stoppable = { kind: 'objective'; record: With<Objective> } | { kind: 'key-result'; record: With<KeyResult> };
const rootOf = (what: Stoppable) => (what.kind === 'objective' ? what.record.id : what.record.objective);

/** Stops something honestly: it keeps its place in history and leaves the averages. */
export const drop = (what: Stoppable, note: DropNote): Draft[] => [
  { type: 'command', kind: what.kind, id: what.record.id, root: rootOf(what), command: { name: 'drop', note } },
];

export const resume = (what: Stoppable): Draft[] => [
  { type: 'command', kind: what.kind, id: what.record.id, root: rootOf(what), command: { name: 'resume' } },
];

/** Whether nothing has been promised with it yet, so that deleting it hides nothing: drafts, and key results never checked in. */
export function deletable(tree: ObjectiveTree, keyResult?: string): boolean {
  if (tree.objective.state === 'draft') return true;
  if (keyResult === undefined) return false;
  const history = tree.keyResults.find((candidate) => candidate.keyResult.id === keyResult);
  return history !== undefined && history.checkIns.length === 0;
}

/** Whether it runs, so that there is something to stop: not a draft, and not what was stopped before. */
export function droppable(tree: ObjectiveTree, keyResult?: string): boolean {
  if (tree.objective.state !== 'active') return false;
  if (keyResult === undefined) return true;
  return tree.keyResults.some(({ keyResult: { id, state } }) => id === keyResult && state === 'active');
}

export const remove = (what: Stoppable): Draft[] => [
  { type: 'delete', kind: what.kind, id: what.record.id, root: rootOf(what) },
];

/** My check-in rhythm, for every key result that has none of its own. */
export const setMyCadence = (me: string, cadence: Cadence): Draft[] => [
  { type: 'patch', kind: 'person', id: me, root: DIRECTORY_ROOT, fields: { cadence } },
];

export const setMyName = (me: string, name: string): Draft[] => [
  { type: 'patch', kind: 'person', id: me, root: DIRECTORY_ROOT, fields: { name: name.trim() } },
];
