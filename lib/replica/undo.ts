/**
 * Taking a step back. While its operations have not left the device they are withdrawn, as if it had never been (their numbers
 * stay, as void). Once they have left, or others have built on them, operations that compensate are committed instead.
 */
import { isAlive, parentOf } from '#lib/sync/hanging.ts';
import { DIRECTORY_ROOT, type Command, type Draft, type Fields, type RecordKind } from '#lib/sync/draft.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { builtOn, createdBy, type Extent } from './builtOn.ts';
import { allRoots, commitDrafts, directoryIn, readDevice, readRoots, rewriteKeys, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import type { DeviceState, OutboxEntry } from './database.ts';
import type { Writing } from './findRoot.ts';
import { voided } from './outbox.ts';
import type { Root, RootKey } from './row.ts';
import { keyOfImage, type Image, type Step } from './step.ts';
import { writeRoot } from './writeRoot.ts';

/**
 * Takes a step back. What it created stays where something else has been built on it meanwhile; `withWhatFollowed` takes
 * what was added under the step's own objectives too. Taking back the same step twice changes nothing more.
 */
export async function undoStep(
  connection: Connection,
  step: Step,
  { now, newId, withWhatFollowed = false }: { now: number; newId: () => string; withWhatFollowed?: boolean },
): Promise<void> {
  const drafts = await writing(connection, async (tx): Promise<Draft[]> => {
    const device = await readDevice(tx);
    const own = new Set(step.images.map((image) => image.root));
    const isDirectoryChanged = own.has(DIRECTORY_ROOT);
    // Whoever stands in a cycle that the step made may be anywhere.
    const concerned = isDirectoryChanged ? (await allRoots(tx, device)).map(({ id }) => id) : [];
    const { roots, directory } = await readRoots(tx, device, own.union(new Set(concerned)), now);
    const at = (image: Image) => roots.get(keyOfImage(image, device));
    const entries = await pendingEntries(tx, step, device);
    const isAsLeft = step.images.every((image) => same(at(image)?.records.get(image.id), image.after));
    if (!entries || !isAsLeft || builtOn(step.images, roots, 'everything').size > 0) {
      const extent = withWhatFollowed ? 'other-objectives' : 'everything';
      return compensation(step.images, roots, { at, me: device.me, now, newId, extent });
    }
    for (const entry of entries) await tx.objectStore('outbox').put({ ...entry, ops: entry.ops.map(voided) });
    const byRoot = Map.groupBy(step.images, (image) => keyOfImage(image, device));
    const restored = new Map<RootKey, Root>();
    for (const [key, images] of byRoot) {
      const root = roots.get(key);
      if (root) restored.set(key, withBefore(root, images));
    }
    const after = isDirectoryChanged ? directoryIn(new Map([...roots, ...restored]), device.me) : directory;
    for (const [key, root] of restored) {
      await writeRoot(tx, root, new Set(byRoot.get(key)?.map((image) => image.id)), after);
    }
    if (isDirectoryChanged) await rewriteKeys(tx, device, new Set(byRoot.keys()), after);
    return [];
  });
  if (drafts.length > 0) await commitDrafts(connection, drafts, { now, newId });
}

/** The step's outbox entries, or null when any of them has been settled or may have left the device. */
async function pendingEntries(tx: Writing, step: Step, { server }: DeviceState): Promise<OutboxEntry[] | null> {
  if (step.entries.some((n) => n <= (server?.sent ?? 0))) return null;
  const entries = await Promise.all(step.entries.map((n) => tx.objectStore('outbox').get(n)));
  const mine = entries.filter((entry) => entry?.step === step.id && entry.ops.every((op) => op.type !== 'void'));
  return mine.length === step.entries.length ? mine.filter((entry) => entry !== undefined) : null;
}

function withBefore(root: Root, images: readonly Image[]): Root {
  const records = new Map(root.records);
  const shadow = new Map(root.shadow);
  for (const { id, before } of images) {
    if (before) records.set(id, before);
    else records.delete(id);
    // Back at the authority's word: nothing is pending on it any more.
    if (same(shadow.get(id) ?? undefined, before)) shadow.delete(id);
  }
  return { ...root, records, shadow };
}

function same(a: StoredRecord | undefined, b: StoredRecord | null): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b);
}

