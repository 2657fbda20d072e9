/** From records to the things of the method: made once per root and remembered with it. */
import type {
  Away,
  CheckIn,
  Cycle,
  Directory,
  KeyResult,
  KeyResultHistory,
  MetricChange,
  Objective,
  ObjectiveTree,
  Organisation,
  Person,
  Skip,
  Team,
  With,
} from '#lib/okr/model.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { Root } from './row.ts';

/**
 * A record's fields as what its kind says they are. No parse here: each record passed its schema when it was written (apply.ts),
 * shape.ts has looked at the row, and inspect.ts looks again after the paint.
 */
const entity = <T>(record: StoredRecord): With<T> => ({ ...(record.fields as T), id: record.id });

const trees = new WeakMap<Root, ObjectiveTree | null>();
const roots = new WeakMap<ObjectiveTree, Root>();

/** The root a tree was read from. */
export const rootOfTree = (tree: ObjectiveTree): Root | undefined => roots.get(tree);

/** null where the objective itself is deleted or lives elsewhere. */
export function treeOf(root: Root): ObjectiveTree | null {
  const known = trees.get(root);
  if (known !== undefined) return known;
  const tree = readTree(root);
  trees.set(root, tree);
  if (tree) roots.set(tree, root);
  return tree;
}

/** What is told of a key result, and may come before it in a row. */
const SAID: ReadonlySet<string> = new Set(['check-in', 'skip', 'metric-change']);

function readTree(root: Root): ObjectiveTree | null {
  const objective = root.records.get(root.id);
  if (!objective || objective.deleted) return null;
  const histories = new Map<string, KeyResultHistory>();
  const said: StoredRecord[] = [];
  for (const record of root.records.values()) {
    if (record.deleted) continue;
    if (record.kind === 'key-result') {
      histories.set(record.id, { keyResult: entity<KeyResult>(record), checkIns: [], skips: [], changes: [] });
    } else if (SAID.has(record.kind)) said.push(record);
  }
  for (const record of said) {
    if (record.kind === 'check-in') {
      const checkIn = entity<CheckIn>(record);
      histories.get(checkIn.keyResult)?.checkIns.push(checkIn);
    } else if (record.kind === 'skip') {
      const skip = entity<Skip>(record);
      histories.get(skip.keyResult)?.skips.push(skip);
    } else {
      const change = entity<MetricChange>(record);
      histories.get(change.keyResult)?.changes.push(change);
    }
  }
  const keyResults = [...histories.values()].toSorted((a, b) => inOrder(a.keyResult, b.keyResult));
  return { objective: entity<Objective>(objective), keyResults };
}

/** @param directories those of all spaces; where two know the same record, the later one has the last word */
export function directoryOf(directories: readonly (Root | null)[], me: string): Directory {
  const people = new Map<string, With<Person>>();
  const teams = new Map<string, With<Team>>();
  const cycles = new Map<string, With<Cycle>>();
  const away = new Map<string, With<Away>[]>();
  let organisation: With<Organisation> | null = null;
  for (const root of directories) {
    for (const record of root?.records.values() ?? []) {
      if (record.deleted) continue;
      if (record.kind === 'organisation') organisation = entity<Organisation>(record);
      else if (record.kind === 'away') {
        const days = entity<Away>(record);
        away.set(days.person, [...(away.get(days.person) ?? []), days]);
      } else if (record.kind === 'person') people.set(record.id, entity<Person>(record));
      else if (record.kind === 'team') teams.set(record.id, entity<Team>(record));
      else if (record.kind === 'cycle') cycles.set(record.id, entity<Cycle>(record));
    }
  }
  return { me, organisation, people, away, teams, cycles };
}

/** Siblings in the person's order; ids break a tie, so that every device shows the same. */
function inOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
