/** What admins and leaders do with teams and who is in them, as drafts. Pure. The server has the last word. */
import type { Team } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';

const SPACE = 'org';

/** A team that nobody is in yet, and that everybody in the organisation may read. */
export function createTeam(id: string, name: string): Draft[] {
  const fields: Team = { name: name.trim(), members: [], leaders: [], open: true };
  return [{ type: 'create', kind: 'team', id, root: DIRECTORY_ROOT, space: SPACE, fields }];
}

/** @param as what the person is in the team from then on; null: not in it */
export function staffTeam(team: string, person: string, as: 'leader' | 'member' | null): Draft[] {
  const command = { name: 'member', person, as } as const;
  return [{ type: 'command', kind: 'team', id: team, root: DIRECTORY_ROOT, space: SPACE, command }];
}
