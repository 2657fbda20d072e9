/** Where what is there may be taken: into another space, or under another objective. */
import { intoClosedRefusal } from '#lib/sync/rules.ts';
import { below } from '#lib/sync/hanging.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { PlacedRecord } from '../store/records.ts';
import { authorIn, isImported } from './authorship.ts';
import { knownCycles } from './knownCycles.ts';
import { linksOf, linksRefused, moveRefused } from './links.ts';
import { may } from './may.ts';
import { ORGANISATION_SPACE, personOf, teamOf, towardsSpace } from './places.ts';
import { refused, told, type Refused } from './refused.ts';
import { ownersRefused } from './owners.ts';
import type { Turn } from './turn.ts';

/** Why a key result may not go under an objective, or null. */
export async function badMove(turn: Turn, row: PlacedRecord, objective: string): Promise<Refused | null> {
  const target = await turn.rows.findLive(objective);
  if (!target) return refused('missing', `objective ${objective}`);
  const owns = target.record.fields.owner === turn.session.person;
  const towards = towardsSpace(turn.standing, target.space, owns);
  if (!towards || !may('move', towards)) return refused('forbidden', `move into ${objective}`);
  const cycleOf = await knownCycles(turn.rows, [target.record.fields.cycle]);
  const taken = [row.record, ...below(await aliveInRoot(turn, row), row.record.id)];
  return (
    takenRefused(turn, taken, row.space, target.space) ??
    intoClosedRefusal(target.record, cycleOf) ??
    (await moveRefused(turn, row.record.id, objective)) ??
    (await ownersRefused(turn, target.space, owned(taken)))
  );
}

/** Why a draft may not be published in a space, or null: it goes where its person may begin objectives. */
export async function badPublication(turn: Turn, row: PlacedRecord, to: string): Promise<Refused | null> {
  if (personOf(row.space) === null) return refused('invalid', `${row.record.id} is published already`);
  return badDestination(turn, row, to, teamOf(to));
}

/**
 * Why an objective may not go into a space with all that is under it, or null.
 *
 * @param team whose space it is said to be
 */
export async function badDestination(
  turn: Turn,
  row: PlacedRecord,
  to: string,
  team: string | null,
): Promise<Refused | null> {
  const isHome = personOf(to) === turn.session.person;
  if (!isHome && teamOf(to) !== team) return refused('invalid', `${to} is not the space of ${String(team)}`);
  const towards = towardsSpace(turn.standing, to, row.record.fields.owner === turn.session.person);
  if (!towards || !may('move', towards)) return refused('forbidden', `move to ${to}`);
  if (to === row.space) return null;
  // The objectives of the whole company are begun by whoever leads it, wherever they were written.
  if (to === ORGANISATION_SPACE && !towards.leads) return refused('forbidden', `move to ${to}`);
  const taken = [...(await aliveInRoot(turn, row)).values()];
  return (
    takenRefused(turn, taken, row.space, to) ??
    (await ownersRefused(turn, to, owned(taken))) ??
    (await linksRefused(turn, { ...row, space: to }, linksOf(row.record)))
  );
}

/** Nobody hides what others own in a space of their own, nor brings words in their name out of it. */
function takenRefused(
  { session, standing }: Turn,
  taken: readonly StoredRecord[],
  from: string,
  to: string,
): Refused | null {
  if (from === to) return null;
  const home = personOf(to);
  if (home !== null && owned(taken).some(({ owner }) => owner !== home)) {
    return refused('forbidden', `others own something that would go to ${to}`);
  }
  // At home everybody may bring along what was said elsewhere; to others only who leads them says that it was.
  if (personOf(from) === null || towardsSpace(standing, to, false)?.leads) return null;
  const claimed = taken.find(({ kind, fields }) => {
    const author = authorIn(kind, fields);
    return isImported(fields) && author !== undefined && author !== session.person;
  });
  return claimed ? refused('forbidden', `said by ${told(claimed.fields.author)}`) : null;
}

const owned = (records: readonly StoredRecord[]): StoredRecord['fields'][] =>
  records.filter(({ kind }) => kind === 'objective' || kind === 'key-result').map(({ fields }) => fields);

async function aliveInRoot({ rows }: Turn, { space, root }: PlacedRecord): Promise<Map<string, StoredRecord>> {
  const alive = [...(await rows.inRoot(space, root))].filter(([, { record }]) => !record.deleted);
  return new Map(alive.map(([id, { record }]) => [id, record]));
}
