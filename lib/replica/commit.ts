/**
 * A change becomes durable: root rows, outbox and the device's clock in one transaction with strict durability. The rows are
 * read again inside it, so that two windows never overwrite each other.
 */
import type { Directory } from '#lib/okr/model.ts';
import { applyOperation } from '#lib/sync/apply.ts';
import { tick } from '#lib/sync/clock.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { Placed } from '#lib/sync/outcome.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { Connection } from './connection.ts';
import { isDevice, type Database, type DeviceState } from './database.ts';
import { ChangeRefused } from './errors.ts';
import { findRoot, type Writing } from './findRoot.ts';
import { emptyRoot, type Root } from './row.ts';
import { directoryOf } from './tree.ts';
import { setAside, writeRoot } from './writeRoot.ts';

/** Operations in one outbox entry at most: as many as one push may carry. */
const ENTRY_OPS = 200;

/** How a record stood before and after a step, in one root; null where it was not there. */
export interface Image {
  root: string;
  id: string;
  before: StoredRecord | null;
  after: StoredRecord | null;
}

/** What one commit did: enough to take it back. */
export interface Step {
  id: string;
  at: number;
  /** First operation number of each outbox entry. */
  entries: number[];
  images: Image[];
}

const WRITTEN_STORES = ['roots', 'outbox', 'spaces', 'meta', 'set-aside'] as const;

export function beginWrite(db: Database): Writing {
  return db.transaction([...WRITTEN_STORES], 'readwrite', { durability: 'strict' });
}

/** The operations that a list of drafts means, numbered and clocked after the device's last. */
function operationsOf(drafts: readonly Draft[], device: DeviceState, now: number, newId: () => string): Operation[] {
  let clock = device.clock;
  return drafts.map((draft, index) => {
    clock = tick(clock, now, device.id);
    return { ...draft, n: device.n + index + 1, uid: newId(), hlc: clock, space: device.space };
  });
}

/** Roots that drafts read or write. */
export function rootsOf(drafts: readonly Draft[]): Set<string> {
  const roots = new Set<string>();
  for (const draft of drafts) {
    roots.add(draft.root);
    if (draft.type === 'command' && draft.command.name === 'move') roots.add(draft.command.objective);
  }
  return roots;
}

/**
 * Applies operations in order. Throws ChangeRefused for the first that does not fit: a step is made whole or not at all.
 */
function applyAll(roots: Map<string, Root>, ops: readonly Operation[]): { roots: Map<string, Root>; images: Image[] } {
  // One mutable copy of each root's records for the whole step: an import applies thousands of operations to a few hundred roots.
  const records = new Map([...roots].map(([id, root]) => [id, new Map(root.records)]));
  const images = new Map<string, Image>();
  for (const op of ops) {
    const outcome = applyOperation(records, op);
    if (!outcome.ok) throw new ChangeRefused(outcome.refusal);
    for (const placed of outcome.changed) place(records, images, placed);
  }
  const changed = new Set([...images.values()].map((image) => image.root));
  const next = new Map(
    [...roots].map(([id, root]) => [id, changed.has(id) ? { ...root, records: records.get(id) ?? new Map() } : root]),
  );
  return { roots: next, images: [...images.values()] };
}

function place(records: Map<string, Map<string, StoredRecord>>, images: Map<string, Image>, placed: Placed): void {
  const here = records.get(placed.root);
  if (!here) throw new ChangeRefused({ code: 'missing', detail: `root ${placed.root}` });
  const key = `${placed.root}/${placed.id}`;
  const image = images.get(key) ?? {
    root: placed.root,
    id: placed.id,
    before: here.get(placed.id) ?? null,
    after: null,
  };
  images.set(key, { ...image, after: placed.record });
  if (placed.record) here.set(placed.id, placed.record);
  else here.delete(placed.id);
}

/** Commits drafts as one step. Rejects with one of the named errors, and then nothing of it was written. */
export function commitDrafts(
  connection: Connection,
  drafts: readonly Draft[],
  { now, newId }: { now: number; newId: () => string },
): Promise<Step> {
  return connection.run(async (db) => {
    const tx = beginWrite(db);
    try {
      const step = await commitWithin(tx, drafts, { now, newId });
      await tx.done;
      return step;
    } catch (error) {
      throw await abort(tx, error);
    }
  });
}

/**
 * Undoes whatever a failed transaction had asked for, waits until that has happened, and returns the error to throw: the
 * transaction's own where it has one, since a request that fails because the disk is full may only say that it was aborted.
 */
