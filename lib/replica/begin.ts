/** The first start of a device, and what time alone changes: the zone its person is in, and the cycles that begin and end. */
import type { Cycle, Directory, Person, With } from '#lib/okr/model.ts';
import { freeQuarter, quarterOf, stateByDate, type Quarter } from '#lib/okr/cycleCalendar.ts';
import { DIRECTORY_ROOT, type Draft } from '#lib/sync/draft.ts';
import { writeHlc } from '#lib/sync/clock.ts';
import { backInTime, ranAhead } from './backInTime.ts';
import { allRoots, commitWithin, readDevice, readRoots, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import { isDevice, type DeviceState } from './database.ts';
import type { Writing } from './findRoot.ts';
import { treeOf } from './tree.ts';

interface Start {
  now: number;
  zone: string;
  newId: () => string;
}

export const dayIn = (zone: string, now: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();

/** Makes the device's state on the first start: a space of its own, the person in it, and the quarter we are in. */
export function createDevice(connection: Connection, { now, zone, newId }: Start): Promise<DeviceState> {
  return writing(connection, async (tx) => {
    // Another window may have been faster.
    const meanwhile = await tx.objectStore('meta').get('device');
    if (isDevice(meanwhile)) return meanwhile;
    const me = newId();
    const device: DeviceState = { id: newId(), n: 0, clock: null, space: `person:${me}`, me };
    await tx.objectStore('meta').put(device, 'device');
    await commitWithin(
      tx,
      [
        { type: 'create', kind: 'person', id: me, root: DIRECTORY_ROOT, fields: { name: '', zone } satisfies Person },
        quarterDraft(quarterOf(dayIn(zone, now)), newId()),
      ],
      { now, newId },
    );
    return device;
  });
}

/**
 * Commits what {@link turnOfTime} finds; true where that was anything. It looks and writes in one transaction, or two that
 * wake at once would both begin the quarter.
 */
export function writeTime(connection: Connection, start: Start): Promise<boolean> {
  return writing(connection, async (tx) => {
    const device = await readDevice(tx);
    // A device that has joined does it otherwise (joinedTime.ts).
    if (device.server) return false;
    const { directory } = await readRoots(tx, device, new Set(), start.now);
    const drafts = turnOfTime(directory, start);
    if (drafts.length > 0) await commitWithin(tx, drafts, start);
    const isBack = ranAhead(device.clock, start.now) && (await comeBack(tx, start));
    return drafts.length > 0 || isBack;
  });
}

/** Says again as of now what was said under a clock that ran ahead, and lets the device's own clock begin anew. */
async function comeBack(tx: Writing, start: Start): Promise<boolean> {
  const device = await readDevice(tx);
  const ids = new Set((await allRoots(tx, device)).map(({ id }) => id));
  const { roots, directory } = await readRoots(tx, device, ids, start.now);
  const trees = [...roots.values()].flatMap((root) => (root.id === DIRECTORY_ROOT ? [] : (treeOf(root) ?? [])));
  const drafts = backInTime(trees, directory, { ...start, today: dayIn(start.zone, start.now) });
  await tx.objectStore('meta').put({ ...device, clock: writeHlc(start.now, 0, device.id) }, 'device');
  if (drafts.length > 0) await commitWithin(tx, drafts, start);
  return drafts.length > 0;
}

/** Whether there is anything for {@link writeTime} to do. A mere look. */
export async function isTimeDue(connection: Connection, directory: Directory, start: Start): Promise<boolean> {
  const device = await connection.run((db) => db.get('meta', 'device'));
  return (isDevice(device) && ranAhead(device.clock, start.now)) || turnOfTime(directory, start).length > 0;
}

function quarterDraft({ firstDay, lastDay, year, quarter }: Quarter, id: string): Draft {
  const fields: Cycle = { name: `Q${quarter} ${year}`, firstDay, lastDay, kind: 'quarter', state: 'active' };
  return { type: 'create', kind: 'cycle', id, root: DIRECTORY_ROOT, fields };
}

/**
 * What has to be written because time has passed: my zone where the device has moved, cycles whose days have begun or ended,
 * and what is free of the current quarter where no cycle runs. Empty when nothing has. Only for a device without a server.
 *
 * The date moves a cycle both ways: a clock that was wrong for an hour must not end a quarter for good.
 */
function turnOfTime(directory: Directory, { now, zone, newId }: Start): Draft[] {
  const today = dayIn(zone, now);
  const drafts: Draft[] = [];
  const me = directory.people.get(directory.me);
  if (!me) {
    const fields: Person = { name: '', zone };
    drafts.push({ type: 'create', kind: 'person', id: directory.me, root: DIRECTORY_ROOT, fields });
  } else if (me.zone !== zone) {
    drafts.push({ type: 'patch', kind: 'person', id: me.id, root: DIRECTORY_ROOT, fields: { zone } });
  }
  drafts.push(...turnOfCycles(directory.cycles.values(), today));
  const isRunning = [...directory.cycles.values()].some((cycle) => stateOn(cycle, today) === 'active');
  const quarter = isRunning ? null : freeQuarter(today, directory.cycles.values());
  if (quarter) drafts.push(quarterDraft(quarter, newId()));
  return drafts;
}

/** What a person has closed stays closed. */
const stateOn = (cycle: Cycle, today: Temporal.PlainDate): Cycle['state'] =>
  cycle.state === 'closed' ? 'closed' : stateByDate(cycle, today);

/** Cycles whose days have begun or ended, brought to the state that their days give them. */
export function turnOfCycles(cycles: Iterable<With<Cycle>>, today: Temporal.PlainDate, space?: string): Draft[] {
  return [...cycles].flatMap((cycle): Draft[] => {
    const state = stateOn(cycle, today);
    if (state === cycle.state) return [];
    const target = {
      kind: 'cycle',
      id: cycle.id,
      root: DIRECTORY_ROOT,
      ...(space !== undefined && { space }),
    } as const;
    return [{ ...target, type: 'patch', fields: { state } }];
  });
}
