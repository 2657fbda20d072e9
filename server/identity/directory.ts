/** Changes to the directory that the server makes of itself, when people join: they take part in the order of the space like any other. */
import { writeHlc, type Hlc } from '#lib/sync/clock.ts';
import { DIRECTORY_ROOT, type Fields, type RecordKind } from '#lib/sync/draft.ts';
import { patched } from '#lib/sync/merge.ts';
import { ORGANISATION_SPACE } from '../operations/places.ts';
import type { RowsInHand } from '../operations/rowsInHand.ts';

/** Stands where the device would in a clock. */
const SERVER = 'server';

const serverHlc = (now: number): Hlc => writeHlc(now, 0, SERVER);

export function addToDirectory(
  rows: RowsInHand,
  { kind, id, fields }: { kind: RecordKind; id: string; fields: Fields },
  now: number,
): void {
  const record = { id, kind, fields, clock: serverHlc(now), ver: 0 };
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
  const { members, leaders } = row.record.fields;
  const change = { members: withOne(members, person), ...(leads && { leaders: withOne(leaders, person) }) };
  rows.place({ ...row, record: patched(row.record, change, serverHlc(now)) });
}

function withOne(list: unknown, person: string): unknown[] {
  const others = Array.isArray(list) ? list.filter((id) => id !== person) : [];
  return [...others, person];
}
