/**
 * What guests may know of the organisation: no directory, only the people of their teams, and what is needed to read what these teams do
 * (protocol, 'Spaces').
 */
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { readMembers } from '../store/access.ts';
import type { Reading } from '../store/store.ts';
import { readLiveRoot, type TravellingRow } from '../store/travelling.ts';
import { ORGANISATION_SPACE, type Standing } from './places.ts';

/** JSON of a Row each. */
export async function guestDirectory(tx: Reading, { access }: Standing): Promise<string[]> {
  const people = new Set([access.person]);
  for (const team of access.member) for (const person of (await readMembers(tx, team)).keys()) people.add(person);
  const rows = await readLiveRoot(tx, ORGANISATION_SPACE, DIRECTORY_ROOT);
  return rows.filter((row) => isForGuest(row, people, access.member)).map(({ json }) => json);
}

function isForGuest({ kind, id }: TravellingRow, people: ReadonlySet<string>, teams: ReadonlySet<string>): boolean {
  if (kind === 'person') return people.has(id);
  return kind === 'team' ? teams.has(id) : kind === 'organisation' || kind === 'cycle';
}
