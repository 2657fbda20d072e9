/** What lies in a browser's storage and in the server's database, read past the code that is tested. */
import { openDB } from 'idb';
import type { AttentionRow, DeviceState, OutboxEntry, SpaceRow } from '#lib/replica/database.ts';
import { rootOf, type RootRow } from '#lib/replica/row.ts';
import { Role } from '#lib/sync/names.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { Store } from '../../server/store/store.ts';

/** A record at its place. */
export interface Placed {
  space: string;
  root: string;
  record: StoredRecord;
}

export interface DeviceContent {
  device: DeviceState;
  outbox: Operation[];
  spaces: ReadonlyMap<string, SpaceRow>;
  attention: AttentionRow[];
  /** As they show, in spaces that are in use. */
  shown: Placed[];
  /** The server's word, without what is pending. */
  base: Placed[];
}

const LOCAL = 'local';
const isServers = (space: string) => space !== LOCAL && !space.startsWith('next!');

export async function peekDevice(name: string): Promise<DeviceContent> {
  const db = await openDB(name);
  const tx = db.transaction([...db.objectStoreNames]);
  const [device, entries, spaces, attention, rows]: [
    DeviceState,
    OutboxEntry[],
    SpaceRow[],
    AttentionRow[],
    RootRow[],
  ] = await Promise.all([
    tx.objectStore('meta').get('device'),
    tx.objectStore('outbox').getAll(),
    tx.objectStore('spaces').getAll(),
    tx.objectStore('attention').getAll(),
    tx.objectStore('roots').getAll(),
  ]);
  db.close();
  const shown: Placed[] = [];
  const base: Placed[] = [];
  for (const parts of Map.groupBy(rows, ({ space, root }) => `${space}/${root}`).values()) {
    const root = rootOf(parts);
    if (!root || !isServers(root.space)) continue;
    const place = { space: root.space, root: root.id };
    for (const [id, record] of root.records) {
      shown.push({ ...place, record });
      if (!root.shadow.has(id)) base.push({ ...place, record });
    }
    for (const record of root.shadow.values()) if (record) base.push({ ...place, record });
  }
  return {
    device,
    outbox: entries.flatMap(({ ops }) => ops),
    spaces: new Map(spaces.filter(({ id }) => isServers(id)).map((row) => [row.id, row])),
    attention,
    shown,
    base,
  };
}

export interface ServerContent {
  records: Placed[];
  spaces: ReadonlyMap<string, { epoch: string; counter: number }>;
  /** Allowed to ask. */
  devices: ReadonlyMap<string, { person: string; lastN: number }>;
  /** '<device>/<n>' → uid and code. */
  settled: ReadonlyMap<string, { uid: string; code: string | null }>;
  /** '<device>/<n>'. */
  rejections: ReadonlySet<string>;
  roles: ReadonlyMap<string, Role>;
}

export function peekServer(store: Store): Promise<ServerContent> {
  return store.read(async ({ db }) => {
    const records = await db.selectFrom('records').select(['space', 'root', 'body']).execute();
    const spaces = await db.selectFrom('spaces').selectAll().execute();
    const devices = await db.selectFrom('devices').selectAll().execute();
    const settled = await db.selectFrom('settled').selectAll().execute();
    const people = await db.selectFrom('people').selectAll().where('left_at', 'is', null).execute();
    const rejections = await db.selectFrom('rejections').select(['device', 'n']).execute();
    return {
      records: records.map(({ space, root, body }) => ({ space, root, record: JSON.parse(body) })),
      spaces: new Map(spaces.map(({ space, epoch, counter }) => [space, { epoch, counter }])),
      devices: new Map(devices.map(({ device, person, last_n }) => [device, { person, lastN: last_n }])),
      settled: new Map(settled.map(({ device, n, uid, code }) => [`${device}/${n}`, { uid, code }])),
      rejections: new Set(rejections.map(({ device, n }) => `${device}/${n}`)),
      roles: new Map(people.map(({ person, role }) => [person, Role.parse(role)])),
    };
  });
}
