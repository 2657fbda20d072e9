/** Joining as a page does it, over a real copy and a real server, with whatever lies between them. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { newAttempt } from '#lib/sync/client/joining.ts';
import { endSession } from '#lib/sync/client/sessions.ts';
import type { Fetch } from '#lib/sync/client/request.ts';
import type { Plan, Step } from '#components/views/joining/course.ts';
import { MINE } from '#components/views/joining/course.ts';
import { beginJourney, keptJourney, type Journey } from '#components/views/joining/journey.ts';
import { readDevicesOf } from '../../../server/store/devices.ts';
import { freshStorage, keyResultDraft, objectiveDraft, runningCycle, ZONE } from '../../replica/device.ts';
import {
  browser,
  founded,
  joins,
  membershipOf,
  newcomer,
  openCompany,
  SERVER_URL,
  type Colleague,
  type Company,
} from '../../sync/client/company.ts';

let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await browser(company);
  const owner = ben.replica.me;
  const cycle = await runningCycle(ben.replica);
  await ben.replica.commit(
    ['shared', 'private', 'kept'].flatMap((id) => [
      objectiveDraft(id, { owner, cycle }),
      keyResultDraft(`${id}-1`, { owner, objective: id }),
    ]),
  );
});

const linkOf = (code: string) => `${SERVER_URL}/join#${code}`;
const invited = async () => linkOf(await company.invite(anna, { teams: ['sales'] }));

/** A page of Ben's that goes on from a step. */
function page(start: Step = { at: 'link' }, fetch: Fetch = company.fetch) {
  const journey = beginJourney(
    { replica: ben.replica, fetch, zone: ZONE, deviceName: 'Chrome on Linux' },
    start,
    () => undefined,
  );
  onTestFinished(() => journey.leave());
  return journey;
}
const comesTo = (journey: Journey, at: Step['at']) => expect.poll(() => journey.step).toMatchObject({ at });
const planned = (more: Partial<Plan> = {}): Plan => ({
  organisation: 'Ironwood Bikes',
  name: 'Ben',
  attempt: newAttempt(),
  again: null,
  bring: [
    { objective: 'shared', to: 'team:sales' },
    { objective: 'private', to: MINE },
  ],
  ...more,
});
/** What Ben's copy shows, by where it lies. */
const places = async () =>
  Object.fromEntries((await ben.replica.read.everything()).roots.map(({ id, space }) => [id, space]));
const isIn = async () => {
  expect(await ben.sync()).toBeNull();
  expect(await places()).toMatchObject({
    shared: 'team:sales',
    private: `person:${ben.replica.me}`,
    kept: 'local',
  });
};

describe('joining from a page', () => {
  it('shows what it means, lets in, waits for what is shared, and brings along what was ticked', async () => {
    const journey = page();
    journey.tell({ is: 'link-given', text: await invited() });
    await comesTo(journey, 'confirming');
    expect(journey.step).toMatchObject({ preview: { organisation: 'Ironwood Bikes', invitedBy: 'Anna' } });
    expect(await ben.copy.link()).toBeNull();

    journey.tell({ is: 'agreed', plan: planned() });
    await comesTo(journey, 'arriving');
    expect(await ben.sync()).toBeNull();
    await comesTo(journey, 'done');
    await isIn();
    expect(await keptJourney(ben.replica)).toBeNull();
  });

  it('goes on where it was when the page was closed before the answer came, and uses no second invitation', async () => {
    const link = await invited();
    let asked = 0;
    const losing: Fetch = async (url, init) => {
      const response = await company.fetch(url, init);
      if (!url.endsWith('/v1/join')) return response;
      asked += 1;
      throw new TypeError('the answer was lost');
    };
    const first = page({ at: 'link' }, losing);
    first.tell({ is: 'link-given', text: link });
    await comesTo(first, 'confirming');
    first.tell({ is: 'agreed', plan: planned() });
    await comesTo(first, 'refused');
    first.leave();
    expect(asked).toBe(1);

    const kept = await keptJourney(ben.replica);
    expect(kept).toMatchObject({ at: 'joining' });
    const second = page(kept ?? { at: 'link' });
    await comesTo(second, 'arriving');
    await ben.sync();
    await comesTo(second, 'done');
    await isIn();
  });

  it('goes on where it was when the page was closed while it waited', async () => {
    const first = page();
    first.tell({ is: 'link-given', text: await invited() });
    await comesTo(first, 'confirming');
    first.tell({ is: 'agreed', plan: planned() });
    await comesTo(first, 'arriving');
    first.leave();
    await ben.sync();
    const kept = await keptJourney(ben.replica);
    expect(kept).toMatchObject({ at: 'arriving' });
    const second = page(kept ?? { at: 'link' });
    await comesTo(second, 'done');
    await isIn();
  });

  it('in two windows at once is joining once', async () => {
    const link = await invited();
    const plan = planned();
    const windows = [page(), page()];
    for (const window of windows) window.tell({ is: 'link-given', text: link });
    for (const window of windows) await comesTo(window, 'confirming');
    for (const window of windows) window.tell({ is: 'agreed', plan });
    for (const window of windows) await comesTo(window, 'arriving');
    await ben.sync();
    for (const window of windows) await comesTo(window, 'done');
    await isIn();
    const { backend } = company;
    const devices = await backend.store.read((tx) => readDevicesOf(tx, ben.replica.me));
    expect(devices).toHaveLength(1);
  });

  it('is given up without a trace', async () => {
    const journey = page();
    journey.tell({ is: 'link-given', text: await invited() });
    await comesTo(journey, 'confirming');
    await journey.giveUp();
    expect(await keptJourney(ben.replica)).toBeNull();
    expect(await ben.copy.link()).toBeNull();
  });
});

