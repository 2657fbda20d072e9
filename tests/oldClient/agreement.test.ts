/** Whatever old and new devices do at once: when all is quiet they agree on everything that the old one knows, and nothing else was lost. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChangeRefused } from '#lib/replica/errors.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { checkStore } from '../../server/operations/check.ts';
import { freshStorage, keyResultDraft, NOW, objectiveDraft } from '../replica/device.ts';
import { shown } from '../sync/client/company.ts';
import { oldCheckIn, oldObjective, openOrganisation, TEAM, type Organisation } from './organisation.ts';
import type { OldDevice } from './protocol1/device.ts';
import type { Fetch } from './protocol1/requests.ts';
import { known } from './protocol1/kinds.ts';

type What = 'objective' | 'rename' | 'check-in' | 'delete' | 'move' | 'bring-back' | 'comment' | 'drop';
type Act =
  | { who: 'old' | 'new'; what: What; pick: number; other: number }
  | { who: 'old' | 'new'; what: 'sync'; how: How };
/** What becomes of the requests of one exchange. */
type How = 'well' | 'push-lost' | 'push-twice' | 'pull-cut';

const who = fc.constantFrom('old' as const, 'new' as const);
const whats = ['objective', 'rename', 'rename', 'check-in', 'delete', 'move', 'bring-back', 'comment', 'drop'] as const;
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ who, what: fc.constantFrom(...whats), pick: fc.nat(9), other: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      who,
      what: fc.constant('sync' as const),
      how: fc.constantFrom('well' as const, 'push-lost' as const, 'push-twice' as const, 'pull-cut' as const),
    }),
  },
);

interface World extends Organisation {
  ben: OldDevice;
  /** What lies between each of them and the server. */
  network: { how: How };
  ids: number;
}

/** A network that does to the requests what it is told to. */
const through = (network: World['network'], fetch: Fetch): Fetch =>
  async function passed(url, init) {
    const answer = await fetch(url, init);
    const isPush = url.endsWith('/push');
    if (network.how === 'push-twice' && isPush) return fetch(url, init);
    if (network.how === 'push-lost' && isPush) throw new TypeError('fetch failed');
    if (network.how === 'pull-cut' && url.endsWith('/pull')) return new Response((await answer.text()).slice(0, -9));
    return answer;
  };

async function perform(world: World, action: Act): Promise<void> {
  if (action.what === 'sync') {
    world.network.how = action.how;
    await (action.who === 'old' ? world.ben.sync(3) : world.anna.sync(3));
    world.network.how = 'well';
  } else if (action.who === 'old') changeAtOld(world, action);
  else await changeAtNew(world, action);
}

type Making = Exclude<Act, { what: 'sync' }>;

function changeAtOld(world: World, { what, pick, other }: Making): void {
  const { ben } = world;
  const id = `b${++world.ids}`;
  const rows = Object.entries(ben.records.everything()).filter(([key]) => key.startsWith(TEAM));
  const objectives = rows.filter(([, { kind }]) => kind === 'objective').map(([, record]) => record.id);
  const keyResults = rows.filter(([, { kind }]) => kind === 'key-result').map(([, record]) => record);
  const objective = objectives[pick % Math.max(1, objectives.length)];
  const keyResult = keyResults[pick % Math.max(1, keyResults.length)];
  if (what === 'objective') ben.change(...oldObjective(id, ben.person));
  if (objective === undefined || !keyResult) return;
  const root = String(keyResult.fields.objective);
  if (what === 'rename') ben.edit(objective, { title: `Title ${id}` });
  if (what === 'delete') ben.remove(keyResult.id);
  if (what === 'check-in') ben.change(oldCheckIn(id, keyResult.id, root, ben.person));
  if (what === 'bring-back') {
    ben.remove(keyResult.id);
    ben.bringBack(keyResult.id);
  }
  if (what === 'drop') {
    const note = { on: '2026-08-12', why: id, learned: '', freed: '' };
    const at = { kind: 'objective', id: objective, root: objective, space: TEAM };
    ben.change({ ...at, type: 'command', command: { name: 'drop', note } });
  }
  if (what === 'move') {
    const to = objectives[other % objectives.length] ?? root;
    const at = { kind: 'key-result', id: keyResult.id, root, space: TEAM };
    ben.change({ ...at, type: 'command', command: { name: 'move', objective: to, order: `a${other}` } });
  }
}

