/** Version order is commit order: no cursor can skip a row that commits late. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '../../server/store/sqliteStore.ts';
import { bring, objective, openCompany, patch, team } from './company.ts';
import { copyOf } from './deviceCopy.ts';

const SPACE = 'team:wheels';

async function companyOnDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'updraft-order-'));
  const store = await openSqliteStore(join(folder, 'updraft.db'));
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const company = await openCompany(store);
  await company.admin.push(team('wheels'));
  return company;
}

/** What a reader sees who asks for everything after its cursor whenever it likes, while numbers are given and rows appear. */
function readBy(reader: { cursor: number; seen: string[] }, visible: readonly { ver: number; id: string }[]): void {
  const found = visible.filter(({ ver }) => ver > reader.cursor);
  reader.seen.push(...found.map(({ id }) => id));
  reader.cursor = Math.max(reader.cursor, ...found.map(({ ver }) => ver));
}

describe('a plain sequence', () => {
  it('skips a row: its number is given before one that becomes visible earlier', () => {
    let sequence = 0;
    const visible: { ver: number; id: string }[] = [];
    const reader = { cursor: 0, seen: [] };
    const slow = { ver: (sequence += 1), id: 'slow' };
    const quick = { ver: (sequence += 1), id: 'quick' };
    visible.push(quick);
    readBy(reader, visible);
    visible.push(slow);
    readBy(reader, visible);
    expect(reader.seen).toEqual(['quick']);
  });
});

describe('the order of a space', () => {
  it('is the order in which rows become visible: whoever reads while others write misses none', async () => {
    const { backend, admin } = await companyOnDisk();
    const writers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => bring(backend, admin, `p${index}`, { teams: ['wheels'] })),
    );
    const reader = copyOf(await bring(backend, admin, 'reader', { teams: ['wheels'] }));
    const writing = Promise.all(
      writers.map(async (writer) => {
        for (let n = 0; n < 12; n += 1) await writer.push(objective(`${writer.me}-${n}`, SPACE, writer.me));
        return writer.me;
      }),
    );
    // A turn of the event loop between two looks, as between two requests.
    let looks = 0;
    for (let done = false; !done; looks += 1) {
      await reader.pull(5);
      done = (await Promise.race([writing, setImmediate(null)])) !== null;
    }
    expect(looks).toBeGreaterThan(3);
    await reader.pullAll(5);
    expect(Object.keys(reader.contents(SPACE) ?? {})).toHaveLength(8 * 12);
  });

  it('is without gaps, whatever was refused in between', async () => {
    const { backend, admin } = await companyOnDisk();
    const [ben, cho] = await Promise.all([
      bring(backend, admin, 'ben', { teams: ['wheels'] }),
      bring(backend, admin, 'cho', { teams: ['wheels'] }),
    ]);
    await Promise.all([
      ben.push(objective('o1', SPACE, 'ben'), objective('o1', SPACE, 'ben'), objective('o2', SPACE, 'ben')),
      cho.push(patch(SPACE, 'o1', 'o1', 'objective', { title: 'Not mine' }), objective('o3', SPACE, 'cho')),
    ]);
    const rows = (await ben.pull()).spaces[SPACE]?.rows ?? [];
    expect(rows.map(({ record }) => [record.ver, record.id]).toSorted()).toEqual([
      [1, 'o1'],
      [2, 'o2'],
      [3, 'o3'],
    ]);
  });

  it('is kept when a push of the same commit fails as a whole', async () => {
    const { backend, admin } = await companyOnDisk();
    const ben = await bring(backend, admin, 'ben', { teams: ['wheels'] });
    const cho = await bring(backend, admin, 'cho', { teams: ['wheels'] });
    const [, late] = cho.operations(objective('c1', SPACE, 'cho'), objective('c2', SPACE, 'cho'));
    if (!late) throw new Error('Two operations were made.');
    const results = await Promise.allSettled([
      ben.push(objective('b1', SPACE, 'ben')),
      cho.send([late]),
      ben.push(objective('b2', SPACE, 'ben')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const rows = (await ben.pull()).spaces[SPACE]?.rows ?? [];
    expect(rows.map(({ record }) => [record.ver, record.id])).toEqual([
      [1, 'b1'],
      [2, 'b2'],
    ]);
  });
});
