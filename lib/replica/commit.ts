/**
 * A change becomes durable: root rows, outbox and the device's clock in one transaction with strict durability. The rows are
 * read again inside it, so that two windows never overwrite each other.
 */
import type { Directory } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { Connection } from './connection.ts';
import { isDevice, type Database, type DeviceState } from './database.ts';
import { ChangeRefused } from './errors.ts';
import { findRoot, spacesIn, type Writing } from './findRoot.ts';
import { destinationOf, isSettledLater, operationsOf, rootsOf } from './homes.ts';
import { rootKey, type Root, type RootKey } from './row.ts';
import { applyAll, keyOfImage, type Image, type Step } from './step.ts';
import { directoryOf } from './tree.ts';
import { setAside, writeRoot } from './writeRoot.ts';

/** Operations in one outbox entry at most: as many as one push may carry. */
const ENTRY_OPS = 200;

const WRITTEN_STORES = ['roots', 'outbox', 'spaces', 'meta', 'set-aside', 'attention'] as const;

function beginWrite(db: Database): Writing {
  return db.transaction([...WRITTEN_STORES], 'readwrite', { durability: 'strict' });
}

/** Does work in one transaction. Rejects with one of the named errors, and then nothing of it was written. */
export function writing<T>(connection: Connection, work: (tx: Writing) => Promise<T>): Promise<T> {
  return connection.run(async (db) => {
    const tx = beginWrite(db);
    try {
      const result = await work(tx);
      await tx.done;
      return result;
    } catch (error) {
      throw await abort(tx, error);
    }
  });
}

/** Commits drafts as one step. Rejects with one of the named errors, and then nothing of it was written. */
export function commitDrafts(
  connection: Connection,
  drafts: readonly Draft[],
  { now, newId }: { now: number; newId: () => string },
): Promise<Step> {
  return writing(connection, (tx) => commitWithin(tx, drafts, { now, newId }));
}

/**
 * Undoes whatever a failed transaction had asked for, waits until that has happened, and returns the error to throw: the
 * transaction's own where it has one, since a request that fails because the disk is full may only say that it was aborted.
 */
async function abort(tx: Writing, error: unknown): Promise<unknown> {
  try {
    tx.abort();
  } catch (ended) {
    // It has ended already: by the error that brought us here.
    if (!(ended instanceof DOMException)) throw ended;
  }
  const reason: unknown = await tx.done.then(() => error).catch((own: unknown) => own);
  const isTheirs = error instanceof DOMException && error.name === 'AbortError';
  return isTheirs ? reason : error;
}

export async function commitWithin(
  tx: Writing,
  drafts: readonly Draft[],
  { now, newId }: { now: number; newId: () => string },
): Promise<Step> {
  const device = await readDevice(tx);
  const { roots, directory } = await readRoots(tx, device, rootsOf(drafts), now);

  const ops = operationsOf(drafts, roots, { device, now, newId });
  const { roots: next, images } = applyAll(roots, ops);
  await writeStep(tx, next, images, directory, device);

  const step: Step = { id: newId(), at: now, entries: [], images };
  const waiting = ops.filter(({ space }) => isSettledLater(space));
  await knowSpaces(tx, device, waiting);
  for (let start = 0; start < waiting.length; start += ENTRY_OPS) {
    const n = device.n + start + 1;
    step.entries.push(n);
    await tx.objectStore('outbox').put({ n, ops: waiting.slice(start, start + ENTRY_OPS), step: step.id, at: now });
  }
  await tx
    .objectStore('meta')
    .put({ ...device, n: device.n + waiting.length, clock: ops.at(-1)?.hlc ?? device.clock }, 'device');
  return step;
}

/** A space that is written to before anything of it has come is there from now on. */
async function knowSpaces(tx: Writing, device: DeviceState, ops: readonly Operation[]): Promise<void> {
  if (!device.server) return;
  const known = await spacesIn(tx, device);
  const fresh = new Set(ops.flatMap((op) => [op.space, destinationOf(op) ?? op.space])).difference(new Set(known));
  for (const id of fresh) await tx.objectStore('spaces').put({ id, ver: 0 });
}

