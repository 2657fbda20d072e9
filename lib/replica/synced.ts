/** The copy as the client of lib/sync/client sees it: what it asks of the device, each in one transaction. */
import { writeHlc } from '#lib/sync/clock.ts';
import type { Outgoing, SyncedCopy, Waiting } from '#lib/sync/client/copy.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { PushAnswer, Rejection } from '#lib/sync/protocol.ts';
import { confirm, keepFromBefore, keepRejections, unconfirmed } from './attention.ts';
import { readDevice, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import { isDevice, type ServerLink } from './database.ts';
import type { Writing } from './findRoot.ts';
import { followedIn } from './followed.ts';
import { handOf } from './hand.ts';
import { readOutbox, renumberOutbox, rewriteOutbox, voided } from './outbox.ts';
import { askedNow, hear, receive, settleUp, type Joined } from './receive.ts';

/** The device has left its server, or joined another, since the client last looked. */
class NoLonger extends Error {
  override name = 'NoLonger';
}

export interface SyncedContext {
  connection: Connection;
  /** Epoch ms. */
  now: () => number;
  /** Something that pages show has changed. */
  changed(): void;
}

export function syncedCopyOf({ connection, now, changed }: SyncedContext): SyncedCopy {
  /** Work on a device that has joined; with `id`, only as the device that it was. */
  const joined = <T>(work: (tx: Writing, device: Joined) => Promise<T>, id?: string): Promise<T> =>
    writing(connection, async (tx) => {
      const { server, ...device } = await readDevice(tx);
      if (!server || (id !== undefined && device.id !== id))
        throw new NoLonger('This device goes by another name now.');
      return work(tx, { ...device, server });
    });
  /** Lets go of what is settled up to a number, wherever its effects are. */
  const settleTo = async (tx: Writing, device: Joined, n: number): Promise<Joined> => {
    const done = withServer(device, { settled: n, heard: n });
    const hand = handOf(tx, { me: device.me, now: now() });
    await settleUp(tx, hand, { device: done, pending: await readOutbox(tx), now: now(), rewrite: false });
    return done;
  };

  const lookAtDevice = async (): Promise<Joined | null> => {
    const device = await connection.run((db) => db.get('meta', 'device'));
    return isDevice(device) && device.server ? { ...device, server: device.server } : null;
  };

  /** What waits, without writing anything: most often it is nothing. */
  const look = async (): Promise<{ ops: Operation[]; toConfirm: number; attention: number }> => {
    const device = await lookAtDevice();
    return connection.run(async (db) => {
      const [entries, rows] = await Promise.all([db.getAll('outbox'), db.getAll('attention')]);
      const settled = device?.server.settled ?? 0;
      return {
        ops: entries.flatMap(({ ops }) => ops).filter(({ n }) => n > settled),
        toConfirm: rows.filter((row) => row.device === device?.id && !row.confirmed).length,
        attention: rows.filter((row) => !row.letGo).length,
      };
    });
  };

  return {
    async link() {
      const device = await lookAtDevice();
      return device && { url: device.server.url, token: device.server.token, device: device.id };
    },

    async outgoing(most): Promise<Outgoing> {
      const { ops: waiting, toConfirm } = await look();
      if (waiting.length === 0 && toConfirm === 0) return { device: '', ops: [], seen: [] };
      return joined(async (tx, device) => {
        const ops = (await readOutbox(tx)).filter(({ n }) => n > device.server.settled).slice(0, most);
        const sent = Math.max(device.server.sent, ops.at(-1)?.n ?? 0);
        // From here on they may be at the server, whatever becomes of the request.
        await tx.objectStore('meta').put(withServer(device, { sent }), 'device');
        return { device: device.id, ops, seen: await unconfirmed(tx, device.id) };
      });
    },

    pushed: (answer, { device: id, ops, seen }) =>
      joined(async (tx, device) => {
        await keepRejections(tx, id, refusedBy(answer, ops), { at: now(), isServers: true });
        await confirm(tx, id, seen);
        const told = withServer(device, { settled: answer.lastN });
        // A clock that runs ahead would have every later change replaced as well: it begins again at the server's time.
        if (answer.clockAhead) told.clock = writeHlc(answer.serverTime, 0, id);
        const hand = handOf(tx, { me: device.me, now: now() });
        await settleUp(tx, hand, { device: told, pending: await readOutbox(tx), now: now(), rewrite: false });
      }, id).then(changed),

    asked: () => joined(askedNow),

    followed: () => connection.run(async (db) => followedIn(await db.getAll('spaces'))),

    async received(answer, asked) {
      const taken = await joined((tx, device) => receive(tx, device, { answer, asked, now: now() }), asked.device);
      if (taken) changed();
      return taken;
    },

    async heard(event, id) {
      const heard = await joined((tx, device) => hear(tx, device, { event, now: now() }), id);
      if (heard === 'applied') changed();
      return heard;
    },

    renumber: (lastN) =>
      joined(async (tx, device) => {
        await keepFromBefore(tx, device.id, { lastN, at: now() });
        await renumberFrom(tx, await settleTo(tx, device, lastN), lastN);
      }),

    becomeDevice: ({ device: id, token }) =>
      joined(async (tx, device) => {
        // What was settled under the old name is not sent under the new one.
        const { server, ...same } = await settleTo(tx, device, device.server.settled);
        await renumberFrom(tx, { ...same, id, server: { ...server, token } }, 0);
      }),

    giveUp: (n, code) =>
      joined(async (tx, device) => {
        const op = (await readOutbox(tx)).find((candidate) => candidate.n === n);
        if (!op) return;
        await keepRejections(tx, device.id, [{ n, code, detail: '', op }], { at: now(), isServers: false });
        await rewriteOutbox(tx, new Map([[n, voided(op)]]));
        const hand = handOf(tx, { me: device.me, now: now() });
        await hand.take(op.space, op.root);
        await settleUp(tx, hand, { device, pending: await readOutbox(tx), now: now(), rewrite: false });
      }).then(changed),

    async waiting(): Promise<Waiting> {
      const { ops, attention } = await look();
      return { pending: ops.filter(({ type }) => type !== 'void').length, attention };
    },
  };
}

function withServer(device: Joined, server: Partial<ServerLink>): Joined {
  return { ...device, server: { ...device.server, ...server } };
}

/** The answer names numbers and codes; the texts are still here. A pull brings what else there is to say. */
function refusedBy({ verdicts }: PushAnswer, ops: readonly Operation[]): Rejection[] {
  const byNumber = new Map(ops.map((op) => [op.n, op]));
  return verdicts.flatMap(({ n, verdict, code = '' }) => {
    const op = byNumber.get(n);
    // What was refused under a number that is void here by now has its text in what was kept then, and in the next pull.
    return verdict === 'rejected' && op && op.type !== 'void' ? [{ n, code, detail: '', op }] : [];
  });
}

/** The server has settled `lastN` operations of the device, and what waits comes after them. */
async function renumberFrom(tx: Writing, device: Joined, lastN: number): Promise<void> {
  const n = await renumberOutbox(tx, lastN);
  const server = { ...device.server, sent: lastN, settled: lastN, heard: lastN };
  await tx.objectStore('meta').put({ ...device, n, server }, 'device');
}
