/**
 * Three browsers of two people do whatever comes to mind, over a network that loses, cuts and repeats, with clocks that are wrong and
 * transactions that break off. When all is quiet, each shows what the server allows its person, and nothing that was said is unaccounted for.
 */
import fc from 'fast-check';
import { openDB } from 'idb';
import { expect, it, vi } from 'vitest';
import type { ObjectiveTree } from '#lib/okr/model.ts';
import { agendaKeys } from '#lib/replica/agenda.ts';
import { ChangeRefused } from '#lib/replica/errors.ts';
import { isBeside } from '#lib/replica/beside.ts';
import type { RootRow } from '#lib/replica/row.ts';
import type { Step } from '#lib/replica/step.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { checkInDraft, freshStorage, keyResultDraft, objectiveDraft } from '../../replica/device.ts';
import { membershipOf, another, founded, openCompany, shown, type Colleague, type Company } from './company.ts';

const TEAM = 'team:sales';
const MINUTE = 60_000;

type Act =
  | { what: 'objective'; who: number; home: 'team' | 'own' }
  | {
      what: 'key-result' | 'check-in' | 'rename' | 'reweigh' | 'delete' | 'move';
      who: number;
      pick: number;
      other: number;
    }
  | { what: 'drop' | 'publish'; who: number; pick: number; other: number }
  | { what: 'undo'; who: number }
  | { what: 'clock'; who: number; by: number }
  | { what: 'sync'; who: number; how: Trouble; limit: number }
  | { what: 'break-off'; who: number; at: number };

type Trouble = 'well' | 'push-lost' | 'pull-lost' | 'pull-cut' | 'push-twice' | 'push-only' | 'pull-only';

const who = fc.nat(2);
const pick = fc.nat(20);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant('objective'), who, home: fc.constantFrom('team', 'own') }) },
  {
    weight: 14,
    arbitrary: fc.record({
      what: fc.constantFrom('key-result', 'check-in', 'rename', 'reweigh', 'delete', 'move', 'move'),
      who,
      pick,
      other: pick,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom('drop', 'publish'), who, pick, other: pick }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('undo'), who }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('clock'), who, by: fc.integer({ min: -60, max: 60 }) }) },
  {
    weight: 7,
    arbitrary: fc.record({
      what: fc.constant('sync'),
      who,
      how: fc.constantFrom(
        'well',
        'well',
        'push-lost',
        'pull-lost',
        'pull-cut',
        'push-twice',
        'push-only',
        'pull-only',
      ),
      limit: fc.constantFrom(1, 2, 5, 1_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('break-off'), who, at: fc.nat(12) }) },
);

interface World {
  company: Company;
  devices: Colleague[];
  steps: Step[][];
  ids: number;
}

async function openWorld(): Promise<World> {
  freshStorage();
  const company = await openCompany();
  const anna = await founded(company);
  const ben = await another(company, anna, { teams: ['sales'] });
  const phone = await another(company, anna, { person: anna.replica.me });
  for (const [index, device] of [anna, ben].entries()) {
    const owner = device.replica.me;
    for (const id of [`o${index}`, `p${index}`]) {
      await device.replica.commit([
        { ...objectiveDraft(id, { owner, cycle: null, team: 'sales' }), space: TEAM },
        keyResultDraft(`${id}-k`, { owner, objective: id }),
        keyResultDraft(`${id}-l`, { owner, objective: id }),
      ]);
    }
    await device.sync();
  }
  for (const device of [anna, ben, phone]) await device.sync();
  return { company, devices: [anna, ben, phone], steps: [[], [], []], ids: 0 };
}

async function perform(world: World, action: Act): Promise<void> {
  const device = world.devices[action.who];
  if (!device) return;
  if (action.what === 'clock') device.clock.now += action.by * MINUTE;
  else if (action.what === 'sync') await syncWith(world, device, action);
  else if (action.what === 'break-off') await breakOff(device, action.at);
  else if (action.what === 'undo') {
    const step = world.steps[action.who]?.pop();
    if (step) await allowed(device.replica.undo(step));
  } else {
    const { trees } = await device.replica.read.everything();
    const drafts = draftsOf(action, { device, trees, id: `r${++world.ids}` });
    const step = drafts.length > 0 ? await allowed(device.replica.commit(drafts)) : undefined;
    if (step) world.steps[action.who]?.push(step);
  }
}

/** The device itself refuses what makes no sense where it stands; then nothing has happened. */
async function allowed<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ChangeRefused) return undefined;
    throw error;
  }
}

type Making = Exclude<Act, { what: 'undo' | 'clock' | 'sync' | 'break-off' }>;

