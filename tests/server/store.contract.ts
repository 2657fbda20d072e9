/** What every store must do, whatever it keeps things in. Each implementation runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredRecord } from '#lib/sync/record.ts';
import { endAccess, readAccess, removeMember, writeMember, writeRole, writeTeam } from '../../server/store/access.ts';
import {
  addDevice,
  findDeviceByToken,
  findFormerOwner,
  readDevice,
  readDevicesOf,
  readDevicesOfOthers,
  readSettled,
  REMEMBERED,
  revokeDevice,
  writeLastSeen,
  writeSettled,
} from '../../server/store/devices.ts';
import {
  readDeviceLetIn,
  readInvite,
  readOpenInvites,
  useInvite,
  withdrawInvite,
  withdrawInvites,
  writeInvite,
} from '../../server/store/invites.ts';
import { readRecord, readRoot, readTraces, writeRecords } from '../../server/store/records.ts';
import { ensureSpace, readSpaces, writeCounter } from '../../server/store/spaces.ts';
import type { Reading, Store } from '../../server/store/store.ts';
import { readChanges, readWhole } from '../../server/store/travelling.ts';

const NOW = 1_000;
const CLOCK = '000000000-0000-a';
const AMPLE = { rows: 9, bytes: 100_000 };

const record = (id: string, ver: number, more: Partial<StoredRecord> = {}): StoredRecord => ({
  id,
  kind: 'poem',
  fields: { lines: 3 },
  clock: CLOCK,
  ver,
  ...more,
});
const at = (
  id: string,
  ver: number,
  { root = 'r', space = 'org', ...more }: Partial<StoredRecord> & { root?: string; space?: string } = {},
) => ({
  space,
  root,
  left: [],
  record: record(id, ver, more),
});

/** @param open a new store, empty but for its schema */
export function storeContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
    await store.write((tx) => ensureSpace(tx, 'org'));
  });
  afterEach(() => store.close());

  const counter = () => store.read(async (tx) => (await readSpaces(tx, ['org'])).get('org')?.counter);

  describe('a transaction', () => {
    it('is written whole', async () => {
      await store.write(async (tx) => {
        await writeRecords(tx, [at('a', 1), at('b', 2)], NOW);
        await writeCounter(tx, 'org', 2);
      });
      const rows = await store.read((tx) => readRoot(tx, 'org', 'r'));
      expect(rows.map((row) => row.record)).toEqual([record('a', 1), record('b', 2)]);
      expect(await counter()).toBe(2);
    });

    it('that fails leaves nothing, and its caller gets the error', async () => {
      const failing = store.write(async (tx) => {
        await writeCounter(tx, 'org', 9);
        throw new Error('Changed its mind.');
      });
      await expect(failing).rejects.toThrow('Changed its mind.');
      expect(await counter()).toBe(0);
    });

    it('reads what it has written itself; what it remembers of before does not come back after a failure', async () => {
      const roleOf = (tx: Reading) => readAccess(tx, 'ann').then((access) => access?.role);
      await store.write((tx) => writeRole(tx, 'ann', 'member'));
      expect(await store.write(roleOf)).toBe('member');
      const failing = store.write(async (tx) => {
        await writeRole(tx, 'ann', 'guest');
        throw new Error(await roleOf(tx));
      });
      await expect(failing).rejects.toThrow('guest');
      expect(await store.write(roleOf)).toBe('member');
    });

    it('that fails takes none of those with it that were begun at the same time', async () => {
      const add = async (id: string, ver: number) =>
        store.write(async (tx) => {
          await writeRecords(tx, [at(id, ver)], NOW);
          if (id === 'b') throw new Error('Not b.');
          return id;
        });
      const results = await Promise.allSettled([add('a', 1), add('b', 2), add('c', 3)]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      const rows = await store.read((tx) => readRoot(tx, 'org', 'r'));
      expect(rows.map((row) => row.record.id)).toEqual(['a', 'c']);
    });

    it('sees what those before it wrote, as if they had come one after the other', async () => {
      const increment = () =>
        store.write(async (tx) => {
          const now = (await readSpaces(tx, ['org'])).get('org')?.counter ?? 0;
          await writeCounter(tx, 'org', now + 1);
          return now + 1;
        });
      const given = await Promise.all(Array.from({ length: 40 }, increment));
      expect(given).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    });

    it('tells of its commit once, after it, in the order of commits, and not where it failed', async () => {
      const told: string[] = [];
      const write = (name: string, fails = false) =>
        store
          .write(async (tx) => {
            tx.afterCommit(() => told.push(name));
            await writeCounter(tx, 'org', 1);
            if (fails) throw new Error('No.');
          })
          .then(
            () => told.push(`${name} answered`),
            () => told.push(`${name} refused`),
          );
      await Promise.all([write('a'), write('b', true), write('c')]);
      expect(told.filter((line) => !line.includes(' '))).toEqual(['a', 'c']);
      expect(told.indexOf('a')).toBeLessThan(told.indexOf('a answered'));
      expect(told).toContain('b refused');
    });

    it('whose telling fails stays written, and harms nobody who shared its commit', async () => {
      const write = (id: string, ver: number) =>
        store.write(async (tx) => {
          await writeRecords(tx, [at(id, ver)], NOW);
          tx.afterCommit(() => {
            if (id === 'b') throw new Error('Nobody listens.');
          });
        });
      const results = await Promise.allSettled([write('a', 1), write('b', 2), write('c', 3)]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      const rows = await store.read((tx) => readRoot(tx, 'org', 'r'));
      expect(rows.map((row) => row.record.id)).toEqual(['a', 'b', 'c']);
    });

    it('of one reader is one snapshot', async () => {
      const [before, after] = await store.read(async (tx) => {
        const first = (await readSpaces(tx, ['org'])).get('org')?.counter;
        // Whether it waits for the reader or not, the reader does not see it.
        void store.write((own) => writeCounter(own, 'org', 5));
        await new Promise((resolve) => setTimeout(resolve, 20));
        return [first, (await readSpaces(tx, ['org'])).get('org')?.counter];
      });
      expect([before, after]).toEqual([0, 0]);
      await expect.poll(counter).toBe(5);
    });
  });

  describe('records', () => {
    it('come back as they were written, history, unknown fields and all', async () => {
      const whole = record('a', 1, {
        fields: { text: 'Zwölf Boxkämpfer 「你好」 🚲', nested: { list: [1, null, 'x'] } },
        clocks: { text: '000000001-0000-b' },
        lost: [{ field: 'text', value: 'before', clock: CLOCK }],
        movedTo: 'team:x',
      });
      await store.write((tx) => writeRecords(tx, [{ space: 'org', root: 'r', left: ['q', 'p'], record: whole }], NOW));
      expect(await store.read((tx) => readRecord(tx, 'org', 'a'))).toEqual({
        space: 'org',
        root: 'r',
        left: ['q', 'p'],
        record: whole,
      });
      const { rows } = await store.read((tx) => readChanges(tx, { space: 'org', from: 0, to: 9, room: AMPLE }));
      expect(JSON.parse(rows[0]?.json ?? '')).toEqual({ root: 'r', left: ['q', 'p'], record: whole });
    });

    it('never share a place in the order of a space', async () => {
      const twice = store.write((tx) => writeRecords(tx, [at('a', 1), at('b', 1)], NOW));
      await expect(twice).rejects.toThrow(/unique/i);
    });

    it('take the place of the one with their identifier', async () => {
      await store.write((tx) => writeRecords(tx, [at('a', 1)], NOW));
      await store.write((tx) => writeRecords(tx, [at('a', 2, { root: 's', fields: {} })], NOW));
      expect(await store.read((tx) => readRoot(tx, 'org', 'r'))).toEqual([]);
      expect(await store.read((tx) => readRoot(tx, 'org', 's'))).toHaveLength(1);
    });

    it('are found in every space that they are in, or were', async () => {
      await store.write(async (tx) => {
        await ensureSpace(tx, 'team:x');
        await writeRecords(tx, [at('a', 1, { deleted: true }), at('a', 1, { space: 'team:x' })], NOW);
      });
      const traces = await store.read((tx) => readTraces(tx, 'a'));
      expect(traces.map(({ space, record: { deleted } }) => [space, deleted]).toSorted()).toEqual([
        ['org', true],
        ['team:x', undefined],
      ]);
      expect(await store.read((tx) => readTraces(tx, 'b'))).toEqual([]);
    });

    it('are read as changes in the order of ver, dead ones too, and as a whole by root and id, alive ones only', async () => {
      const rows = [
        at('d', 1, { root: 'r' }),
        at('c', 2, { root: 's' }),
        at('b', 3, { root: 'r' }),
        at('a', 4, { root: 's', deleted: true }),
      ];
      await store.write((tx) => writeRecords(tx, rows, NOW));
      const changes = await store.read((tx) =>
        readChanges(tx, { space: 'org', from: 1, to: 4, room: { ...AMPLE, rows: 2 } }),
      );
      expect(changes.rows.map(({ id }) => id)).toEqual(['c', 'b']);
      const whole = await store.read((tx) =>
        readWhole(tx, { space: 'org', upto: 4, after: { root: 'r', id: 'b' }, room: AMPLE }),
      );
      expect(whole.rows.map(({ id }) => id)).toEqual(['d', 'c']);
    });

    it('are read in pages of no more bytes than there is room for, letters of three bytes counted as such, but one at least', async () => {
      const said = (text: string) => ({ fields: { text } });
      const rows = [
        at('a', 1, said('x'.repeat(300))),
        at('b', 2, said('語'.repeat(100))),
        at('c', 3, said('x'.repeat(5))),
      ];
      const bytes = rows.slice(0, 2).reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row.record)), 0);
      await store.write((tx) => writeRecords(tx, rows, NOW));
      const pages = async (room: { rows: number; bytes: number }) => {
        const [changes, whole] = await store.read(async (tx) => [
          await readChanges(tx, { space: 'org', from: 0, to: 3, room }),
          await readWhole(tx, { space: 'org', upto: 3, after: { root: '', id: '' }, room }),
        ]);
        expect(changes).toEqual(whole);
        return { ids: changes?.rows.map(({ id }) => id).join(), bytes: changes?.bytes, isFull: changes?.isFull };
      };
      expect(await pages({ rows: 9, bytes })).toEqual({ ids: 'a,b', bytes, isFull: true });
      expect(await pages({ rows: 9, bytes: bytes - 1 })).toMatchObject({ ids: 'a', isFull: true });
      expect(await pages({ rows: 9, bytes: 1 })).toMatchObject({ ids: 'a', isFull: true });
      expect(await pages({ rows: 2, bytes: 100_000 })).toMatchObject({ ids: 'a,b', isFull: true });
      expect(await pages({ rows: 9, bytes: 100_000 })).toMatchObject({ ids: 'a,b,c', isFull: false });
    });
  });

  describe('access', () => {
    it('is role, memberships and what is led, until it ends; coming back begins without teams', async () => {
      await store.write(async (tx) => {
        await writeTeam(tx, 'wheels', { parent: null, open: true });
        await writeTeam(tx, 'spokes', { parent: 'wheels', open: false });
        await writeRole(tx, 'ben', 'member');
        await writeMember(tx, 'wheels', 'ben', true);
        await writeMember(tx, 'spokes', 'ben', false);
        await removeMember(tx, 'spokes', 'ben');
      });
      const read = () => store.read((tx) => readAccess(tx, 'ben'));
      expect(await read()).toEqual({
        person: 'ben',
        role: 'member',
        member: new Set(['wheels']),
        leads: new Set(['wheels']),
      });
      await store.write((tx) => endAccess(tx, 'ben', NOW));
      expect(await read()).toBeNull();
      await store.write((tx) => writeRole(tx, 'ben', 'guest'));
      expect(await read()).toEqual({ person: 'ben', role: 'guest', member: new Set(), leads: new Set() });
    });
  });

  describe('devices', () => {
    beforeEach(() =>
      store.write(async (tx) => {
        await writeRole(tx, 'ben', 'member');
        await addDevice(tx, { device: 'd1', person: 'ben', name: 'Chrome', tokenHash: 'h1', now: NOW });
      }),
    );

    it('have spoken once they were seen', async () => {
      const hasSpoken = async () => (await store.read((tx) => readDevice(tx, 'd1')))?.hasSpoken;
      expect(await hasSpoken()).toBe(false);
      await store.write((tx) => writeLastSeen(tx, 'h1', NOW + 1));
      expect(await hasSpoken()).toBe(true);
    });

    it('are known by their old token as that person’s for ever, and listed for others while they hold', async () => {
      const others = async (than: string) =>
        (await store.read((tx) => readDevicesOfOthers(tx, than))).map(({ device }) => device);
      expect(await others('anna')).toEqual(['d1']);
      expect(await others('ben')).toEqual([]);
      await store.write((tx) => revokeDevice(tx, 'd1', NOW));
      expect(await others('anna')).toEqual([]);
      expect(await store.read((tx) => findFormerOwner(tx, 'h1'))).toBe('ben');
      expect(await store.read((tx) => findFormerOwner(tx, 'h2'))).toBeNull();
    });

    it('are found by their token until they are revoked or their person leaves', async () => {
      const found = () => store.read((tx) => findDeviceByToken(tx, 'h1'));
      expect(await found()).toMatchObject({ device: 'd1', person: 'ben', lastN: 0 });
      await store.write((tx) => endAccess(tx, 'ben', NOW));
      expect(await found()).toBeNull();
      await store.write((tx) => writeRole(tx, 'ben', 'member'));
      expect(await store.read((tx) => readDevicesOf(tx, 'ben'))).toHaveLength(1);
      await store.write((tx) => revokeDevice(tx, 'd1', NOW));
      expect(await found()).toBeNull();
    });

    it('remember their last settled operations, and what the last one was', async () => {
      const settle = (from: number, count: number) =>
        store.write((tx) => {
          const ops = Array.from({ length: count }, (_, index) => ({
            n: from + index,
            uid: `u${from + index}`,
            code: null,
          }));
          return writeSettled(tx, 'd1', ops, CLOCK);
        });
      await settle(1, 200);
      await settle(201, REMEMBERED);
      const device = await store.read((tx) => readDevice(tx, 'd1'));
      expect(device).toMatchObject({ lastN: 200 + REMEMBERED, lastClock: CLOCK });
      const known = await store.read((tx) => readSettled(tx, 'd1', { first: 1, last: 300 }));
      expect(known.get(300)).toEqual({ n: 300, uid: 'u300', code: null });
      expect(known.has(200)).toBe(false);
    });
  });

  describe('invites', () => {
    const invite = {
      codeHash: 'h',
      role: 'member',
      teams: ['wheels'],
      leads: [],
      person: null,
      invitedBy: 'anna',
      expiresAt: NOW + 10,
    } as const;

    it('are there until they are used, expire or are withdrawn', async () => {
      const read = (now = NOW) => store.read((tx) => readInvite(tx, 'h', now));
      await store.write((tx) => writeInvite(tx, invite, NOW));
      expect(await read()).toEqual(invite);
      expect(await read(NOW + 10)).toBeNull();
      await store.write((tx) => useInvite(tx, 'h', { device: null, attemptHash: null, now: NOW }));
      expect(await read()).toBeNull();
      await store.write((tx) => writeInvite(tx, { ...invite, codeHash: 'i' }, NOW));
      await store.write((tx) => withdrawInvites(tx, 'anna'));
      expect(await store.read((tx) => readInvite(tx, 'i', NOW))).toBeNull();
    });

    it('are open, newest first, until they are used or withdrawn one by one', async () => {
      const open = async (now = NOW) =>
        (await store.read((tx) => readOpenInvites(tx, now))).map(({ codeHash }) => codeHash);
      await store.write(async (tx) => {
        await writeInvite(tx, { ...invite, codeHash: 'first', expiresAt: NOW + 10 }, NOW - 2);
        await writeInvite(tx, { ...invite, codeHash: 'second', expiresAt: NOW + 5 }, NOW - 1);
        await writeInvite(tx, { ...invite, codeHash: 'third' }, NOW);
      });
      expect(await open()).toEqual(['third', 'second', 'first']);
      expect(await open(NOW + 5)).toEqual(['third', 'first']);
      await store.write((tx) => useInvite(tx, 'third', { device: null, attemptHash: null, now: NOW }));
      await store.write((tx) => withdrawInvite(tx, 'first'));
      expect(await open()).toEqual(['second']);
    });

    it('tell the device that an attempt let in, until they would have expired', async () => {
      const letIn = (attemptHash: string, now = NOW) =>
        store.read((tx) => readDeviceLetIn(tx, { codeHash: 'h', attemptHash }, now));
      await store.write(async (tx) => {
        await writeRole(tx, 'ben', 'member');
        await addDevice(tx, { device: 'd1', person: 'ben', name: 'Chrome', tokenHash: 'h1', now: NOW });
        await writeInvite(tx, invite, NOW);
        await useInvite(tx, 'h', { device: 'd1', attemptHash: 'a', now: NOW });
      });
      expect(await letIn('a')).toEqual({ device: 'd1', person: null });
      expect(await letIn('b')).toBeNull();
      expect(await letIn('a', NOW + 10)).toBeNull();
    });
  });
}
