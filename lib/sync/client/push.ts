/**
 * Push (protocol, 'Push'): sends what waits, in order, until nothing does. Sending twice is safe: the server knows what it has settled by
 * number and uid, so a lost answer costs a repetition and nothing else.
 */
import { JoinAnswer, PROTOCOL, PUSH_OPS, PushAnswer } from '../protocol.ts';
import type { Outgoing, SyncedCopy } from './copy.ts';
import type { Request } from './request.ts';
import type { Trouble } from './trouble.ts';

export interface Pushed {
  trouble: Trouble | null;
  /** How many operations the server has settled now. */
  settled: number;
  /** Something was refused: a pull says why. */
  rejected: boolean;
}

/** Numbers that do not fit are put right once or twice; a server that goes on refusing them has a fault. */
const MOST_REPAIRS = 3;

/** @param deviceName what the list of sessions calls this device, should it need a new session */
export async function pushAll(copy: SyncedCopy, request: Request, deviceName: string): Promise<Pushed> {
  let most = PUSH_OPS;
  let repairs = 0;
  let settled = 0;
  let rejected = false;
  for (;;) {
    const outgoing = await copy.outgoing(most);
    const { ops, seen } = outgoing;
    if (ops.length === 0 && seen.length === 0) return { trouble: null, settled, rejected };
    const body = { protocol: PROTOCOL, ops, ...(seen.length > 0 && { seen }) };
    const answer = await request({ method: 'POST', path: '/v1/sync/push', body, answer: PushAnswer });
    if (answer.ok) {
      await copy.pushed(answer.value, outgoing);
      settled += ops.length;
      rejected ||= answer.value.verdicts.some(({ verdict }) => verdict === 'rejected');
      continue;
    }
    if (answer.trouble.kind === 'too-large' && ops.length > 0) {
      most = await carryLess(copy, outgoing);
      continue;
    }
    const isRepairable = repairs < MOST_REPAIRS && !isNoGap(answer.trouble, outgoing);
    const trouble = isRepairable ? await putRight(copy, request, answer.trouble, deviceName) : answer.trouble;
    if (trouble) return { trouble, settled, rejected };
    repairs += 1;
  }
}

/** Numbers that the server says it has settled, and refuses: to believe it would drop operations without a verdict. */
function isNoGap(trouble: Trouble, { ops: [first] }: Outgoing): boolean {
  return trouble.kind === 'gap' && first !== undefined && trouble.lastN >= first.n;
}

/** Half as many at once, until the one that no request can carry stands alone and is given up, for the person to see. */
async function carryLess(copy: SyncedCopy, { ops }: Outgoing): Promise<number> {
  const [only, ...others] = ops;
  if (!only || others.length > 0) return Math.max(1, Math.floor(ops.length / 2));
  await copy.giveUp(only.n, 'too-large');
  return PUSH_OPS;
}

/** Mends the numbers of this device. Resolves to what cannot be mended here, or null. */
async function putRight(
  copy: SyncedCopy,
  request: Request,
  trouble: Trouble,
  deviceName: string,
): Promise<Trouble | null> {
  if (trouble.kind === 'gap') {
    await copy.renumber(trouble.lastN);
    return null;
  }
  if (trouble.kind !== 'copied') return trouble;
  const body = { protocol: PROTOCOL, device: deviceName };
  const session = await request({ method: 'POST', path: '/v1/sessions', body, answer: JoinAnswer });
  if (!session.ok) return session.trouble;
  await copy.becomeDevice(session.value);
  return null;
}