function draftsOf(
  action: Making,
  { device, trees, id }: { device: Colleague; trees: ObjectiveTree[]; id: string },
): Draft[] {
  const { me } = device.replica;
  if (action.what === 'objective') {
    const isOwn = action.home === 'own';
    const fields = { owner: me, cycle: null, ...(isOwn ? { state: 'draft' as const } : { team: 'sales' }) };
    return [{ ...objectiveDraft(id, fields), ...(!isOwn && { space: TEAM }) }];
  }
  const tree = trees[action.pick % Math.max(1, trees.length)];
  if (!tree) return [];
  const root = tree.objective.id;
  if (action.what === 'drop') {
    const note = { on: '2026-08-12', why: id, learned: '', freed: '' };
    return [{ type: 'command', kind: 'objective', id: root, root, command: { name: 'drop', note } }];
  }
  if (action.what === 'publish') {
    if (tree.objective.state !== 'draft') return [];
    return [{ type: 'command', kind: 'objective', id: root, root, command: { name: 'activate', space: TEAM } }];
  }
  if (action.what === 'key-result') return [keyResultDraft(id, { owner: me, objective: root })];
  if (action.what === 'rename') {
    return [{ type: 'patch', kind: 'objective', id: root, root, fields: { title: `Title ${id}` } }];
  }
  const keyResult = tree.keyResults[action.other % Math.max(1, tree.keyResults.length)]?.keyResult;
  if (!keyResult) return action.what === 'delete' ? [{ type: 'delete', kind: 'objective', id: root, root }] : [];
  const target = { kind: 'key-result', id: keyResult.id, root } as const;
  switch (action.what) {
    case 'check-in':
      return [checkInDraft(id, keyResult.id, root, action.other, { me, now: device.clock.now })];
    case 'reweigh':
      return [{ ...target, type: 'patch', fields: { weight: action.other + 1, title: `Title ${id}` } }];
    case 'delete':
      return [{ ...target, type: 'delete' }];
    case 'move': {
      const to = trees[action.other % trees.length]?.objective.id ?? root;
      return [{ ...target, type: 'command', command: { name: 'move', objective: to, order: `a${action.other}` } }];
    }
  }
}

async function syncWith(
  { company }: World,
  device: Colleague,
  { how, limit }: { how: Trouble; limit: number },
): Promise<void> {
  device.network.fetch = async (url, init) => {
    const isPush = url.endsWith('/push');
    const answer = await company.fetch(url, init);
    if (how === 'push-twice' && isPush) return company.fetch(url, init);
    if ((how === 'push-lost' && isPush) || (how === 'pull-lost' && url.endsWith('/pull'))) {
      throw new TypeError('fetch failed');
    }
    if (how === 'pull-cut' && url.endsWith('/pull')) return new Response((await answer.text()).slice(0, -9));
    return answer;
  };
  if (how === 'push-only') await device.push();
  else if (how === 'pull-only') await device.pull(limit);
  else if ((await device.push()) === null || how === 'push-lost') await device.pull(limit);
  device.network.fetch = company.fetch;
}

/** A sync in which the device's storage fails at its n-th write. */
async function breakOff(device: Colleague, at: number): Promise<void> {
  const put = IDBObjectStore.prototype.put;
  let writes = 0;
  const failing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...values: Parameters<typeof put>
  ) {
    writes += 1;
    if (writes === at + 1) throw new DOMException('The disk is full', 'QuotaExceededError');
    return put.apply(this, values);
  });
  try {
    await device.sync(2);
  } catch (error) {
    expect(error).toMatchObject({ name: 'QuotaFull' });
  } finally {
    failing.mockRestore();
  }
}

/** What the server has in a space, as a copy would show it. */
async function onServer({ company }: World, space: string): Promise<Record<string, unknown>> {
  const rows = await company.backend.store.read(({ db }) =>
    db.selectFrom('records').selectAll().where('space', '=', space).where('deleted_at', 'is', null).execute(),
  );
  return Object.fromEntries(
    rows.map(({ root, id, body }) => {
      const { kind, fields } = JSON.parse(body);
      return [`${space}/${root}/${id}`, { kind, fields }];
    }),
  );
}

async function refusedByServer({ company }: World): Promise<string[]> {
  const rows = await company.backend.store.read(({ db }) =>
    db.selectFrom('settled').selectAll().where('code', 'is not', null).execute(),
  );
  return rows.map(({ device, n }) => `${device}/${n}`).toSorted();
}

async function keptByDevices({ devices }: World): Promise<string[]> {
  const kept = devices.map(async ({ replica }) => (await membershipOf(replica)).attention());
  return (await Promise.all(kept))
    .flat()
    .map(({ key }) => key)
    .toSorted();
}

async function expectRightKeys({ name, replica }: Colleague): Promise<void> {
  const db = await openDB(name);
  const rows: RootRow[] = await db.getAll('roots');
  db.close();
  const { trees, directory } = await replica.read.everything();
  const stored = rows.filter(({ space }) => !isBeside(space)).flatMap(({ agenda }) => agenda);
  const byKeyResult = (keys: RootRow['agenda']) => keys.toSorted((a, b) => (a[3] < b[3] ? -1 : 1));
  expect(byKeyResult(stored)).toEqual(byKeyResult(trees.flatMap((tree) => agendaKeys(tree, directory))));
}

it('when all is quiet, every browser shows what the server allows, and nothing said is lost without a trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 60, size: 'max' }), async (acts) => {
      const world = await openWorld();
      for (const action of acts) await perform(world, action);
      for (let round = 0; round < 2; round++) {
        for (const device of world.devices) expect(await device.sync()).toBeNull();
      }
      const [anna, ben, phone] = world.devices;
      if (!anna || !ben || !phone) throw new Error('three devices');
      const common = { ...(await onServer(world, 'org')), ...(await onServer(world, TEAM)) };
      const annas = { ...common, ...(await onServer(world, anna.replica.space)) };
      expect(await shown(anna)).toEqual(annas);
      expect(await shown(phone)).toEqual(annas);
      expect(await shown(ben)).toEqual({ ...common, ...(await onServer(world, ben.replica.space)) });
      for (const device of world.devices) {
        expect((await device.copy.waiting()).pending).toBe(0);
        await expectRightKeys(device);
      }
      expect(await keptByDevices(world)).toEqual(await refusedByServer(world));
    }),
    { numRuns: 12 },
  );
}, 120_000);
