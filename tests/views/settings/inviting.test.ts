import { describe, expect, it } from 'vitest';
import { mayInvite, teamsToInviteInto } from '#components/views/settings/server/inviting.ts';
import type { Membership } from '#lib/sync/protocol.ts';

const team = (id: string, parent?: string) => ({ id, name: id, ...(parent !== undefined && { parent }) });
const directory = {
  me: 'ann',
  people: new Map(),
  organisation: null,
  away: new Map(),
  cycles: new Map(),
  teams: new Map(
    [team('wheels'), team('spokes', 'wheels'), team('frames'), team('a', 'b'), team('b', 'a')].map((each) => [
      each.id,
      each,
    ]),
  ),
};
const membership = (more: Partial<Membership> = {}): Membership => ({
  organisation: 'Ironwood Bikes',
  role: 'member',
  teams: [],
  leads: [],
  ...more,
});
const into = (who: Membership) => teamsToInviteInto(who, directory).map(({ id }) => id);

describe('inviting', () => {
  it('is for admins everywhere', () => {
    expect(mayInvite(membership({ role: 'admin' }))).toBe(true);
    expect(into(membership({ role: 'admin' }))).toEqual(['a', 'b', 'frames', 'spokes', 'wheels']);
  });

  it('is for leaders in their teams and below, also where records go round in a circle', () => {
    const lead = membership({ teams: ['wheels', 'frames'], leads: ['wheels'] });
    expect(mayInvite(lead)).toBe(true);
    expect(into(lead)).toEqual(['spokes', 'wheels']);
  });

  it('is for nobody else', () => {
    expect(mayInvite(membership({ teams: ['wheels'] }))).toBe(false);
    expect(into(membership({ teams: ['wheels'] }))).toEqual([]);
  });
});
