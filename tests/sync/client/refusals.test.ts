/** What each refusal of a whole request does to a device: nothing is lost, nothing is done twice, and it goes on when it can. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fetch } from '#lib/sync/client/request.ts';
import type { Trouble } from '#lib/sync/client/trouble.ts';
import { freshStorage, keyResultDraft, objectiveDraft } from '../../replica/device.ts';
import { another, founded, membershipOf, openCompany, shown, type Colleague, type Company } from './company.ts';

let company: Company;
let anna: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
});

const objective = (id: string) => ({
  ...objectiveDraft(id, { owner: anna.replica.me, cycle: null, team: 'sales' }),
  space: 'team:sales',
});
const keyResult = (id: string) => keyResultDraft(id, { owner: anna.replica.me, objective: 'o1' });
const answering =
  (status: number, body: unknown = {}): Fetch =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));
/** What a push or pull asked for, in the order in which they left. */
const opsIn = (init: RequestInit): { n: number; id: string }[] => JSON.parse(String(init.body)).ops;

describe('a push that is too large', () => {
  it('goes out in halves until it fits, in order, and nothing of it is given up', async () => {
    const ids = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7'];
    await anna.replica.commit([objective('o1'), ...ids.map(keyResult)]);
    const sizes: number[] = [];
    const sent: string[] = [];
    anna.network.fetch = (url, init) => {
      if (!url.endsWith('/push')) return company.fetch(url, init);
      const ops = opsIn(init);
      sizes.push(ops.length);
      if (ops.length > 3) return answering(413, { code: 'too-large', detail: 'Send less at once.' })(url, init);
      sent.push(...ops.map(({ id }) => id));
      return company.fetch(url, init);
    };
    expect(await anna.sync()).toBeNull();
    expect(sizes).toEqual([8, 4, 2, 2, 2, 2]);
    expect(sent).toEqual(['o1', ...ids]);
    expect(await anna.copy.waiting()).toEqual({ pending: 0, attention: 0 });
  });

  it('is carried in parts by the real server too, where a proxy in between lets through no more', async () => {
    const why = 'w'.repeat(9_000);
    const drafts = Array.from({ length: 150 }, (_, i) => {
      const draft = objective(`o${i}`);
      return draft.type === 'create' ? { ...draft, fields: { ...draft.fields, why } } : draft;
    });
    await anna.replica.commit(drafts);
    const MEGABYTE = 1_000_000;
    let refused = 0;
    anna.network.fetch = (url, init) => {
      if (String(init.body ?? '').length <= MEGABYTE) return company.fetch(url, init);
      refused += 1;
      return answering(413, '<html>nginx</html>')(url, init);
    };
    expect(await anna.sync()).toBeNull();
    expect(refused).toBe(1);
    expect(await anna.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    const ben = await another(company, anna, { teams: ['sales'] });
    expect(Object.keys(await shown(ben)).filter((key) => key.startsWith('team:'))).toHaveLength(150);
  });

  it('because of one operation leaves that one behind, with its text, and carries the others', async () => {
    const long = 'x'.repeat(300_000);
    await anna.replica.commit([
      objective('o1'),
      { type: 'patch', kind: 'objective', id: 'o1', root: 'o1', fields: { ofTomorrow: long } },
      keyResult('k1'),
    ]);
    expect(await anna.sync()).toBeNull();
    expect(await anna.copy.waiting()).toEqual({ pending: 0, attention: 1 });
    const [row] = await (await membershipOf(anna.replica)).attention();
    expect(row).toMatchObject({ code: 'too-large', op: { fields: { ofTomorrow: long } } });
    expect(await shown(anna)).toHaveProperty(['team:sales/o1/k1']);
    expect(await shown(anna)).not.toHaveProperty(['team:sales/o1/o1', 'fields', 'ofTomorrow']);
  });
});

describe('numbers that do not fit', () => {
  const gap = (lastN: number): Fetch => answering(409, { code: 'gap', detail: 'Again.', lastN });

  it('are put right only so often: a server that goes on refusing them is waited out, and all stays in the line', async () => {
    await anna.replica.commit([objective('o1')]);
    let asked = 0;
    anna.network.fetch = (url, init) => {
      asked += 1;
      return gap(0)(url, init);
    };
    expect(await anna.push()).toEqual({ kind: 'gap', lastN: 0 });
    expect(asked).toBe(4);
    expect(await anna.copy.waiting()).toEqual({ pending: 1, attention: 0 });
  });

  it('are no reason to drop what a server says it has settled without having said so', async () => {
    await anna.replica.commit([objective('o1')]);
    anna.network.fetch = gap(40);
    expect(await anna.push()).toEqual({ kind: 'gap', lastN: 40 });
    expect(await anna.copy.waiting()).toEqual({ pending: 1, attention: 0 });
    anna.network.fetch = company.fetch;
    expect(await anna.sync()).toBeNull();
    expect(await shown(anna)).toHaveProperty(['team:sales/o1/o1']);
  });

  it.each<[number, Trouble]>([
    [503, { kind: 'server' }],
    [429, { kind: 'too-many', retryAfterMs: null }],
    [401, { kind: 'signed-out' }],
  ])('of a copy stay as they are while it gets no name of its own: %i', async (status, trouble) => {
    await anna.replica.commit([objective('o1')]);
    const before = await anna.copy.link();
    anna.network.fetch = (url, init) =>
      url.endsWith('/push')
        ? answering(409, { code: 'copied', detail: 'A copy.' })(url, init)
        : answering(status)(url, init);
    expect(await anna.push()).toEqual(trouble);
    expect(await anna.copy.link()).toEqual(before);
    expect(await anna.copy.waiting()).toEqual({ pending: 1, attention: 0 });
    anna.network.fetch = company.fetch;
    expect(await anna.sync()).toBeNull();
    expect(await shown(anna)).toHaveProperty(['team:sales/o1/o1']);
  });
});

const REFUSALS: readonly [number, unknown, Trouble][] = [
  [400, { code: 'invalid', detail: '' }, { kind: 'invalid' }],
  [401, { code: 'unauthorised', detail: '' }, { kind: 'signed-out' }],
  [403, { code: 'forbidden', detail: '' }, { kind: 'no-right' }],
  [404, '<html>', { kind: 'missing' }],
  [409, { code: 'invalid', detail: '' }, { kind: 'server' }],
  [410, { code: 'gone', detail: '' }, { kind: 'gone' }],
  [426, { code: 'protocol', detail: '' }, { kind: 'too-old' }],
  [429, { code: 'too-many', detail: '' }, { kind: 'too-many', retryAfterMs: null }],
  [500, { code: 'server', detail: '' }, { kind: 'server' }],
  [502, '<html>', { kind: 'server' }],
  [503, null, { kind: 'server' }],
];

describe.each(REFUSALS)('%i', (status, body, trouble) => {
  it('to a push keeps everything in the line, and sends it when it can', async () => {
    await anna.replica.commit([objective('o1'), keyResult('k1')]);
    anna.network.fetch = answering(status, body);
    expect(await anna.sync()).toEqual(trouble);
    expect(await anna.copy.waiting()).toEqual({ pending: 2, attention: 0 });
    expect(await shown(anna)).toHaveProperty(['team:sales/o1/k1']);
    anna.network.fetch = company.fetch;
    expect(await anna.sync()).toBeNull();
    expect(await anna.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    expect(await shown(anna)).toHaveProperty(['team:sales/o1/k1']);
  });

  it('to a pull changes nothing that is shown, nor how far it has got', async () => {
    const before = { shown: await shown(anna), asked: await anna.copy.asked() };
    anna.network.fetch = answering(status, body);
    expect(await anna.pull()).toEqual(trouble);
    expect({ shown: await shown(anna), asked: await anna.copy.asked() }).toEqual(before);
    anna.network.fetch = company.fetch;
    expect(await anna.pull()).toBeNull();
  });
});

it('413 to a pull changes nothing either: there is nothing to make smaller', async () => {
  anna.network.fetch = answering(413, { code: 'too-large', detail: '' });
  expect(await anna.pull()).toEqual({ kind: 'too-large' });
  anna.network.fetch = company.fetch;
  expect(await anna.pull()).toBeNull();
});
