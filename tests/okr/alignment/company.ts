/** Small companies for the tests of alignment: made by hand, at random, sound or damaged; and the plainest way to see what reaches what. */
import fc from 'fast-check';
import { alignmentOf, type Alignment } from '#lib/okr/alignment/alignment.ts';
import {
  childrenOf,
  contributesTo,
  keyResultsOf,
  parentOf,
  rootsOf,
  supportedBy,
  supportersOf,
} from '#lib/okr/alignment/forest.ts';
import { loopedIn } from '#lib/okr/alignment/findings.ts';
import type { AlignedKeyResult, AlignedObjective } from '#lib/okr/alignment/links.ts';

export interface Company {
  objectives: AlignedObjective[];
  keyResults: AlignedKeyResult[];
}

export const objective = (id: string, more: Partial<AlignedObjective> = {}): AlignedObjective => ({
  id,
  owner: 'ann',
  team: 'team',
  cycle: null,
  state: 'active',
  order: 'a0',
  ...more,
});

export const keyResult = (id: string, home: string, more: Partial<AlignedKeyResult> = {}): AlignedKeyResult => ({
  id,
  owner: 'ann',
  objective: home,
  state: 'active',
  order: 'a0',
  ...more,
});

export const align = ({ objectives, keyResults }: Company): Alignment => alignmentOf(objectives, keyResults);

export const idsOf = ({ objectives, keyResults }: Company): string[] =>
  [...objectives, ...keyResults].map(({ id }) => id);

const MOST = 9;
const names = Array.from({ length: MOST }, (_, i) => `o${i}`);
/** What a link may name: any objective, any key result, and something that nobody knows. */
export const anyTarget: fc.Arbitrary<string> = fc.constantFrom(...names, ...names.map((name) => `k-${name}`), 'nobody');

const anyOrder = fc.constantFrom('a0', 'a1', 'a2');
const anyObjective = (id: string): fc.Arbitrary<AlignedObjective> =>
  fc.record({
    id: fc.constant(id),
    owner: fc.constantFrom('ann', 'bob'),
    team: fc.constantFrom(null, 'team'),
    cycle: fc.constant(null),
    parent: fc.option(anyTarget),
    alignment: fc.constantFrom(null, 'asked', 'accepted', 'declined'),
    supports: fc.array(anyTarget, { maxLength: 2 }),
    state: fc.constantFrom('draft', 'active', 'active', 'closed', 'dropped'),
    order: anyOrder,
  });
const anyKeyResult = (home: string): fc.Arbitrary<AlignedKeyResult> =>
  fc.record({
    id: fc.constant(`k-${home}`),
    owner: fc.constantFrom('ann', 'bob'),
    objective: fc.constantFrom(home, home, home, 'nobody', 'o0'),
    state: fc.constantFrom('active', 'active', 'dropped'),
    order: anyOrder,
  });

/** Records as sync could bring them in the worst case: links at random, loops of every kind, to what nobody knows. */
export const damagedCompany: fc.Arbitrary<Company> = fc.subarray(names, { minLength: 1 }).chain((ids) =>
  fc.record({
    objectives: fc.tuple(...ids.map(anyObjective)),
    keyResults: fc.tuple(...ids.map(anyKeyResult)),
  }),
);

/** The same without any loop: links lead to things with a smaller number only. */
export const soundCompany: fc.Arbitrary<Company> = damagedCompany.map(({ objectives, keyResults }) => {
  const before = (id: string, target: string) => target.replace('k-', '') < id;
  return {
    objectives: objectives.map((record) => ({
      ...record,
      parent: record.parent && before(record.id, record.parent) ? record.parent : null,
      supports: (record.supports ?? []).filter((target) => before(record.id, target)),
    })),
    keyResults: keyResults.map((record) => ({ ...record, objective: record.id.replace('k-', '') })),
  };
});

/** Everything that can be asked of an alignment, so that two of them can be compared. */
export function portrait(alignment: Alignment, ids: readonly string[]): object {
  return {
    roots: rootsOf(alignment),
    looped: loopedIn(alignment),
    things: ids.map((id) => ({
      id,
      parent: parentOf(alignment, id),
      children: childrenOf(alignment, id),
      keyResults: keyResultsOf(alignment, id),
      supports: supportedBy(alignment, id),
      supporters: supportersOf(alignment, id),
    })),
  };
}

/** What can be reached from a thing (without it, unless it goes round), by trying every link again and again until nothing is new. */
export function reachable(from: string, next: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  for (let grew = true; grew;) {
    const size = found.size;
    for (const id of [from, ...found]) for (const target of next(id)) found.add(target);
    grew = found.size > size;
  }
  return found;
}

/** Every link that the records name and nobody has declined. */
export function recordedLinks({ objectives, keyResults }: Company): (id: string) => string[] {
  return (id) => {
    const own = objectives.find((record) => record.id === id);
    const home = keyResults.find((record) => record.id === id)?.objective;
    const parent = own?.alignment === 'declined' ? null : own?.parent;
    return [...(home === undefined ? [] : [home]), ...(parent ? [parent] : []), ...(own?.supports ?? [])];
  };
}

export const goesRound = (company: Company): boolean =>
  idsOf(company).some((id) => reachable(id, recordedLinks(company)).has(id));

export const followedLinks =
  (alignment: Alignment) =>
  (id: string): readonly string[] =>
    contributesTo(alignment, id);
