/** What the coach has to say of many objectives together: who answers for them, and what they hang under (method, 13). */
import { alignmentOfTrees } from '../alignment/alignment.ts';
import { orphansOf } from '../alignment/findings.ts';
import type { ObjectiveTree, With, Objective, KeyResult } from '../model.ts';
import { NONE_OFF, type SwitchedOff } from './rule.ts';
import type { Finding } from './finding.ts';
import { SEVERITIES, type SetRule } from './severities.ts';

/** From this many key results under at least two objectives on, one owner for all is no coincidence. */
export const KEY_RESULTS_FOR_ONE_OWNER = 5;

/** A finding about several records, named by their ids in the order of the set. */
export interface SetFinding extends Finding {
  objectives: string[];
  keyResults: string[];
}

export interface SetContext {
  /** Who is known; an owner who is not among them is none. Absent: every id that is not empty counts. */
  people?: ReadonlyMap<string, unknown>;
  switchedOff?: SwitchedOff;
}

/** Looks at drafts and active objectives with their active key results. Linear in their number. */
export function lintSet(trees: readonly ObjectiveTree[], context: SetContext = {}): SetFinding[] {
  const { switchedOff = NONE_OFF } = context;
  const living = trees.filter(({ objective: { state } }) => state === 'draft' || state === 'active');
  const set: OwnedSet = {
    objectives: living.map(({ objective }) => objective),
    keyResults: living.flatMap((tree) =>
      tree.keyResults.map(({ keyResult }) => keyResult).filter(({ state }) => state === 'active'),
    ),
  };
  const found = [unowned(set, context), unaligned(living), oneOwnerForAll(set, context)];
  return found.filter((finding) => finding !== null).filter(({ rule }) => !switchedOff.has(rule));
}

interface OwnedSet {
  objectives: readonly With<Objective>[];
  keyResults: readonly With<KeyResult>[];
}

const about = (rule: SetRule) => ({ rule, about: 'set', severity: SEVERITIES.set[rule] }) as const;

const idsOf = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id);

function unowned(set: OwnedSet, { people }: SetContext): SetFinding | null {
  const isNobody = ({ owner }: { owner: string }) => owner.trim() === '' || people?.has(owner) === false;
  const objectives = idsOf(set.objectives.filter(isNobody));
  const keyResults = idsOf(set.keyResults.filter(isNobody));
  const count = objectives.length + keyResults.length;
  if (count === 0) return null;
  return { ...about('unowned'), values: { count }, objectives, keyResults };
}

/** Quiet as long as nobody aligns: there must be something to hang under. */
function unaligned(living: readonly ObjectiveTree[]): SetFinding | null {
  const orphans = new Set(orphansOf(alignmentOfTrees(living)));
  if (orphans.size === 0 || orphans.size === living.length) return null;
  const objectives = idsOf(living.map(({ objective }) => objective)).filter((id) => orphans.has(id));
  const values = { count: objectives.length };
  return { ...about('unaligned'), values, objectives, keyResults: [] };
}

/** A person who works alone owns all there is, and nobody asks. */
function oneOwnerForAll(set: OwnedSet, { people }: SetContext): SetFinding | null {
  if (people !== undefined && people.size < 2) return null;
  if (set.objectives.length < 2 || set.keyResults.length < KEY_RESULTS_FOR_ONE_OWNER) return null;
  const owners = new Set([...set.objectives, ...set.keyResults].map(({ owner }) => owner));
  if (owners.size !== 1 || owners.has('')) return null;
  const [objectives, keyResults] = [idsOf(set.objectives), idsOf(set.keyResults)];
  const values = { count: objectives.length + keyResults.length };
  return { ...about('one-owner-for-all'), values, objectives, keyResults };
}
