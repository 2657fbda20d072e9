/** Whatever devices do, in whatever order, with answers lost and readings interrupted: all end up with the same, and it is the right thing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation } from '#lib/sync/operation.ts';
import type { Backend } from '../../server/backend.ts';
import { checkStore } from '../../server/operations/check.ts';
import { beginNewEpoch } from '../../server/store/spaces.ts';
import { pruneTombstones } from '../../server/store/tombstones.ts';
import {
  bring,
  checkIn,
  command,
  keyResult,
  objective,
  openCompany,
  patch,
  team,
  type Meant,
  type TestDevice,
} from './company.ts';
import { copyOf, type DeviceCopy } from './deviceCopy.ts';
import { naiveModel, type NaiveModel } from './naiveModel.ts';

const TEAMS = ['open', 'closed'] as const;
const DEVICES = 3;
const spaceOf = (name: string) => `team:${name}`;

/** Few identifiers, so that devices meet. */
const objectives = fc.nat({ max: 2 }).map((n) => `o${n}`);
const keyResults = fc.nat({ max: 3 }).map((n) => `k${n}`);
const checkIns = fc.nat({ max: 5 }).map((n) => `c${n}`);
const teams = fc.constantFrom(...TEAMS);
const words = fc.string({ minLength: 1, maxLength: 5 }).map((text) => `T${text}`);

type Deed = (me: string) => Meant;
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ id: objectives, home: teams }).map(
    ({ id, home }) =>
      (me: string) =>
        objective(id, spaceOf(home), me),
  ),
  fc.record({ id: keyResults, under: objectives, home: teams }).map(
    ({ id, under, home }) =>
      (me: string) =>
        keyResult(id, spaceOf(home), under, me),
  ),
  fc.record({ id: checkIns, of: keyResults, home: teams }).map(
    ({ id, of, home }) =>
      (me: string) =>
        checkIn(id, spaceOf(home), { root: 'wherever', of, by: me }),
  ),
  fc.record({ id: objectives, title: words, home: teams }).map(
    ({ id, title, home }) =>
      () =>
        patch(spaceOf(home), id, id, 'objective', { title }),
  ),
  fc.record({ id: keyResults, weight: fc.integer({ min: 1, max: 9 }), home: teams }).map(
    ({ id, weight, home }) =>
      () =>
        patch(spaceOf(home), 'wherever', id, 'key-result', { weight }),
  ),
  fc.record({ id: keyResults, home: teams }).map(({ id, home }): Deed => () => ({
    space: spaceOf(home),
    root: 'wherever',
    type: 'delete',
    kind: 'key-result',
    id,
  })),
  fc.record({ id: objectives, home: teams }).map(({ id, home }): Deed => () => ({
    space: spaceOf(home),
    root: id,
    type: 'delete',
    kind: 'objective',
    id,
  })),
  fc.record({ id: keyResults, to: objectives, home: teams }).map(
    ({ id, to, home }) =>
      () =>
        command(spaceOf(home), 'wherever', id, 'key-result', { name: 'move', objective: to, order: 'a1' }),
  ),
  fc.record({ id: objectives, to: teams, home: teams }).map(
    ({ id, to, home }) =>
      () =>
        command(spaceOf(home), id, id, 'objective', { name: 'relocate', space: spaceOf(to), team: to }),
  ),
);

interface World {
  backend: Backend;
  admin: TestDevice;
  devices: { device: TestDevice; copy: DeviceCopy; last: Operation[] }[];
  model: NaiveModel;
}
type Event = (world: World) => Promise<void>;

const short = (meant: Meant): string =>
  `${meant.space} ${meant.type} ${meant.id} ${JSON.stringify('command' in meant ? meant.command : {})}`;

/** An event that a failing case can be read from. */
function told(name: string, run: Event): Event {
  return Object.assign(run, { [fc.toStringMethod]: () => name });
}

/** Sends what one device does; the model hears of what was taken once the answer is there. */
async function push({ devices, model }: World, who: number, what: readonly Deed[]): Promise<void> {
  const known = devices[who];
  if (!known) return;
  known.last = known.device.operations(...what.map((deed) => deed(known.device.me)));
  const ops = known.last;
  const { verdicts } = await known.device.send(ops);
  for (const [index, op] of ops.entries()) if (verdicts[index]?.verdict === 'applied') model.accept(op);
}

