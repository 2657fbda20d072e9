/**
 * What several people wrote at the same time (protocol, 'Records and operations'): values that lost and are kept in the history of a record,
 * for those who wrote them and those whose value stands, until somebody writes the field anew.
 */
import { hlcTime } from '#lib/sync/clock.ts';
import type { Draft, Fields, RecordKind } from '#lib/sync/draft.ts';
import { isAlive, parentOf } from '#lib/sync/hanging.ts';
import { clockOf } from '#lib/sync/merge.ts';
import type { Lost, StoredRecord } from '#lib/sync/record.ts';
import type { Root } from './row.ts';

interface Conflict {
  /** Names it for good, so that it can be put away. */
  key: string;
  kind: string;
  id: string;
  root: string;
  space: string;
  /** Of the record, as far as it has one. */
  title: string;
  /** When the value that lost was written, epoch ms. */
  at: number;
}

/** Two wrote a field; `value` lost. */
export interface FieldConflict extends Conflict {
  field: string;
  value: unknown;
  /** What stands. */
  current: unknown;
  /** Who wrote `value`, and who wrote what stands; null where the server does not know. */
  by: string | null;
  wonBy: string | null;
}

/** Somebody wrote what somebody else deleted. */
export interface DeletedConflict extends Conflict {
  /** What was written, by field. */
  fields: Fields;
  deletedBy: string | null;
}

/** What nobody reads: where something stands among its siblings. */
const SILENT: ReadonlySet<string> = new Set(['order']);

const isMine = ({ by, wonBy }: Lost, me: string): boolean => by === me || wonBy === me;

const headOf = (root: Root, record: StoredRecord, { field, clock }: Lost): Conflict => ({
  key: `${record.id}/${field}/${clock}`,
  kind: record.kind,
  id: record.id,
  root: root.id,
  space: root.space,
  title: typeof record.fields.title === 'string' ? record.fields.title : '',
  at: hlcTime(clock),
});

/** The conflicts of whoever looks, in what is alive and waits for no verdict: until that, who has won is a guess. */
export function fieldConflicts(root: Root, me: string): FieldConflict[] {
  const found = new Map<string, FieldConflict>();
  for (const record of root.records.values()) {
    if (record.deleted || !record.lost || root.shadow.has(record.id)) continue;
    for (const lost of record.lost) {
      const stands = lost.against === clockOf(record, lost.field);
      const current = record.fields[lost.field] ?? null;
      if (!stands || !isMine(lost, me) || SILENT.has(lost.field) || isSame(current, lost.value)) continue;
      // Of several that lost against the same, the last is the one to choose from.
      found.set(`${record.id}/${lost.field}`, {
        ...headOf(root, record, lost),
        field: lost.field,
        value: lost.value,
        current,
        by: lost.by ?? null,
        wonBy: lost.wonBy ?? null,
      });
    }
  }
  return [...found.values()];
}

/** What I wrote that somebody had deleted. */
export function deletedConflicts(root: Root, me: string): DeletedConflict[] {
  return [...root.records.values()].flatMap((record): DeletedConflict[] => {
    if (!record.deleted || !record.lost || root.shadow.has(record.id)) return [];
    const mine = record.lost.filter(({ by, against }) => by === me && against === clockOf(record, 'deleted'));
    const last = mine.at(-1);
    if (!last) return [];
    const fields = Object.fromEntries(mine.map(({ field, value }) => [field, value]));
    return [{ ...headOf(root, record, last), fields, deletedBy: last.wonBy ?? null }];
  });
}

/** Takes the version that lost; whoever wrote the other one is told in turn only if they did so meanwhile. */
export const takeOther = ({ kind, id, root, space, field, value, current }: FieldConflict): Draft => ({
  type: 'patch',
  kind: kind as RecordKind,
  id,
  root,
  space,
  fields: { [field]: value },
  from: { [field]: current },
});

/**
 * Brings back what was deleted, as I wrote it, with what I had said of it: what others said only they could say again.
 * Nothing where what it hung under is gone too.
 */
export function bringBack(root: Root, { id, fields }: DeletedConflict, me: string): Draft[] {
  const record = root.records.get(id);
  if (!record?.deleted) return [];
  const parent = parentOf(record.kind, record.fields);
  if (parent !== null && !isAlive(root.records.get(parent))) return [];
  const when = clockOf(record, 'deleted');
  const said = [...root.records.values()].filter(
    (other) => other.deleted && clockOf(other, 'deleted') === when && other.fields.author === me,
  );
  const revived = [{ ...record, fields: { ...record.fields, ...fields } }];
  const known = new Set([id]);
  // Each after what it hangs under.
  for (const { id: above } of revived) {
    for (const other of said) {
      if (known.has(other.id) || parentOf(other.kind, other.fields) !== above) continue;
      known.add(other.id);
      revived.push(other);
    }
  }
  return revived.map((back): Draft => ({
    type: 'create',
    kind: back.kind as RecordKind,
    id: back.id,
    root: root.id,
    space: root.space,
    fields: back.fields,
  }));
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
