/**
 * A browser profile and a copy of it have the same operations in their lines. Whichever is found to be the copy sends them again under another
 * name (protocol, 'Push'): to patch or delete once more changes nothing, and what it would create is there already.
 */
import { hlcDevice, isSameInstant } from '#lib/sync/clock.ts';
import type { Operation } from '#lib/sync/operation.ts';
import { readDeviceOwner } from '../store/devices.ts';
import type { Turn } from './turn.ts';

/** Whether this very operation has made its record, sent by another device of the same person. */
export async function wasMade(
  { tx, rows, session }: Turn,
  { id, kind, space, hlc }: Extract<Operation, { type: 'create' }>,
): Promise<boolean> {
  const row = (await rows.findLive(id)) ?? (await rows.find(space, id));
  if (row?.record.kind !== kind || !isSameInstant(row.record.clock, hlc)) return false;
  return (await readDeviceOwner(tx, hlcDevice(row.record.clock))) === session.person;
}
