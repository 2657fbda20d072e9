/** Devices that were away: for longer than tombstones are kept, without the right to read what they knew, from before a backup, or as a copy of themselves. */
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RootRow } from '#lib/replica/row.ts';
import { createLog } from '../../../server/log.ts';
import { keepUp } from '../../../server/upkeep.ts';
import { checkInDraft, freshStorage, keyResultDraft, objectiveDraft } from '../../replica/device.ts';
import {
  another,
  browser,
  founded,
  membershipOf,
  newcomer,
  openCompany,
  shown,
  type Colleague,
  type Company,
} from './company.ts';

const DAY_MS = 86_400_000;
const TEAM = 'team:sales';
let company: Company;
let anna: Colleague;
let ben: Colleague;

beforeEach(async () => {
  freshStorage();
  company = await openCompany();
  anna = await founded(company);
  ben = await another(company, anna, { teams: ['sales'] });
  await anna.sync();
  for (const id of ['o1', 'o2', 'o3']) {
    const owner = ben.replica.me;
    await ben.replica.commit([
      { ...objectiveDraft(id, { owner, cycle: null, team: 'sales' }), space: TEAM },
      keyResultDraft(`${id}-k`, { owner, objective: id }),
    ]);
  }
  await ben.sync();
  await anna.sync();
});

const rename = (id: string, title: string) =>
  ({ type: 'patch', kind: 'objective', id, root: id, fields: { title } }) as const;
const titleOf = async (who: Colleague, id: string) =>
  (await who.replica.read.objective(id)).trees[0]?.objective.title ?? null;
const inTeam = async (who: Colleague) =>
  Object.fromEntries(Object.entries(await shown(who)).filter(([key]) => key.startsWith(TEAM)));
const attentionOf = async (who: Colleague) => (await membershipOf(who.replica)).attention();

/** Where rows lie on the disk, in whatever space. */
async function placesOf({ name }: Colleague): Promise<string[]> {
  const db = await openDB(name);
  const rows: RootRow[] = await db.getAll('roots');
  db.close();
  return rows.map(({ space, root }) => `${space}/${root}`).toSorted();
}

