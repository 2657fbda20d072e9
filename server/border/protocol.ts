/** Which protocols are spoken here: the current one and the one before, so that not all devices have to be updated on one day. */
import { OLDEST_PROTOCOL, PROTOCOL } from '#lib/sync/protocol.ts';
import { RequestRefused } from '../refusal.ts';

/** Throws {@link RequestRefused} unless this server speaks a protocol. */
export function refuseProtocol(protocol: number): void {
  if (protocol >= OLDEST_PROTOCOL && protocol <= PROTOCOL) return;
  const behind = protocol < OLDEST_PROTOCOL ? 'Update Updraft.' : 'Ask whoever runs this server to update it.';
  const detail = `This server speaks protocols ${OLDEST_PROTOCOL} to ${PROTOCOL}, not ${protocol}. ${behind}`;
  throw new RequestRefused({ code: 'protocol', detail });
}
