/** The organisation's objectives as the method counts with them, read from records. What lies in a person's own space is nobody else's figure. */
import type * as z from 'zod/mini';
import {
  CheckIn,
  Cycle,
  KeyResult,
  MetricChange,
  Objective,
  Organisation,
  Person,
  Team,
  type Directory,
  type KeyResultHistory,
  type ObjectiveTree,
  type With,
} from '#lib/okr/model.ts';
import type { PlacedRecord } from '../store/records.ts';
import { personOf } from './places.ts';

/** Of which figures are made. */
export const COUNTED_KINDS = ['objective', 'key-result', 'check-in', 'metric-change'] as const;
/** By which they are counted. */
export const DIRECTORY_KINDS = ['organisation', 'person', 'team', 'cycle'] as const;

const placeOf = ({ space, root }: PlacedRecord): string => `${space}/${root}`;

/** By 'space/root'. @param rows alive */
export function treesIn(rows: readonly PlacedRecord[]): Map<string, ObjectiveTree> {
  const shared = rows.filter(({ space }) => personOf(space) === null);
  return new Map(
    [...Map.groupBy(shared, placeOf)].flatMap(([place, members]) => {
      const tree = treeOf(members);
      return tree ? [[place, tree] as const] : [];
    }),
  );
}

/** null where there is no objective among them that can be read. @param members alive, of one root */
function treeOf(members: readonly PlacedRecord[]): ObjectiveTree | null {
  const [objective] = all('objective', Objective, members);
  if (!objective) return null;
  const checkIns = Map.groupBy(all('check-in', CheckIn, members), ({ keyResult }) => keyResult);
  const changes = Map.groupBy(all('metric-change', MetricChange, members), ({ keyResult }) => keyResult);
  const keyResults = all('key-result', KeyResult, members).map((keyResult): KeyResultHistory => ({
    keyResult,
    checkIns: checkIns.get(keyResult.id) ?? [],
    // Whether something is expected is no part of a figure.
    skips: [],
    changes: changes.get(keyResult.id) ?? [],
  }));
  return { objective, keyResults };
}

/** @param rows alive, of the organisation's space */
export function directoryIn(rows: readonly PlacedRecord[]): Directory {
  const byId = <T>(kind: string, schema: z.ZodMiniType<T>) =>
    new Map(all(kind, schema, rows).map((record) => [record.id, record]));
  return {
    me: '',
    organisation: all('organisation', Organisation, rows)[0] ?? null,
    away: new Map(),
    people: byId('person', Person),
    teams: byId('team', Team),
    cycles: byId('cycle', Cycle),
  };
}

/** Those of a kind that can be read; what is damaged counts nowhere. */
function all<T>(kind: string, schema: z.ZodMiniType<T>, rows: readonly PlacedRecord[]): With<T>[] {
  return rows.flatMap(({ record }) => {
    if (record.kind !== kind || record.deleted) return [];
    const { success, data } = schema.safeParse(record.fields);
    return success ? [{ ...data, id: record.id }] : [];
  });
}
