/** What goes wrong on the way, and that nothing is lost or done twice by it. */
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceState, OutboxEntry } from '#lib/replica/database.ts';
import type { Fetch } from '#lib/sync/client/request.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';
import { freshStorage, keyResultDraft, objectiveDraft } from '../../replica/device.ts';
import { membershipOf, another, founded, openCompany, shown, type Colleague, type Company } from './company.ts';

let company: Company;
let anna: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
});

const objective = (id: string, who = anna) => ({
  ...objectiveDraft(id, { owner: who.replica.me, cycle: null, team: 'sales' }),
  space: 'team:sales',
});
const rename = (id: string, title: string) =>
  ({ type: 'patch', kind: 'objective', id, root: id, fields: { title } }) as const;
const titleOf = async (who: Colleague, id: string) =>
  (await who.replica.read.objective(id)).trees[0]?.objective.title ?? null;

/** Answers that come from somewhere in between. */
const answering =
  (status: number, body: unknown = {}, headers: Record<string, string> = {}): Fetch =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
const nobody: Fetch = () => Promise.reject(new TypeError('fetch failed'));
/** The request arrives, its answer does not. */
const losing =
  (path: string): Fetch =>
  async (url, init) => {
    const answer = await company.fetch(url, init);
    if (!url.endsWith(path)) return answer;
    throw new TypeError('fetch failed');
  };