interface Compensating {
  at: (image: Image) => Root | undefined;
  me: string;
  now: number;
  newId: () => string;
  extent: Extent;
}

/** Drafts that bring back, as far as nobody has changed it since, what the step changed. */
function compensation(
  images: readonly Image[],
  roots: ReadonlyMap<RootKey, Root>,
  { at, me, now, newId, extent }: Compensating,
): Draft[] {
  const current = (image: Image) => at(image)?.records.get(image.id);
  const created = createdBy(images);
  const staying = builtOn(images, roots, extent);
  const left = new Map(images.filter((image) => image.before && !image.after).map((image) => [image.id, image]));
  const revived: Draft[] = [];
  const drafts: Draft[] = [];
  for (const image of images.toReversed()) {
    const record = current(image);
    if (!record) continue;
    const target = {
      kind: record.kind as RecordKind,
      id: image.id,
      root: image.root,
      ...(image.space !== undefined && { space: image.space }),
    };
    const origin = left.get(image.id);
    if (!image.before) {
      if (origin) {
        const command = wayBack(origin, image.root, record);
        if (command) drafts.push({ ...target, type: 'command', command });
      } else if (staying.has(image.id) || isOutdated(record, at(image))) {
        continue;
      } else if (record.kind !== 'check-in') {
        if (!record.deleted) drafts.push({ ...target, type: 'delete' });
      } else if (!created.has(String(record.fields.keyResult)) && counts(record, at(image))) {
        const corrected = at(image)?.records.get(String(record.fields.replaces));
        drafts.push({ ...target, type: 'create', id: newId(), fields: takenBack(record, corrected, { me, now }) });
      }
    } else if (record.deleted && !image.before.deleted) {
      revived.push({ ...target, type: 'create', fields: image.before.fields });
    } else if (image.after) {
      const fields = changedBack(image.before.fields, image.after.fields, record.fields);
      if (Object.keys(fields).length > 0) drafts.push({ ...target, type: 'patch', fields });
    }
  }
  // Parents come back before what hangs under them.
  return [...revived.toReversed(), ...drafts];
}

/** What brings a record back to where a step took it from; what hangs under it comes along. */
function wayBack({ root, space, before }: Image, now: string, { kind }: StoredRecord): Command | null {
  const { order, team, cycle } = before?.fields ?? {};
  if (root !== now) {
    return kind === 'key-result' && typeof order === 'string' ? { name: 'move', objective: root, order } : null;
  }
  if (kind !== 'objective' || space === undefined) return null;
  return {
    name: 'relocate',
    space,
    team: typeof team === 'string' ? team : null,
    cycle: typeof cycle === 'string' ? cycle : null,
  };
}

/** A change of metric that another one followed: that change is not taken back, and the way to it stays told. */
function isOutdated({ kind, fields }: StoredRecord, root: Root | undefined): boolean {
  if (kind !== 'metric-change') return false;
  const current = root?.records.get(String(fields.keyResult))?.fields.metric;
  return JSON.stringify(current) !== JSON.stringify(fields.to);
}

/** Whether a check-in still says something: its key result is there, and no other has replaced it. */
function counts({ id, kind, fields }: StoredRecord, root: Root | undefined): boolean {
  const records = root?.records ?? new Map<string, StoredRecord>();
  const parent = parentOf(kind, fields);
  if (parent !== null && !isAlive(records.get(parent))) return false;
  return records.values().every((other) => other.deleted || other.fields.replaces !== id);
}

/**
 * Check-ins are never deleted. A correction is taken back by one that says again what it had corrected; any other by a withdrawal, which
 * says that it counts no more.
 */
function takenBack(
  record: StoredRecord,
  corrected: StoredRecord | undefined,
  { me, now }: { me: string; now: number },
): Fields {
  if (corrected) return { ...corrected.fields, author: me, createdAt: now, replaces: record.id };
  const { keyResult, at } = record.fields;
  return { keyResult, at, reading: null, confidence: null, note: '', author: me, createdAt: now, replaces: record.id };
}

function changedBack(before: Fields, after: Fields, current: Fields): Fields {
  const fields: Fields = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = JSON.stringify(before[key]);
    const became = JSON.stringify(after[key]);
    if (was !== became && JSON.stringify(current[key]) === became) fields[key] = before[key] ?? null;
  }
  return fields;
}
