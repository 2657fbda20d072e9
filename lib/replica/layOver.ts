/** Lays pending operations over the server's word, and writes the roots in hand (protocol, 'Records and operations'). */
import type { Directory } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { parentOf } from '#lib/sync/hanging.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { directoryIn, readRoots, rewriteKeys } from './commit.ts';
import type { DeviceState } from './database.ts';
import { spacesIn, type Writing } from './findRoot.ts';
import type { Hand, Home } from './hand.ts';
import { destinationOf } from './homes.ts';
import { perform, type RecordsInHand } from './perform.ts';
import { isBeside } from './beside.ts';
import { rootKey, type Root, type RootKey } from './row.ts';
import { writeRoot } from './writeRoot.ts';

const targetOf = (op: Operation): string | null =>
  op.type === 'command' && op.command.name === 'move' ? op.command.objective : null;

/**
 * Operations whose record, or what it hangs under, has meanwhile moved: they go where it is. By number; the server finds its way by itself,
 * this is for what is shown until then.
 */
export function redirected(pending: readonly Operation[], arrived: ReadonlyMap<string, Home>): Map<number, Operation> {
  const homes = new Map(arrived);
  const changed = new Map<number, Operation>();
  for (const op of pending) {
    if (op.type === 'void') continue;
    const anchor = op.type === 'create' ? parentOf(op.kind, op.fields) : op.id;
    const home = anchor === null ? undefined : homes.get(anchor);
    if (home && (home.space !== op.space || home.root !== op.root)) changed.set(op.n, { ...op, ...home });
    if (home && op.type === 'create') homes.set(op.id, home);
    // What follows a move was done where the move goes.
    if (targetOf(op) !== null) homes.delete(op.id);
    if (destinationOf(changed.get(op.n) ?? op) === null) continue;
    for (const [id, { root }] of homes) if (root === op.root) homes.delete(id);
  }
  return changed;
}

/** The roots that an operation may touch. Where the target of a move lies is not said in it. */
export function placesOf(op: Operation, spaces: readonly string[]): Pick<Root, 'space' | 'id'>[] {
  const target = targetOf(op);
  const destination = destinationOf(op);
  return [
    { space: op.space, id: op.root },
    ...(target === null ? [] : spaces.map((space) => ({ space, id: target }))),
    ...(destination === null ? [] : [{ space: destination, id: op.root }]),
  ];
}

/** Takes in hand every root that the pending operations touch together with one that is in hand already. */
async function takeConcerned(hand: Hand, pending: readonly Operation[], spaces: readonly string[]): Promise<void> {
  for (let before = -1; before !== hand.held.size;) {
    before = hand.held.size;
    for (const op of pending) {
      const places = placesOf(op, spaces);
      const isConcerned = places.some(({ space, id }) => hand.held.has(rootKey(space, id)) || hand.cleared.has(space));
      if (isConcerned) await Promise.all(places.map(({ space, id }) => hand.take(space, id)));
    }
  }
}

/**
 * @param pending what still waits, in order
 * @param rewrite whether what is expected when is worked out anew for all roots, whatever has changed; null: not now
 */
export async function layOver(
  tx: Writing,
  hand: Hand,
  {
    pending,
    device,
    now,
    rewrite,
  }: { pending: readonly Operation[]; device: DeviceState; now: number; rewrite: boolean | null },
): Promise<void> {
  const spaces = await spacesIn(tx, device);
  // What was meant for a space that is gone brings nothing of it back.
  const shown = pending.filter(
    (op) => op.type !== 'void' && [op.space, destinationOf(op) ?? op.space].every((space) => spaces.includes(space)),
  );
  await takeConcerned(hand, shown, spaces);
  if (hand.held.size === 0 && !rewrite) return;
  const laid: RecordsInHand = new Map([...hand.held].map(([key, { base }]) => [key, new Map(base)]));
  const shadows = new Map<RootKey, Map<string, StoredRecord | null>>();
  for (const op of shown) {
    if (!hand.held.has(rootKey(op.space, op.root))) continue;
    // What no longer fits shows no effect; the server will say so.
    const outcome = perform(laid, op);
    for (const { space, root, id } of outcome.ok ? outcome.done : []) {
      const key = rootKey(space, root);
      const shadow = shadows.get(key) ?? new Map<string, StoredRecord | null>();
      shadows.set(key, shadow.set(id, hand.held.get(key)?.base.get(id) ?? null));
    }
  }
  const roots = new Map<RootKey, Root>();
  for (const [key, { root }] of hand.held) {
    roots.set(key, { ...root, records: laid.get(key) ?? new Map(), shadow: shadows.get(key) ?? new Map() });
  }
  const directory = await directoryWith(tx, roots, device, now);
  // All at once: each waits for the database, and there may be hundreds.
  await Promise.all(
    [...roots].map(([key, root]) => {
      const touched = new Set([...(hand.held.get(key)?.touched ?? []), ...root.shadow.keys()]);
      return writeRoot(tx, root, touched, directory);
    }),
  );
  const isChanged = [...roots.values()].some(({ space, id }) => id === DIRECTORY_ROOT && !isBeside(space));
  if (rewrite !== null && (rewrite || isChanged)) await rewriteKeys(tx, device, new Set(roots.keys()), directory);
}

async function directoryWith(
  tx: Writing,
  roots: ReadonlyMap<RootKey, Root>,
  device: DeviceState,
  now: number,
): Promise<Directory> {
  const { roots: stored } = await readRoots(tx, device, new Set(), now);
  const spaces = await spacesIn(tx, device);
  const current = spaces.flatMap((space) => {
    const key = rootKey(space, DIRECTORY_ROOT);
    const root = roots.get(key) ?? stored.get(key);
    return root ? [[key, root] as const] : [];
  });
  return directoryIn(new Map(current), device.me);
}