const work = fc.record({
  who: fc.nat({ max: DEVICES - 1 }),
  what: fc.array(deeds, { minLength: 1, maxLength: 4 }),
});
/** Pushes that arrive together are taken in the order in which they came, in one commit. */
const pushes = fc.uniqueArray(work, { minLength: 1, maxLength: DEVICES, selector: ({ who }) => who }).map((list) =>
  told(
    list.map(({ who, what }) => `${who}: ${what.map((deed) => short(deed('me'))).join(', ')}`).join(' | '),
    async (world) => {
      await Promise.all(list.map(({ who, what }) => push(world, who, what)));
    },
  ),
);

const whole = async ({ backend }: World) =>
  JSON.stringify(await backend.store.read(({ db }) => db.selectFrom('records').selectAll().execute()));

const retry = fc.nat({ max: DEVICES - 1 }).map((who) =>
  told(`${who} again`, async (world) => {
    const known = world.devices[who];
    if (!known || known.last.length === 0) return;
    const before = await whole(world);
    const answer = await known.device.send(known.last);
    if (answer.verdicts.length !== known.last.length) throw new Error('A verdict is missing in the second answer.');
    if ((await whole(world)) !== before) throw new Error('A push that was repeated changed something.');
  }),
);

const pull = fc
  .record({ who: fc.nat({ max: DEVICES - 1 }), limit: fc.integer({ min: 1, max: 4 }) })
  .map(({ who, limit }) =>
    told(`${who} pulls ${limit}`, async ({ devices }) => {
      await devices[who]?.copy.pull(limit);
    }),
  );

const membership = fc
  .record({ who: fc.nat({ max: DEVICES - 1 }), as: fc.constantFrom('leader' as const, null) })
  .map(({ who, as }) =>
    told(`${who} ${as ?? 'leaves'}`, async ({ admin, devices }) => {
      const person = devices[who]?.device.me ?? '';
      await admin.push(command('org', 'directory', 'closed', 'team', { name: 'member', person, as }));
    }),
  );

const restore = fc.constant(told('restore', async ({ backend }) => backend.store.write(beginNewEpoch)));
/** Every device has been away for longer than tombstones are kept. */
const months = fc.constant(
  told('months', async ({ backend, admin }) => {
    admin.clock.now += 100 * 86_400_000;
    await backend.store.write((tx) => pruneTombstones(tx, admin.clock.now));
  }),
);

const events = fc.array(
  fc.oneof(
    { arbitrary: pushes, weight: 8 },
    { arbitrary: retry, weight: 2 },
    { arbitrary: pull, weight: 6 },
    { arbitrary: membership, weight: 1 },
    { arbitrary: restore, weight: 1 },
    { arbitrary: months, weight: 1 },
  ),
  { minLength: 5, maxLength: 30 },
);

async function begin(skews: readonly number[]): Promise<World> {
  const { backend, admin } = await openCompany();
  await admin.push(team('open'), team('closed', { open: false }));
  const devices = [];
  for (const [index, skew] of skews.entries()) {
    const device = await bring(backend, admin, `p${index}`, { teams: [...TEAMS], leads: [...TEAMS] });
    device.skew = skew;
    devices.push({ device, copy: copyOf(device), last: [] });
  }
  const world = { backend, admin, devices, model: naiveModel() };
  await push(world, 0, [
    (me) => objective('o0', spaceOf('open'), me),
    (me) => objective('o1', spaceOf('closed'), me),
    (me) => keyResult('k0', spaceOf('open'), 'o0', me),
    (me) => keyResult('k1', spaceOf('closed'), 'o1', me),
    (me) => checkIn('c0', spaceOf('open'), { root: 'o0', of: 'k0', by: me }),
  ]);
  return world;
}

describe('several devices', () => {
  it('end up with what a naive model of one list of operations has, as far as each may read', async () => {
    const skews = fc.array(fc.integer({ min: -3_600_000, max: 240_000 }), { minLength: DEVICES, maxLength: DEVICES });
    await fc.assert(
      fc.asyncProperty(skews, events, async (skew, list) => {
        const world = await begin(skew);
        for (const event of list) {
          world.admin.clock.now += 1_000;
          await event(world);
        }
        for (const { device, copy } of world.devices) {
          await copy.pullAll(3);
          const isMember = (await membersOf(world)).includes(device.me);
          expect(copy.contents(spaceOf('open'))).toEqual(world.model.contents(spaceOf('open')));
          expect(copy.contents(spaceOf('closed'))).toEqual(isMember ? world.model.contents(spaceOf('closed')) : null);
        }
        expect((await checkStore(world.backend.store)).problems).toEqual([]);
        await world.backend.store.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

async function membersOf({ backend }: World): Promise<string[]> {
  const rows = await backend.store.read(({ db }) =>
    db.selectFrom('memberships').select('person').where('team', '=', 'closed').execute(),
  );
  return rows.map(({ person }) => person);
}
