/** Looks up how a person stands in the organisation. */
import { readAccess, readTeams } from '../store/access.ts';
import type { Reading } from '../store/store.ts';
import type { Standing } from './places.ts';

/** null for a person who is not, or no longer, in the organisation. */
export async function standingOf(tx: Reading, person: string): Promise<Standing | null> {
  const access = await readAccess(tx, person);
  return access && { access, teams: await readTeams(tx) };
}