describe('a device that was away for longer than tombstones are kept', () => {
  /** Meanwhile one objective was deleted, a key result moved into another objective, and the third one renamed. */
  async function ninetyOneDays(): Promise<void> {
    const lead = { name: 'member', person: ben.replica.me, as: 'leader' } as const;
    await anna.replica.commit([
      { type: 'delete', kind: 'objective', id: 'o2', root: 'o2' },
      {
        type: 'command',
        kind: 'key-result',
        id: 'o3-k',
        root: 'o3',
        command: { name: 'move', objective: 'o1', order: 'a5' },
      },
      rename('o3', 'Renamed meanwhile'),
      { type: 'command', kind: 'team', id: 'sales', root: 'directory', command: lead },
    ]);
    expect(await anna.sync()).toBeNull();
    for (const clock of [company.clock, anna.clock, ben.clock]) clock.now += 91 * DAY_MS;
    const quiet = createLog(() => undefined, 'error');
    await keepUp(company.backend, quiet, () => company.clock.now).stop();
    await anna.replica.commit([rename('o1', 'Long after')]);
    expect(await anna.sync()).toBeNull();
  }
  const tombstones = () =>
    company.backend.store.read(({ db }) =>
      db.selectFrom('records').select('id').where('space', '=', TEAM).where('deleted_at', 'is not', null).execute(),
    );

  it('reads the space anew and shows what is there, without anything that is no longer', async () => {
    await ninetyOneDays();
    expect(await tombstones()).toEqual([]);
    expect(await ben.sync(2)).toBeNull();
    expect(await inTeam(ben)).toEqual(await inTeam(anna));
    expect(await titleOf(ben, 'o2')).toBeNull();
    expect((await placesOf(ben)).filter((place) => place.includes('o2') || place.includes('next!'))).toEqual([]);
    expect(await ben.replica.read.shelf({ limit: 9, cycle: () => null })).toMatchObject({ trees: [{}, {}] });
  });

  it('goes on showing what it knew, with what waits over it, until the new reading is complete', async () => {
    await ninetyOneDays();
    await ben.replica.commit([rename('o3', 'Said while away')]);
    let pages = 0;
    const seen: (string | null)[] = [];
    ben.network.fetch = async (url, init) => {
      if (url.endsWith('/push')) throw new TypeError('fetch failed');
      if (url.endsWith('/pull') && (pages += 1) > 2) throw new TypeError('fetch failed');
      return company.fetch(url, init);
    };
    expect(await ben.pull(2)).toEqual({ kind: 'unreachable' });
    seen.push(await titleOf(ben, 'o1'), await titleOf(ben, 'o2'), await titleOf(ben, 'o3'));
    expect(seen).toEqual(['Objective o1', 'Objective o2', 'Said while away']);
    expect((await placesOf(ben)).some((place) => place.startsWith(`next!${TEAM}`))).toBe(true);
    // Another window, opened in the middle of it, shows the same.
    const window = await ben.openAnother();
    expect((await window.read.objective('o2')).trees).toHaveLength(1);
    ben.network.fetch = company.fetch;
    expect(await ben.sync(2)).toBeNull();
    expect(await titleOf(ben, 'o3')).toBe('Said while away');
    await anna.sync();
    expect(await inTeam(ben)).toEqual(await inTeam(anna));
    expect((await placesOf(ben)).filter((place) => place.includes('next!'))).toEqual([]);
  });

  it('has what it did meanwhile settled: what still fits is taken, what does not is kept as text', async () => {
    const { me } = ben.replica;
    await ben.replica.commit([
      rename('o1', 'Long before'),
      rename('o2', 'Of what is no longer'),
      checkInDraft('c1', 'o3-k', 'o3', 40, { me, now: ben.clock.now }),
      keyResultDraft('k-new', { owner: me, objective: 'o2' }),
    ]);
    await ninetyOneDays();
    expect(await ben.sync(2)).toBeNull();
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 2 });
    expect(await attentionOf(ben)).toMatchObject([
      { code: 'missing', op: { fields: { title: 'Of what is no longer' } } },
      { code: 'missing', op: { fields: { title: 'Key result k-new' } } },
    ]);
    await anna.sync();
    expect(await inTeam(ben)).toEqual(await inTeam(anna));
    // The check-in is where its key result now is, and the later of two names stands.
    expect(await shown(anna)).toHaveProperty([`${TEAM}/o1/c1`]);
    expect(await titleOf(ben, 'o1')).toBe('Long after');
  });
});

