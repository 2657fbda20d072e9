/** What the worker does when it is woken while pages may or may not be open. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Locks } from '#lib/sync/client/ports.ts';
import { SYNC_LOCK } from '#lib/sync/client/ports.ts';
import { syncOnce } from '#lib/sync/client/once.ts';
import { freshStorage, objectiveDraft } from '../../replica/device.ts';
import { locksOfBrowser, portsOf } from './browserInHand.ts';
import { another, browser, founded, openCompany, type Colleague, type Company } from './company.ts';

const PATIENCE = { lockMs: 20_000, workMs: 25_000 };

let company: Company;
let anna: Colleague;
let ben: Colleague;
let locks: Locks;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await another(company, anna, { teams: ['sales'] });
  locks = locksOfBrowser();
});

const objective = (id: string, who: Colleague) => ({
  ...objectiveDraft(id, { owner: who.replica.me, cycle: null, team: 'sales' }),
  space: 'team:sales',
});
const titlesOf = async (who: Colleague) =>
  (await who.replica.read.everything()).trees.map(({ objective }) => objective.title).toSorted();
/** A page that holds the lock until it is closed. */
function openPage(): { close(): void } {
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  void locks.request(SYNC_LOCK, {}, () => closed);
  return { close };
}

describe('an exchange of the worker', () => {
  it('sends what waits, then fetches what is new, and asks one small question where there is neither', async () => {
    await ben.replica.commit([objective('o1', ben)]);
    await ben.sync();
    await anna.replica.commit([objective('o2', anna)]);
    const { ports, requests } = portsOf(anna, locks);
    expect(await syncOnce(ports, PATIENCE)).toEqual({ kind: 'done' });
    expect(requests).toEqual(['/v1/sync/push', '/v1/sync/pull']);
    expect(await titlesOf(anna)).toEqual(['Objective o1', 'Objective o2']);
    await syncOnce(ports, PATIENCE);
    expect(requests.slice(2)).toEqual(['/v1/sync/pull']);
  });

  it('waits for a page that is about to close', async () => {
    const page = openPage();
    await anna.replica.commit([objective('o1', anna)]);
    const { ports, requests } = portsOf(anna, locks);
    const exchange = syncOnce(ports, PATIENCE);
    expect(requests).toEqual([]);
    page.close();
    expect(await exchange).toEqual({ kind: 'done' });
    expect((await anna.copy.waiting()).pending).toBe(0);
  });

  it('is left to a page that stays open', async () => {
    openPage();
    const { ports, requests, time } = portsOf(anna, locks);
    const exchange = syncOnce(ports, PATIENCE);
    await anna.copy.waiting();
    time.pass(PATIENCE.lockMs);
    expect(await exchange).toEqual({ kind: 'held' });
    expect(requests).toEqual([]);
  });

  it('ends in time where the server does not answer, and lets a page have the lock', async () => {
    await anna.replica.commit([objective('o1', anna)]);
    const { ports, requests, time } = portsOf(anna, locks);
    anna.network.fetch = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    const exchange = syncOnce(ports, PATIENCE);
    await expect.poll(() => requests).toEqual(['/v1/sync/push']);
    time.pass(PATIENCE.workMs);
    expect(await exchange).toEqual({ kind: 'unreachable' });
    expect((await anna.copy.waiting()).pending).toBe(1);
    await locks.request(SYNC_LOCK, {}, async () => undefined);
  });

  it('does not take place where no server was joined', async () => {
    const alone = await browser(company);
    await alone.replica.commit([objectiveDraft('o1', { owner: alone.replica.me, cycle: null })]);
    const { ports, requests } = portsOf(alone, locks);
    expect(await syncOnce(ports, PATIENCE)).toEqual({ kind: 'alone' });
    expect(requests).toEqual([]);
  });
});
