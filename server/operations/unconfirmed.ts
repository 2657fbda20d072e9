/**
 * What was rejected is kept for its device, with its text, until that confirms that it has it: `seen`, from protocol 2 on. A device that goes by
 * the protocol never leaves more than one push of them unconfirmed, because it learns of each by the answer to the push that held it, or, where
 * that was lost, by sending the same push again.
 *
 * So there need be no more than that, and nobody's text has to be thrown away for it:
 * - A device of protocol 1 cannot confirm, but it goes on to the operations behind a push only once it has been told of that push, or has pulled.
 * - From any other, what would be rejected is not settled at all while too much is unconfirmed. It stays on the device, whose fault this is,
 *   with its text; a push of nothing but what can be taken goes on.
 */
import { PUSH_OPS, type PushRequest, type Rejection } from '#lib/sync/protocol.ts';
import { RequestRefused } from '../refusal.ts';
import { countRejections, forgetRejections, forgetRejectionsBefore, writeRejection } from '../store/rejections.ts';
import type { Writing } from '../store/store.ts';

/** Protocol 1 has no `seen`. */
const SEEN_SINCE = 2;

/** For one device at the beginning of a push; the push may add its own. */
const MOST_UNCONFIRMED = 2 * PUSH_OPS;

/** @param ops follow on what is settled, or repeat the end of it */
export async function forgetConfirmed(
  tx: Writing,
  device: string,
  { protocol, ops, seen = [] }: PushRequest,
): Promise<void> {
  const [first] = ops;
  if (protocol >= SEEN_SINCE) await forgetRejections(tx, device, new Set(seen));
  else if (first) await forgetRejectionsBefore(tx, device, first.n);
}

/** @throws {RequestRefused} 'too-many' where the device confirms nothing */
export async function keepRejected(tx: Writing, device: string, rejected: readonly Rejection[]): Promise<void> {
  if (rejected.length === 0) return;
  const kept = await countRejections(tx, device);
  if (kept > MOST_UNCONFIRMED) {
    const detail = `${kept} rejections of this device wait to be confirmed. Pull them, keep them, name them in 'seen'.`;
    throw new RequestRefused({ code: 'too-many', detail });
  }
  for (const rejection of rejected) await writeRejection(tx, device, rejection);
}
