/**
 * What must always hold (protocol, 'What must always hold'), by its name: looked at after every step, past the code that is tested, in what lies
 * in the browsers' storages and in the server's database.
 */
import { checkStore } from '../../server/operations/check.ts';
import type { Backend } from '../../server/backend.ts';
import { isServersOwn, shapeOf, type Oracle } from './oracle.ts';
import type { DeviceContent, Placed, ServerContent } from './peek.ts';
import type { SpaceChange } from '../../server/operations/rowsInHand.ts';

const isAlive = ({ record }: Placed): boolean => record.deleted !== true;
const placeOf = ({ space, root, record }: Placed): string => `${space}/${root}/${record.id}`;
const shape = ({ record: { kind, fields } }: Placed) => shapeOf(kind, fields);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A guest's reading of a space says beside its history that it is one. */
const historyOf = (epoch: string | undefined): string | undefined => epoch?.split('~')[0];

/** The first differences between what should be and what is, in words. */
function differences(expected: ReadonlyMap<string, unknown>, actual: ReadonlyMap<string, unknown>): string[] {
  const places = [...new Set([...expected.keys(), ...actual.keys()])].toSorted();
  return places
    .filter((place) => !same(expected.get(place), actual.get(place)))
    .slice(0, 4)
    .map(
      (place) => `${place}: should be ${JSON.stringify(expected.get(place))}, is ${JSON.stringify(actual.get(place))}`,
    );
}

const byPlace = (records: readonly Placed[]) => new Map(records.filter(isAlive).map((at) => [placeOf(at), shape(at)]));

/** I1: what the server holds is what the operations that it has settled make of it, no more and no less. */
export function effectsOfSettled(oracle: Oracle, { records }: ServerContent): string[] {
  const modelled = records.filter(({ record }) => !isServersOwn(record.kind));
  return differences(oracle.contents(), byPlace(modelled)).map(
    (line) => `I1: effects and lastN are committed together: ${line}`,
  );
}

/** I1: whatever changed has a new place in the order of its space. */
export function newVers(before: ServerContent, after: ServerContent): string[] {
  const known = new Map(before.records.map((at) => [`${at.space}/${at.record.id}`, at]));
  return after.records.flatMap((at) => {
    const was = known.get(`${at.space}/${at.record.id}`);
    const isSame = was && same([was.root, { ...was.record, ver: 0 }], [at.root, { ...at.record, ver: 0 }]);
    const isLater = at.record.ver > (before.spaces.get(at.space)?.counter ?? 0);
    return isSame || isLater ? [] : [`I1: what changed has a new ver: ${placeOf(at)} has still ${at.record.ver}`];
  });
}

/** I1, I3, I8: what the server's own check finds, which `npm run server -- check` prints. */
export async function serversOwnCheck({ store }: Backend): Promise<string[]> {
  const { problems } = await checkStore(store);
  return problems.map((problem) =>
    /^I\d/.test(problem) ? problem.replace(' ', ': ') : `I1: the database is sound: ${problem}`,
  );
}

/** I2: the effects of what a device takes for done are in what it has read. */
export function effectsOfHeard(
  name: string,
  { device, spaces }: DeviceContent,
  pushes: readonly { device: string; lastN: number; changes: readonly SpaceChange[] }[],
): string[] {
  const done = Math.min(device.server?.settled ?? 0, device.server?.heard ?? 0);
  return pushes
    .filter((push) => push.device === device.id && push.lastN <= done)
    .flatMap(({ lastN, changes }) =>
      changes
        .filter(({ space, epoch, to }) => spaces.get(space)?.epoch === epoch && (spaces.get(space)?.ver ?? 0) < to)
        .map(
          ({ space, to }) =>
            `I2: lastN brings the effects: ${name} is done with ${lastN}, but has read ${space} only to ${spaces.get(space)?.ver}, not ${to}`,
        ),
    );
}

