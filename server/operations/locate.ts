/**
 * Where an operation belongs. A device says where it found the record; the server knows where it is now: the record, or the one that a new
 * one is to hang under, may have moved to another root or space meanwhile, and the operation follows it there (protocol, 'Records and
 * operations').
 */
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { parentOf } from '#lib/sync/hanging.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { PlacedRecord } from '../store/records.ts';
import { refused, type Refused } from './refused.ts';
import type { RowsInHand } from './rowsInHand.ts';

export interface Place {
  space: string;
  root: string;
  /** The record that is there, dead or alive; null where it is new. */
  row: PlacedRecord | null;
  /** What it hangs under. */
  parent: PlacedRecord | null;
  /** It is no longer in the space where the device knew it. */
  elsewhere: boolean;
}

const DIRECTORY_KINDS = new Set(['organisation', 'person', 'away', 'team', 'cycle']);

export async function locate(rows: RowsInHand, op: Operation): Promise<Place | Refused> {
  return op.type === 'create' ? locateNew(rows, op) : locateKnown(rows, op);
}

async function locateKnown(rows: RowsInHand, op: Operation): Promise<Place | Refused> {
  const there = await rows.find(op.space, op.id);
  const live = there && !there.record.deleted ? there : await rows.findLive(op.id);
  const row = live ?? there;
  if (!row) return refused('missing', `${op.kind} ${op.id}`);
  // Whatever the device calls it, it is judged as what it is.
  if (row.record.kind !== op.kind) return refused('invalid', `${op.id} is no ${op.kind}`);
  const parent = await aliveOrNot(rows, row.space, parentOf(row.record.kind, row.record.fields));
  return { space: row.space, root: row.root, row, parent, elsewhere: row.space !== op.space };
}

async function locateNew(rows: RowsInHand, op: Operation & { type: 'create' }): Promise<Place | Refused> {
  const live = await rows.findLive(op.id);
  if (live) return refused('exists', `${live.record.kind} ${op.id}`);
  const anchor = anchorOf(op);
  const at = 'root' in anchor ? null : await aliveOrNot(rows, op.space, anchor.id);
  const parent = at && at.record.deleted ? await rows.findLive(at.record.id) : at;
  if (!('root' in anchor) && !parent) return refused('missing', anchor.id);
  const space = parent?.space ?? op.space;
  const root = 'root' in anchor ? anchor.root : (parent?.root ?? op.root);
  return { space, root, row: await rows.find(space, op.id), parent, elsewhere: space !== op.space };
}

/** The root that a new record founds or joins, or the record that it hangs under. */
function anchorOf({ kind, id, root, fields }: Operation & { type: 'create' }): { root: string } | { id: string } {
  const parent = parentOf(kind, fields);
  if (parent !== null) return { id: parent };
  if (kind === 'objective') return { root: id };
  if (DIRECTORY_KINDS.has(kind)) return { root: DIRECTORY_ROOT };
  // A kind that only a newer device knows hangs where that device says, if there is such a place.
  return root === id || root === DIRECTORY_ROOT ? { root } : { id: root };
}

async function aliveOrNot(rows: RowsInHand, space: string, id: string | null): Promise<PlacedRecord | null> {
  if (id === null) return null;
  return (await rows.find(space, id)) ?? rows.findLive(id);
}
