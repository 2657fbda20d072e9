/** Changes to the directory that the server makes of itself, when people join: they take part in the order of the space like any other. */
import { writeHlc } from '#lib/sync/clock.ts';
import { DIRECTORY_ROOT, type Fields, type RecordKind } from '#lib/sync/draft.ts';
import type { Role } from '#lib/sync/names.ts';
import { decided, SERVER } from '../operations/decided.ts';
import { withMember } from '../operations/memberLists.ts';
import { ORGANISATION_SPACE } from '../operations/places.ts';
import type { RowsInHand } from '../operations/rowsInHand.ts';

export function addToDirectory(
  rows: RowsInHand,
  { kind, id, fields }: { kind: RecordKind; id: string; fields: Fields },
  now: number,
): void {
  const record = { id, kind, fields, clock: writeHlc(now, 0, SERVER), ver: 0 };
  rows.place({ space: ORGANISATION_SPACE, root: DIRECTORY_ROOT, left: [], record });
}

/** Adds a person to the lists that a team's record shows. */
export async function showMember(
  rows: RowsInHand,
  team: string,
  { person, leads }: { person: string; leads: boolean },
  now: number,
): Promise<void> {
  const row = await rows.find(ORGANISATION_SPACE, team);
  if (!row) return;
  const lists = withMember(row.record.fields, person, leads);
  rows.place({ ...row, record: decided(row.record, lists, now) });
}

/** Leaves a person's name where they wrote, and says that they are in no longer, as the command for it does. */
export async function showLeft(rows: RowsInHand, person: string, now: number): Promise<void> {
  const row = await rows.find(ORGANISATION_SPACE, person);
  if (row) rows.place({ ...row, record: decided(row.record, { role: null }, now) });
}

/** Takes that back. */
export async function showReturned(rows: RowsInHand, person: string, role: Role, now: number): Promise<void> {
  const row = await rows.find(ORGANISATION_SPACE, person);
  if (row?.record.fields.role === null) rows.place({ ...row, record: decided(row.record, { role }, now) });
}
