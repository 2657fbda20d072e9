import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Backend } from '../../server/backend.ts';
import { checkStore } from '../../server/operations/check.ts';
import {
  bring,
  checkIn,
  command,
  comment,
  keyResult,
  objective,
  openCompany,
  team,
  type TestDevice,
} from './company.ts';

const SPACE = 'team:wheels';
let backend: Backend;
let ben: TestDevice;

beforeEach(async () => {
  const company = await openCompany();
  ({ backend } = company);
  await company.admin.push(team('wheels'));
  ben = await bring(backend, company.admin, 'ben', { teams: ['wheels'], leads: ['wheels'] });
  await ben.push(
    objective('o1', SPACE, 'ben'),
    keyResult('k1', SPACE, 'o1', 'ben'),
    checkIn('c1', SPACE, { root: 'o1', of: 'k1', by: 'ben' }),
    objective('o2', SPACE, 'ben'),
    command(SPACE, 'o2', 'o2', 'objective', { name: 'link', parent: 'k1', asked: false }),
  );
});

describe('the check of a database', () => {
  it('finds nothing in one that was only used', async () => {
    const { looked, problems } = await checkStore(backend.store);
    expect(problems).toEqual([]);
    expect(looked).toMatchObject({ spaces: 4, devices: 2, operations: 6, teams: 1 });
    expect(looked.records).toBe(9);
  });

  it.each([
    [
      'a ver beyond the counter',
      `update records set ver = 99, body = json_set(body, '$.ver', 99) where id = 'o1'`,
      'I1 team:wheels/o1',
    ],
    [
      'a record that says another ver than the table',
      `update records set body = json_set(body, '$.ver', 7) where id = 'o1'`,
      'team:wheels/o1',
    ],
    [
      'a check-in that is not with its key result',
      `update records set root = 'o2' where id = 'c1'`,
      'team:wheels/c1: in root o2',
    ],
    [
      'a record that hangs under nothing',
      `delete from records where id = 'k1'`,
      'team:wheels/c1: check-in hangs under k1',
    ],
    [
      'an objective in another root',
      `update records set root = 'o1' where id = 'o2'`,
      'team:wheels/o2: objective in root o1',
    ],
    [
      'a circle of alignment',
      `update records set body = json_set(body, '$.fields.parent', 'o2') where id = 'o1'`,
      'I8 o1',
    ],
    [
      'a number that was settled without its operation',
      `update devices set last_n = 6 where person = 'ben'`,
      'I1 device',
    ],
    [
      'an operation that was settled without its number',
      `delete from settled where n = 4 and uid like '%-4'`,
      'I1 device',
    ],
    ['members that are not shown', `delete from memberships`, 'team wheels: shown with members ben'],
    ['a team that is shown open but is not', `update teams set is_open = 0`, 'team wheels: shown open, but closed'],
    [
      'a record that is alive in two spaces',
      `insert into records select 'org', id, root, kind, 90, deleted_at, left_roots, body from records where id = 'o1'`,
      'o1: alive in org and team:wheels',
    ],
    [
      'tombstones gone beyond the counter',
      `update spaces set pruned = 50 where space = 'org'`,
      'org: tombstones are gone',
    ],
  ])('finds %s', async (_what, damage, said) => {
    await backend.store.write(({ db }) => sql.raw(damage).execute(db));
    const { problems } = await checkStore(backend.store);
    expect(problems.join('\n')).toContain(said);
  });

  it('walks through roots that are larger than what it holds, of devices whose first numbers are forgotten', async () => {
    const said = Array.from({ length: 1_250 }, (_, i) => comment(`m${i}`, SPACE, 'o1', 'k1', 'ben'));
    for (let first = 0; first < said.length; first += 200) await ben.push(...said.slice(first, first + 200));
    const { looked, problems } = await checkStore(backend.store);
    expect(problems).toEqual([]);
    expect(looked.records).toBe(9 + 1_250);
    expect(looked.operations).toBeLessThan(6 + 1_250);
    const damage = `update records set root = 'o2' where id = 'k1'`;
    await backend.store.write(({ db }) => sql.raw(damage).execute(db));
    const found = (await checkStore(backend.store)).problems;
    // All that was said of it, and its check-in.
    expect(found.filter((problem) => problem.endsWith('in root o1, but its k1 in o2'))).toHaveLength(1_251);
    expect(found).toContain('team:wheels/k1: in root o2, but its o1 in o1');
  });

  it('cannot find two records with one place, because the database refuses them', async () => {
    const damage = backend.store.write(({ db }) =>
      sql.raw(`update records set ver = 1 where space = '${SPACE}'`).execute(db),
    );
    await expect(damage).rejects.toThrow(/unique/i);
  });
});
