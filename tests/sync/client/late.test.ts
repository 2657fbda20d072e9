/** Requests that arrive after nobody counted on them any more. */
import { beforeEach, expect, it } from 'vitest';
import { freshStorage, objectiveDraft } from '../../replica/device.ts';
import { another, founded, membershipOf, openCompany, type Colleague, type Company } from './company.ts';

let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await another(company, anna, { teams: ['sales'] });
  await anna.sync();
});

it('a push that was given up, and arrives once its space is gone, loses no text', async () => {
  const title = 'Said just before';
  await ben.replica.commit([
    { ...objectiveDraft('o1', { owner: ben.replica.me, cycle: null, team: 'sales', title }), space: 'team:sales' },
  ]);
  const late: (() => Promise<unknown>)[] = [];
  ben.network.fetch = (url, init) => {
    late.push(() => company.fetch(url, { ...init, signal: null }));
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  expect(await ben.push()).toEqual({ kind: 'unreachable' });
  ben.network.fetch = company.fetch;

  await anna.replica.commit([
    {
      type: 'command',
      kind: 'team',
      id: 'sales',
      root: 'directory',
      command: { name: 'member', person: ben.replica.me, as: null },
    },
    { type: 'command', kind: 'team', id: 'sales', root: 'directory', command: { name: 'visibility', open: false } },
  ]);
  expect(await anna.sync()).toBeNull();
  expect(await ben.pull()).toBeNull();
  for (const arrive of late) await arrive();
  expect(await ben.sync()).toBeNull();
  expect(await ben.sync()).toBeNull();
  const kept = await (await membershipOf(ben.replica)).attention();
  expect(kept).toMatchObject([{ op: { type: 'create', fields: { title } }, confirmed: true }]);
});
