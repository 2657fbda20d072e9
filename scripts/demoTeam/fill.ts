/** Fills an empty server with the demo company: everybody joins by an invitation, and says what the story has them say. */
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { PROTOCOL } from '#lib/sync/protocol.ts';
import type { Locale } from '#lib/texts/sections.ts';
import type { Backend } from '../../server/backend.ts';
import { createInvite } from '../../server/identity/invites.ts';
import { join } from '../../server/identity/join.ts';
import { readKinds } from '../../server/store/records.ts';
import { ADMIN, NAMES, TEAMS, type Member } from './cast.ts';
import { demoMember, type Change, type DemoMember } from './member.ts';
import { story, type Told } from './story.ts';

interface FillOptions {
  /** Of the link for the first admin. */
  adminCode: string;
  /** Epoch ms. */
  now: number;
  zone: string;
  locale: Locale;
}

export async function fillWithDemoCompany(
  backend: Backend,
  { adminCode, now, zone, locale }: FillOptions,
): Promise<void> {
  const { store, newId } = backend;
  const ids = new Map(Object.values(TEAMS).flatMap((team) => team.map((member) => [member, newId()] as const)));
  const signIn = async (member: Member, code: string): Promise<DemoMember> => {
    const me = { person: ids.get(member) ?? newId(), name: NAMES[member][locale], zone, device: 'Demo' };
    return demoMember(backend, await join(backend, { protocol: PROTOCOL, code, ...me }, now), now);
  };

  const admin = await signIn(ADMIN, adminCode);
  const members = new Map<Member, DemoMember>([[ADMIN, admin]]);
  const directory = { space: 'org', root: DIRECTORY_ROOT };
  const cycles = await store.read((tx) => readKinds(tx, ['cycle']));
  // The story brings its own quarters, and two at once would overlap.
  await admin.push(cycles.map(({ record: { id } }) => ({ type: 'delete', kind: 'cycle', id, ...directory })));
  for (const [member, person] of ids) {
    if (member === ADMIN) continue;
    const fields = { name: NAMES[member][locale], zone };
    await admin.push([{ type: 'create', kind: 'person', id: person, ...directory, fields }]);
    const { code } = await createInvite(backend, admin.session, { role: 'member', teams: [], person }, now);
    members.set(member, await signIn(member, code));
  }
  for (const { by, changes } of inTurns(story({ now, zone, locale, ids, newId }))) {
    await members.get(by)?.push(changes);
  }
}

/** What one person says before another takes their turn, together. */
function inTurns(told: readonly Told[]): { by: Member; changes: Change[] }[] {
  const turns: { by: Member; changes: Change[] }[] = [];
  for (const { by, change } of told) {
    const last = turns.at(-1);
    if (last?.by === by) last.changes.push(change);
    else turns.push({ by, changes: [change] });
  }
  return turns;
}
