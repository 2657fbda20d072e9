/**
 * What an operation does to records: the same function on the device (at once, over pending changes) and for whoever
 * settles it. Pure: takes the records of the roots concerned, gives back what changed or why it is refused.
 *
 * Fields merge one by one: the later clock wins and the loser is kept. Delete beats patch. A create over a tombstone
 * brings the record back if it is later. Commands here need no judgement of others: activate, drop, resume, move.
 */
import type { Operation } from './operation.ts';
import { hlcTime, type Hlc } from './clock.ts';
import type { Fields } from './draft.ts';
import { fieldsProblem, type StoredRecord } from './record.ts';

/** Records by id, for each root an operation may touch. */
export type RootRecords = ReadonlyMap<string, ReadonlyMap<string, StoredRecord>>;

export interface Placed {
  root: string;
  id: string;
  /** null: it is no longer in this root, because it moved to another one of the same space. */
  record: StoredRecord | null;
}

export type Refusal = { code: 'missing' | 'exists' | 'invalid' | 'not-here'; detail: string };
export type Outcome = { ok: true; changed: Placed[] } | { ok: false; refusal: Refusal };

const refuse = (code: Refusal['code'], detail: string): Outcome => ({ ok: false, refusal: { code, detail } });

export function applyOperation(roots: RootRecords, op: Operation): Outcome {
  const here = roots.get(op.root);
  const before = here?.get(op.id);
  switch (op.type) {
    case 'void':
      return { ok: true, changed: [] };
    case 'create': {
      if (before && !(before.deleted && latest(before) < op.hlc)) return refuse('exists', `${op.kind} ${op.id}`);
      // Under a parent that has moved or gone, it would be stored where nobody looks.
      const parent = parentOf(op.kind, op.fields);
      if (parent !== null && !isAlive(here?.get(parent))) return refuse('missing', parent);
      const record: StoredRecord = {
        id: op.id,
        kind: op.kind,
        fields: op.fields,
        clock: op.hlc,
        ver: before?.ver ?? 0,
      };
      return checked([{ root: op.root, id: op.id, record }]);
    }
    case 'patch':
      if (!before) return refuse('missing', `${op.kind} ${op.id}`);
      return checked([{ root: op.root, id: op.id, record: patched(before, op.fields, op.hlc) }]);
    case 'delete':
      if (!before || !here) return refuse('missing', `${op.kind} ${op.id}`);
      return {
        ok: true,
        changed: [before, ...below(here, op.id)]
          .filter((record) => !record.deleted)
          .map((record) => ({
            root: op.root,
            id: record.id,
            record: { ...stamped(record, 'deleted', op.hlc), deleted: true },
          })),
      };
    case 'command':
      if (!before || !here || before.deleted) return refuse('missing', `${op.kind} ${op.id}`);
      return command(roots, here, before, op);
  }
}

function command(
  roots: RootRecords,
  here: ReadonlyMap<string, StoredRecord>,
  before: StoredRecord,
  op: Operation & { type: 'command' },
): Outcome {
  const patch = (record: StoredRecord, fields: Fields): Placed => ({
    root: op.root,
    id: record.id,
    record: patched(record, fields, op.hlc),
  });
  switch (op.command.name) {
    case 'activate': {
      const activatedAt = op.command.at ?? hlcTime(op.hlc);
      // Check-ins are expected from the day an objective becomes active, not from when its draft was written.
      return checked([
        patch(before, { state: 'active' }),
        ...below(here, before.id)
          .filter((record) => record.kind === 'key-result')
          .map((record) => patch(record, { activatedAt })),
      ]);
    }
    case 'drop':
      return checked([patch(before, { state: 'dropped', dropped: op.command.note })]);
    case 'resume':
      return checked([patch(before, { state: 'active', dropped: null })]);
    case 'move': {
      const to = op.command.objective;
      const target = roots.get(to)?.get(to);
      if (!target || target.deleted) return refuse('missing', `objective ${to}`);
      if (before.kind !== 'key-result') return refuse('not-here', `${before.kind} ${before.id}`);
      const moved = patched(before, { objective: to, order: op.command.order }, op.hlc);
      if (to === op.root) return checked([{ root: to, id: moved.id, record: moved }]);
      const taken = below(here, before.id);
      return checked([
        ...[before, ...taken].map(({ id }): Placed => ({ root: op.root, id, record: null })),
        ...[moved, ...taken].map((record): Placed => ({ root: to, id: record.id, record })),
      ]);
    }
  }
}

const SAID_OF_KEY_RESULTS: ReadonlySet<string> = new Set(['check-in', 'skip', 'metric-change']);

/** The record that another of this kind hangs under within its root; null for those that hang under nothing. */
export function parentOf(kind: string, fields: Fields): string | null {
  if (kind === 'key-result') return String(fields.objective);
  return SAID_OF_KEY_RESULTS.has(kind) ? String(fields.keyResult) : null;
}

export const isAlive = (record: StoredRecord | undefined): boolean => record !== undefined && !record.deleted;

/** Everything that hangs under a record within its root: key results of an objective, and what was said of them. */
function below(records: ReadonlyMap<string, StoredRecord>, id: string): StoredRecord[] {
  const found: StoredRecord[] = [];
  const parents = new Set([id]);
  // Two levels at most, so two passes: key results first, then what was said of them.
  for (const parentField of ['objective', 'keyResult']) {
    for (const record of records.values()) {
      const parent = record.fields[parentField];
      if (typeof parent === 'string' && parents.has(parent) && !record.deleted) {
        found.push(record);
        parents.add(record.id);
      }
    }
  }
  return found;
}

function checked(changed: Placed[]): Outcome {
  for (const { record } of changed) {
    const problem = !record || record.deleted ? null : fieldsProblem(record.kind, record.fields);
    if (problem) return refuse('invalid', problem);
  }
  return { ok: true, changed };
}

/** The clock that holds for one field. */
const clockOf = (record: StoredRecord, field: string): Hlc => record.clocks?.[field] ?? record.clock;

function latest(record: StoredRecord): Hlc {
  return Object.values(record.clocks ?? {}).reduce((a, b) => (a > b ? a : b), record.clock);
}

function stamped(record: StoredRecord, field: string, clock: Hlc): StoredRecord {
  return { ...record, clocks: { ...record.clocks, [field]: clock } };
}

/** Field by field, the later clock wins; what loses against a deletion or a later value is kept in `lost`. */
function patched(record: StoredRecord, fields: Fields, clock: Hlc): StoredRecord {
  const next = { ...record.fields };
  const clocks = { ...record.clocks };
  const lost = [...(record.lost ?? [])];
  for (const [field, value] of Object.entries(fields)) {
    if (record.deleted || clockOf(record, field) > clock) {
      lost.push({ field, value, clock });
      continue;
    }
    next[field] = value;
    clocks[field] = clock;
  }
  return { ...record, fields: next, clocks, ...(lost.length > 0 && { lost }) };
}