describe('a right to read that ends and comes back', () => {
  const say = async (...commands: object[]) => {
    const at = { type: 'command', kind: 'team', id: 'sales', root: 'directory' } as const;
    for (const command of commands) {
      await anna.replica.commit([{ ...at, command } as Parameters<typeof anna.replica.commit>[0][number]]);
    }
    expect(await anna.sync()).toBeNull();
  };
  const out = () => say({ name: 'visibility', open: false }, { name: 'member', person: ben.replica.me, as: null });
  const back = () => say({ name: 'member', person: ben.replica.me, as: 'member' });

  it('voids what waited when the device hears of its end, and keeps it as text when it is back', async () => {
    await out();
    await ben.replica.commit([rename('o1', 'Said too late')]);
    await ben.replica.commit([checkInDraft('c1', 'o2-k', 'o2', 40, { me: ben.replica.me, now: ben.clock.now })]);
    expect(await ben.pull()).toBeNull();
    expect(await inTeam(ben)).toEqual({});
    expect((await placesOf(ben)).filter((place) => place.includes(TEAM))).toEqual([]);
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 2 });
    await back();
    expect(await ben.sync(2)).toBeNull();
    expect(await inTeam(ben)).toEqual(await inTeam(anna));
    expect(await titleOf(ben, 'o1')).toBe('Objective o1');
    expect(await attentionOf(ben)).toMatchObject([
      { code: 'gone', op: { fields: { title: 'Said too late' } } },
      { code: 'gone', op: { kind: 'check-in' } },
    ]);
    // No number is missing: what comes next is taken.
    await ben.replica.commit([rename('o1', 'Said in time')]);
    expect(await ben.sync()).toBeNull();
    await anna.sync();
    expect(await titleOf(anna, 'o1')).toBe('Said in time');
  });

  it('changes nothing for a device that was away all the time', async () => {
    await out();
    await ben.replica.commit([rename('o1', 'Said meanwhile')]);
    await back();
    expect(await ben.sync()).toBeNull();
    expect(await ben.copy.waiting()).toEqual({ pending: 0, attention: 0 });
    await anna.sync();
    expect(await titleOf(anna, 'o1')).toBe('Said meanwhile');
    expect(await inTeam(ben)).toEqual(await inTeam(anna));
  });

  it('refuses what is pushed in between, and keeps that as text too', async () => {
    await out();
    await ben.replica.commit([rename('o1', 'Said too late')]);
    expect(await ben.push()).toBeNull();
    await back();
    expect(await ben.sync()).toBeNull();
    expect(await attentionOf(ben)).toMatchObject([{ code: 'forbidden', op: { fields: { title: 'Said too late' } } }]);
    expect(await titleOf(ben, 'o1')).toBe('Objective o1');
    expect(await inTeam(ben)).toEqual(await inTeam(anna));
  });
});

describe('a server that was restored from a backup', () => {
  const notBens = (title: string) =>
    ({ type: 'patch', kind: 'team', id: 'sales', root: 'directory', fields: { name: title } }) as const;

  it('gives numbers again, and what was refused under them before is kept beside what is refused now', async () => {
    const restore = await company.backup();
    await ben.replica.commit([notBens('Before the restore')]);
    await ben.sync();
    await ben.sync();
    await restore();
    ben.clock.now += 1_000;
    await ben.replica.commit([notBens('After the restore')]);
    expect(await ben.sync()).toBeNull();
    expect(await ben.sync()).toBeNull();
    expect((await attentionOf(ben)).map(({ op }) => op)).toMatchObject([
      { fields: { name: 'Before the restore' } },
      { fields: { name: 'After the restore' } },
    ]);
    const membership = await membershipOf(ben.replica);
    for (const { key } of await membership.attention()) await membership.letGo(key);
    await ben.sync();
    expect(await membership.attention()).toEqual([]);
  });

  it('is told once more what the device has kept, and forgets it once more', async () => {
    await ben.replica.commit([notBens('Not his to name')]);
    let pushes = 0;
    ben.network.fetch = (url, init) =>
      url.endsWith('/push') && (pushes += 1) > 1
        ? Promise.reject(new TypeError('fetch failed'))
        : company.fetch(url, init);
    await ben.push();
    const restore = await company.backup();
    ben.network.fetch = company.fetch;
    await ben.sync();
    const kept = () => company.backend.store.read(({ db }) => db.selectFrom('rejections').selectAll().execute());
    expect(await kept()).toEqual([]);
    await restore();
    expect(await kept()).toHaveLength(1);
    await ben.sync();
    await ben.sync();
    expect(await kept()).toEqual([]);
    expect(await attentionOf(ben)).toHaveLength(1);
  });

  it('in the middle of a first reading has it begin again, and nothing of the other history stays', async () => {
    const late = await newcomer(company, anna, { teams: ['sales'] });
    const restore = await company.backup();
    await anna.replica.commit([
      rename('o1', 'Lost with the restore'),
      { type: 'delete', kind: 'objective', id: 'o3', root: 'o3' },
    ]);
    await anna.sync();
    let pages = 0;
    late.network.fetch = (url, init) =>
      (pages += 1) > 9 ? Promise.reject(new TypeError('fetch failed')) : company.fetch(url, init);
    expect(await late.pull(1)).toEqual({ kind: 'unreachable' });
    expect(await titleOf(late, 'o1')).toBe('Lost with the restore');
    await restore();
    late.network.fetch = company.fetch;
    expect(await late.sync(1)).toBeNull();
    expect(await titleOf(late, 'o1')).toBe('Objective o1');
    await anna.sync();
    expect(await inTeam(late)).toEqual(await inTeam(anna));
    expect(await titleOf(anna, 'o3')).toBe('Objective o3');
  });
});

