/**
 * npm run server -- invite: a link for somebody new, from whoever runs the server. Within the organisation admins and leaders invite by
 * themselves; this is for the first of them, and for the day on which none is left who can.
 */
import type { Backend } from '../backend.ts';
import { createBackend } from '../backend.ts';
import { openExistingStore } from '../dataFolder.ts';
import { inviteFirstAdmin } from '../identity/founding.ts';
import { INVITE_MS, type GivenInvite } from '../identity/invites.ts';
import { hashSecret, newSecret } from '../identity/secrets.ts';
import { inviteLink } from '../invitePage/link.ts';
import { Role } from '#lib/sync/names.ts';
import { Team } from '#lib/okr/model.ts';
import { writeInvite } from '../store/invites.ts';
import { readKinds } from '../store/records.ts';
import type { Reading } from '../store/store.ts';
import { Unusable } from '../unusable.ts';
import type { Command, Options } from './command.ts';
import { noWords } from './words.ts';

export const inviting: Command = {
  usage: 'invite [--role member|guest|admin] [--team NAME]… [--lead NAME]…',
  does: 'prints a link that lets one person in, once; as an admin while there is none',
  async run({ config, words, options, say }) {
    noWords(words, 'invite');
    const now = Date.now();
    const backend = createBackend(await openExistingStore(config.data));
    try {
      const first = await inviteFirstAdmin(backend, now);
      const { code, expiresAt } = first ?? (await invite(backend, options, now));
      const until = Temporal.Instant.fromEpochMilliseconds(expiresAt).toZonedDateTimeISO(config.zone).toPlainDate();
      say(`For ${first ? 'the first admin' : `one ${options.role ?? 'member'}`}, once, until ${until}:`);
      say(inviteLink(config.publicUrl ?? `http://${config.host}:${config.port}`, code));
      return 0;
    } finally {
      await backend.store.close();
    }
  },
};

async function invite({ store }: Backend, options: Options, now: number): Promise<GivenInvite> {
  const role = Role.safeParse(options.role ?? 'member');
  if (!role.success) throw new Unusable(`A role is member, guest or admin, not '${options.role}'.`);
  if (role.data === 'guest' && (options.team ?? []).length === 0) {
    throw new Unusable('A guest sees only named teams: add --team NAME.');
  }
  const code = newSecret();
  const expiresAt = now + INVITE_MS;
  await store.write(async (tx) => {
    const ids = await teamIds(tx);
    const teams = [...new Set([...(options.team ?? []), ...(options.lead ?? [])])].map(ids);
    const leads = (options.lead ?? []).map(ids);
    const codeHash = hashSecret(code);
    await writeInvite(tx, { codeHash, role: role.data, teams, leads, person: null, invitedBy: null, expiresAt }, now);
  });
  return { code, expiresAt };
}

/** From the name of a team, in any case, to its id. Throws {@link Unusable} where it is not exactly one. */
async function teamIds(tx: Reading): Promise<(name: string) => string> {
  const teams = (await readKinds(tx, ['team'])).map(({ record }) => {
    const team = Team.safeParse(record.fields);
    return { id: record.id, name: team.data?.name ?? '' };
  });
  return (name) => {
    const named = teams.filter((team) => team.id === name || team.name.toLowerCase() === name.toLowerCase());
    const [team] = named;
    if (team && named.length === 1) return team.id;
    const known = teams.map(({ name }) => `'${name}'`).join(', ') || 'none';
    throw new Unusable(`There is ${team ? 'more than one team' : 'no team'} '${name}'. Teams: ${known}.`);
  };
}
