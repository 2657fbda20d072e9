/** The syncer's states, each reached and left, with time, network and lock in the test's hands. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { QuotaFull } from '#lib/replica/errors.ts';
import type { SyncState } from '#lib/sync/client/state.ts';
import type { Syncer } from '#lib/sync/client/syncer.ts';
import { freshStorage, objectiveDraft } from '../../replica/device.ts';
import { locksOfBrowser, watched } from './browserInHand.ts';
import {
  membershipOf,
  another,
  browser,
  founded,
  joins,
  openCompany,
  type Colleague,
  type Company,
} from './company.ts';

let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await another(company, anna, { teams: ['sales'] });
});

const phase = (syncer: Syncer) => expect.poll(() => syncer.state.phase);
const titlesOf = async (who: Colleague) =>
  (await who.replica.read.everything()).trees.map(({ objective }) => objective.title).toSorted();
const objective = (id: string, who: Colleague) => ({
  ...objectiveDraft(id, { owner: who.replica.me, cycle: null, team: 'sales' }),
  space: 'team:sales',
});

describe('a device that has joined', () => {
  it('is live, and shows what a colleague does without asking for it', async () => {
    const { syncer, requests } = watched(anna);
    await phase(syncer).toBe('live');
    const asked = requests.length;
    await ben.replica.commit([objective('o1', ben)]);
    await ben.sync();
    await expect.poll(() => titlesOf(anna)).toEqual(['Objective o1']);
    expect(requests.slice(asked)).toEqual([]);
  });

  it('sends a change at once, and hears of its effects by the stream', async () => {
    const { syncer, requests } = watched(anna);
    await phase(syncer).toBe('live');
    const asked = requests.length;
    await anna.replica.commit([objective('o1', anna)]);
    await expect.poll(() => requests.slice(asked)).toEqual(['/v1/sync/push']);
    await expect.poll(() => syncer.state.pending).toBe(0);
    await ben.sync();
    expect(await titlesOf(ben)).toEqual(['Objective o1']);
    expect(requests.slice(asked)).toEqual(['/v1/sync/push']);
  });

  it('asks for nothing while nothing happens', async () => {
    const { syncer, requests, time } = watched(anna);
    await phase(syncer).toBe('live');
    const asked = requests.length;
    for (let second = 0; second < 40; second += 10) time.pass(10_000);
    await anna.replica.read.directory();
    expect(requests.length).toBe(asked);
  });

  it('pulls at once when it is poked', async () => {
    const { syncer, requests } = watched(anna);
    await phase(syncer).toBe('live');
    const asked = requests.length;
    syncer.poke();
    await expect.poll(() => requests.slice(asked)).toEqual(['/v1/sync/pull']);
  });

  it('opens another stream after a silence, as after a sleep', async () => {
    const { syncer, requests, time } = watched(anna);
    await phase(syncer).toBe('live');
    time.pass(51_000);
    await expect.poll(() => requests.filter((path) => path === '/v1/live').length).toBe(2);
    await phase(syncer).toBe('live');
  });

  it('asks after what was pushed where no event tells of it', async () => {
    const silent = () => {
      const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(': live\n\n')) });
      return Promise.resolve(new Response(body));
    };
    anna.network.fetch = (url, init) => (url.includes('/v1/live') ? silent() : company.fetch(url, init));
    const { syncer, requests, time } = watched(anna);
    await phase(syncer).toBe('live');
    await anna.replica.commit([objective('o1', anna)]);
    await expect.poll(() => requests.at(-1)).toBe('/v1/sync/push');
    // The two seconds begin when the answer to the push is here.
    await expect
      .poll(() => {
        time.pass(2_001);
        return requests.at(-1);
      })
      .toBe('/v1/sync/pull');
  });

  it('loses a space at once when its access ends', async () => {
    await ben.replica.commit([objective('o1', ben)]);
    const { syncer } = watched(ben);
    await phase(syncer).toBe('live');
    await expect.poll(() => syncer.state.pending).toBe(0);
    await anna.sync();
    const said = [
      { name: 'visibility', open: false },
      { name: 'member', person: ben.replica.me, as: null },
    ] as const;
    await anna.replica.commit(
      said.map((command) => ({ type: 'command', kind: 'team', id: 'sales', root: 'directory', command })),
    );
    await anna.sync();
    await expect.poll(() => titlesOf(ben)).toEqual([]);
  });
});

describe('trouble', () => {
  const answering =
    (status: number, headers: Record<string, string> = {}) =>
    () =>
      Promise.resolve(new Response('{}', { status, headers }));
  const nobody = () => Promise.reject(new TypeError('fetch failed'));

  it('without a network waits for it, and then connects at once', async () => {
    anna.network.fetch = nobody;
    const { syncer, online } = watched(anna);
    online.is = false;
    await phase(syncer).toBe('offline');
    await anna.replica.commit([objective('o1', anna)]);
    await expect.poll(() => syncer.state.pending).toBe(1);
    anna.network.fetch = company.fetch;
    online.is = true;
    syncer.poke();
    await phase(syncer).toBe('live');
    await expect.poll(() => syncer.state.pending).toBe(0);
  });

  it('of a server that does not answer is tried again, each time after twice as long', async () => {
    anna.network.fetch = nobody;
    const { syncer, requests, time } = watched(anna);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      await expect.poll(() => requests.length).toBe(attempt);
      await expect.poll(() => syncer.state).toMatchObject({ phase: 'waiting', problem: 'unreachable' });
      await expect.poll(() => (syncer.state.retryAt ?? 0) > time.now()).toBe(true);
      const wait = (syncer.state.retryAt ?? 0) - time.now();
      waits.push(wait);
      time.pass(wait);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
    await expect.poll(() => requests.length).toBe(5);
  });

  it('of too many requests waits as long as the server says', async () => {
    anna.network.fetch = answering(429, { 'Retry-After': '90' });
    const { syncer, time } = watched(anna);
    await phase(syncer).toBe('waiting');
    expect(syncer.state).toMatchObject({ problem: 'too-many', retryAt: time.now() + 90_000 });
    anna.network.fetch = company.fetch;
    time.pass(90_000);
    await phase(syncer).toBe('live');
  });

  it.each<[number, Partial<SyncState>]>([
    [400, { phase: 'waiting', problem: 'server' }],
    [404, { phase: 'waiting', problem: 'server' }],
    [409, { phase: 'waiting', problem: 'server' }],
    [410, { phase: 'waiting', problem: 'server' }],
    [413, { phase: 'waiting', problem: 'server' }],
    [429, { phase: 'waiting', problem: 'too-many' }],
    [500, { phase: 'waiting', problem: 'server' }],
    [503, { phase: 'waiting', problem: 'server' }],
    [401, { phase: 'signed-out', problem: null }],
    [403, { phase: 'no-right', problem: null }],
    [426, { phase: 'too-old', problem: null }],
  ])('%i has a state of its own, which a poke leaves', async (status, state) => {
    anna.network.fetch = answering(status);
    const { syncer } = watched(anna);
    await expect.poll(() => syncer.state).toMatchObject(state);
    anna.network.fetch = company.fetch;
    syncer.poke();
    await phase(syncer).toBe('live');
    expect(syncer.state.lastContact).not.toBeNull();
  });

  it('with the device’s own storage is waited out like any other, and nothing is lost by it', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await ben.replica.commit([objective('o1', ben)]);
    await ben.sync();
    const full = vi.spyOn(anna.copy, 'received').mockRejectedValueOnce(new QuotaFull('no room'));
    const { syncer, time } = watched(anna);
    await expect.poll(() => syncer.state).toMatchObject({ phase: 'waiting', problem: 'storage' });
    full.mockRestore();
    time.pass(500);
    await phase(syncer).toBe('live');
    expect(await titlesOf(anna)).toEqual(['Objective o1']);
    expect(log).toHaveBeenCalledTimes(1);
  });

  it('of a session that was ended is over when the device leaves', async () => {
    const { syncer } = watched(ben);
    await phase(syncer).toBe('live');
    ben.network.fetch = answering(401);
    syncer.poke();
    await phase(syncer).toBe('signed-out');
    await (await membershipOf(ben.replica)).leaveAndKeep();
    await phase(syncer).toBe('alone');
    expect(syncer.state).toMatchObject({ pending: 0, problem: null });
  });
});

describe('one browser', () => {
  it('has one syncer: a second page takes over when the first one closes', async () => {
    const locks = locksOfBrowser();
    const first = watched(anna, locks);
    await phase(first.syncer).toBe('live');
    const second = watched(anna, locks);
    expect(second.requests).toEqual([]);
    await first.syncer.stop();
    await phase(second.syncer).toBe('live');
  });

  it('that has joined nothing asks nobody', async () => {
    const alone = await browser(company);
    const { syncer, requests } = watched(alone);
    await phase(syncer).toBe('alone');
    await alone.replica.commit([objectiveDraft('o1', { owner: alone.replica.me, cycle: null })]);
    expect(requests).toEqual([]);
    await joins(company, alone, await company.invite(anna, { teams: ['sales'] }), 'Cai');
    syncer.changed();
    await phase(syncer).toBe('live');
  });
});
