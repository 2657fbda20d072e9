/** A device that works without a pause against a server that is killed under it, and remembers what it was told, to ask for it afterwards. */
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Operation } from '#lib/sync/operation.ts';
import {
  LiveEvent,
  PROTOCOL,
  PullAnswer,
  PushAnswer,
  type Cursor,
  type PullRequest,
  type Row,
} from '#lib/sync/protocol.ts';
import { newObjective, newTeam, type Change, type HttpDevice } from './httpDevice.ts';
import { said, send } from './httpServer.ts';

interface Reached {
  publicUrl: string;
}

interface Space {
  cursor: Cursor;
  /** By id, tombstones too. */
  rows: Map<string, Row>;
}

export interface LoadDevice {
  /** Pushes, pulls and listens at once, until the server is gone. */
  work(server: Reached): Promise<void>;
  /** Looks for everything that it was told, on a server that has come back. */
  verify(server: Reached): Promise<void>;
  /** How many operations it knows to be settled, and how many events it has heard. */
  readonly told: { settled: number; events: number };
}

/** @param random from 0 up to 1 */
export function loadDevice({ token, person, operations }: HttpDevice, random: () => number): LoadDevice {
  const team = uuid();
  const titles = new Map<string, { settled: string; sent: string }>();
  const told = { settled: 0, events: 0 };
  /** Sent, perhaps settled, but the answer was lost: sent again as they are. */
  let open: Operation[] = [];
  let toConfirm: number[] = [];
  /** Which of these were named in a push whose answer was lost: the server may have forgotten them. */
  let confirming: number[] = [];
  const spaces = new Map<string, Space>();
  /** The highest place that an event told of, by space. */
  const heard = new Map<string, number>();

  const next = (): Change => {
    if (told.settled + open.length === 0) return newTeam(team, [person]);
    const known = [...titles.keys()];
    const some = known[Math.floor(random() * known.length)];
    const dice = random();
    if (some === undefined || dice < 0.5) return newObjective(uuid(), { owner: person, team });
    const at = { type: 'patch', kind: 'objective', space: `team:${team}` } as const;
    const id = dice < 0.85 ? some : uuid();
    return { ...at, id, root: id, fields: { title: `Title ${Math.floor(random() * 1e9)}` } };
  };

  const batch = (): Operation[] =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
      const [op] = operations(next());
      if (!op) throw new Error('One change is one operation.');
      if (op.kind === 'objective' && (op.type === 'create' || titles.has(op.id))) {
        const title = 'fields' in op ? String(op.fields.title) : '';
        titles.set(op.id, { settled: titles.get(op.id)?.settled ?? '', sent: title });
      }
      open.push(op);
      return op;
    });

  async function pushOn(server: Reached): Promise<void> {
    for (;;) {
      if (open.length === 0) batch();
      confirming = toConfirm;
      const body = { protocol: PROTOCOL, ops: open, seen: confirming };
      const answer = said(PushAnswer, await send(server, '/v1/sync/push', { token, body }));
      expect(answer.verdicts.map(({ n }) => n)).toEqual(open.map(({ n }) => n));
      const rejected = answer.verdicts.filter(({ verdict }) => verdict === 'rejected').map(({ n }) => n);
      for (const op of open) {
        if (rejected.includes(op.n) || !('fields' in op) || op.kind !== 'objective') continue;
        const title = String(op.fields.title);
        titles.set(op.id, { settled: title, sent: title });
      }
      toConfirm = rejected;
      confirming = [];
      told.settled = answer.lastN;
      open = [];
    }
  }

  /** One answer. Returns whether there is more. */
  async function pull(server: Reached): Promise<boolean> {
    const cursors = Object.fromEntries([...spaces].map(([id, { cursor }]) => [id, cursor]));
    const body: PullRequest = { protocol: PROTOCOL, cursors, limit: 2_000 };
    const answer = said(PullAnswer, await send(server, '/v1/sync/pull', { token, body }));
    for (const [id, { epoch, upto, rows, after }] of Object.entries(answer.spaces)) {
      // Its spaces are read from the beginning while they are still small.
      expect(after).toBeUndefined();
      const space = spaces.get(id) ?? { cursor: { epoch, ver: 0 }, rows: new Map<string, Row>() };
      expect(epoch).toBe(space.cursor.epoch);
      expect(upto).toBeGreaterThanOrEqual(space.cursor.ver);
      for (const row of rows) space.rows.set(row.record.id, row);
      spaces.set(id, { ...space, cursor: { epoch, ver: upto } });
    }
    return answer.more ?? false;
  }

  async function pullOn(server: Reached): Promise<void> {
    for (;;) {
      while (await pull(server));
      await setTimeout(random() * 40);
    }
  }

  async function listenOn({ publicUrl }: Reached): Promise<void> {
    const headers = { authorization: `Bearer ${token}` };
    for (;;) {
      const { body } = await fetch(`${publicUrl}/v1/live?protocol=${PROTOCOL}`, { headers });
      const decoder = new TextDecoder();
      let rest = '';
      for await (const bytes of body ?? []) {
        const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks.filter((one) => one.startsWith('data: '))) {
          const event = LiveEvent.parse(JSON.parse(block.slice('data: '.length)));
          heard.set(event.space, Math.max(heard.get(event.space) ?? 0, event.to));
          told.events += 1;
        }
      }
    }
  }

  /** Everything alive that it may read, from the beginning and in pages. */
  async function readWhole(server: Reached): Promise<{ spaces: Map<string, Space>; last: PullAnswer }> {
    const read = new Map<string, Space>();
    const cursors: PullRequest['cursors'] = {};
    const after: NonNullable<PullRequest['after']> = {};
    for (;;) {
      const body: PullRequest = { protocol: PROTOCOL, cursors, after, limit: 700 };
      const answer = said(PullAnswer, await send(server, '/v1/sync/pull', { token, body }));
      for (const [id, part] of Object.entries(answer.spaces)) {
        const cursor = { epoch: part.epoch, ver: part.upto };
        const space = read.get(id) ?? { cursor, rows: new Map<string, Row>() };
        for (const row of part.rows) {
          expect(space.rows.has(row.record.id), `${row.record.id} is there twice`).toBe(false);
          space.rows.set(row.record.id, row);
        }
        read.set(id, { cursor, rows: space.rows });
        delete after[id];
        if (part.after) after[id] = part.after;
        else cursors[id] = cursor;
      }
      if (!answer.more) return { spaces: read, last: answer };
    }
  }

  return {
    told,
    async work(server) {
      const untilGone = (work: Promise<void>) =>
        work.catch((error: unknown) => {
          // That is how fetch says that nobody is there, or no longer.
          if (!(error instanceof TypeError)) throw error;
        });
      await Promise.all([pushOn(server), pullOn(server), listenOn(server)].map(untilGone));
    },

    async verify(server) {
      const { spaces: whole, last } = await readWhole(server);
      expect(last.lastN, 'I1: lastN is that of an answer, or of a push whose answer was lost').toSatisfy(
        (lastN: number) => lastN === told.settled || lastN === told.settled + open.length,
      );
      const rows = whole.get(`team:${team}`)?.rows ?? new Map<string, Row>();
      for (const [id, { settled, sent }] of titles) {
        const title = rows.get(id)?.record.fields.title;
        expect([settled, sent, ...openTitles(id)], `I7: ${id} is as it was answered`).toContain(title ?? '');
      }
      const kept = new Set(last.rejections.map(({ n }) => n));
      const missing = toConfirm.filter((n) => !kept.has(n) && !confirming.includes(n));
      expect(missing, 'I5: what was rejected is kept until it is confirmed').toEqual([]);
      for (const [space, ver] of heard) {
        expect(whole.get(space)?.cursor.ver, `I7: what was told of ${space} is durable`).toBeGreaterThanOrEqual(ver);
      }
      while (await pull(server));
      for (const [id, { rows }] of whole) {
        const alive = [...(spaces.get(id)?.rows.values() ?? [])].filter(({ record }) => !record.deleted);
        expect(byId(alive), `I3: the cursor has passed nothing of ${id}`).toEqual(byId(rows.values()));
      }
    },
  };

  function openTitles(id: string): string[] {
    return open.flatMap((op) => (op.id === id && 'fields' in op ? [String(op.fields.title)] : []));
  }
}

const byId = (rows: Iterable<Row>): Row[] => [...rows].toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1));
