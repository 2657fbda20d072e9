/** One organisation on a real server, reached over a real network by devices of both protocols. */
import { v7 as uuid } from 'uuid';
import { InviteAnswer } from '#lib/sync/protocol.ts';
import { NOW } from '../replica/device.ts';
import { said, send, startServer, type TestServer } from '../server/httpServer.ts';
import { browser, joins, membershipOf, SERVER_URL, type Colleague } from '../sync/client/company.ts';
import { joinAsOldDevice, type OldChange, type OldDevice, type OldJoining } from './protocol1/device.ts';

export const TEAM = 'team:sales';

export interface Organisation {
  server: TestServer;
  /** Leads the team, in a browser with today's extension. */
  anna: Colleague;
  /** A further member in a browser that was never updated. */
  old(more?: Partial<OldJoining>): Promise<OldDevice>;
}

export async function openOrganisation(): Promise<Organisation> {
  const server = await startServer();
  const way = { fetch: (url: string, init: RequestInit) => fetch(url.replace(SERVER_URL, server.publicUrl), init) };
  const anna = await browser(way);
  await joins(way, anna, server.adminCode);
  await anna.sync();
  await (await membershipOf(anna.replica)).bringAlong({ ticked: [], space: 'org' });
  const fields = { name: 'Sales', members: [anna.replica.me], leaders: [anna.replica.me], open: true };
  await anna.replica.commit([{ type: 'create', kind: 'team', id: 'sales', root: 'directory', fields }]);
  await anna.sync();
  return {
    server,
    anna,
    async old(more = {}) {
      const token = (await anna.copy.link())?.token ?? '';
      const body = { role: 'member', teams: ['sales'] };
      const { code } = said(InviteAnswer, await send(server, '/v1/invites', { token, body }));
      const joining = { url: server.publicUrl, code, person: uuid(), name: 'Ben', now: () => NOW, ...more };
      const device = await joinAsOldDevice(joining);
      await device.pull();
      await anna.sync();
      return device;
    },
  };
}

/** An objective with a key result, as an old device makes them. */
export function oldObjective(id: string, owner: string): OldChange[] {
  const at = { root: id, space: TEAM };
  const objective = { title: `Objective ${id}`, why: '', owner, team: 'sales', cycle: null, ambition: 'committed' };
  const keyResult = { title: `Key result of ${id}`, owner, objective: id, metric: { type: 'yes-no' }, weight: 1 };
  return [
    { ...at, type: 'create', kind: 'objective', id, fields: { ...objective, state: 'active', order: 'a0' } },
    {
      ...at,
      type: 'create',
      kind: 'key-result',
      id: `${id}-k`,
      fields: { ...keyResult, state: 'active', activatedAt: NOW, order: 'a0' },
    },
  ];
}

export function oldCheckIn(id: string, keyResult: string, root: string, author: string): OldChange {
  const said = { reading: { type: 'answer', yes: true }, confidence: 6, note: '', author, createdAt: NOW };
  return {
    type: 'create',
    kind: 'check-in',
    id,
    root,
    space: TEAM,
    fields: { keyResult, at: '2026-08-12', ...said },
  };
}
