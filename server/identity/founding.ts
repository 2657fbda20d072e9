/** How an organisation begins: with its name, the quarter it is in, and a link for its first admin, whom nobody could invite. */
import { quarterOf } from '#lib/okr/cycleCalendar.ts';
import type { Cycle, Organisation } from '#lib/okr/model.ts';
import type { Backend } from '../backend.ts';
import { ORGANISATION_SPACE } from '../operations/places.ts';
import { RowsInHand } from '../operations/rowsInHand.ts';
import { readPeopleWithRole } from '../store/access.ts';
import { withdrawInvites, writeInvite } from '../store/invites.ts';
import { readOrganisation, writeOrganisation } from '../store/meta.ts';
import { ensureSpace } from '../store/spaces.ts';
import { addToDirectory } from './directory.ts';
import { INVITE_MS, type GivenInvite } from './invites.ts';
import { hashSecret, newSecret } from './secrets.ts';

/**
 * Does nothing where there is an organisation already.
 *
 * @param zone IANA, in which the organisation's days are counted
 */
export async function foundOrganisation(
  { store, newId }: Backend,
  { name, zone }: { name: string; zone: string },
  now: number,
): Promise<void> {
  await store.write(async (tx) => {
    if ((await readOrganisation(tx)) !== null) return;
    const id = newId();
    await writeOrganisation(tx, id);
    await ensureSpace(tx, ORGANISATION_SPACE);
    const rows = new RowsInHand(tx);
    addToDirectory(
      rows,
      { kind: 'organisation', id, fields: { name, zone, firstWeekday: 1 } satisfies Organisation },
      now,
    );
    addToDirectory(rows, { kind: 'cycle', id: newId(), fields: quarterAt(now, zone) }, now);
    await rows.write(now);
  });
}

function quarterAt(now: number, zone: string): Cycle {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const { firstDay, lastDay, year, quarter } = quarterOf(today);
  return { name: `Q${quarter} ${year}`, firstDay, lastDay, kind: 'quarter', state: 'active' };
}

/** A new code for the first admin, in the place of earlier ones; null once there is an admin. */
export function inviteFirstAdmin({ store }: Backend, now: number): Promise<GivenInvite | null> {
  const code = newSecret();
  const expiresAt = now + INVITE_MS;
  return store.write(async (tx) => {
    if ((await readPeopleWithRole(tx, 'admin')).length > 0) return null;
    await withdrawInvites(tx, null);
    const first = { role: 'admin', teams: [], leads: [], person: null, invitedBy: null } as const;
    await writeInvite(tx, { ...first, codeHash: hashSecret(code), expiresAt }, now);
    return { code, expiresAt };
  });
}
