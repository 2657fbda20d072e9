/**
 * What the server says becomes the copy: rows, cursors and the operations that are done with, in one transaction (protocol, 'On the
 * device'). Nothing here asks or waits for a network.
 */
import type { Asked } from '#lib/sync/client/copy.ts';
import type { Operation } from '#lib/sync/operation.ts';
import type { LiveEvent, PullAnswer } from '#lib/sync/protocol.ts';
import { keepRejections } from './attention.ts';
import type { DeviceState, ServerLink, SpaceRow } from './database.ts';
import { spacesIn, type Writing } from './findRoot.ts';
import { handOf, type Hand } from './hand.ts';
import { layOver, placesOf, redirected } from './layOver.ts';
import { readOutbox, rewriteOutbox, settleOutbox, voided } from './outbox.ts';
import { besideOf } from './beside.ts';

/** A device that has joined. */
export type Joined = DeviceState & { server: ServerLink };

const ORGANISATION = 'org';

/** How far the copy has got: cursors of what was read to its end, and where first readings go on. */
export async function askedNow(tx: Writing, device: Joined): Promise<Asked> {
  const asked: Asked = { device: device.id, cursors: {}, after: {}, follow: [] };
  for (const { id, epoch, ver, after, followed } of await tx.objectStore('spaces').getAll()) {
    if (followed) asked.follow.push(id);
    if (after) asked.after[id] = after;
    else if (epoch !== undefined) asked.cursors[id] = { epoch, ver };
  }
  return asked;
}

/** @returns false where the copy has moved on since it asked: then nothing is taken */
export async function receive(
  tx: Writing,
  device: Joined,
  { answer, asked, now }: { answer: PullAnswer; asked: Asked; now: number },
): Promise<boolean> {
  if (JSON.stringify(await askedNow(tx, device)) !== JSON.stringify(asked)) return false;
  const hand = handOf(tx, { me: device.me, now });
  const before = await tx.objectStore('spaces').get(ORGANISATION);
  for (const space of answer.gone) await forget(tx, hand, space);
  for (const [space, part] of Object.entries(answer.spaces)) await takeSpace(tx, hand, { space, part, asked });
  const organisation = await tx.objectStore('spaces').get(ORGANISATION);
  await keepRejections(tx, device.id, answer.rejections, { at: now, isServers: true });

  // Only when all is in does lastN say that the effects are, too: what an answer has left out may be ours. A server that was restored
  // knows less than it did, and has to be told again.
  const { lastN } = answer;
  const settled = Math.min(device.server.settled, lastN);
  const heard = answer.more ? Math.min(device.server.heard, lastN) : lastN;
  const { pending, withdrawn } = await withoutGone(tx, answer);
  await keepRejections(tx, device.id, withdrawn.map(asGone), { at: now, isServers: false });
  await settleUp(tx, hand, {
    device: { ...device, server: { ...device.server, settled, heard } },
    pending,
    now,
    // People and cycles come with the first reading of the organisation; working with half of them would be for nothing.
    rewrite: organisation?.after ? null : answer.gone.length > 0 || before?.epoch !== organisation?.epoch,
  });
  return true;
}

/** Applies an event where nothing is missing before it. */
export async function hear(
  tx: Writing,
  device: Joined,
  { event, now }: { event: LiveEvent; now: number },
): Promise<'applied' | 'known' | 'behind'> {
  const { space, epoch, from, to, lastN, rows } = event;
  const row = await tx.objectStore('spaces').get(space);
  if (row?.epoch !== epoch || row.after) return 'behind';
  if (to <= row.ver) return 'known';
  if (from !== row.ver || !rows) return 'behind';
  const hand = handOf(tx, { me: device.me, now });
  await hand.put(space, rows);
  await tx.objectStore('spaces').put({ ...row, ver: to });
  await settleUp(tx, hand, {
    device: { ...device, server: { ...device.server, heard: Math.max(device.server.heard, lastN) } },
    pending: await readOutbox(tx),
    now,
    rewrite: false,
  });
  return 'applied';
}

interface Settling {
  device: Joined;
  pending: readonly Operation[];
  now: number;
  rewrite: boolean | null;
}

/** Lets go of the operations whose effects are here, lays the others over what is in hand, and writes it all. */
export async function settleUp(tx: Writing, hand: Hand, { device, pending, now, rewrite }: Settling): Promise<void> {
  const { settled, heard } = device.server;
  const done = Math.min(settled, heard);
  if (pending.some(({ n }) => n <= done)) await settleOutbox(tx, done);
  const waiting = pending.filter(({ n }) => n > done);
  const changed = redirected(waiting, hand.arrived);
  await rewriteOutbox(tx, changed);
  // Where they showed an effect, they may show none from now on.
  const spaces = await spacesIn(tx, device);
  for (const op of pending) {
    if (op.n > done && !changed.has(op.n)) continue;
    for (const { space, id } of placesOf(op, spaces)) await hand.take(space, id);
  }
  const clock = device.clock !== null && device.clock > hand.clock ? device.clock : hand.clock || device.clock;
  await tx.objectStore('meta').put({ ...device, clock }, 'device');
  await layOver(tx, hand, { pending: waiting.map((op) => changed.get(op.n) ?? op), device, now, rewrite });
}

async function takeSpace(
  tx: Writing,
  hand: Hand,
  { space, part, asked }: { space: string; part: PullAnswer['spaces'][string]; asked: Asked },
): Promise<void> {
  const spaces = tx.objectStore('spaces');
  const row: SpaceRow = (await spaces.get(space)) ?? { id: space, ver: 0 };
  const { epoch, upto, rows, after, whole } = part;
  if (whole) {
    // A space that is here already goes on serving until the new reading is complete; a first one is written where it stays.
    const place = row.epoch === undefined ? space : besideOf(space);
    const from = asked.after[space];
    if (!from || from.epoch !== epoch || from.upto !== upto) await hand.clear(place);
    await hand.put(place, rows);
    if (after) {
      await spaces.put({ ...row, after });
      return;
    }
    if (place !== space && !(await hand.swap(space))) {
      // From the beginning, once more.
      const { after: _, ...again } = row;
      await spaces.put(again);
      return;
    }
  } else await hand.put(space, rows);
  const { after: _done, ...read } = row;
  if (whole || row.ver !== upto) await spaces.put({ ...read, epoch, ver: upto });
}

export async function forget(tx: Writing, hand: Hand, space: string): Promise<void> {
  await hand.clear(space);
  await hand.clear(besideOf(space));
  await tx.objectStore('spaces').delete(space);
}

/** What was meant for a space that is gone is taken out of the line, and void in it. */
async function withoutGone(
  tx: Writing,
  { gone, lastN }: PullAnswer,
): Promise<{ pending: Operation[]; withdrawn: Operation[] }> {
  const pending = await readOutbox(tx);
  const withdrawn = pending.filter(({ n, space, type }) => n > lastN && type !== 'void' && gone.includes(space));
  const voids = new Map(withdrawn.map((op) => [op.n, voided(op)]));
  await rewriteOutbox(tx, voids);
  return { pending: pending.map((op) => voids.get(op.n) ?? op), withdrawn };
}

const asGone = (op: Operation) => ({ n: op.n, code: 'gone', detail: op.space, op });
