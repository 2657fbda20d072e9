/** Two people write the same thing without knowing of each other: nothing that either wrote is lost, and both can see it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { bringBack, deletedConflicts, fieldConflicts, takeOther } from '#lib/replica/conflicts.ts';
import type { Fields } from '#lib/sync/draft.ts';
import { checkInDraft, freshStorage, keyResultDraft, objectiveDraft } from '../../replica/device.ts';
import { another, founded, openCompany, type Colleague, type Company } from './company.ts';

const SPACE = 'team:sales';
let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await another(company, anna, { teams: ['sales'] });
  await ben.replica.commit([
    { ...objectiveDraft('o1', { owner: ben.replica.me, cycle: null, team: 'sales' }), space: SPACE },
    { ...keyResultDraft('k1', { owner: ben.replica.me, objective: 'o1' }), space: SPACE },
  ]);
  await ben.sync();
  await anna.sync();
});

const edit = (kind: 'objective' | 'key-result', id: string, fields: Fields, from?: Fields) =>
  ({ type: 'patch', kind, id, root: 'o1', fields, ...(from && { from }) }) as const;
const rootAt = async (who: Colleague) => {
  const root = (await who.replica.read.everything()).roots.find(({ id, space }) => id === 'o1' && space === SPACE);
  if (!root) throw new Error('The objective is not here.');
  return root;
};
const conflictsAt = async (who: Colleague) => fieldConflicts(await rootAt(who), who.replica.me);
const titleAt = async (who: Colleague) => (await rootAt(who)).records.get('o1')?.fields.title;
const everyoneSyncs = async () => {
  for (const who of [anna, ben, anna, ben]) expect(await who.sync()).toBeNull();
};
/** Anna's comes later, and is the first to arrive. */
const bothRename = async () => {
  await ben.replica.commit([edit('objective', 'o1', { title: 'Ben’s wording' })]);
  anna.clock.now += 1_000;
  await anna.replica.commit([edit('objective', 'o1', { title: 'Anna’s wording' })]);
  await everyoneSyncs();
};

describe('when two write a field at the same time', () => {
  it('the later clock wins, and both see both versions and whose they are', async () => {
    await bothRename();
    for (const who of [anna, ben]) {
      expect(await conflictsAt(who)).toMatchObject([
        {
          field: 'title',
          value: 'Ben’s wording',
          current: 'Anna’s wording',
          by: ben.replica.me,
          wonBy: anna.replica.me,
        },
      ]);
    }
  });

  it('so it is where the earlier one arrived first and stood there for a while', async () => {
    await ben.replica.commit([edit('objective', 'o1', { title: 'Ben’s wording' })]);
    anna.clock.now += 1_000;
    await anna.replica.commit([edit('objective', 'o1', { title: 'Anna’s wording' })]);
    await ben.sync();
    await everyoneSyncs();
    expect(await titleAt(ben)).toBe('Anna’s wording');
    expect(await conflictsAt(ben)).toMatchObject([{ value: 'Ben’s wording', current: 'Anna’s wording' }]);
    expect(await conflictsAt(anna)).toHaveLength(1);
  });

  it('others are not troubled with it', async () => {
    await bothRename();
    const cho = await another(company, anna, { teams: ['sales'] });
    expect(await titleAt(cho)).toBe('Anna’s wording');
    expect(await conflictsAt(cho)).toEqual([]);
  });

  it('one of them takes the other version with one change, and then there is nothing left to say', async () => {
    await bothRename();
    const [conflict] = await conflictsAt(anna);
    if (!conflict) throw new Error('Anna sees nothing.');
    await anna.replica.commit([takeOther(conflict)]);
    await everyoneSyncs();
    for (const who of [anna, ben]) {
      expect(await titleAt(who)).toBe('Ben’s wording');
      expect(await conflictsAt(who)).toEqual([]);
    }
  });

  it('until the server has spoken nothing is said, since who wins is not known', async () => {
    await ben.replica.commit([edit('objective', 'o1', { title: 'Ben’s wording' })]);
    anna.clock.now += 1_000;
    await anna.replica.commit([edit('objective', 'o1', { title: 'Anna’s wording' })]);
    await anna.sync();
    await ben.pull();
    expect(await conflictsAt(ben)).toEqual([]);
  });

  it('different fields do not meet', async () => {
    await ben.replica.commit([edit('objective', 'o1', { title: 'Ben’s wording' })]);
    await anna.replica.commit([edit('objective', 'o1', { why: 'Because people ride in the rain.' })]);
    await everyoneSyncs();
    for (const who of [anna, ben]) expect(await conflictsAt(who)).toEqual([]);
  });
});

describe('when one answers what the other wrote', () => {
  it('there is no conflict', async () => {
    await ben.replica.commit([edit('objective', 'o1', { title: 'Ben’s wording' })]);
    await everyoneSyncs();
    anna.clock.now += 1_000;
    await anna.replica.commit([edit('objective', 'o1', { title: 'Anna’s wording' })]);
    await everyoneSyncs();
    expect(await titleAt(ben)).toBe('Anna’s wording');
    for (const who of [anna, ben]) expect(await conflictsAt(who)).toEqual([]);
  });

  it('but there is one where a form was open since before: its author had not seen it', async () => {
    const opened = { title: await titleAt(anna) };
    await ben.replica.commit([edit('objective', 'o1', { title: 'Ben’s wording' })]);
    await everyoneSyncs();
    anna.clock.now += 1_000;
    await anna.replica.commit([edit('objective', 'o1', { title: 'Anna’s wording' }, opened)]);
    await everyoneSyncs();
    expect(await conflictsAt(ben)).toMatchObject([{ value: 'Ben’s wording', current: 'Anna’s wording' }]);
  });
});

describe('when one changes what the other deletes', () => {
  beforeEach(async () => {
    await ben.replica.commit([checkInDraft('c1', 'k1', 'o1', 62, { me: ben.replica.me, now: ben.clock.now })]);
    await ben.sync();
    await anna.sync();
    await anna.replica.commit([{ type: 'delete', kind: 'key-result', id: 'k1', root: 'o1' }]);
    ben.clock.now += 1_000;
    await ben.replica.commit([edit('key-result', 'k1', { title: 'Rides in the rain' })]);
    await everyoneSyncs();
  });

  it('that goes, and what was written is kept for its author alone', async () => {
    expect((await rootAt(ben)).records.get('k1')?.deleted).toBe(true);
    expect(deletedConflicts(await rootAt(ben), ben.replica.me)).toMatchObject([
      { id: 'k1', kind: 'key-result', fields: { title: 'Rides in the rain' }, deletedBy: anna.replica.me },
    ]);
    expect(deletedConflicts(await rootAt(anna), anna.replica.me)).toEqual([]);
  });

  it('its author can bring it back as they wrote it, with what they had said of it', async () => {
    const root = await rootAt(ben);
    const [conflict] = deletedConflicts(root, ben.replica.me);
    if (!conflict) throw new Error('Ben sees nothing.');
    await ben.replica.commit(bringBack(root, conflict, ben.replica.me));
    await everyoneSyncs();
    const { records } = await rootAt(anna);
    expect(records.get('k1')).toMatchObject({ fields: { title: 'Rides in the rain' } });
    expect(records.get('k1')?.deleted).toBeUndefined();
    expect(records.get('c1')).toMatchObject({ fields: { note: '' } });
    expect(records.get('c1')?.deleted).toBeUndefined();
    expect(deletedConflicts(await rootAt(ben), ben.replica.me)).toEqual([]);
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 0 });
  });
});