describe('a browser profile that was copied while both go on', () => {
  it('is two devices from then on: what each did is settled once, and both show all of it', async () => {
    // What waits in it waits in both, and is one and the same.
    await ben.replica.commit([rename('o1', 'Waits in both')]);
    await ben.replica.commit([checkInDraft('c1', 'o1-k', 'o1', 40, { me: ben.replica.me, now: ben.clock.now })]);
    const copy = await copyOf(ben);
    await ben.replica.commit([rename('o2', 'By the original')]);
    await copy.replica.commit([rename('o3', 'By the copy')]);
    expect(await copy.sync()).toBeNull();
    expect(await ben.sync()).toBeNull();
    expect(await copy.sync()).toBeNull();
    const [original, other] = [await ben.copy.link(), await copy.copy.link()];
    expect(original?.device).not.toBe(other?.device);
    expect(original?.token).not.toBe(other?.token);
    for (const who of [ben, copy]) {
      expect(await who.copy.waiting()).toEqual({ pending: 0, attention: 0 });
      expect([await titleOf(who, 'o1'), await titleOf(who, 'o2'), await titleOf(who, 'o3')]).toEqual([
        'Waits in both',
        'By the original',
        'By the copy',
      ]);
    }
    expect(await shown(copy)).toEqual(await shown(ben));
    expect(await shown(ben)).toHaveProperty([`${TEAM}/o1/c1`]);
  });

  it('keeps what was refused to the original, and does not take what is refused to it for the same', async () => {
    const notBens = (name: string) =>
      ({ type: 'patch', kind: 'team', id: 'sales', root: 'directory', fields: { name } }) as const;
    await ben.replica.commit([notBens('Refused to both')]);
    await ben.sync();
    const copy = await copyOf(ben);
    ben.clock.now += 1_000;
    copy.clock.now += 2_000;
    await ben.replica.commit([notBens('Refused to the original')]);
    await copy.replica.commit([notBens('Refused to the copy')]);
    expect(await ben.sync()).toBeNull();
    expect(await copy.sync()).toBeNull();
    const texts = async (who: Colleague) => (await attentionOf(who)).map(({ op }) => op);
    const refused = (name: string) => ({ fields: { name } });
    expect(await texts(ben)).toMatchObject([refused('Refused to both'), refused('Refused to the original')]);
    expect(await texts(copy)).toMatchObject([refused('Refused to both'), refused('Refused to the copy')]);
  });

  /** The same profile in another place: every row of every store. */
  async function copyOf(who: Colleague): Promise<Colleague> {
    const copy = await browser(company);
    copy.clock.now = who.clock.now;
    const [from, to] = [await openDB(who.name), await openDB(copy.name)];
    for (const store of to.objectStoreNames) {
      await to.clear(store);
      const [keys, values] = [await from.getAllKeys(store), await from.getAll(store)];
      const tx = to.transaction(store, 'readwrite');
      for (const [index, key] of keys.entries()) {
        await (tx.store.keyPath === null ? tx.store.put(values[index], key) : tx.store.put(values[index]));
      }
      await tx.done;
    }
    from.close();
    to.close();
    return { ...copy, replica: await copy.openAnother() };
  }
});
