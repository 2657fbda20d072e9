/**
 * What nobody can use any more: invites past their time, and what was remembered for devices that were revoked long ago. It never comes back, so
 * it would only grow.
 */
import type { Writing } from './store.ts';

/** So long after a device was revoked an operator may still look into what came of its operations. */
export const REVOKED_DAYS = 90;
const DAY_MS = 86_400_000;

/** Forgets invites that have expired, used or not: until then whoever used one may ask for a lost answer again. Returns how many. */
export async function forgetExpiredInvites({ db }: Writing, now: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('invites').where('expires_at', '<=', now).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/**
 * Forgets the settled operations of devices that were revoked more than {@link REVOKED_DAYS} days before `now`, and what of them was rejected.
 * Nothing is lost by it that a person could see (I5): only the device itself may pull its rejections, and a revoked one never may again, while
 * what it had pushed without hearing of it still waits in its own outbox. The device itself stays, so that its clocks go on naming a person.
 *
 * @returns how many rows
 */
export async function forgetRevoked({ db }: Writing, now: number): Promise<number> {
  const before = now - REVOKED_DAYS * DAY_MS;
  let rows = 0;
  for (const table of ['settled', 'rejections'] as const) {
    const { numDeletedRows } = await db
      .deleteFrom(table)
      .where('device', 'in', (query) => query.selectFrom('devices').select('device').where('revoked_at', '<', before))
      .executeTakeFirstOrThrow();
    rows += Number(numDeletedRows);
  }
  return rows;
}
