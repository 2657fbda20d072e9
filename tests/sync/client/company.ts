/** A company whose devices are the shipped replica and client, and whose server is the shipped one, without a network in between. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { LOCAL_SPACE } from '#lib/replica/homes.ts';
import type { Membership } from '#lib/replica/membership.ts';
import type { Replica } from '#lib/replica/replica.ts';
import type { SyncedCopy } from '#lib/sync/client/copy.ts';
import { joinWith } from '#lib/sync/client/joining.ts';
import { pullAll } from '#lib/sync/client/pull.ts';
import { pushAll } from '#lib/sync/client/push.ts';
import { requestsOf, type Fetch } from '#lib/sync/client/request.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';
import type { Draft } from '#lib/sync/draft.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import { createApp } from '../../../server/app.ts';
import { createBackend, type Backend } from '../../../server/backend.ts';
import { createLimits } from '../../../server/border/limits.ts';
import { createStreams } from '../../../server/border/streams.ts';
import { foundOrganisation, inviteFirstAdmin } from '../../../server/identity/founding.ts';
import { createInvite } from '../../../server/identity/invites.ts';
import { createLog } from '../../../server/log.ts';
import { beginNewEpoch } from '../../../server/store/spaces.ts';
import { openSqliteStore } from '../../../server/store/sqliteStore.ts';
import { device, NOW, ZONE, type Device } from '../../replica/device.ts';

export const SERVER_URL = 'https://updraft.example';

export interface Company {
  readonly backend: Backend;
  /** Of the server, epoch ms. */
  clock: { now: number };
  /** The way to it, as a browser has it. */
  fetch: Fetch;
  adminCode: string;
  /** A code for somebody, given by an admin's device. */
  invite(by: Colleague, what?: Partial<Invited>): Promise<string>;
  /** A backup of the server as it is now. Resolves to what puts it back, as `npm run server -- restore` does. */
  backup(): Promise<() => Promise<void>>;
}

interface Invited {
  role: 'guest' | 'member' | 'admin';
  teams: string[];
  leads: string[];
  person: string;
}

export async function openCompany(): Promise<Company> {
  const clock = { now: NOW };
  let backend = createBackend(await openSqliteStore(':memory:'));
  const streams = createStreams();
  await foundOrganisation(backend, { name: 'Ironwood Bikes', zone: ZONE }, clock.now);
  const first = await inviteFirstAdmin(backend, clock.now);
  if (!first) throw new Error('There is an admin already.');
  const limits = createLimits({ device: 100_000, network: 100_000 });
  const defects: string[] = [];
  const log = createLog((line) => defects.push(line), 'error');
  const appOver = (backend: Backend) =>
    createApp({ backend, limits, streams, publicUrl: SERVER_URL, proxies: 0, now: () => clock.now }, log);
  let app = appOver(backend);
  onTestFinished(async () => {
    streams.close();
    await backend.store.close();
    expect(defects).toEqual([]);
  });
  return {
    get backend() {
      return backend;
    },
    clock,
    adminCode: first.code,
    async fetch(url, init) {
      init.signal?.throwIfAborted();
      const response = await app.fetch(new Request(url, init));
      init.signal?.throwIfAborted();
      // A browser hangs up when a request is ended.
      const body = response.body?.pipeThrough(new TransformStream(), init.signal ? { signal: init.signal } : {});
      return new Response(body ?? null, response);
    },
    async backup() {
      const folder = mkdtempSync(join(tmpdir(), 'updraft-backup-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const file = join(folder, 'backup.sqlite');
      await backend.store.backup(file);
      return async () => {
        await backend.store.close();
        const store = await openSqliteStore(file);
        await store.write(beginNewEpoch);
        backend = createBackend(store);
        app = appOver(backend);
      };
    },
    async invite(by, { role = 'member', teams = [], leads = [], person } = {}) {
      const link = await by.copy.link();
      const session = { device: link?.device ?? '', person: by.replica.me };
      const request = { role, teams, leads, ...(person !== undefined && { person }) };
      return (await createInvite(backend, session, request, clock.now)).code;
    },
  };
}

export interface Colleague extends Device {
  copy: SyncedCopy;
  /** What lies between this device and the server; tests put trouble here. */
  network: { fetch: Fetch };
  /** Sends what waits and fetches what is new. */
  sync(limit?: number): Promise<Trouble | null>;
  push(): Promise<Trouble | null>;
  pull(limit?: number): Promise<Trouble | null>;
}

/** A browser with the extension; it has joined nothing yet. */
export async function browser(company: Pick<Company, 'fetch'>): Promise<Colleague> {
  const here = await device();
  const copy = await (await here.replica.whole()).synced();
  const network = { fetch: company.fetch };
  const request = requestsOf(
    () => copy.link(),
    (url, init) => network.fetch(url, init),
    new AbortController().signal,
  );
  const push = async () => (await pushAll(copy, request, 'Chrome on Linux')).trouble;
  const pull = (limit?: number) => pullAll(copy, request, limit);
  return { ...here, copy, network, push, pull, sync: async (limit) => (await push()) ?? pull(limit) };
}

export async function joins(
  company: Pick<Company, 'fetch'>,
  who: Colleague,
  code: string,
  name = 'Anna',
): Promise<void> {
  const joiner = { person: who.replica.me, name, zone: ZONE, device: 'Chrome on Linux' };
  const answer = await joinWith({ url: SERVER_URL, code }, joiner, company.fetch);
  if (!answer.ok) throw new Error(`not let in: ${answer.trouble.kind}`);
  await (await membershipOf(who.replica)).join(SERVER_URL, answer.value);
}

/** An admin's browser that has joined, with teams that it made. */
export async function founded(company: Company, teams: readonly string[] = ['sales']): Promise<Colleague> {
  const anna = await browser(company);
  await joins(company, anna, company.adminCode);
  expect(await anna.sync()).toBeNull();
  await (await membershipOf(anna.replica)).bringAlong({ ticked: [], space: 'org' });
  await anna.replica.commit(teams.map((id) => teamDraft(id, anna.replica.me)));
  expect(await anna.sync()).toBeNull();
  return anna;
}

/** Somebody new, or, with `person`, a further browser of somebody; it has not fetched anything yet. */
export async function newcomer(company: Company, by: Colleague, what: Partial<Invited> = {}): Promise<Colleague> {
  const who = await browser(company);
  await joins(company, who, await company.invite(by, what), 'Ben');
  return who;
}

/** The same, up to date. */
export async function another(company: Company, by: Colleague, what: Partial<Invited> = {}): Promise<Colleague> {
  const who = await newcomer(company, by, what);
  expect(await who.sync()).toBeNull();
  return who;
}

export const membershipOf = async (replica: Replica): Promise<Membership> => (await replica.whole()).membership();

const teamDraft = (id: string, lead: string): Draft => ({
  type: 'create',
  kind: 'team',
  id,
  root: 'directory',
  fields: { name: id, members: [lead], leaders: [lead], open: true },
});

/** Everything alive in the spaces of the organisation that a copy shows, by space, root and id, without what only the server gives. */
export async function shown({
  replica,
}: {
  replica: Replica;
}): Promise<Record<string, Pick<StoredRecord, 'kind' | 'fields'>>> {
  const { roots } = await replica.read.everything();
  const records = roots
    .filter(({ space }) => space !== LOCAL_SPACE)
    .flatMap((root) =>
      [...root.records.values()]
        .filter(({ deleted }) => !deleted)
        .map(({ id, kind, fields }) => [`${root.space}/${root.id}/${id}`, { kind, fields }] as const),
    );
  return Object.fromEntries(records.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