export async function abort(tx: Writing, error: unknown): Promise<unknown> {
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
  const touched = rootsOf(drafts);
  const { roots, directory } = await readRoots(tx, device, touched, now);

  const ops = operationsOf(drafts, device, now, newId);
  const { roots: next, images } = applyAll(roots, ops);
  await writeStep(tx, next, images, directory, device);

  const step: Step = { id: newId(), at: now, entries: [], images };
  for (let start = 0; start < ops.length; start += ENTRY_OPS) {
    const slice = ops.slice(start, start + ENTRY_OPS);
    const n = device.n + start + 1;
    step.entries.push(n);
    await tx.objectStore('outbox').put({ n, ops: slice, step: step.id, at: now });
  }
  await tx
    .objectStore('meta')
    .put({ ...device, n: device.n + ops.length, clock: ops.at(-1)?.hlc ?? device.clock }, 'device');
  return step;
}

export async function readDevice(tx: Writing): Promise<DeviceState> {
  const device = await tx.objectStore('meta').get('device');
  if (!isDevice(device)) throw new ChangeRefused({ code: 'missing', detail: 'device' });
  return device;
}

/** The roots named, empty where there is none yet, and the directory to judge them by. */
export async function readRoots(
  tx: Writing,
  device: DeviceState,
  ids: ReadonlySet<string>,
  now: number,
): Promise<{ roots: Map<string, Root>; directory: Directory }> {
  const wanted = [...new Set([DIRECTORY_ROOT, ...ids])];
  const found = await Promise.all(wanted.map((id) => findRoot(tx, device.space, id)));
  const roots = new Map<string, Root>();
  let directory = directoryOf(null, device.me);
  for (const [index, id] of wanted.entries()) {
    const result = found[index];
    let root = result?.ok ? result.root : null;
    if (result && !result.ok) root = await setAside(tx, { space: device.space, id, at: now }, result, directory);
    roots.set(id, root ?? emptyRoot(device.space, id));
    // First in the list, so that it is known when the others need it.
    if (id === DIRECTORY_ROOT) directory = directoryOf(root, device.me);
  }
  return { roots, directory };
}

/** Writes what a step changed, keeping the authority's last word of each record as its shadow. */
async function writeStep(
  tx: Writing,
  roots: ReadonlyMap<string, Root>,
  images: readonly Image[],
  before: Directory,
  device: DeviceState,
): Promise<void> {
  const byRoot = Map.groupBy(images, (image) => image.root);
  const directoryRoot = roots.get(DIRECTORY_ROOT);
  const directory = byRoot.has(DIRECTORY_ROOT) ? directoryOf(directoryRoot ?? null, device.me) : before;
  for (const [id, changed] of byRoot) {
    const root = roots.get(id);
    if (!root) continue;
    const shadow = new Map(root.shadow);
    for (const image of changed) if (!shadow.has(image.id)) shadow.set(image.id, image.before);
    const next = { ...root, shadow };
    await writeRoot(tx, next, new Set(changed.map((image) => image.id)), directory);
  }
  if (byRoot.has(DIRECTORY_ROOT)) await rewriteKeys(tx, device.space, new Set(byRoot.keys()), directory);
}

/**
 * What is expected when follows from people (zone, cadence), the days on which they are away, teams and organisation (cadence) and
 * cycles (days, state). All of them lie in the directory: when it changes, the keys of every root are worked out again, in the same
 * transaction.
 */
export async function rewriteKeys(
  tx: Writing,
  space: string,
  except: ReadonlySet<string>,
  directory: Directory,
): Promise<void> {
  for (const id of await rootIds(tx, space)) {
    if (id === DIRECTORY_ROOT || except.has(id)) continue;
    const found = await findRoot(tx, space, id);
    // An unreadable one is set aside when it is next read for its own sake.
    if (found?.ok) await writeRoot(tx, found.root, new Set(), directory);
  }
}

/** All roots of a space, the directory among them. */
export async function rootIds(tx: Writing, space: string): Promise<Set<string>> {
  const keys = await tx.objectStore('roots').getAllKeys(IDBKeyRange.bound([space], [space, []]));
  return new Set(keys.map(([, root]) => root));
}

/** The optimistic picture: what the roots will be once the drafts are committed. Throws ChangeRefused. */
export function previewDrafts(
  roots: ReadonlyMap<string, Root>,
  drafts: readonly Draft[],
  device: DeviceState,
  now: number,
  newId: () => string,
): Map<string, Root> {
  return applyAll(new Map(roots), operationsOf(drafts, device, now, newId)).roots;
}