describe('a push whose answer is lost', () => {
  it('is sent again and settled once', async () => {
    await anna.replica.commit([objective('o1')]);
    anna.network.fetch = losing('/push');
    expect(await anna.push()).toEqual({ kind: 'unreachable' });
    expect(await anna.copy.waiting()).toEqual({ pending: 1, attention: 0 });
    anna.network.fetch = company.fetch;
    expect(await anna.sync()).toBeNull();
    expect(await anna.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    expect(await titleOf(anna, 'o1')).toBe('Objective o1');
  });

  it('keeps its effect in sight when a pull comes first', async () => {
    await anna.replica.commit([objective('o1')]);
    anna.network.fetch = losing('/push');
    await anna.push();
    anna.network.fetch = company.fetch;
    await anna.pull();
    expect(await titleOf(anna, 'o1')).toBe('Objective o1');
    await anna.replica.commit([rename('o1', 'And on')]);
    await anna.sync();
    expect(await titleOf(anna, 'o1')).toBe('And on');
    expect(await anna.copy.waiting()).toEqual({ pending: 0, attention: 0 });
  });

  it('can be taken back only by what compensates, for it may have arrived', async () => {
    await anna.replica.commit([objective('o1')]);
    await anna.sync();
    const step = await anna.replica.commit([rename('o1', 'Oops')]);
    anna.network.fetch = losing('/push');
    await anna.push();
    await anna.replica.undo(step);
    anna.network.fetch = company.fetch;
    await anna.sync();
    expect(await titleOf(anna, 'o1')).toBe('Objective o1');
    const ben = await another(company, anna, { teams: ['sales'] });
    expect(await titleOf(ben, 'o1')).toBe('Objective o1');
  });
});

describe('a pull', () => {
  it('whose answer is lost or broken off changes nothing', async () => {
    const ben = await another(company, anna, { teams: ['sales'] });
    await anna.sync();
    await anna.replica.commit([objective('o1')]);
    await anna.sync();
    const before = await shown(ben);
    ben.network.fetch = losing('/pull');
    expect(await ben.pull()).toEqual({ kind: 'unreachable' });
    ben.network.fetch = async (url, init) => {
      const text = await (await company.fetch(url, init)).text();
      return new Response(text.slice(0, -20), { status: 200 });
    };
    expect(await ben.pull()).toEqual({ kind: 'server' });
    expect(await shown(ben)).toEqual(before);
    ben.network.fetch = company.fetch;
    await ben.sync();
    expect(await titleOf(ben, 'o1')).toBe('Objective o1');
  });

  it('whose answer comes twice is taken once', async () => {
    const ben = await another(company, anna, { teams: ['sales'] });
    await anna.sync();
    await anna.replica.commit([objective('o1')]);
    await anna.sync();
    const asked = await ben.copy.asked();
    const answers: string[] = [];
    ben.network.fetch = async (url, init) => {
      const answer = await company.fetch(url, init);
      answers.push(await answer.clone().text());
      return answer;
    };
    await ben.pull();
    await anna.replica.commit([rename('o1', 'Newer')]);
    await anna.sync();
    await ben.pull();
    const late: unknown = JSON.parse(answers[0] ?? '');
    expect(await ben.copy.received(late as Parameters<typeof ben.copy.received>[0], asked)).toBe(false);
    expect(await titleOf(ben, 'o1')).toBe('Newer');
  });

  it('gives up where the server promises more and gives nothing', async () => {
    const answer = { spaces: {}, more: true, gone: [], lastN: 0, rejections: [], serverTime: 0 };
    anna.network.fetch = answering(200, answer);
    expect(await anna.pull()).toEqual({ kind: 'server' });
  });
});

describe('a device whose numbers do not fit', () => {
  it('numbers anew where the server was restored from a backup, and tells it again what it has forgotten', async () => {
    const ben = await another(company, anna, { teams: ['sales'] });
    await anna.replica.commit([objective('o1')]);
    await anna.sync();
    const restore = await company.backup();
    await anna.replica.commit([objective('o2')]);
    await anna.push();
    await restore();
    await anna.replica.commit([objective('o3')]);
    expect(await anna.sync()).toBeNull();
    expect(await anna.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    await ben.sync();
    expect(await shown(ben)).toMatchObject({ 'team:sales/o2/o2': {}, 'team:sales/o3/o3': {} });
    expect(Object.keys(await shown(anna)).filter((key) => key.startsWith('team:'))).toEqual(
      Object.keys(await shown(ben)).filter((key) => key.startsWith('team:')),
    );
  });

  it('forgets with a restored server what was made after the backup and is no longer in its hands', async () => {
    const ben = await another(company, anna, { teams: ['sales'] });
    await anna.replica.commit([objective('o1')]);
    await anna.sync();
    const restore = await company.backup();
    await anna.replica.commit([rename('o1', 'After the backup')]);
    await anna.sync();
    await ben.sync();
    await restore();
    await ben.sync();
    expect(await titleOf(ben, 'o1')).toBe('Objective o1');
  });

  it('that is a copy of another takes a new name, and nothing is settled twice or lost', async () => {
    await anna.replica.commit([objective('o1')]);
    await anna.sync();
    const copy = await profileOf(anna);
    await anna.replica.commit([rename('o1', 'By the original')]);
    await anna.sync();
    const before = await anna.copy.link();
    // The profile is put back as it was, and goes on from there.
    await putBack(anna, copy);
    await anna.replica.commit([objective('o2')]);
    expect(await anna.sync()).toBeNull();
    const after = await anna.copy.link();
    expect(after?.device).not.toBe(before?.device);
    expect(await anna.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    expect([await titleOf(anna, 'o1'), await titleOf(anna, 'o2')]).toEqual(['By the original', 'Objective o2']);
  });
});

describe('an operation that no request can carry', () => {
  it('is given up and kept as text, and what comes after it is taken', async () => {
    await anna.replica.commit([objective('o1'), objective('o2'), objective('o3')]);
    anna.network.fetch = (url, init) =>
      String(init.body).includes('Objective o2') ? answering(413)(url, init) : company.fetch(url, init);
    expect(await anna.sync()).toBeNull();
    expect([await titleOf(anna, 'o1'), await titleOf(anna, 'o2'), await titleOf(anna, 'o3')]).toEqual([
      'Objective o1',
      null,
      'Objective o3',
    ]);
    expect(await (await membershipOf(anna.replica)).attention()).toMatchObject([
      { code: 'too-large', op: { fields: { title: 'Objective o2' } } },
    ]);
  });
});

describe('an answer that is none', () => {
  it.each<[string, Fetch, Trouble]>([
    ['nobody there', nobody, { kind: 'unreachable' }],
    ['401', answering(401), { kind: 'signed-out' }],
    ['403', answering(403), { kind: 'no-right' }],
    ['426', answering(426), { kind: 'too-old' }],
    ['429 with a time', answering(429, {}, { 'Retry-After': '7' }), { kind: 'too-many', retryAfterMs: 7_000 }],
    ['429 without one', answering(429), { kind: 'too-many', retryAfterMs: null }],
    ['502 from a proxy', answering(502, '<html>'), { kind: 'server' }],
    ['200 from a hotel', answering(200, 'Welcome'), { kind: 'server' }],
    ['409 of something else', answering(409, { code: 'odd' }), { kind: 'server' }],
  ])('is told apart: %s', async (_, fetch, trouble) => {
    await anna.replica.commit([objective('o1')]);
    anna.network.fetch = fetch;
    expect(await anna.push()).toEqual(trouble);
    expect(await anna.copy.waiting()).toEqual({ pending: 1, attention: 0 });
  });
});

describe('a long line', () => {
  it('goes out in pushes of two hundred, in order', async () => {
    const drafts = Array.from({ length: 250 }, (_, i) => ({
      ...keyResultDraft(`k${i}`, { owner: anna.replica.me, objective: 'o1' }),
      space: 'team:sales',
    }));
    await anna.replica.commit([objective('o1'), ...drafts]);
    const sizes: number[] = [];
    anna.network.fetch = (url, init) => {
      const { ops } = JSON.parse(String(init.body));
      if (url.endsWith('/push')) sizes.push(ops.length);
      return company.fetch(url, init);
    };
    expect(await anna.sync()).toBeNull();
    expect(sizes).toEqual([200, 51]);
    expect((await anna.replica.read.objective('o1')).trees[0]?.keyResults).toHaveLength(250);
  });
});

interface Profile {
  device: DeviceState;
  outbox: OutboxEntry[];
}

async function profileOf({ name }: Colleague): Promise<Profile> {
  const db = await openDB(name);
  const profile = { device: await db.get('meta', 'device'), outbox: await db.getAll('outbox') };
  db.close();
  return profile;
}

async function putBack({ name }: Colleague, { device, outbox }: Profile): Promise<void> {
  const db = await openDB(name);
  await db.put('meta', device, 'device');
  await db.clear('outbox');
  for (const entry of outbox) await db.put('outbox', entry);
  db.close();
}
