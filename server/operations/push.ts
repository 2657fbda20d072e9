/**
 * Push (protocol, 'Push'): settles what a device did, in its order and once, all in one transaction with the number of the last operation. What
 * is not allowed gets its verdict and blocks nothing.
 */
import { Operation } from '#lib/sync/operation.ts';
import type { PushAnswer, PushRequest, Rejection, Verdict } from '#lib/sync/protocol.ts';
import type { Backend, Session } from '../backend.ts';
import { RequestRefused, unauthorised } from '../refusal.ts';
import { lockDevice, readSettled, writeSettled, type Device, type Settled } from '../store/devices.ts';
import type { Writing } from '../store/store.ts';
import { alignmentInHand } from './alignmentInHand.ts';
import { isTooLong, LONGEST_OPERATION } from './lengths.ts';
import { refused, type Refused } from './refused.ts';
import { RowsInHand } from './rowsInHand.ts';
import { serverClock } from './serverClock.ts';
import { settle } from './settle.ts';
import { standingOf } from './standing.ts';
import type { Turn } from './turn.ts';
import { forgetConfirmed, keepRejected } from './unconfirmed.ts';

type Pushed = PushRequest['ops'][number];

/**
 * @param now epoch ms, by the server's clock
 * @throws {RequestRefused} 'copied' where a number was settled with another operation, 'gap' where one is missing, 'too-many' where the device
 * confirms nothing of what is rejected, 'too-large' for a single operation, 'unauthorised'
 */
export function push(backend: Backend, session: Session, request: PushRequest, now: number): Promise<PushAnswer> {
  if (request.ops.some((op) => isTooLong(op, LONGEST_OPERATION))) {
    const detail = `An operation is longer than ${LONGEST_OPERATION} characters.`;
    return Promise.reject(new RequestRefused({ code: 'too-large', detail }));
  }
  return backend.store.write(async (tx) => {
    const device = await lockDevice(tx, session.device);
    const standing = device && (await standingOf(tx, device.person));
    if (!device || !standing) throw unauthorised();
    const repeated = await readRepeated(tx, device, request.ops);
    await forgetConfirmed(tx, device.device, request);

    const clock = serverClock(device.device, device.lastClock, now);
    const rows = new RowsInHand(tx);
    const turn: Turn = {
      tx,
      session,
      now,
      rows,
      links: alignmentInHand(rows),
      newId: backend.newId,
      standing,
      accessChanged: new Set(),
      readersChanged: new Set(),
    };
    const settled: Settled[] = [];
    const rejected: Rejection[] = [];
    for (const op of request.ops.slice(repeated.length)) {
      const parsed = Operation.safeParse(op);
      const problem = parsed.success
        ? await settle(turn, clock.inServerTime(parsed.data))
        : refused('invalid', parsed.error.issues[0]?.message ?? 'not an operation');
      settled.push({ n: op.n, uid: op.uid, code: problem?.code ?? null });
      if (problem) rejected.push(rejectionOf(op, problem));
    }
    await keepRejected(tx, device.device, rejected);
    const changes = await rows.write(now);
    await writeSettled(tx, device.device, settled, clock.last);

    const lastN = settled.at(-1)?.n ?? device.lastN;
    tx.afterCommit(() => {
      // Whoever may no longer read is cut off before the rows of this and every later commit are told.
      backend.hub.accessChanged(turn.accessChanged, turn.readersChanged);
      backend.hub.committed({ settled: { device: device.device, lastN }, changes });
    });
    const verdicts = [...repeated, ...settled].map(asVerdict);
    return { lastN, verdicts, ...(clock.wasAhead && { clockAhead: true }), serverTime: now };
  });
}

/** Those at the beginning that were settled by an earlier push whose answer was lost. Throws where the numbers do not fit. */
async function readRepeated(tx: Writing, { device, lastN }: Device, ops: readonly Pushed[]): Promise<Settled[]> {
  const first = ops[0]?.n ?? lastN + 1;
  if (first > lastN + 1 || ops.some(({ n }, index) => n !== first + index)) {
    const detail = `Operations follow each other without a gap, from ${lastN + 1}.`;
    throw new RequestRefused({ code: 'gap', detail, lastN });
  }
  const known = await readSettled(tx, device, { first, last: lastN });
  return ops
    .filter(({ n }) => n <= lastN)
    .map(({ n, uid }) => {
      const settled = known.get(n);
      // What is no longer remembered cannot be a retry: only the last pushes can be repeated.
      if (settled?.uid === uid) return settled;
      const detail = `Operation ${n} was settled as another one: this browser profile is a copy. Take a new device.`;
      throw new RequestRefused({ code: 'copied', detail, lastN });
    });
}

function rejectionOf(op: Pushed, { code, detail }: Refused): Rejection {
  return { n: op.n, code, detail, op };
}

const asVerdict = ({ n, code }: Settled): Verdict =>
  code === null ? { n, verdict: 'applied' } : { n, verdict: 'rejected', code };
