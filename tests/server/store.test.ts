import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAccess, writeRole } from '../../server/store/access.ts';
import { SchemaTooNew } from '../../server/store/migrate.ts';
import { ensureSpace, readSpaces } from '../../server/store/spaces.ts';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { storeContract } from './store.contract.ts';

let folder: string;
let files = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'updraft-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const newFile = () => {
  files += 1;
  return join(folder, `${files}.db`);
};

describe('a store in an SQLite file', () => {
  storeContract(() => openSqliteStore(newFile()));
});
describe('a store in memory', () => {
  storeContract(() => openSqliteStore(':memory:'));
});

describe('an SQLite file', () => {
  it('holds what was answered when it is opened again', async () => {
    const path = newFile();
    const first = await openSqliteStore(path);
    await first.write((tx) => ensureSpace(tx, 'org'));
    await first.close();
    const again = await openSqliteStore(path);
    expect((await again.read((tx) => readSpaces(tx, ['org']))).size).toBe(1);
    await again.close();
  });

  it('waits for the disk before a commit is answered, and lets readers read meanwhile', async () => {
    const path = newFile();
    const store = await openSqliteStore(path);
    const other = new DatabaseSync(path);
    expect(other.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    other.close();
    await store.close();
  });

  it('that another process writes to is read anew, whatever was remembered of it', async () => {
    const path = newFile();
    const store = await openSqliteStore(path);
    const roleOf = () => store.write((tx) => readAccess(tx, 'ann')).then((access) => access?.role);
    await store.write((tx) => writeRole(tx, 'ann', 'member'));
    expect(await roleOf()).toBe('member');
    const other = await openSqliteStore(path);
    await other.write((tx) => writeRole(tx, 'ann', 'guest'));
    expect(await roleOf()).toBe('guest');
    await other.close();
    await store.close();
  });

  it('is copied whole while it is in use', async () => {
    const store = await openSqliteStore(newFile());
    await store.write((tx) => ensureSpace(tx, 'org'));
    const copy = newFile();
    const writing = Promise.all(
      Array.from({ length: 20 }, (_, index) => store.write((tx) => ensureSpace(tx, `team:${index}`))),
    );
    await Promise.all([writing, store.backup(copy)]);
    const copied = await openSqliteStore(copy);
    expect((await copied.read((tx) => readSpaces(tx, ['org']))).size).toBe(1);
    await copied.close();
    await store.close();
  });
});

describe('a commit that several share', () => {
  it('and that fails is tried for each alone, so that only the one at fault fails; nobody was answered before', async () => {
    const store = await openSqliteStore(newFile());
    const runs: string[] = [];
    const write = (name: string) =>
      store.write(async (tx) => {
        runs.push(name);
        tx.afterCommit(() => runs.push(`${name} committed`));
        await ensureSpace(tx, `team:${name}`);
        if (name !== 'bad') return;
        // What hangs in the air is found only by the commit.
        await sql`pragma defer_foreign_keys = on`.execute(tx.db);
        await sql`insert into memberships (team, person, leads) values ('nowhere', 'ben', 0)`.execute(tx.db);
      });
    const results = await Promise.allSettled([write('a'), write('bad'), write('b')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(runs).toEqual(['a', 'bad', 'b', 'a', 'a committed', 'bad', 'b', 'b committed']);
    const spaces = await store.read((tx) => readSpaces(tx, ['team:a', 'team:b', 'team:bad']));
    expect([...spaces.keys()].toSorted()).toEqual(['team:a', 'team:b']);
    await store.close();
  });

  it('costs one wait for the disk, not one for each', async () => {
    const path = newFile();
    const store = await openSqliteStore(path);
    const counter = new DatabaseSync(path);
    const commits = () => Number(counter.prepare('pragma data_version').get()?.data_version);
    const before = commits();
    await Promise.all(Array.from({ length: 20 }, (_, index) => store.write((tx) => ensureSpace(tx, `team:${index}`))));
    // The version that another connection sees rises by one for all of them.
    expect(commits() - before).toBe(1);
    counter.close();
    await store.close();
  });
});

describe('the schema', () => {
  it('is made in an empty file, and left alone where it is there', async () => {
    const path = newFile();
    await (await openSqliteStore(path)).close();
    const tables = () => {
      const database = new DatabaseSync(path);
      const rows = database.prepare("select name from sqlite_master where type = 'table' order by name").all();
      const steps = database.prepare('select name from kysely_migration').all();
      database.close();
      return { tables: rows.map(({ name }) => name), steps: steps.map(({ name }) => name) };
    };
    const first = tables();
    expect(first.steps).toEqual(['0001-first', '0002-joining-again']);
    expect(first.tables).toContain('records');
    await (await openSqliteStore(path)).close();
    expect(tables()).toEqual(first);
  });

  it('of a newer server is refused in words, and not touched', async () => {
    const path = newFile();
    await (await openSqliteStore(path)).close();
    const database = new DatabaseSync(path);
    database.prepare("insert into kysely_migration (name, timestamp) values ('9999-newer', '2030')").run();
    database.close();
    await expect(openSqliteStore(path)).rejects.toThrow(SchemaTooNew);
  });
});
