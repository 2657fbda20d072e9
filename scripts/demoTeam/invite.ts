/** Links by which a browser becomes that of somebody in the demo company, who is in there already. */
import { Person } from '#lib/okr/model.ts';
import type { Backend } from '../../server/backend.ts';
import { INVITE_MS } from '../../server/identity/invites.ts';
import { hashSecret, newSecret } from '../../server/identity/secrets.ts';
import { writeInvite } from '../../server/store/invites.ts';
import { readKinds } from '../../server/store/records.ts';
import { Trouble } from '../trouble.ts';
import { NAMES, type Member } from './cast.ts';

/** Of one team, so that each sees what the other does: its leader, and somebody in it. */
export const SHOWN = ['yaWen', 'chenHao'] as const satisfies readonly Member[];

export interface Seat {
  /** As the company writes it. */
  name: string;
  /** A code that lets one browser in as this person, given by whoever runs the server. */
  invite(now: number): Promise<string>;
}

/** Throws {@link Trouble} where another company has moved in. */
export async function seatOf({ store }: Backend, member: Member): Promise<Seat> {
  const names: readonly string[] = Object.values(NAMES[member]);
  const people = await store.read((tx) => readKinds(tx, ['person']));
  const found = people.flatMap(({ record: { id, fields } }) => {
    const { data } = Person.safeParse(fields);
    return data && names.includes(data.name) ? [{ id, name: data.name }] : [];
  });
  const [somebody] = found;
  if (!somebody) {
    throw new Trouble(
      `The server's data are not those of the demo company: ${names[0]} is not there. Set UPDRAFT_DATA to another folder, or unset it.`,
    );
  }
  return {
    name: somebody.name,
    async invite(now) {
      const code = newSecret();
      const rest = { role: 'member', teams: [], leads: [], person: somebody.id, invitedBy: null } as const;
      const invite = { ...rest, codeHash: hashSecret(code), expiresAt: now + INVITE_MS };
      await store.write((tx) => writeInvite(tx, invite, now));
      return code;
    },
  };
}
