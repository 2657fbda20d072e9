/** What is expected when follows from records all over the directory; the stored agenda has to follow each of their changes. */
import fc from 'fast-check';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Cadence } from '#lib/okr/model.ts';
import { agendaKeys } from '#lib/replica/agenda.ts';
import type { RootRow } from '#lib/replica/row.ts';
import { UNDO_ROOM_MS } from '#lib/replica/settle.ts';
import { DIRECTORY_ROOT, type Draft, type Fields, type RecordKind } from '#lib/sync/draft.ts';
import {
  checkInDraft,
  device,
  freshStorage,
  keyResultDraft,
  NOW,
  objectiveDraft,
  runningCycle,
  ZONE,
  type Device,
} from './device.ts';

const on = (weekday: number): Cadence => ({ every: 'week', weekday, time: '09:00' });
const MONDAY = on(1);
const TUESDAY = on(2);
const WEDNESDAY = on(3);
let here: Device;

beforeEach(async () => {
  freshStorage();
  here = await device();
  const { replica } = here;
  const { me } = replica;
  const cycle = await runningCycle(replica);
  await replica.commit([
    { type: 'create', kind: 'team', id: 'sales', root: DIRECTORY_ROOT, fields: { name: 'Sales' } },
    objectiveDraft('o1', { owner: me, cycle, team: 'sales' }),
    keyResultDraft('k1', { owner: me, objective: 'o1' }),
    checkInDraft('c1', 'k1', 'o1', 40, { me, now: NOW }),
  ]);
});

const create = (kind: RecordKind, id: string, fields: Fields): Draft => {
  return { type: 'create', kind, id, root: DIRECTORY_ROOT, fields };
};
const change = (kind: RecordKind, id: string, fields: Fields): Draft => {
  return { type: 'patch', kind, id, root: DIRECTORY_ROOT, fields };
};
const remove = (kind: RecordKind, id: string): Draft => ({ type: 'delete', kind, id, root: DIRECTORY_ROOT });
const organisation = (fields: Fields = {}) =>
  create('organisation', 'org', { name: 'Lumina', zone: ZONE, firstWeekday: 1, ...fields });
const away = (firstDay: string, lastDay: string) =>
  create('away', 'away', { person: here.replica.me, firstDay, lastDay });

/** The local day on which the stored agenda expects the key result next. */
async function nextDay(): Promise<string | null> {
  const [at = Infinity] = (await storedKeys()).map(([, , at]) => at);
  if (at === Infinity) return null;
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE).toPlainDate().toString();
}
async function storedKeys(): Promise<RootRow['agenda']> {
  const db = await openDB((await indexedDB.databases())[0]?.name ?? '');
  const rows: RootRow[] = await db.getAll('roots');
  db.close();
  return rows.flatMap(({ agenda }) => agenda);
}
async function freshKeys(): Promise<RootRow['agenda']> {
  const { trees, directory } = await here.replica.read.everything();
  return trees.flatMap((tree) => agendaKeys(tree, directory));
}

describe('the stored agenda follows', () => {
  it('the cadence of the organisation, as it comes, changes and goes', async () => {
    // Said on Wednesday 12 August, for Friday the 14th; the next is Friday the 21st.
    expect(await nextDay()).toBe('2026-08-21');
    // Two days after Monday the 10th, so it stands for the 17th.
    await here.replica.commit([organisation({ cadence: MONDAY })]);
    expect(await nextDay()).toBe('2026-08-24');
    await here.replica.commit([change('organisation', 'org', { cadence: TUESDAY })]);
    expect(await nextDay()).toBe('2026-08-18');
    await here.replica.commit([remove('organisation', 'org')]);
    expect(await nextDay()).toBe('2026-08-21');
  });

  it('the cadence of a team, and of the team above it', async () => {
    await here.replica.commit([organisation({ cadence: MONDAY }), change('team', 'sales', { cadence: TUESDAY })]);
    expect(await nextDay()).toBe('2026-08-18');
    await here.replica.commit([
      create('team', 'company', { name: 'Company', cadence: WEDNESDAY }),
      change('team', 'sales', { cadence: null, parent: 'company' }),
    ]);
    expect(await nextDay()).toBe('2026-08-19');
  });

  it('days of absence, as they are entered, moved and deleted', async () => {
    await here.replica.commit([away('2026-08-20', '2026-08-28')]);
    expect(await nextDay()).toBe('2026-09-04');
    await here.replica.commit([change('away', 'away', { lastDay: '2026-08-23' })]);
    expect(await nextDay()).toBe('2026-08-28');
    await here.replica.commit([remove('away', 'away')]);
    expect(await nextDay()).toBe('2026-08-21');
  });

  it('days of absence that are taken back, before and after they were settled', async () => {
    for (const settled of [false, true]) {
      const step = await here.replica.commit([away('2026-08-20', '2026-08-28')]);
      expect(await nextDay()).toBe('2026-09-04');
      if (settled) {
        here.clock.now += UNDO_ROOM_MS + 1;
        await here.replica.turn();
      }
      await here.replica.undo(step);
      expect(await nextDay()).toBe('2026-08-21');
    }
  });

  it('the person’s own habit, and the badge counts by it', async () => {
    await here.replica.commit([change('person', here.replica.me, { cadence: TUESDAY })]);
    expect(await nextDay()).toBe('2026-08-18');
    const overdue = async (local: string) => (await here.replica.read.counts(Date.parse(local))).overdue;
    expect([await overdue('2026-08-18T09:00:00+08:00'), await overdue('2026-08-18T09:00:01+08:00')]).toEqual([0, 1]);
  });

  it('a restored backup', async () => {
    await here.replica.commit([organisation({ cadence: TUESDAY }), away('2026-08-18', '2026-08-18')]);
    const backup = await (await here.replica.whole()).backup();
    await (await here.replica.whole()).wipe();
    await (await here.replica.whole()).restore(backup);
    expect(await nextDay()).toBe('2026-08-25');
  });

  it('any run of changes in the directory', async () => {
    const cadence = fc.constantFrom(null, MONDAY, TUESDAY, WEDNESDAY);
    const days = fc.tuple(fc.nat(60), fc.nat(20)).map(([from, length]) => {
      const firstDay = Temporal.PlainDate.from('2026-08-01').add({ days: from });
      return { firstDay: firstDay.toString(), lastDay: firstDay.add({ days: length }).toString() };
    });
    const someChange = fc.oneof(
      cadence.map((cadence) => ({ kind: 'organisation' as const, fields: { cadence } })),
      cadence.map((cadence) => ({ kind: 'team' as const, fields: { cadence } })),
      cadence.map((cadence) => ({ kind: 'person' as const, fields: { cadence } })),
      fc.constantFrom(ZONE, 'Europe/Berlin').map((zone) => ({ kind: 'person' as const, fields: { zone } })),
      fc.constantFrom('active', 'closing').map((state) => ({ kind: 'cycle' as const, fields: { state } })),
      days.map((fields) => ({ kind: 'away' as const, fields })),
    );
    const { replica } = here;
    const cycle = await runningCycle(replica);
    const ids = { organisation: 'org', team: 'sales', person: replica.me, cycle, away: 'away' };
    await replica.commit([organisation(), away('2026-08-01', '2026-08-02')]);
    await fc.assert(
      fc.asyncProperty(fc.array(someChange, { minLength: 1, maxLength: 3 }), async (changes) => {
        await replica.commit(changes.map(({ kind, fields }) => change(kind, ids[kind], fields)));
        expect(await storedKeys()).toEqual(await freshKeys());
      }),
      { numRuns: 30 },
    );
  });
});
