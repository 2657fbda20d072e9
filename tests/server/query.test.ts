import { DatabaseSync } from 'node:sqlite';
import type { Kysely } from 'kysely';
import { expect, it } from 'vitest';
import { nodeSqlite } from '../../server/store/nodeSqlite.ts';
import type { Schema } from '../../server/store/schema.ts';

const open = () => {
  const database = new DatabaseSync(':memory:');
  database.exec('create table meta (name text primary key, value text)');
  return nodeSqlite(database);
};
const put = (db: Kysely<Schema>, { name, value }: { name: string; value: string }) =>
  db.insertInto('meta').values({ name, value });
const named = (db: Kysely<Schema>, { name }: { name: string }) =>
  db.selectFrom('meta').selectAll().where('name', '=', name).where('value', '!=', 'hidden');

it('a query is built once and asked with other values each time', async () => {
  const { ask } = open();
  let built = 0;
  const counted = (db: Kysely<Schema>, values: { name: string }) => {
    built += 1;
    return named(db, values);
  };
  await ask(put, { name: 'a', value: '1' });
  await ask(put, { value: '2', name: 'b' });
  await ask(put, { name: 'c', value: 'hidden' });
  expect(await ask(counted, { name: 'a' })).toEqual([{ name: 'a', value: '1' }]);
  expect(await ask(counted, { name: 'b' })).toEqual([{ name: 'b', value: '2' }]);
  expect(await ask(counted, { name: 'c' })).toEqual([]);
  expect(built).toBe(1);
});

it('a query that computes with a value is refused, since it would compute only once', async () => {
  const { ask } = open();
  const asked = ask(
    (db, { name }: { name: string }) => db.selectFrom('meta').selectAll().where('name', '=', `${name}!`),
    {
      name: 'a',
    },
  );
  await expect(asked).rejects.toThrow(/computes with 'name'/);
});

it('a value that SQLite has no type for is refused', async () => {
  const { ask } = open();
  const values: { name: string; value: string } = JSON.parse('{ "name": "a" }');
  await expect(ask(put, values)).rejects.toThrow('SQLite takes no undefined.');
});