async function changeAtNew(world: World, { what, pick, other }: Making): Promise<void> {
  const { anna } = world;
  const me = anna.replica.me;
  const id = `a${++world.ids}`;
  const { trees } = await anna.replica.read.everything();
  const tree = trees[pick % Math.max(1, trees.length)];
  const root = tree?.objective.id;
  const keyResult = tree?.keyResults[0]?.keyResult;
  const drafts: Draft[] = [];
  if (what === 'objective') {
    drafts.push({ ...objectiveDraft(id, { owner: me, cycle: null, team: 'sales', supports: [] }), space: TEAM });
    drafts.push(keyResultDraft(`${id}-k`, { owner: me, objective: id }));
  }
  if (root !== undefined && what === 'rename') {
    drafts.push({ type: 'patch', kind: 'objective', id: root, root, fields: { title: `Title ${id}` } });
  }
  // A record of a kind and with a field that the old device has never heard of.
  if (root !== undefined && what === 'comment') {
    const fields = { about: root, author: me, createdAt: NOW };
    drafts.push({ type: 'create', kind: 'cheer', id, root, fields });
    drafts.push({ type: 'patch', kind: 'objective', id: root, root, fields: { hue: `of ${id}` } });
  }
  if (root !== undefined && keyResult) {
    const at = { kind: 'key-result', id: keyResult.id, root } as const;
    const to = trees[other % trees.length]?.objective.id ?? root;
    if (what === 'delete') drafts.push({ ...at, type: 'delete' });
    if (what === 'move') drafts.push({ ...at, type: 'command', command: { name: 'move', objective: to, order: 'a5' } });
  }
  try {
    if (drafts.length > 0) await anna.replica.commit(drafts);
  } catch (error) {
    // The device itself refuses what makes no sense where it stands.
    if (!(error instanceof ChangeRefused)) throw error;
  }
}

const common = (records: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(records).filter(([key]) => !key.startsWith('person:')));

it('when all is quiet, both show the same of what the old device knows, and the old one has kept the rest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 50, size: 'max' }), async (acts) => {
      freshStorage();
      const organisation = await openOrganisation();
      const { anna, server } = organisation;
      const network: World['network'] = { how: 'well' };
      const ben = await organisation.old({ fetch: through(network, fetch) });
      anna.network.fetch = through(network, anna.network.fetch);
      const lead = { name: 'member', person: ben.person, as: 'leader' } as const;
      await anna.replica.commit([{ type: 'command', kind: 'team', id: 'sales', root: 'directory', command: lead }]);
      await anna.sync();
      const world = { ...organisation, ben, network, ids: 0 };
      for (const what of ['objective', 'objective'] as const) {
        changeAtOld(world, { who: 'old', what, pick: 0, other: 0 });
        await changeAtNew(world, { who: 'new', what, pick: 0, other: 0 });
      }
      for (const action of acts) await perform(world, action);
      for (let round = 0; round < 2; round++) {
        expect(await ben.sync()).toBeNull();
        expect(await anna.sync()).toBeNull();
      }
      const shownByNew = await shown(anna);
      const knownToOld = Object.entries(shownByNew).flatMap(([key, record]) => {
        const part = known(record);
        return part ? [[key, part] as const] : [];
      });
      expect(common(ben.records.shown())).toEqual(common(Object.fromEntries(knownToOld)));
      const keptByOld = Object.entries(ben.records.everything()).map(
        ([key, { kind, fields }]) => [key, { kind, fields }] as const,
      );
      expect(common(Object.fromEntries(keptByOld))).toEqual(common(shownByNew));
      expect((await checkStore(server.parts.backend.store)).problems).toEqual([]);
      await server.stop();
    }),
    { numRuns: 8 },
  );
}, 60_000);
