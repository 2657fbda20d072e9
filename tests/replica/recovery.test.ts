import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '#lib/replica/connection.ts';
import { openDatabase } from '#lib/replica/database.ts';
import { PageOutdated, QuotaFull } from '#lib/replica/errors.ts';
import { NotABackup } from '#lib/replica/wholeErrors.ts';
import {
  checkInDraft,
  device,
  freshStorage,
  keyResultDraft,
  NOW,
  objectiveDraft,
  runningCycle,
  type Device,
} from './device.ts';

let here: Device;
let name: string;

beforeEach(async () => {
  freshStorage();
  here = await device();
  name = (await indexedDB.databases())[0]?.name ?? '';
  const { replica } = here;
  const cycle = await runningCycle(replica);
  await replica.commit([
    objectiveDraft('o1', { owner: replica.me, cycle }),
    keyResultDraft('k1', { owner: replica.me, objective: 'o1' }),
    objectiveDraft('o2', { owner: replica.me, cycle, order: 'a1' }),
    keyResultDraft('k2', { owner: replica.me, objective: 'o2' }),
  ]);
});

interface RawRow {
  space: string;
  root: string;
  records: { id: string; fields: Record<string, unknown> }[];
}
async function damage(root: string, change: (row: RawRow) => unknown): Promise<void> {
  const db = await openDB(name);
  const rows: RawRow[] = await db.getAll('roots');
  const row = rows.find((candidate) => candidate.root === root);
  if (!row) throw new Error('no such row');
  change(row);
  await db.put('roots', row);
  db.close();
}
const titles = async () => (await here.replica.read.everything()).trees.map((tree) => tree.objective.title);
const asideRows = async () => {
  // Putting aside happens behind the reading that found it.
  for (let tries = 0; tries < 50; tries++) {
    const rows = await here.replica.read.setAside();
    if (rows.length > 0) return rows;
    await new Promise((later) => setTimeout(later, 10));
  }
  return [];
};

describe('a row that cannot be read', () => {
  it('is put aside as it was found, and the rest stays usable', async () => {
    await damage('o1', (row) => {
      for (const record of row.records) record.fields = { broken: true };
    });
    expect(await titles()).toEqual(['Objective o2']);
    const [row] = await asideRows();
    expect(row).toMatchObject({
      root: 'o1',
      part: 0,
      raw: { records: [{ fields: { broken: true } }, { fields: { broken: true } }] },
    });
    expect(await titles()).toEqual(['Objective o2']);
    await (await here.replica.whole()).discardSetAside(row?.key ?? '');
    expect(await here.replica.read.setAside()).toEqual([]);
  });

  it('gives back every record in it that is sound', async () => {
    await damage('o1', (row) => {
      const keyResult = row.records.find((record) => record.id === 'k1');
      if (keyResult) keyResult.fields.weight = 'heavy';
    });
    await here.replica.read.everything();
    expect(await asideRows()).toHaveLength(1);
    const [tree] = (await here.replica.read.objective('o1')).trees;
    expect(tree?.objective.title).toBe('Objective o1');
    expect(tree?.keyResults).toEqual([]);
  });

  it('in the directory does not stop anything, and the person is made again', async () => {
    await damage('directory', (row) => {
      const me = row.records.find((record) => record.id === here.replica.me);
      if (me) me.fields = {};
    });
    await here.replica.turn();
    await here.replica.turn();
    const { people, cycles } = await here.replica.read.directory();
    expect(people.get(here.replica.me)?.zone).toBe('Asia/Taipei');
    expect(cycles.size).toBe(1);
    expect(await titles()).toHaveLength(2);
  });
});

describe('the connection', () => {
  it('is opened again after the browser closed it', async () => {
    const seen: string[] = [];
    here.replica.onState((state) => seen.push(state));
    // What a browser does when storage is cleared or the disk fails: every connection is gone, without asking.
    const { forceCloseDatabase } = await import('fake-indexeddb');
    const open = await openDB(name);
    forceCloseDatabase(open as unknown as Parameters<typeof forceCloseDatabase>[0]);
    await here.replica.commit([checkInDraft('c1', 'k1', 'o1', 4, { me: here.replica.me, now: NOW })]);
    expect((await here.replica.read.objective('o1')).trees[0]?.keyResults[0]?.checkIns).toHaveLength(1);
  });

  it('makes way for a newer version and says that this page is outdated', async () => {
    const newer = await openDB(name, 3);
    newer.close();
    expect(here.replica.state).toBe('outdated');
    const commit = here.replica.commit([checkInDraft('c1', 'k1', 'o1', 4, { me: here.replica.me, now: NOW })]);
    await expect(commit).rejects.toBeInstanceOf(PageOutdated);
  });
});

