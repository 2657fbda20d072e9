/** When the worker speaks with the server, and when it is woken for that again. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { workerSync } from '#lib/reminders/workerSync.ts';
import { SYNC_LOCK } from '#lib/sync/client/ports.ts';
import { freshStorage, NOW, objectiveDraft } from '../replica/device.ts';
import { portsOf } from '../sync/client/browserInHand.ts';
import { browser, founded, membershipOf, openCompany, type Colleague, type Company } from '../sync/client/company.ts';

const MINUTE = 60_000;
let company: Company;
let anna: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
});

function asleep(who: Colleague = anna) {
  const browserOf = portsOf(who);
  const alarms: (number | null)[] = [];
  const worker = workerSync(() => Promise.resolve(who.replica), {
    syncPorts: () => browserOf.ports,
    alarm: { wakeAt: async (at) => void alarms.push(at) },
  });
  return {
    ...browserOf,
    ...worker,
    alarms,
    /** In how many minutes it is woken next. */
    nextIn: () => ((alarms.at(-1) ?? Number.NaN) - NOW) / MINUTE,
  };
}

const objective = (id: string) => ({
  ...objectiveDraft(id, { owner: anna.replica.me, cycle: null, team: 'sales' }),
  space: 'team:sales',
});
const waiting = async () => (await anna.copy.waiting()).pending;
const answers = (status: number, headers: Record<string, string> = {}) => {
  anna.network.fetch = async () => new Response('{}', { status, headers });
};

describe('the worker', () => {
  it('sends what a page saved before it closed', async () => {
    await anna.replica.commit([objective('o1')]);
    await asleep().exchange();
    expect(await waiting()).toBe(0);
  });

  it('asks every quarter of an hour whether there is anything new', async () => {
    const worker = asleep();
    await worker.exchange();
    expect(worker.requests).toEqual(['/v1/sync/pull']);
    expect(worker.nextIn()).toBe(15);
  });

  it('has its next alarm before it begins, since it may be stopped half way', async () => {
    const worker = asleep();
    const { fetch } = anna.network;
    anna.network.fetch = (url, init) => {
      expect(worker.nextIn()).toBe(1);
      return fetch(url, init);
    };
    await worker.exchange();
    expect(worker.requests).toHaveLength(1);
  });

  it('tries again what it could not send, each time after twice as long and never later than in an hour', async () => {
    answers(503);
    await anna.replica.commit([objective('o1')]);
    const minutes: number[] = [];
    for (let time = 0; time < 9; time += 1) {
      // Stopped and started in between: nothing is remembered but what the copy keeps.
      const worker = asleep();
      await worker.exchange();
      minutes.push(worker.nextIn());
    }
    expect(minutes).toEqual([1, 1.5, 2.5, 4.5, 8.5, 16.5, 30.5, 30.5, 30.5]);
    anna.network.fetch = company.fetch;
    const worker = asleep();
    await worker.exchange();
    expect([await waiting(), worker.nextIn()]).toEqual([0, 15]);
    answers(503);
    await anna.replica.commit([objective('o2')]);
    await worker.exchange();
    expect(worker.nextIn()).toBe(1);
  });

  it('waits as long as the server asks for', async () => {
    answers(429, { 'Retry-After': '1200' });
    await anna.replica.commit([objective('o1')]);
    const worker = asleep();
    await worker.exchange();
    expect(worker.nextIn()).toBe(20);
  });

  it('does not hurry where nothing waits', async () => {
    answers(503);
    const worker = asleep();
    await worker.exchange();
    expect(worker.nextIn()).toBe(15);
  });

  it('does not ask again on its own where its session has ended, and seldom where asking is of little use', async () => {
    const worker = asleep();
    answers(401);
    await worker.exchange();
    expect(worker.alarms.at(-1)).toBeNull();
    for (const status of [403, 426]) {
      answers(status);
      await worker.exchange();
      expect(worker.nextIn()).toBe(60);
    }
  });

  it('leaves it to a page that stays open, and looks after it in a minute where something waits', async () => {
    const worker = asleep();
    let close = () => {};
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    void worker.ports.locks.request(SYNC_LOCK, {}, () => closed);
    await anna.replica.commit([objective('o1')]);
    const exchange = worker.exchange();
    await expect.poll(() => worker.alarms.length).toBe(1);
    await vi.waitFor(() => {
      worker.time.pass(5_000);
      return expect(worker.alarms).toHaveLength(2);
    });
    await exchange;
    expect(worker.requests).toEqual([]);
    expect(worker.nextIn()).toBeLessThan(2);
    close();
  });

  it('told of more while it works goes once more, and never twice at once', async () => {
    const worker = asleep();
    await Promise.all([worker.exchange(), worker.exchange(), worker.exchange()]);
    expect(worker.requests).toEqual(['/v1/sync/pull', '/v1/sync/pull']);
  });

  it('that has left its server has no alarm any more', async () => {
    const worker = asleep();
    await worker.exchange();
    await (await membershipOf(anna.replica)).leaveAndKeep();
    await worker.exchange();
    expect(worker.alarms.at(-1)).toBeNull();
    const alone = asleep(await browser(company));
    await alone.exchange();
    expect([alone.requests, alone.alarms]).toEqual([[], [null]]);
  });
});
