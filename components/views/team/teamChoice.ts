/** Which teams a person can look at, and which one the panel shows. */
import type { Directory, Team, With } from '#lib/okr/model.ts';

export interface TeamChoice {
  /** Teams that the person belongs to. */
  mine: With<Team>[];
  /** Others that everybody may read. */
  open: With<Team>[];
}

/** Both by name, as the language sorts them. */
export function teamChoice({ teams, me }: Pick<Directory, 'teams' | 'me'>, locale: string): TeamChoice {
  const byName = new Intl.Collator(locale).compare;
  const all = [...teams.values()].toSorted((a, b) => byName(a.name, b.name));
  const belongs = ({ members, leaders }: Team) => [...(members ?? []), ...(leaders ?? [])].includes(me);
  return { mine: all.filter(belongs), open: all.filter((team) => !belongs(team) && team.open !== false) };
}

/** The one looked at last if it may still be looked at; else the first of one's own; else none: nobody is sent to strangers. */
export function chosenTeam({ mine, open }: TeamChoice, wished: string | null): With<Team> | null {
  return [...mine, ...open].find(({ id }) => id === wished) ?? mine[0] ?? null;
}