describe('joining that does not go on', () => {
  const refusedFor = async (journey: Journey) => {
    await comesTo(journey, 'refused');
    return journey.step.at === 'refused' ? journey.step.why : null;
  };
  const given = (text: string, fetch?: Fetch) => {
    const journey = page({ at: 'link' }, fetch);
    journey.tell({ is: 'link-given', text });
    return journey;
  };

  it('says that a code is used up, expired or unknown', async () => {
    const trouble = { kind: 'trouble', trouble: { kind: 'gone' } };
    expect(await refusedFor(given(linkOf('x'.repeat(43))))).toEqual(trouble);
    const link = await invited();
    company.clock.now += 8 * 86_400_000;
    expect(await refusedFor(given(link))).toEqual(trouble);
  });

  it('says that the server cannot be reached, and asks again when it is told to', async () => {
    let isThere = false;
    const fetch: Fetch = (url, init) =>
      isThere ? company.fetch(url, init) : Promise.reject(new TypeError('Failed to fetch'));
    const journey = given(await invited(), fetch);
    expect(await refusedFor(journey)).toEqual({ kind: 'trouble', trouble: { kind: 'unreachable' } });
    isThere = true;
    journey.tell({ is: 'asked-again' });
    await comesTo(journey, 'confirming');
  });

  it('says that this browser is in already, here or at another server, and uses nothing up', async () => {
    await joins(company, ben, await company.invite(anna), 'Ben');
    const link = await invited();
    expect(await refusedFor(given(link))).toEqual({ kind: 'joined' });
    expect(await refusedFor(given(link.replace('updraft.example', 'another.example')))).toEqual({
      kind: 'joined-elsewhere',
    });
    expect(await refusedFor(given(linkOf('x'.repeat(43))))).toEqual({ kind: 'joined' });
    const cho = await browser(company);
    await joins(company, cho, link.slice(link.indexOf('#') + 1), 'Cho');
  });

  it('says that the server knows this person by another browser', async () => {
    await joins(company, ben, await company.invite(anna), 'Ben');
    await (await membershipOf(ben.replica)).leaveAndKeep();
    // As on a device that has lost what it had there.
    await (await ben.replica.whole()).keep('former', undefined);
    const journey = given(await invited());
    await comesTo(journey, 'confirming');
    journey.tell({ is: 'agreed', plan: planned() });
    expect(await refusedFor(journey)).toEqual({ kind: 'taken' });
  });
});

describe('coming back', () => {
  const signOut = async (who: Colleague) => {
    const link = await who.copy.link();
    if (link) await endSession(link, link.device, company.fetch);
  };

  beforeEach(async () => {
    await joins(company, ben, await company.invite(anna, { teams: ['sales'] }), 'Ben');
    await ben.sync();
    await (await membershipOf(ben.replica)).bringAlong({ ticked: ['shared'], space: 'team:sales' });
    await ben.sync();
  });

  it('after the session was ended keeps what waits, and sends it', async () => {
    await signOut(ben);
    await ben.replica.commit([
      { type: 'patch', kind: 'objective', id: 'shared', root: 'shared', fields: { title: 'Written while signed out' } },
    ]);
    expect(await ben.sync()).toEqual({ kind: 'signed-out' });
    const me = ben.replica.me;

    const journey = page();
    journey.tell({ is: 'link-given', text: await invited() });
    await comesTo(journey, 'confirming');
    const again = journey.step.at === 'confirming' ? journey.step.again : null;
    expect(again).not.toBeNull();
    journey.tell({ is: 'agreed', plan: planned({ again, bring: [] }) });
    await comesTo(journey, 'done');

    expect(ben.replica.me).toBe(me);
    expect(await ben.copy.waiting()).toEqual({ pending: 1, attention: 0 });
    expect(await ben.sync()).toBeNull();
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    await anna.sync();
    const { trees } = await anna.replica.read.everything();
    expect(trees.map(({ objective }) => objective.title)).toEqual(['Written while signed out']);
  });

  it('by an invitation for somebody else is refused before it is used up', async () => {
    await signOut(ben);
    const cho = await newcomer(company, anna);
    const link = linkOf(await company.invite(cho, { person: cho.replica.me }));
    const journey = page();
    journey.tell({ is: 'link-given', text: link });
    await comesTo(journey, 'refused');
    expect(journey.step).toMatchObject({ why: { kind: 'another-person' } });
    const phone = await browser(company);
    await joins(company, phone, link.slice(link.indexOf('#') + 1));
    expect(phone.replica.me).toBe(cho.replica.me);
  });

  it('after leaving with a copy makes the same person of me, and shows nothing twice', async () => {
    const me = ben.replica.me;
    await (await membershipOf(ben.replica)).bringAlong({ ticked: ['private'], space: 'team:sales' });
    await ben.sync();
    await signOut(ben);
    await (await membershipOf(ben.replica)).leaveAndKeep();
    await ben.replica.commit([
      { type: 'patch', kind: 'objective', id: 'shared', root: 'shared', fields: { title: 'Changed while away' } },
    ]);
    const journey = page();
    journey.tell({ is: 'link-given', text: await invited() });
    await comesTo(journey, 'confirming');
    journey.tell({ is: 'agreed', plan: planned({ bring: [] }) });
    await comesTo(journey, 'arriving');
    await ben.sync();
    await comesTo(journey, 'done');
    expect(ben.replica.me).toBe(me);
    const { trees } = await ben.replica.read.everything();
    expect(trees.map(({ objective, keyResults }) => [objective.title, keyResults.length]).toSorted()).toEqual([
      ['Changed while away', 1],
      ['Objective kept', 1],
      ['Objective private', 1],
      ['Objective shared', 1],
    ]);
    expect((await ben.replica.read.directory()).cycles.size).toBe(1);
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 0 });
  });
});
