/** A database as version 1 made it: one space, no server. Everything in it is there after the upgrade. */
import { openDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { openReplica } from '#lib/replica/replica.ts';
import { UNDO_ROOM_MS } from '#lib/replica/settle.ts';
import { checkInDraft, freshStorage, NOW, ZONE } from './device.ts';

const CLOCK = '00mr2tqo0-0000-d1';
const cycle = { name: 'Q3 2026', firstDay: '2026-07-01', lastDay: '2026-09-30', kind: 'quarter', state: 'active' };
const objective = {
  title: 'Oats',
  why: '',
  owner: 'me',
  cycle: 'q3',
  ambition: 'committed',
  state: 'active',
  order: 'a0',
};
const keyResult = {
  title: 'Bowls sold',
  owner: 'me',
  objective: 'o1',
  metric: { type: 'yes-no' },
  weight: 1,
  state: 'active',
  activatedAt: Date.parse('2026-07-01T00:00:00+08:00'),
  order: 'a0',
};
const record = (kind: string, id: string, fields: object) => ({ id, kind, fields, clock: CLOCK, ver: 1 });

async function versionOne(name: string): Promise<void> {
  const db = await openDB(name, 1, {
    upgrade(database) {
      const roots = database.createObjectStore('roots', { keyPath: ['space', 'root', 'part'] });
      roots.createIndex('agenda', 'agenda', { multiEntry: true });
      roots.createIndex('shelf', 'shelf', { multiEntry: true });
      database.createObjectStore('outbox', { keyPath: 'n' });
      database.createObjectStore('spaces', { keyPath: 'id' });
      database.createObjectStore('meta');
      database.createObjectStore('set-aside', { keyPath: 'key' });
    },
  });
  const space = 'person:me';
  const people = [record('person', 'me', { name: 'Anna', zone: ZONE }), record('cycle', 'q3', cycle)];
  const parts = { space, part: 0, shadow: [] };
  await db.put('roots', { ...parts, root: 'directory', records: people, agenda: [], shelf: [] });
  await db.put('roots', {
    ...parts,
    root: 'o1',
    records: [record('objective', 'o1', objective), record('key-result', 'k1', keyResult)],
    agenda: [['me', 'q3', Date.parse('2026-07-10T17:00:00+08:00'), 'k1']],
    shelf: [['me', 'q3', 'a0', 'o1']],
  });
  await db.put('spaces', { id: space, ver: 4 });
  await db.put('meta', { id: 'd1', n: 7, clock: CLOCK, space, me: 'me' }, 'device');
  await db.put('outbox', {
    n: 7,
    step: 's1',
    at: NOW,
    ops: [{ n: 7, uid: 'u7', hlc: CLOCK, space, root: 'o1', id: 'k1', kind: 'key-result', type: 'void' }],
  });
  db.close();
}

beforeEach(freshStorage);

it('a copy of version 1 is read, counted, changed and settled as before', async () => {
  await versionOne('old');
  const clock = { now: NOW };
  const replica = await openReplica({ name: 'old', now: () => clock.now, zone: () => ZONE });
  expect(replica.me).toBe('me');
  expect((await replica.read.directory()).people.get('me')?.name).toBe('Anna');
  expect(await replica.read.counts(NOW)).toEqual({ overdue: 1, due: 0, all: 1 });
  const step = await replica.commit([checkInDraft('c1', 'k1', 'o1', 1, { me: 'me', now: NOW })]);
  expect(step.entries).toEqual([8]);
  clock.now += UNDO_ROOM_MS + 1;
  await replica.turn();
  const { roots } = await replica.read.everything();
  expect(roots.find(({ id }) => id === 'o1')?.records.get('c1')?.ver).toBe(5);
});
