/** Does operations to roots in hand, which may lie in several spaces. */
import { applyOperation } from '#lib/sync/apply.ts';
import { hlcDevice, tick, type Hlc } from '#lib/sync/clock.ts';
import { isAlive } from '#lib/sync/hanging.ts';
import { latest } from '#lib/sync/merge.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { Placed, Refusal } from '#lib/sync/outcome.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { destinationOf, LOCAL_SPACE } from './homes.ts';
import { rootKey, type RootKey } from './row.ts';

/** The records of each root, by id; changed in place. */
export type RecordsInHand = Map<RootKey, Map<string, StoredRecord>>;

/** A record as an operation leaves it, with the space that it is in. */
export type Done = Placed & { space: string };

/** Where an objective that something moves to lies, of the spaces in hand; one that has left a space may have stayed there as a tombstone. */
function spaceOfTarget(inHand: RecordsInHand, from: string, root: string): string {
  for (const [key, records] of inHand) {
    if (key.endsWith(`/${root}`) && isAlive(records.get(root))) return key.slice(0, -root.length - 1);
  }
  return from;
}

/** Applies an operation as the latest word there is (protocol, 'Records and operations': pending ones are laid over without comparing clocks). */
export function perform(
  inHand: RecordsInHand,
  op: Operation,
): { ok: true; done: Done[] } | { ok: false; refusal: Refusal } {
  const here = recordsOf(inHand, op.space, op.root);
  const roots = new Map([[op.root, here]]);
  const target = op.type === 'command' && op.command.name === 'move' ? op.command.objective : null;
  const targetSpace = target === null ? op.space : spaceOfTarget(inHand, op.space, target);
  if (targetSpace !== op.space && [op.space, targetSpace].includes(LOCAL_SPACE)) {
    return { ok: false, refusal: { code: 'not-here', detail: `move from ${op.space} to ${targetSpace}` } };
  }
  if (target !== null && target !== op.root) roots.set(target, recordsOf(inHand, targetSpace, target));
  const destination = destinationOf(op);
  if (destination !== null && [op.space, destination].includes(LOCAL_SPACE)) {
    return { ok: false, refusal: { code: 'not-here', detail: `move from ${op.space} to ${destination}` } };
  }
  const outcome = applyOperation(roots, { ...op, hlc: lastWord(op, here) });
  if (!outcome.ok) return outcome;
  const inPlace = outcome.changed.map((placed): Done => {
    return { ...placed, space: placed.root === target ? targetSpace : op.space };
  });
  const done = destination === null ? inPlace : relocated(here, inPlace, op, destination);
  for (const { space, root, id, record } of done) {
    const records = recordsOf(inHand, space, root);
    if (record) records.set(id, record);
    else records.delete(id);
  }
  return { ok: true, done };
}

/** All of a root goes to another space, changed as the operation says: the server will leave tombstones, here nothing stays. */
function relocated(
  here: ReadonlyMap<string, StoredRecord>,
  changed: readonly Done[],
  op: Operation,
  to: string,
): Done[] {
  const { root, space: from } = op;
  const after = new Map([...here, ...changed.flatMap(({ id, record }) => (record ? [[id, record] as const] : []))]);
  const going = [...after.values()].filter(isAlive);
  return [
    ...going.map(({ id }): Done => ({ space: from, root, id, record: null })),
    ...going.map((record): Done => ({
      space: to,
      root,
      id: record.id,
      record: record.id === root ? inTeam(record, to) : record,
    })),
  ];
}

/** The team that an objective names is the team whose space it is in. */
function inTeam(objective: StoredRecord, space: string): StoredRecord {
  const team = space.startsWith('team:') ? space.slice('team:'.length) : null;
  return { ...objective, fields: { ...objective.fields, team } };
}

function recordsOf(inHand: RecordsInHand, space: string, root: string): Map<string, StoredRecord> {
  const key = rootKey(space, root);
  const known = inHand.get(key);
  if (known) return known;
  const records = new Map<string, StoredRecord>();
  inHand.set(key, records);
  return records;
}

/** The operation's own clock, or a later one where a record that it changes is later: another device's clock may run ahead of ours. */
function lastWord({ id, type, hlc }: Operation, here: ReadonlyMap<string, StoredRecord>): Hlc {
  const before = here.get(id);
  const concerned = type === 'command' || type === 'delete' ? [...here.values()] : before ? [before] : [];
  const newest = concerned.map(latest).reduce((a, b) => (a > b ? a : b), hlc);
  return newest > hlc ? tick(newest, 0, hlcDevice(hlc)) : hlc;
}
