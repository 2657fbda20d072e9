/** What is on the device already, found by identifier, by where it came from, or by title. */
import type { CheckIn, Directory, KeyResultHistory, ObjectiveTree, Origin, With } from '#lib/okr/model.ts';

export interface Existing {
  directory: Directory;
  trees: readonly ObjectiveTree[];
}

export interface LocatedKeyResult {
  tree: ObjectiveTree;
  history: KeyResultHistory;
}

/** A title for comparison: compatibility forms, case and runs of blanks put aside. */
export function plainTitle(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

export interface ExistingIndex {
  objective(identifier: string): ObjectiveTree | undefined;
  keyResult(identifier: string): LocatedKeyResult | undefined;
  keyResultTitled(title: string, objective: string): LocatedKeyResult[];
  checkIn(history: KeyResultHistory, identifier: string): With<CheckIn> | undefined;
}

/** @param source the sheets' own name, within which their identifiers are unique */
export function indexExisting({ trees }: Existing, source: string): ExistingIndex {
  const objectives = new Map<string, ObjectiveTree>();
  const keyResults = new Map<string, LocatedKeyResult>();
  const titled = new Map<string, LocatedKeyResult[]>();
  for (const tree of trees) {
    for (const key of keysOf(tree.objective, source)) objectives.set(key, tree);
    for (const history of tree.keyResults) {
      for (const key of keysOf(history.keyResult, source)) keyResults.set(key, { tree, history });
      const title = plainTitle(history.keyResult.title);
      titled.set(title, [...(titled.get(title) ?? []), { tree, history }]);
    }
  }
  return {
    objective: (identifier) => objectives.get(identifier),
    keyResult: (identifier) => keyResults.get(identifier),
    keyResultTitled: (title, objective) =>
      (titled.get(plainTitle(title)) ?? []).filter(
        ({ tree }) => objective === '' || plainTitle(tree.objective.title) === plainTitle(objective),
      ),
    // The last one that came from this row: a correction by a later import carries the same origin.
    checkIn: ({ checkIns }, identifier) => {
      const own = checkIns.filter((checkIn) => keysOf(checkIn, source).includes(identifier));
      const replaced = new Set(own.map(({ replaces }) => replaces));
      return own.find(({ id }) => !replaced.has(id));
    },
  };
}

/** An export writes a record's own id into the identifier column, another program its own. */
function keysOf({ id, origin }: { id: string; origin?: Origin | null | undefined }, source: string): string[] {
  return origin?.source === source ? [id, origin.id] : [id];
}

/** The last of the chain of corrections that begins with a check-in. */
export function lastCorrection({ checkIns }: KeyResultHistory, first: With<CheckIn>): With<CheckIn> {
  const seen = new Set<string>();
  let last = first;
  for (;;) {
    seen.add(last.id);
    const next = checkIns.find(({ id, replaces }) => replaces === last.id && !seen.has(id));
    if (!next) return last;
    last = next;
  }
}
