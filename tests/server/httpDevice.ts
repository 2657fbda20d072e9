/** A device that speaks the protocol over the network, with nothing of its own but a number, a clock and cursors. */
import { v7 as uuid } from 'uuid';
import { writeHlc } from '#lib/sync/clock.ts';
import type { Operation } from '#lib/sync/operation.ts';
import {
  InviteAnswer,
  JoinAnswer,
  PROTOCOL,
  PullAnswer,
  PushAnswer,
  type InviteRequest,
  type PullRequest,
} from '#lib/sync/protocol.ts';
import type * as z from 'zod/mini';
import { said, send, type Reply } from './httpServer.ts';

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** What a test says of an operation; number, identity and clock are the device's to give. */
export type Change = DistributiveOmit<Operation, 'n' | 'uid' | 'hlc'>;

export interface HttpDevice {
  token: string;
  device: string;
  person: string;
  /** Gives changes their numbers. */
  operations(...changes: Change[]): Operation[];
  send(ops: readonly unknown[]): Promise<Reply>;
  /** Numbers changes and pushes them. */
  push(...changes: Change[]): Promise<PushAnswer>;
  /** Everything that is new, in one answer. */
  pull(request?: Partial<PullRequest>): Promise<PullAnswer>;
  invite(request: z.infer<typeof InviteRequest>): Promise<z.infer<typeof InviteAnswer>>;
}

export async function joinWith(server: { publicUrl: string }, code: string, name = 'Anna'): Promise<HttpDevice> {
  const body = { protocol: PROTOCOL, code, person: uuid(), name, zone: 'Asia/Taipei', device: 'Chrome on Linux' };
  const { token, device, person } = said(JoinAnswer, await send(server, '/v1/join', { body }));
  let n = 0;
  const operations = (...changes: Change[]): Operation[] =>
    changes.map((change) => {
      n += 1;
      return { ...change, n, uid: uuid(), hlc: writeHlc(Date.now(), n, device) };
    });
  const push = (ops: readonly unknown[]) => send(server, '/v1/sync/push', { token, body: { protocol: PROTOCOL, ops } });
  return {
    token,
    device,
    person,
    operations,
    send: push,
    push: async (...changes) => said(PushAnswer, await push(operations(...changes))),
    async pull(request = {}) {
      const body = { protocol: PROTOCOL, cursors: {}, ...request };
      return said(PullAnswer, await send(server, '/v1/sync/pull', { token, body }));
    },
    invite: async (request) => said(InviteAnswer, await send(server, '/v1/invites', { token, body: request })),
  };
}

export const newTeam = (id: string, members: readonly string[]): Change => ({
  type: 'create',
  kind: 'team',
  space: 'org',
  root: 'directory',
  id,
  fields: { name: 'Stations', members, leaders: members.slice(0, 1), open: true },
});

export const newObjective = (id: string, { owner, team }: { owner: string; team: string }): Change => ({
  type: 'create',
  kind: 'objective',
  space: `team:${team}`,
  root: id,
  id,
  fields: {
    title: 'A bicycle wherever somebody needs one',
    why: '',
    owner,
    team,
    cycle: null,
    ambition: 'aspirational',
    state: 'draft',
    order: 'a0',
  },
});
