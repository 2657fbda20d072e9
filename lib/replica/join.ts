/**
 * A device joins a server (protocol, 'No server'): what it has is kept apart first, for it alone, and only what the person ticks is made
 * again in a space of the organisation.
 */
import { isAlive, parentOf } from '#lib/sync/hanging.ts';
import { DIRECTORY_ROOT, type Draft, type Fields, type RecordKind } from '#lib/sync/draft.ts';
import type { JoinAnswer } from '#lib/sync/protocol.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { allRoots, commitWithin, directoryIn, readDevice, readRoots, rewriteKeys, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import type { DeviceState } from './database.ts';
import { JoinedServer } from './wholeErrors.ts';
import { partsOf, type Writing } from './findRoot.ts';
import { LOCAL_SPACE } from './homes.ts';
import { everythingOf } from './hand.ts';
import { besideTheirs } from './cameBack.ts';
import { emptyRoot } from './emptyRoot.ts';
import { named } from './named.ts';
import { rootKey, type Root, type RootKey } from './row.ts';
import { directoryOf } from './tree.ts';
import { writeRoot } from './writeRoot.ts';

/** Makes this the device that the server calls it. Throws JoinedServer where it has joined one already. */
export function joinServer(
  connection: Connection,
  { url, answer, now }: { url: string; answer: JoinAnswer; now: number },
): Promise<DeviceState> {
  return writing(connection, async (tx) => {
    const before = await readDevice(tx);
    if (before.server) throw new JoinedServer('This device has joined a server already.');
    const ids = new Set((await allRoots(tx, before)).map(({ id }) => id));
    const { roots } = await readRoots(tx, before, ids, now);
    // What waited is settled: the device had the last word until now.
    await Promise.all([tx.objectStore('outbox').clear(), tx.objectStore('spaces').clear()]);
    await tx.objectStore('roots').delete(everythingOf(before.space));

    const { device: id, person: me, token, organisation } = answer;
    const names = new Map([[before.me, me]]);
    const kept = [...roots.values()].map((root): Root => {
      const records = [...root.records.values()].map((record) => named(record, names));
      return { ...emptyRoot(LOCAL_SPACE, root.id), records: new Map(records.map((record) => [record.id, record])) };
    });
    const directory = directoryOf(
      kept.filter((root) => root.id === DIRECTORY_ROOT),
      me,
    );
    for (const root of kept) await writeRoot(tx, root, new Set(root.records.keys()), directory);

    const space = `person:${me}`;
    for (const known of [LOCAL_SPACE, space]) await tx.objectStore('spaces').put({ id: known, ver: 0 });
    const server = { url, token, organisation, sent: 0, settled: 0, heard: 0 };
    const device: DeviceState = { ...before, id, n: 0, me, space, server };
    await tx.objectStore('meta').put(device, 'device');
    return device;
  });
}

export interface Bringing {
  /** Objectives that lie on this device alone. */
  ticked: readonly string[];
  /** Where they go, or where each of them goes. */
  space: string | ((objective: string) => string);
}

/**
 * Makes the ticked objectives again where they are to be, in one step with taking them away here; the others stay for this device alone.
 * Cycles of the same days become the organisation's for all of them; an objective of a cycle that it does not have, or has closed, goes to the backlog.
 * To be called once the organisation's directory is here, also where nothing is ticked, or every quarter would be there twice.
 */
export function bringAlong(
  connection: Connection,
  { ticked, space }: Bringing,
  { now, newId }: { now: number; newId: () => string },
): Promise<void> {
  return writing(connection, async (tx) => {
    const device = await readDevice(tx);
    const ids = new Set((await allRoots(tx, device)).filter((at) => at.space === LOCAL_SPACE).map(({ id }) => id));
    const { roots } = await readRoots(tx, device, ids, now);
    const local = [...roots.values()].filter((root) => root.space === LOCAL_SPACE);
    const cycles = sameDays(local, [...roots.values()]);
    const chosen = new Set(ticked);
    const placeOf = typeof space === 'string' ? () => space : space;

    const left: Root[] = [];
    const drafts = habitOf(device.me, roots);
    for (const found of local) {
      const isBrought = chosen.has(found.id);
      const theirs = found.id === DIRECTORY_ROOT ? null : elsewhere(found, roots);
      const root = theirs ? besideTheirs(found, theirs, newId) : found;
      if (root?.id !== found.id) left.push({ ...found, records: new Map() });
      if (!root) continue;
      const records = [...root.records.values()].map((record) => named(record, cycles));
      if (isBrought) drafts.push(...draftsOf(records, root.id, { space: placeOf(root.id), isOpen: openCycle(roots) }));
      const staying = isBrought ? [] : records.filter(({ id }) => root.id !== DIRECTORY_ROOT || !isTheirs(id, cycles));
      left.push({ ...root, records: new Map(staying.map((record) => [record.id, record])) });
    }
    await writeLocal(tx, left, roots, device);
    await commitWithin(tx, drafts, { now, newId });
  });
}

