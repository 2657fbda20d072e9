/**
 * The life of a cycle where someone opens and closes it (method, 1 and 11): planning → active → closing → closed, one step at a time and
 * never back, but for a closed one that is opened again. Who may do so is not asked here, and a device alone goes by the date (cycleCalendar.ts).
 */
import type { Cycle, Objective, Reopening, With } from './model.ts';

type State = Cycle['state'];

/** The step that follows each state. The other way there is only {@link reopen}. */
const NEXT: Record<State, State | null> = { planning: 'active', active: 'closing', closing: 'closed', closed: null };

export type TransitionRefusal =
  /** It stands there already. */
  | { code: 'no-change' }
  /** Not the step that follows; null where none does. */
  | { code: 'not-next'; next: State | null }
  /** Objectives (ids) that still run: their owners have not looked back, nor dropped them. */
  | { code: 'objectives-open'; objectives: string[] };

/**
 * Why a cycle may not go into a state, or null.
 *
 * Only running objectives hold a close up. Drafts do not: they were never promised, and may lie where nobody else sees them.
 * @param objectives those of the cycle; of others nothing is asked
 */
export function transitionRefusal(
  cycle: Pick<With<Cycle>, 'id' | 'state'>,
  to: State,
  objectives: readonly Pick<With<Objective>, 'id' | 'cycle' | 'state'>[],
): TransitionRefusal | null {
  if (cycle.state === to) return { code: 'no-change' };
  const next = NEXT[cycle.state];
  if (next !== to) return { code: 'not-next', next };
  if (to !== 'closed') return null;
  const open = objectives.filter((objective) => objective.cycle === cycle.id && objective.state === 'active');
  return open.length === 0 ? null : { code: 'objectives-open', objectives: open.map(({ id }) => id) };
}

export type ReopenRefusal = 'not-closed' | 'why-missing';

/**
 * A closed cycle opened again, as the fields that change: it is closing, so that what was forgotten can be mended before it is closed
 * anew, and its history says who did that when and why.
 */
export function reopen(
  { state, reopened: before }: Pick<Cycle, 'state' | 'reopened'>,
  reopening: Reopening,
): { ok: true; fields: Pick<Cycle, 'state' | 'reopened'> } | { ok: false; code: ReopenRefusal } {
  if (state !== 'closed') return { ok: false, code: 'not-closed' };
  const why = reopening.why.trim();
  if (why === '') return { ok: false, code: 'why-missing' };
  return { ok: true, fields: { state: 'closing', reopened: [...(before ?? []), { ...reopening, why }] } };
}

/** What may change about an objective and all under it. */
export type CycleChange =
  /** Any field or state of the cycle itself, its objectives and key results, or a new one among them. */
  | 'cycle'
  | 'objective'
  | 'key-result'
  | 'metric-change'
  | 'check-in'
  | 'skip'
  | 'review'
  | 'sos'
  | 'sos-answer'
  | 'feedback-request'
  | 'comment'
  | 'seen'
  | 'cheer';

/** Talking about what was goes on: it is part of no figure (method, 9). */
const STILL_OPEN: ReadonlySet<CycleChange> = new Set(['comment', 'seen', 'cheer']);

/**
 * Why something may not be changed, or null: a closed cycle is read-only, until it is opened again. For a record that moves from one cycle
 * to another, asked of both. A draft that was left behind in it is no part of what was closed and may still be changed, moved out, or deleted.
 */
export function changeRefusal(
  cycle: Pick<Cycle, 'state'> | null,
  objective: Pick<Objective, 'state'> | null,
  change: CycleChange,
): 'cycle-closed' | null {
  if (cycle?.state !== 'closed' || STILL_OPEN.has(change)) return null;
  return objective?.state === 'draft' && change !== 'cycle' ? null : 'cycle-closed';
}
