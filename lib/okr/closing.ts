/** What it takes to close an objective: that its owner has looked back (method, 4 and 11). */
import type { Cycle, Objective } from './model.ts';
import type { Review } from './review.ts';

/** What a closing still needs of the owner, in the order in which it is asked. */
export type ClosingNeed = 'own-score' | 'own-reason' | 'why' | 'root-cause' | 'post-mortem' | 'verdict';

/** What the owner has said so far, as a half-filled form holds it; blank is not said. */
export type Closing = Partial<
  Pick<Review, 'own' | 'ownReason' | 'why' | 'rootCause' | 'postMortem'> & { verdict: Review['verdict'] | null }
>;

/** Below this a score needs a root cause. */
export const ROOT_CAUSE_BELOW = 0.7;
/** Below this a commitment was missed, and a post-mortem line says why. */
export const COMMITTED_SCORE = 1;

/**
 * What is still missing for an objective to be closed; empty when nothing is.
 *
 * The lower one of both scores decides what is asked: who reached a number and thinks little of it has as much to tell as who missed it. A
 * score that is null, because nothing was ever said, counts 0 as pending does in every roll-up. Why the own score is what it is
 * needs a reason only where it is not the computed one; why the objective came out as it did is always asked.
 * @param score as `objectiveScore` gives it
 */
export function closingNeeds(
  { ambition, score }: { ambition: Objective['ambition']; score: number | null },
  said: Closing,
): ClosingNeed[] {
  const own = said.own ?? null;
  const lower = Math.min(score ?? 0, own ?? Infinity);
  const needed: [ClosingNeed, boolean][] = [
    ['own-score', own === null],
    ['own-reason', own !== null && own !== score && isBlank(said.ownReason)],
    ['why', isBlank(said.why)],
    ['root-cause', lower < ROOT_CAUSE_BELOW && isBlank(said.rootCause)],
    ['post-mortem', ambition === 'committed' && lower < COMMITTED_SCORE && isBlank(said.postMortem)],
    ['verdict', (said.verdict ?? null) === null],
  ];
  return needed.flatMap(([need, isMissing]) => (isMissing ? [need] : []));
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';

export type ClosingRefusal =
  /** A draft was never promised, and what was dropped or closed has ended already. */
  | { code: 'not-active'; state: Exclude<Objective['state'], 'active'> }
  /** The backlog has no end to look back from. */
  | { code: 'no-cycle' }
  | { code: 'cycle-not-begun' }
  | { code: 'cycle-closed' }
  | { code: 'incomplete'; needs: ClosingNeed[] };

/**
 * Why an objective cannot be closed now, or null. It may be closed while its cycle still runs: the method is silent, and what is over
 * early should be looked back on while it is fresh.
 */
export function closingRefusal(
  { state, ambition }: Pick<Objective, 'state' | 'ambition'>,
  cycle: Pick<Cycle, 'state'> | null,
  score: number | null,
  said: Closing,
): ClosingRefusal | null {
  if (state !== 'active') return { code: 'not-active', state };
  if (!cycle) return { code: 'no-cycle' };
  if (cycle.state === 'planning') return { code: 'cycle-not-begun' };
  if (cycle.state === 'closed') return { code: 'cycle-closed' };
  const needs = closingNeeds({ ambition, score }, said);
  return needs.length > 0 ? { code: 'incomplete', needs } : null;
}

/** Whether an objective can be closed now; why not says {@link closingRefusal}. */
export const canClose = (...given: Parameters<typeof closingRefusal>): boolean => closingRefusal(...given) === null;
