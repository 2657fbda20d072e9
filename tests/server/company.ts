/** A small company on a real server in memory, and devices of its people that speak to it as the extension does, without HTTP between. */
import type * as z from 'zod/mini';
import type { Objective } from '#lib/okr/model.ts';
import { tick } from '#lib/sync/clock.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import type { Operation } from '#lib/sync/operation.ts';
import { PROTOCOL, PullAnswer, type PullRequest, type PushAnswer, type Row } from '#lib/sync/protocol.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { createBackend, type Backend, type Session } from '../../server/backend.ts';
import { foundOrganisation, inviteFirstAdmin } from '../../server/identity/founding.ts';
import { createInvite } from '../../server/identity/invites.ts';
import { join } from '../../server/identity/join.ts';
import { pull } from '../../server/operations/pull.ts';
import { push } from '../../server/operations/push.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import type { Store } from '../../server/store/store.ts';

/** Wednesday, 12 August 2026, 08:00 in Taipei. */
export const NOW = Date.UTC(2026, 7, 12);

/** What happens by and by in one test. */
export interface Clock {
  now: number;
}

export type Pulled = z.infer<typeof PullAnswer>;

/** A draft with the space that it is meant for; the operation's number, clock and device come from the device. */
export type Meant = Draft & { space: string };

export interface TestDevice {
  session: Session;
  me: string;
  clock: Clock;
  /** How far its own clock is from the server's, in ms. */
  skew: number;
  /** Operations with the next numbers, not sent yet. */
  operations(...meant: readonly Meant[]): Operation[];
  /** Sends them as they are. */
  send(ops: readonly Operation[], seen?: readonly number[]): Promise<PushAnswer>;
  /** Makes operations of drafts and sends them; the verdicts' codes, null for applied. */
  push(...meant: readonly Meant[]): Promise<(string | null)[]>;
  pull(request?: Partial<PullRequest>): Promise<Pulled>;
}

export async function openCompany(store?: Store): Promise<{ backend: Backend; clock: Clock; admin: TestDevice }> {
  const backend = createBackend(store ?? (await openSqliteStore(':memory:')));
  const clock = { now: NOW };
  await foundOrganisation(backend, { name: 'Ironwood Bikes', zone: 'Asia/Taipei' }, clock.now);
  const invite = await inviteFirstAdmin(backend, clock.now);
  if (!invite) throw new Error('There is an admin already.');
  return { backend, clock, admin: await joinWith(backend, clock, invite.code, 'anna') };
}

export async function joinWith(backend: Backend, clock: Clock, code: string, person: string): Promise<TestDevice> {
  const request = { protocol: PROTOCOL, code, person, name: person, zone: 'Asia/Taipei', device: 'Chrome on Linux' };
  const answer = await join(backend, request, clock.now);
  return deviceOf(backend, clock, { device: answer.device, person: answer.person });
}

/** Somebody whom the admin invites. */
export async function bring(
  backend: Backend,
  by: TestDevice,
  person: string,
  what: { role?: 'guest' | 'member' | 'admin'; teams?: string[]; leads?: string[] } = {},
): Promise<TestDevice> {
  const { role = 'member', teams = [], leads = [] } = what;
  const { code } = await createInvite(backend, by.session, { role, teams, leads }, by.clock.now);
  return joinWith(backend, by.clock, code, person);
}

export function deviceOf(backend: Backend, clock: Clock, session: Session): TestDevice {
  let n = 0;
  let last: string | null = null;
  const device: TestDevice = {
    session,
    me: session.person,
    clock,
    skew: 0,
    operations: (...meant) =>
      meant.map((draft): Operation => {
        n += 1;
        last = tick(last, clock.now + device.skew, session.device);
        return { ...draft, n, uid: `${session.device}-${n}`, hlc: last };
      }),
    send: (ops, seen = []) => push(backend, session, { protocol: PROTOCOL, ops: [...ops], seen: [...seen] }, clock.now),
    async push(...meant) {
      const { verdicts } = await device.send(device.operations(...meant));
      return verdicts.map(({ code }) => code ?? null);
    },
    async pull(request = {}) {
      const text = await pull(backend, session, { protocol: PROTOCOL, cursors: {}, ...request }, clock.now);
      return PullAnswer.parse(JSON.parse(text));
    },
  };
  return device;
}

/** The rows of a space in an answer, alive ones by id. */
export function alive(answer: Pulled, space: string): Map<string, StoredRecord> {
  const rows: readonly Row[] = answer.spaces[space]?.rows ?? [];
  return new Map(rows.filter(({ record }) => !record.deleted).map(({ record }) => [record.id, record]));
}

export const inDirectory = (kind: 'organisation' | 'person' | 'team' | 'cycle', id: string, fields: object): Meant => ({
  space: 'org',
  root: DIRECTORY_ROOT,
  type: 'create',
  kind,
  id,
  fields: { ...fields },
});

export const team = (id: string, fields: object = {}): Meant => inDirectory('team', id, { name: id, ...fields });

export function objective(id: string, space: string, owner: string, fields: Partial<Objective> = {}): Meant {
  const whole: Objective = {
    title: `Objective ${id}`,
    why: '',
    owner,
    team: space.startsWith('team:') ? space.slice(5) : null,
    cycle: null,
    ambition: 'aspirational',
    state: 'active',
    order: 'a0',
    ...fields,
  };
  return { space, root: id, type: 'create', kind: 'objective', id, fields: whole };
}

export const keyResult = (id: string, space: string, under: string, owner: string, fields: object = {}): Meant => ({
  space,
  root: under,
  type: 'create',
  kind: 'key-result',
  id,
  fields: {
    title: `Key result ${id}`,
    owner,
    objective: under,
    metric: { type: 'yes-no' },
    weight: 1,
    state: 'active',
    activatedAt: NOW,
    order: 'a0',
    ...fields,
  },
});

export const checkIn = (
  id: string,
  space: string,
  { root, of, by, at = '2026-08-12' }: { root: string; of: string; by: string; at?: string },
): Meant => ({
  space,
  root,
  type: 'create',
  kind: 'check-in',
  id,
  fields: {
    keyResult: of,
    at,
    reading: { type: 'answer', yes: true },
    confidence: 6,
    note: '',
    author: by,
    createdAt: NOW,
  },
});

type Command = Extract<Draft, { type: 'command' }>['command'];

export const command = (
  space: string,
  root: string,
  id: string,
  kind: 'objective' | 'key-result' | 'team' | 'person',
  said: Command,
): Meant => ({
  space,
  root,
  type: 'command',
  kind,
  id,
  command: said,
});

export const patch = (space: string, root: string, id: string, kind: Draft['kind'], fields: object): Meant => ({
  space,
  root,
  type: 'patch',
  kind,
  id,
  fields: { ...fields },
});

export const comment = (
  id: string,
  space: string,
  root: string,
  about: string,
  by: string,
  mentions: string[] = [],
): Meant => ({
  space,
  root,
  type: 'create',
  kind: 'comment',
  id,
  fields: { about, text: 'Well said.', mentions, author: by, createdAt: NOW },
});