async function writeLocal(
  tx: Writing,
  left: readonly Root[],
  before: ReadonlyMap<RootKey, Root>,
  device: DeviceState,
): Promise<void> {
  const roots = new Map([...before, ...left.map((root) => [rootKey(root.space, root.id), root] as const)]);
  const directory = directoryIn(roots, device.me);
  for (const root of left) {
    // All parts: what has gone must not stay behind in one of them.
    await tx.objectStore('roots').delete(partsOf(root.space, root.id));
    const packed = { ...root, parts: new Map<string, number>() };
    if (root.records.size > 0) await writeRoot(tx, packed, new Set(root.records.keys()), directory);
  }
  await rewriteKeys(tx, device, new Set(left.map(({ space, id }) => rootKey(space, id))), directory);
}

/** The rhythm that a person had here alone goes along, unless they have one there; the name was given on joining. */
function habitOf(me: string, roots: ReadonlyMap<RootKey, Root>): Draft[] {
  const fieldsIn = (space: string) => roots.get(rootKey(space, DIRECTORY_ROOT))?.records.get(me)?.fields;
  const [here, there] = [fieldsIn(LOCAL_SPACE), fieldsIn('org')];
  if (!there || !here?.cadence || there.cadence) return [];
  const fields = { cadence: here.cadence };
  return [{ type: 'patch', kind: 'person', id: me, root: DIRECTORY_ROOT, space: 'org', fields }];
}

/** The organisation's objective of the same identifier, where this device had it before. */
function elsewhere({ id }: Root, roots: ReadonlyMap<RootKey, Root>): Root | null {
  const theirs = [...roots.values()].find((root) => root.space !== LOCAL_SPACE && root.id === id);
  return theirs && isAlive(theirs.records.get(id)) ? theirs : null;
}

/** Whether a local cycle has become one of the organisation's. */
const isTheirs = (id: string, cycles: ReadonlyMap<string, string>): boolean => [...cycles.values()].includes(id);

/** Local cycles by the organisation's of the same kind and days. */
function sameDays(local: readonly Root[], all: readonly Root[]): Map<string, string> {
  const span = ({ fields }: StoredRecord) =>
    `${String(fields.kind)} ${String(fields.firstDay)} ${String(fields.lastDay)}`;
  const cyclesOf = (roots: readonly Root[]) =>
    roots
      .filter(({ id }) => id === DIRECTORY_ROOT)
      .flatMap(({ records }) => [...records.values()])
      .filter(({ kind, deleted }) => kind === 'cycle' && !deleted);
  const theirs = new Map(
    cyclesOf(all.filter((root) => root.space !== LOCAL_SPACE)).map((cycle) => [span(cycle), cycle.id]),
  );
  return new Map(
    cyclesOf(local).flatMap((cycle) => {
      const id = theirs.get(span(cycle));
      return id === undefined ? [] : [[cycle.id, id] as const];
    }),
  );
}

/** Whether the organisation has a cycle that still takes something in. */
const openCycle = (roots: ReadonlyMap<RootKey, Root>) => {
  const directory = roots.get(rootKey('org', DIRECTORY_ROOT));
  return (id: unknown): boolean => {
    const cycle = typeof id === 'string' ? directory?.records.get(id) : undefined;
    return isAlive(cycle) && cycle?.fields.state !== 'closed';
  };
};

/** What makes an objective again elsewhere, with all that is under it: each after what it hangs under. */
function draftsOf(
  records: readonly StoredRecord[],
  root: string,
  { space, isOpen }: { space: string; isOpen: (cycle: unknown) => boolean },
): Draft[] {
  const team = space.startsWith('team:') ? space.slice('team:'.length) : null;
  const alive = new Map(records.filter(({ deleted }) => !deleted).map((record) => [record.id, record]));
  const drafts = new Map<string, Draft>();
  const add = (record: StoredRecord): void => {
    if (drafts.has(record.id)) return;
    const above = alive.get(parentOf(record.kind, record.fields) ?? '');
    if (above) add(above);
    const fields: Fields =
      record.id === root
        ? {
            ...record.fields,
            team,
            cycle: isOpen(record.fields.cycle) ? record.fields.cycle : null,
            parent: null,
            supports: [],
          }
        : record.fields;
    drafts.set(record.id, { type: 'create', kind: record.kind as RecordKind, id: record.id, root, space, fields });
  };
  for (const record of alive.values()) add(record);
  return [...drafts.values()];
}
