/** One more device of somebody: with an end to how many, since each counts for itself in what may be asked of the server. */
import { RequestRefused } from '../refusal.ts';
import { addDevice, readDevicesOf } from '../store/devices.ts';
import type { Writing } from '../store/store.ts';

/** Sessions of one person at a time: more than anybody has browsers. */
const MOST_SESSIONS = 100;

/** @throws {RequestRefused} 'forbidden' where the person has too many */
export async function letIn(tx: Writing, device: Parameters<typeof addDevice>[1]): Promise<void> {
  if ((await readDevicesOf(tx, device.person)).length >= MOST_SESSIONS) {
    const detail = `There are ${MOST_SESSIONS} sessions of this person already. End some of them.`;
    throw new RequestRefused({ code: 'forbidden', detail });
  }
  await addDevice(tx, device);
}
