/** What each window of a browser knows of the one syncer, whichever of them holds the lock. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Replica } from '#lib/replica/replica.ts';
import type { Locks } from '#lib/sync/client/ports.ts';
import { syncAmongWindows, type WindowSync } from '#lib/sync/client/windows.ts';
import { freshStorage, objectiveDraft } from '../../replica/device.ts';
import { locksOfBrowser, portsOf } from './browserInHand.ts';
import { browser, founded, membershipOf, openCompany, type Colleague, type Company } from './company.ts';

let company: Company;
let anna: Colleague;
let locks: Locks;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  locks = locksOfBrowser();
});

interface Window {
  replica: Replica;
  sync: WindowSync;
  requests: string[];
}

/** A further window of Anna's browser, or of another one's. */
async function openWindow(who: Colleague = anna): Promise<Window> {
  const replica = await who.openAnother();
  const copy = await (await replica.whole()).synced();
  const { ports, requests } = portsOf({ ...who, replica, copy }, locks);
  const sync = syncAmongWindows(ports, new BroadcastChannel(`sync-${who.name}`));
  replica.onChange(sync.changed);
  onTestFinished(() => sync.stop());
  return { replica, sync, requests };
}

const phase = ({ sync }: Window) => expect.poll(() => sync.state.phase);
const objective = (id: string) => ({
  ...objectiveDraft(id, { owner: anna.replica.me, cycle: null, team: 'sales' }),
  space: 'team:sales',
});

describe('two windows of one browser', () => {
  it('show the same, though only one of them asks the server', async () => {
    const first = await openWindow();
    await phase(first).toBe('live');
    const second = await openWindow();
    await phase(second).toBe('live');
    expect(second.sync.state).toEqual(first.sync.state);
    expect(second.requests).toEqual([]);
  });

  it('send what either of them has changed', async () => {
    const first = await openWindow();
    const second = await openWindow();
    await phase(second).toBe('live');
    await second.replica.commit([objective('o1')]);
    await expect.poll(() => first.requests.includes('/v1/sync/push')).toBe(true);
    await expect.poll(() => second.sync.state.pending).toBe(0);
    expect(second.requests).toEqual([]);
  });

  it('count what waits, also while the server lets them wait for its answer', async () => {
    const first = await openWindow();
    const second = await openWindow();
    await phase(second).toBe('live');
    const { fetch } = anna.network;
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    anna.network.fetch = async (url, init) => {
      if (url.endsWith('/push')) await answered;
      return fetch(url, init);
    };
    await second.replica.commit([objective('o1')]);
    await expect.poll(() => [first.sync.state.pending, second.sync.state.pending]).toEqual([1, 1]);
    answer();
    await expect.poll(() => [first.sync.state.pending, second.sync.state.pending]).toEqual([0, 0]);
  });

  it('go on when the one that asked the server closes', async () => {
    const first = await openWindow();
    await phase(first).toBe('live');
    const second = await openWindow();
    await first.sync.stop();
    await second.replica.commit([objective('o1')]);
    await expect.poll(() => second.requests).toContain('/v1/sync/push');
    await phase(second).toBe('live');
    const third = await openWindow();
    await phase(third).toBe('live');
    expect(third.requests).toEqual([]);
  });

  it('ask at once whichever of them is told to', async () => {
    const first = await openWindow();
    const second = await openWindow();
    await phase(second).toBe('live');
    const asked = first.requests.length;
    second.sync.poke();
    await expect.poll(() => first.requests.slice(asked)).toEqual(['/v1/sync/pull']);
  });

  it('ask again when a further one opens after the server has let nobody in', async () => {
    const { fetch } = anna.network;
    anna.network.fetch = () => Promise.resolve(Response.json({ code: 'forbidden', detail: 'No.' }, { status: 403 }));
    const first = await openWindow();
    await phase(first).toBe('no-right');
    anna.network.fetch = fetch;
    const second = await openWindow();
    await expect.poll(() => [first.sync.state.phase, second.sync.state.phase]).toEqual(['live', 'live']);
  });
});

describe('a window of a browser without a server', () => {
  it('has nothing that waits, whatever is written', async () => {
    const alone = await openWindow(await browser(company));
    await alone.replica.commit([objectiveDraft('o1', { owner: alone.replica.me, cycle: null })]);
    await phase(alone).toBe('alone');
    expect(alone.sync.state).toMatchObject({ pending: 0, attention: 0, problem: null });
  });

  it('hears in every window that a server was left', async () => {
    const first = await openWindow();
    const second = await openWindow();
    await phase(second).toBe('live');
    await (await membershipOf(second.replica)).leaveAndKeep();
    await expect.poll(() => [first.sync.state.phase, second.sync.state.phase]).toEqual(['alone', 'alone']);
  });
});