describe('a backup', () => {
  it('put back on a fresh device is the same to the last field', async () => {
    const { replica } = here;
    await replica.commit([checkInDraft('c1', 'k1', 'o1', 4, { me: replica.me, now: NOW })]);
    const text = await (await replica.whole()).backup();
    freshStorage();
    const other = await device();
    await (await other.replica.whole()).restore(text);
    expect(await (await other.replica.whole()).backup()).toBe(text);
    expect(await other.replica.read.counts(NOW)).toEqual(await replica.read.counts(NOW));
    // And it lives on: the next change is later than everything restored.
    await other.replica.commit([
      { type: 'patch', kind: 'objective', id: 'o1', root: 'o1', fields: { title: 'Onwards' } },
    ]);
    expect((await other.replica.read.objective('o1')).trees[0]?.objective.title).toBe('Onwards');
  });

  it('reaches windows that were open when it was put back', async () => {
    const text = await (await here.replica.whole()).backup();
    freshStorage();
    const other = await device();
    const window = await other.openAnother();
    await (await other.replica.whole()).restore(text);
    await expect.poll(async () => (await window.read.everything()).trees.length).toBe(2);
  });

  it('added to a device in use keeps what is there and takes the rest over as mine', async () => {
    const text = await (await here.replica.whole()).backup();
    freshStorage();
    const other = await device();
    await other.replica.commit([
      objectiveDraft('own', { owner: other.replica.me, cycle: await runningCycle(other.replica) }),
    ]);
    const { step, objectives } = await (await other.replica.whole()).addBackup(text);
    expect(objectives).toBe(2);
    const { trees, directory } = await other.replica.read.everything();
    expect(trees.map((tree) => tree.objective.owner)).toEqual([other.replica.me, other.replica.me, other.replica.me]);
    expect(directory.cycles.size).toBe(1);
    expect((await (await other.replica.whole()).addBackup(text)).step).toBeNull();
    if (step) await other.replica.undo(step);
    expect((await other.replica.read.everything()).trees).toHaveLength(1);
  });

  it.each([
    ['no JSON at all', 'dear diary'],
    ['JSON of something else', '{"format":"recipe"}'],
    [
      'somebody’s in a space of others',
      '{"format":"updraft-backup","version":1,"savedAt":0,"space":"team:t","me":"m","roots":[]}',
    ],
    [
      'a damaged record',
      '{"format":"updraft-backup","version":1,"savedAt":0,"space":"person:m","me":"m","roots":[{"root":"o","records":[{"id":"o"}]}]}',
    ],
  ])('that is %s is refused and changes nothing', async (_, text) => {
    const before = await (await here.replica.whole()).backup();
    const { restore } = await here.replica.whole();
    await expect(restore(text)).rejects.toBeInstanceOf(NotABackup);
    expect(await (await here.replica.whole()).backup()).toBe(before);
  });
});

describe('a database of an older version that another window still holds', () => {
  it('shows as blocked until that window is closed, and then what was asked for is done', async () => {
    const db = await openDatabase('waiting', { blocked() {}, outdated() {}, terminated() {} });
    let letIn = (): void => undefined;
    const connection = connect('waiting', (_, events) => {
      events.blocked();
      return new Promise((resolve) => (letIn = () => resolve(db)));
    });
    const asked = connection.run((open) => open.count('roots'));
    expect(connection.state).toBe('blocked');
    letIn();
    expect(await asked).toBe(0);
    expect(connection.state).toBe('open');
  });
});

describe('a device without room', () => {
  it('refuses the change by name, keeps what was there, and shows it again', async () => {
    const before = await (await here.replica.whole()).backup();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const change = checkInDraft('c1', 'k1', 'o1', 4, { me: here.replica.me, now: NOW });
    await expect(here.replica.commit([change])).rejects.toBeInstanceOf(QuotaFull);
    put.mockRestore();
    expect(await (await here.replica.whole()).backup()).toBe(before);
    await here.replica.commit([change]);
  });
});
