/** The lists of people that a team's record shows. Who is in them is decided by the access tables; these are for everyone to see. */
import type { Fields } from '#lib/sync/draft.ts';

/** The people whom a team names, true for those who lead it. */
export function namedMembers({ members, leaders }: Fields): Map<string, boolean> {
  return new Map([
    ...idsIn(members).map((id) => [id, false] as const),
    ...idsIn(leaders).map((id) => [id, true] as const),
  ]);
}

/** Whoever leads is a member too. */
export function withMemberLists(fields: Fields): Fields {
  const named = namedMembers(fields);
  return named.size === 0 ? fields : { ...fields, members: [...named.keys()] };
}

export function withMember({ members, leaders }: Fields, person: string, leads: boolean): Fields {
  const others = (list: unknown) => idsIn(list).filter((id) => id !== person);
  return { members: [...others(members), person], leaders: [...others(leaders), ...(leads ? [person] : [])] };
}

export function withoutMember({ members, leaders }: Fields, person: string): Fields {
  const others = (list: unknown) => idsIn(list).filter((id) => id !== person);
  return { members: others(members), leaders: others(leaders) };
}

function idsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
}
