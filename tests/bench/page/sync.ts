/** A device of its own on the bench page that joins a real server, and how long the ways between the two take. */
import { deleteDB, openDB } from 'idb';
import { browserSyncPorts } from '#lib/platform/syncPorts.ts';
import { checkIn } from '#lib/replica/checkInChanges.ts';
import { activeCycles } from '#lib/replica/read.ts';
import { openReplica, type Replica } from '#lib/replica/replica.ts';
import type { SyncedCopy } from '#lib/sync/client/copy.ts';
import type { SyncPorts } from '#lib/sync/client/ports.ts';
import { pullAll } from '#lib/sync/client/pull.ts';
import { pushAll } from '#lib/sync/client/push.ts';
import { requestsOf } from '#lib/sync/client/request.ts';
import { createSyncer } from '#lib/sync/client/syncer.ts';
import type { JoinAnswer } from '#lib/sync/protocol.ts';

/** A session that was made for this device. */
export interface Joining {
  url: string;
  answer: JoinAnswer;
}

/** In milliseconds, but for the counts. */
export interface FirstSync {
  /** From asking for the first page to the list of what is mine. */
  queryable: number;
  /** Of that: waiting for answers, and putting them into the database. The rest is reading them. */
  network: number;
  store: number;
  pages: number;
  /** One put for each packed row of the result, into a store without an index. */
  bare: number;
  rows: number;
  records: number;
}

/** As many trees as the popup holds when it opens. */
const POPUP_ROWS = 12;

async function openDevice({ url, answer }: Joining) {
  const name = `bench-${answer.device}`;
  const replica = await openReplica({ name });
  await replica.prepare();
  const whole = await replica.whole();
  await (await whole.membership()).join(url, answer);
  const copy = await whole.synced();
  return {
    name,
    replica,
    copy,
    request: requestsOf(() => copy.link(), browserSyncPorts(copy).fetch, new AbortController().signal),
    agenda: () => replica.read.agenda({ now: Date.now(), limit: POPUP_ROWS, cycles: activeCycles }),
    async remove() {
      await replica.close();
      await deleteDB(name);
    },
  };
}
type BenchCopy = Awaited<ReturnType<typeof openDevice>>;

export async function timeFirstSync(joining: Joining): Promise<FirstSync> {
  const device = await openDevice(joining);
  let store = 0;
  const copy: SyncedCopy = {
    ...device.copy,
    async received(answer, asked) {
      const begin = performance.now();
      const taken = await device.copy.received(answer, asked);
      store += performance.now() - begin;
      return taken;
    },
  };
  performance.setResourceTimingBufferSize(1_000);
  performance.clearResourceTimings();
  const begin = performance.now();
  const trouble = await pullAll(copy, device.request);
  const { counts } = await device.agenda();
  const queryable = performance.now() - begin;
  if (trouble || counts.all === 0) throw new Error(`The first sync ended with ${JSON.stringify({ trouble, counts })}`);
  const requests = performance.getEntriesByType('resource').filter(({ name }) => name.startsWith(joining.url));
  const network = requests.reduce((sum, { duration }) => sum + duration, 0);
  const packed = await packedRows(device.name);
  const bare = await timeBarePut(packed);
  await device.remove();
  const records = packed.reduce((sum, row) => sum + row.records.length, 0);
  return { queryable, network, store, pages: requests.length, bare, rows: packed.length, records };
}

async function packedRows(name: string): Promise<{ records: unknown[] }[]> {
  const db = await openDB(name);
  const rows: { records: unknown[] }[] = await db.getAll('roots');
  db.close();
  return rows;
}

async function timeBarePut(rows: readonly unknown[]): Promise<number> {
  const name = 'bench-bare-sync';
  const db = await openDB(name, 1, {
    upgrade: (made) => void made.createObjectStore('rows', { keyPath: ['space', 'root', 'part'] }),
  });
  const begin = performance.now();
  const tx = db.transaction('rows', 'readwrite', { durability: 'strict' });
  for (const row of rows) void tx.store.put(row);
  await tx.done;
  const took = performance.now() - begin;
  db.close();
  await deleteDB(name);
  return took;
}

/** Milliseconds until the server has all of so many check-ins that were made without it, one after the other. */
export async function timeBacklog(joining: Joining, count: number): Promise<number> {
  const device = await openDevice(joining);
  await pullAll(device.copy, device.request);
  for (let made = 0; made < count; made += 1) await checkInOnce(device, made);
  const begin = performance.now();
  const { trouble, settled } = await pushAll(device.copy, device.request, 'Bench');
  const took = performance.now() - begin;
  if (trouble || settled !== count) throw new Error(`${settled} of ${count} were settled: ${JSON.stringify(trouble)}`);
  await device.remove();
  return took;
}

/** One more check-in of something of mine. Resolves to its id when it is durable here. */
async function checkInOnce({ replica, agenda }: Pick<BenchCopy, 'replica' | 'agenda'>, made: number): Promise<string> {
  const { trees } = await agenda();
  const keyResult = trees[made % trees.length]?.keyResults[0]?.keyResult;
  if (!keyResult) throw new Error('Nothing here is mine');
  const id = crypto.randomUUID();
  const drafts = checkIn(
    keyResult,
    { reading: { type: 'value', value: made }, confidence: 6, note: 'On the way, two more teams to go.' },
    { me: replica.me, now: Date.now(), newId: () => id, at: Temporal.Now.plainDateISO().toString() },
  );
  await replica.commit(drafts);
  return id;
}

/** A device that is kept in step by the shipped syncer, until the page is closed. */
export async function openLive(joining: Joining) {
  const device = await openDevice(joining);
  const { replica, copy } = device;
  const syncer = createSyncer(ports(copy));
  replica.onChange(() => syncer.changed());
  await new Promise<void>((resolve) => {
    const off = syncer.onState(({ phase }) => {
      if (phase !== 'live') return;
      off();
      resolve();
    });
  });
  const seen = watchCheckIns(replica, device.agenda);
  return {
    /** The id of a check-in, and when it was begun: epoch ms. */
    async checkIn(made: number): Promise<{ id: string; begun: number }> {
      const begun = epochNow();
      return { id: await checkInOnce(device, made), begun };
    },
    /** When a query first held a check-in: epoch ms. */
    seen,
  };
}
export type LiveDevice = Awaited<ReturnType<typeof openLive>>;

/** The lock is for the windows of one browser; each bench device is a browser of its own. */
function ports(copy: SyncedCopy): SyncPorts {
  return { ...browserSyncPorts(copy), locks: { request: (_name, _options, held) => held({}) } };
}

function watchCheckIns(replica: Replica, select: BenchCopy['agenda']): (id: string) => Promise<number> {
  const at = new Map<string, number>();
  let told = Promise.withResolvers<void>();
  replica.live({
    select,
    onValue({ trees }) {
      const now = epochNow();
      for (const { keyResults } of trees) {
        for (const { checkIns } of keyResults) for (const { id } of checkIns) if (!at.has(id)) at.set(id, now);
      }
      told.resolve();
      told = Promise.withResolvers<void>();
    },
    onError(error) {
      throw error;
    },
  });
  return async (id) => {
    for (;;) {
      const seen = at.get(id);
      if (seen !== undefined) return seen;
      await told.promise;
    }
  };
}

/** Finer than Date.now(), and comparable between the processes of one machine. */
const epochNow = (): number => performance.timeOrigin + performance.now();
