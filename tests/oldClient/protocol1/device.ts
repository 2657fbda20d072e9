/**
 * A device of protocol 1, as it would still be in use while the others are newer: a number, a clock, an outbox and rows, in memory. It
 * pushes without `seen`, is told by events only that there is something to pull, and changes a record by naming the fields that it changes.
 */
import { randomUUID } from 'node:crypto';
import { Joined, Pulled, Pushed, type Poke, type Rejected } from './answers.ts';
import { clockAfter } from './clock.ts';
import { oldRecords, type OldRecords } from './records.ts';
import { ask, type Fetch, type OldTrouble } from './requests.ts';
import { listen } from './stream.ts';

const PROTOCOL = 1;
const OPS_IN_A_PUSH = 200;

interface Target {
  id: string;
  kind: string;
  space: string;
  root: string;
}
/** What its person does. */
export type OldChange =
  | (Target & { type: 'create' | 'patch'; fields: Record<string, unknown> })
  | (Target & { type: 'delete' })
  | (Target & { type: 'command'; command: { name: string; [argument: string]: unknown } });
export type OldOperation = OldChange & { n: number; uid: string; hlc: string };

export interface OldDevice {
  readonly person: string;
  readonly device: string;
  readonly records: OldRecords;
  /** What it has not been told to be settled. */
  readonly outbox: readonly OldOperation[];
  /** What was refused, with its text. */
  readonly rejected: ReadonlyMap<number, Rejected>;
  /** Puts changes into the outbox. */
  change(...changes: OldChange[]): void;
  /** Changes some fields of a record that is here. */
  edit(id: string, fields: Record<string, unknown>): void;
  /** Deletes a record that is here. */
  remove(id: string): void;
  /** Makes a deleted record again with everything that was in it, also what this device does not know. */
  bringBack(id: string): void;
  /** Sends what waits. */
  push(): Promise<OldTrouble | null>;
  /** Fetches what is new, in pages of at most `limit` rows. */
  pull(limit?: number): Promise<OldTrouble | null>;
  sync(limit?: number): Promise<OldTrouble | null>;
  /** Pulls whenever it is told to, until the stream ends; `heard` sees each event first. */
  live(signal: AbortSignal, heard?: (poke: Poke) => void): Promise<OldTrouble | null>;
}

export interface OldJoining {
  /** Of the server, without a slash at its end. */
  url: string;
  /** Of an invitation. */
  code: string;
  person: string;
  name: string;
  fetch?: Fetch;
  /** Epoch ms. */
  now?: () => number;
  /** What it says of itself. Lower, it is a device that is older still. */
  protocol?: number;
}

/** Uses an invitation up, and is a member from then on. Throws where it is not let in. */
export async function joinAsOldDevice(joining: OldJoining): Promise<OldDevice> {
  const { url, code, person, name, fetch = globalThis.fetch, protocol = PROTOCOL } = joining;
  const body = { protocol: PROTOCOL, code, person, name, zone: 'Asia/Taipei', device: 'An old browser' };
  const joined = await ask({ url, fetch }, { path: '/v1/join', body, answer: Joined });
  if (!joined.ok) throw new Error(`not let in: ${joined.trouble.status} ${joined.trouble.detail}`);
  return oldDevice({ ...joined.value, url, fetch, protocol, now: joining.now ?? Date.now });
}

interface Member {
  url: string;
  fetch: Fetch;
  token: string;
  device: string;
  person: string;
  protocol: number;
  now: () => number;
}

function oldDevice({ person, device, protocol, now, ...link }: Member): OldDevice {
  const records = oldRecords();
  const rejected = new Map<number, Rejected>();
  let outbox: OldOperation[] = [];
  let n = 0;
  let clock = '';
  let pulling: Promise<OldTrouble | null> = Promise.resolve(null);

  const keep = (found: readonly Rejected[]) => {
    for (const one of found) rejected.set(one.n, one);
  };
  const target = (id: string): Target => {
    const row = records.find(id);
    if (!row) throw new Error(`There is no ${id} here.`);
    return { id, kind: row.record.kind, space: row.space, root: row.root };
  };
  /** The server was put back to a backup: what waits comes after what it knows. */
  const renumber = (lastN: number) => {
    n = lastN;
    outbox = outbox.map((op) => ({ ...op, n: ++n }));
  };

  const pullOn = async (limit?: number): Promise<OldTrouble | null> => {
    for (;;) {
      const body = {
        protocol,
        cursors: records.cursors(),
        after: records.after(),
        ...(limit !== undefined && { limit }),
      };
      const answer = await ask(link, { path: '/v1/sync/pull', body, answer: Pulled });
      if (!answer.ok) return answer.trouble;
      const { spaces, gone, more, rejections } = answer.value;
      for (const space of gone) records.forget(space);
      for (const [space, part] of Object.entries(spaces)) records.take(space, part);
      keep(rejections);
      if (!more) return null;
    }
  };

  const self: OldDevice = {
    person,
    device,
    records,
    rejected,
    get outbox() {
      return outbox;
    },
    change(...changes) {
      for (const change of changes) {
        n += 1;
        // What it says is later than what it has seen.
        const seen = records.latestClock();
        clock = clockAfter(clock > seen ? clock : seen, now(), device);
        outbox.push({ ...change, n, uid: randomUUID(), hlc: clock });
      }
    },
    edit: (id, fields) => self.change({ ...target(id), type: 'patch', fields }),
    remove: (id) => self.change({ ...target(id), type: 'delete' }),
    bringBack(id) {
      self.change({ ...target(id), type: 'create', fields: records.find(id)?.record.fields ?? {} });
    },
    async push() {
      while (outbox.length > 0) {
        const ops = outbox.slice(0, OPS_IN_A_PUSH);
        const answer = await ask(link, { path: '/v1/sync/push', body: { protocol, ops }, answer: Pushed });
        if (!answer.ok) {
          if (answer.trouble.code !== 'gap' || answer.trouble.lastN === undefined) return answer.trouble;
          renumber(answer.trouble.lastN);
          continue;
        }
        const { lastN, verdicts } = answer.value;
        const texts = new Map(ops.map((op) => [op.n, op]));
        const refused = verdicts.filter(({ verdict }) => verdict === 'rejected');
        keep(refused.map(({ n, code = '' }) => ({ n, code, op: texts.get(n) })));
        outbox = outbox.filter((op) => op.n > lastN);
      }
      return null;
    },
    pull(limit) {
      // One after the other: an answer that is overtaken by a later one would take the copy back.
      pulling = pulling.then(() => pullOn(limit));
      return pulling;
    },
    sync: async (limit) => (await self.push()) ?? self.pull(limit),
    live: (signal, heard) =>
      listen(link, {
        protocol,
        signal,
        async poked(poke) {
          heard?.(poke);
          const cursor = records.cursors()[poke.space];
          if (cursor?.epoch !== poke.epoch || cursor.ver < poke.to) await self.pull();
        },
      }),
  };
  return self;
}