/** I3: a cursor never passes a row that its person may see and that was not delivered. */
export function delivered(name: string, content: DeviceContent, server: ServerContent, oracle: Oracle): string[] {
  const { me } = content.device;
  const base = new Map(content.base.map((at) => [`${at.space}/${at.record.id}`, at]));
  return server.records.flatMap((at) => {
    const cursor = content.spaces.get(at.space);
    if (historyOf(cursor?.epoch) !== server.spaces.get(at.space)?.epoch || at.record.ver > (cursor?.ver ?? 0))
      return [];
    const here = base.get(`${at.space}/${at.record.id}`);
    const line = `I3: a cursor never passes a row that was not delivered: ${name} has read ${at.space} to ${cursor?.ver}, `;
    if (!isAlive(at))
      return here && isAlive(here)
        ? [`${line}but ${placeOf(at)} is still there, though deleted at ${at.record.ver}`]
        : [];
    // A reading as a guest says nothing of one as a member.
    if (cursor?.epoch?.includes('~') !== oracle.readsPartly(me, at.space)) return [];
    // What guests may see of the directory follows from other rows of it: it holds for those who have read all of them.
    const isPartly =
      oracle.readsPartly(me, at.space) && (cursor?.ver ?? 0) < (server.spaces.get(at.space)?.counter ?? 0);
    if (isPartly || !oracle.isFor(me, at)) return [];
    return here && placeOf(here) === placeOf(at) && here.record.ver === at.record.ver
      ? []
      : [
          `${line}but ${placeOf(at)} ver ${at.record.ver} is ${here ? `${placeOf(here)} ver ${here.record.ver}` : 'missing'}`,
        ];
  });
}

/** I4: a device shows what the server allows its person, once all is quiet. */
export function shownIsAllowed(
  name: string,
  { device: { me }, shown }: DeviceContent,
  server: ServerContent,
  oracle: Oracle,
): string[] {
  const allowed = server.records.filter(
    (at) => isAlive(at) && oracle.homes(me).includes(at.space) && oracle.isFor(me, at),
  );
  return differences(byPlace(allowed), byPlace(shown)).map(
    (line) => `I4: when all is quiet, device = what the server allows: ${name}: ${line}`,
  );
}

/** I5: everything that a device has said got its verdict. */
export function everythingSettled(name: string, { outbox }: DeviceContent): string[] {
  return outbox.length === 0
    ? []
    : [
        `I5: when all is quiet, everything has its verdict: ${name} waits with ${outbox.map(({ n, uid }) => `${n} ${uid}`).join(', ')}`,
      ];
}

/** I6: nothing of a space is left that its person may not read, after a contact that brought everything. */
export function nothingOfRevoked(
  name: string,
  { device: { me }, spaces, base }: DeviceContent,
  oracle: Oracle,
): string[] {
  // A space that one only tried to write to is known by name, and nothing of it is here.
  const read = [...spaces.values()].filter(({ epoch, after }) => epoch !== undefined || after !== undefined);
  const here = new Set([...read.map(({ id }) => id), ...base.map(({ space }) => space)]);
  return [...here]
    .filter((space) => !oracle.mayRead(me, space))
    .map((space) => `I6: a revoked space is gone after the next contact: ${name} still has ${space}`);
}

/** I7: what a device was told is settled, the server still knows (unless it was put back to a backup since). */
export function toldIsKept(name: string, { device }: DeviceContent, { devices }: ServerContent): string[] {
  const known = devices.get(device.id)?.lastN ?? 0;
  const told = device.server?.settled ?? 0;
  return told <= known
    ? []
    : [`I7: what was shown as saved is kept: ${name} was told of ${told}, the server knows ${known}`];
}

/** I8: nobody contributes to themselves, however far round. */
export function noCircles({ records }: ServerContent): string[] {
  const alive = records.filter(isAlive);
  const above = new Map(
    alive.map(({ record: { id, kind, fields } }) => {
      if (kind === 'key-result') return [id, [String(fields.objective)]];
      const parent = fields.alignment === 'declined' || typeof fields.parent !== 'string' ? [] : [fields.parent];
      return [
        id,
        kind === 'objective' ? [...parent, ...(Array.isArray(fields.supports) ? fields.supports.map(String) : [])] : [],
      ];
    }),
  );
  const done = new Set<string>();
  const walk = (id: string, way: readonly string[]): string[] => {
    if (way.includes(id))
      return [`I8: the alignment holds no circle: ${[...way.slice(way.indexOf(id)), id].join(' → ')}`];
    if (done.has(id)) return [];
    const found = (above.get(id) ?? []).flatMap((to) => walk(to, [...way, id]));
    done.add(id);
    return found;
  };
  return [...above.keys()].flatMap((id) => walk(id, []));
}