export async function readDevice(tx: Writing): Promise<DeviceState> {
  const device = await tx.objectStore('meta').get('device');
  if (!isDevice(device)) throw new ChangeRefused({ code: 'missing', detail: 'device' });
  return device;
}

/** The roots named, of whichever spaces have them, with the directories of all spaces and what they say together. */
export async function readRoots(
  tx: Writing,
  device: DeviceState,
  ids: ReadonlySet<string>,
  now: number,
): Promise<{ roots: Map<RootKey, Root>; directory: Directory }> {
  const roots = new Map<RootKey, Root>();
  const spaces = await spacesIn(tx, device);
  let directory = directoryOf([], device.me);
  // The directory comes first, so that it is known when the others need it.
  for (const wanted of [[DIRECTORY_ROOT], [...ids].filter((id) => id !== DIRECTORY_ROOT)]) {
    const places = spaces.flatMap((space) => wanted.map((id) => ({ space, id })));
    const found = await Promise.all(places.map(({ space, id }) => findRoot(tx, space, id)));
    for (const [index, { space, id }] of places.entries()) {
      const result = found[index];
      if (!result) continue;
      const root = result.ok ? result.root : await setAside(tx, { space, id, at: now }, result, directory);
      if (root) roots.set(rootKey(space, id), root);
    }
    directory = directoryIn(roots, device.me);
  }
  return { roots, directory };
}

/** What the directories among some roots say together. */
export function directoryIn(roots: ReadonlyMap<RootKey, Root>, me: string): Directory {
  return directoryOf(
    [...roots.values()].filter(({ id }) => id === DIRECTORY_ROOT),
    me,
  );
}

/** Writes what a step changed, keeping the authority's last word of each record as its shadow. */
async function writeStep(
  tx: Writing,
  roots: ReadonlyMap<RootKey, Root>,
  images: readonly Image[],
  before: Directory,
  device: DeviceState,
): Promise<void> {
  const byRoot = Map.groupBy(images, (image) => keyOfImage(image, device));
  const isDirectoryChanged = images.some(({ root }) => root === DIRECTORY_ROOT);
  const directory = isDirectoryChanged ? directoryIn(roots, device.me) : before;
  for (const [key, changed] of byRoot) {
    const root = roots.get(key);
    if (!root) continue;
    const shadow = new Map(root.shadow);
    if (isSettledLater(root.space)) {
      for (const image of changed) if (!shadow.has(image.id)) shadow.set(image.id, image.before);
    }
    const next = { ...root, shadow };
    await writeRoot(tx, next, new Set(changed.map((image) => image.id)), directory);
  }
  if (isDirectoryChanged) await rewriteKeys(tx, device, new Set(byRoot.keys()), directory);
}

/**
 * What is expected when follows from people (zone, cadence), the days on which they are away, teams and organisation (cadence) and
 * cycles (days, state). All of them lie in directories: when one changes, the keys of every root are worked out again, in the same
 * transaction.
 */
export async function rewriteKeys(
  tx: Writing,
  device: Pick<DeviceState, 'server' | 'space'>,
  except: ReadonlySet<RootKey>,
  directory: Directory,
): Promise<void> {
  for (const { space, id } of await allRoots(tx, device)) {
    if (id === DIRECTORY_ROOT || except.has(rootKey(space, id))) continue;
    const found = await findRoot(tx, space, id);
    // An unreadable one is set aside when it is next read for its own sake.
    if (found?.ok) await writeRoot(tx, found.root, new Set(), directory);
  }
}

/** Where there is anything: all roots of all spaces, the directories among them. */
export async function allRoots(
  tx: Writing,
  device: Pick<DeviceState, 'server' | 'space'>,
): Promise<Pick<Root, 'space' | 'id'>[]> {
  const spaces = await spacesIn(tx, device);
  const ids = await Promise.all(spaces.map((space) => rootIds(tx, space)));
  return spaces.flatMap((space, index) => [...(ids[index] ?? [])].map((id) => ({ space, id })));
}

/** All roots of a space, the directory among them. */
async function rootIds(tx: Writing, space: string): Promise<Set<string>> {
  const keys = await tx.objectStore('roots').getAllKeys(IDBKeyRange.bound([space], [space, []]));
  return new Set(keys.map(([, root]) => root));
}
