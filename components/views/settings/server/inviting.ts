/** Who may invite into what (protocol, 'Spaces'); the server has the last word. */
import type { Directory, Team, With } from '#lib/okr/model.ts';
import type { Membership } from '#lib/sync/protocol.ts';

/** By name: all teams for admins; for others those that they lead, and what lies below these. */
export function teamsToInviteInto({ role, leads }: Membership, { teams }: Directory): With<Team>[] {
  const isLed = (team: With<Team>): boolean => {
    const seen = new Set<string>();
    // Damaged records may go round in a circle.
    for (let at: With<Team> | undefined = team; at && !seen.has(at.id); at = teams.get(at.parent ?? '')) {
      if (leads.includes(at.id)) return true;
      seen.add(at.id);
    }
    return false;
  };
  return [...teams.values()]
    .filter((team) => role === 'admin' || isLed(team))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

export const mayInvite = ({ role, leads }: Membership): boolean => role === 'admin' || leads.length > 0;
