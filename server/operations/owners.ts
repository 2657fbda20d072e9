/** Who owns something in a space is a member of that space: naming an outside owner adds them (protocol, 'Spaces'). */
import type { Fields } from '#lib/sync/draft.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { readAccess, readMembers, writeMember } from '../store/access.ts';
import { decided } from './decided.ts';
import { withMember } from './memberLists.ts';
import { notify } from './notices.ts';
import { ORGANISATION_SPACE, personOf, teamOf, teamSpace } from './places.ts';
import { refused, told, type Refused } from './refused.ts';
import type { Turn } from './turn.ts';

/**
 * Why the owners cannot be members of a space, or null.
 *
 * @param owned fields of objectives and key results
 */
export async function ownersRefused(
  { tx, rows }: Turn,
  space: string,
  owned: readonly Fields[],
): Promise<Refused | null> {
  // In one's own space a draft may name whoever is to own it one day.
  if (personOf(space) !== null) return null;
  for (const owner of new Set(owned.map((fields) => fields.owner))) {
    if (typeof owner !== 'string') return refused('invalid', `${told(owner)} owns nothing`);
    const known = await rows.find(ORGANISATION_SPACE, owner);
    if (!known || known.record.deleted || known.record.kind !== 'person') return refused('missing', `person ${owner}`);
    const isGuest = teamOf(space) === null && (await readAccess(tx, owner))?.role === 'guest';
    if (isGuest) return refused('forbidden', `a guest owns nothing in ${space}`);
  }
  return null;
}

/** Makes members of a team of all who own something among these records. */
export async function admitOwners(turn: Turn, space: string, records: readonly StoredRecord[]): Promise<void> {
  const team = teamOf(space);
  if (team === null) return;
  const owned = records.filter(({ kind, deleted }) => !deleted && (kind === 'objective' || kind === 'key-result'));
  for (const owner of new Set(owned.map(({ fields }) => String(fields.owner)))) await admit(turn, team, owner);
}

async function admit(turn: Turn, team: string, person: string): Promise<void> {
  const { tx, rows } = turn;
  if ((await readMembers(tx, team)).has(person)) return;
  await writeMember(tx, team, person, false);
  const row = await rows.find(ORGANISATION_SPACE, team);
  if (row) {
    rows.place({ ...row, record: decided(row.record, withMember(row.record.fields, person, false), turn.now) });
  }
  turn.accessChanged.add(person);
  await notify(turn, person, { what: 'named-owner', team, space: teamSpace(team) });
}
