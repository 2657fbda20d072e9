/**
 * Notices: what concerns someone but lies outside what their device pulls is written into that person's own space by the server (protocol,
 * 'Spaces').
 */
import type { Fields } from '#lib/sync/draft.ts';
import { writeHlc } from '#lib/sync/clock.ts';
import { NOTICES_ROOT } from '#lib/sync/notice.ts';
import { readAccess } from '../store/access.ts';
import { SERVER } from './decided.ts';
import { homeSpaces, personSpace } from './places.ts';
import type { Turn } from './turn.ts';

/** What happened; the ids are of records that the notice speaks of. */
export type Notice =
  | { what: 'alignment-asked'; objective: string; title: string; parent: string }
  | { what: 'alignment-answered'; objective: string; parent: string; alignment: 'accepted' | 'declined' }
  | { what: 'mention'; comment: string; about: string; space: string }
  | { what: 'sos'; sos: string; keyResult: string; space: string }
  | { what: 'named-owner'; team: string; space: string };

/** Tells a person, unless that is who did it, or has no access. */
export async function notify(turn: Turn, person: string, notice: Notice): Promise<void> {
  const { session, now, rows, newId } = turn;
  if (person === session.person || !(await readAccess(turn.tx, person))) return;
  const fields: Fields = { ...notice, by: session.person, createdAt: now };
  const record = { id: newId(), kind: 'notice', fields, clock: writeHlc(now, 0, SERVER), ver: 0 };
  rows.place({ space: personSpace(person), root: NOTICES_ROOT, left: [], record });
}

/** Tells a person of something in a space, unless their device pulls that space anyway. */
export async function notifyOutside(turn: Turn, person: string, space: string, notice: Notice): Promise<void> {
  const access = await readAccess(turn.tx, person);
  if (access && !homeSpaces({ access, teams: turn.standing.teams }).includes(space)) await notify(turn, person, notice);
}
