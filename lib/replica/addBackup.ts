/**
 * What a backup has and this device has not, as drafts: what is on both stays as it is here. On a device
 * that has joined a server, what a backup brings back lies on this device alone: it may be from another house, and nobody was asked.
 */
import { changeRefusal } from '#lib/okr/cycleState.ts';
import { cycleProblem } from '#lib/okr/cycleProblem.ts';
import { Cycle, Objective, type With } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT, type Draft, type Fields, type RecordKind } from '#lib/sync/draft.ts';
import { isAlive, parentOf } from '#lib/sync/hanging.ts';
import { NOTICES_ROOT } from '#lib/sync/notice.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { Backup } from './backup.ts';
import type { DeviceState } from './database.ts';
import { LOCAL_SPACE } from './homes.ts';
import type { Place, Root } from './row.ts';

export interface Addition {
  drafts: Draft[];
  /** Objectives that come back. */
  objectives: number;
  /** Records that cannot come back: they would lie in something closed, or are not mine to say to others. */
  left: number;
}

/** Whoever the backup belonged to becomes me; a cycle of the same kind and days becomes ours. Deleted records come back. */
export function addBackup(
  backup: Backup,
  here: readonly Root[],
  { me, server, space: own }: Pick<DeviceState, 'me' | 'server' | 'space'>,
): Addition {
  const apart = server ? LOCAL_SPACE : own;
  const known = knownIn(here);
  const cycles = [...known.values()].flatMap(({ record, at }) => readCycle(record, at.space));
  const names = new Map<string, string | null>([[backup.me, me], ...cycleNames(backup, known, cycles, apart)]);
  const homes = new Map([...known].flatMap(([id, { record, at }]) => (isAlive(record) ? [[id, at] as const] : [])));
  const isReadOnly = readOnlyIn(known, cycles);
  /** Whether others would hear of it, from me, though it is not mine. */
  const isForeign = ({ space }: Place, { author, owner }: Fields) =>
    server !== undefined && space !== LOCAL_SPACE && space !== own && (author ?? owner ?? me) !== me;

  const addition: Addition = { drafts: [], objectives: 0, left: 0 };
  for (const { root: rootThere, records } of inReadingOrder(backup, server !== undefined)) {
    for (const record of records.toSorted(parentsFirst)) {
      const mine = known.get(record.id);
      const isHere = mine && !(mine.record.deleted && mine.at.id === rootThere);
      if (record.deleted || names.has(record.id) || isHere || isTheirs(record, server !== undefined)) continue;
      const fields = named(record.fields, names);
      // A key result may have moved here since; what was said of it is filed where it lives, or nowhere if it is gone.
      const parent = parentOf(record.kind, record.fields);
      const home = parent === null ? { space: apart, id: rootThere } : homes.get(parent);
      if (home === undefined) continue;
      if (parent !== null && (isReadOnly(home) || isForeign(home, fields))) {
        addition.left += 1;
        continue;
      }
      homes.set(record.id, home);
      if (record.kind === 'objective') addition.objectives += 1;
      const target = { kind: record.kind as RecordKind, id: record.id, root: home.id, space: home.space };
      addition.drafts.push({ ...target, type: 'create', fields });
    }
  }
  return addition;
}

interface Known {
  record: StoredRecord;
  at: Place;
}

/** By id; of what has moved, where it is alive. */
function knownIn(here: readonly Root[]): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const { space, id: root, records } of here) {
    for (const [id, record] of records) {
      if (!isAlive(known.get(id)?.record)) known.set(id, { record, at: { space, id: root } });
    }
  }
  return known;
}

type OurCycle = With<Cycle> & { space: string };

function readCycle({ id, kind, fields, deleted }: StoredRecord, space: string): OurCycle[] {
  if (kind !== 'cycle' || deleted) return [];
  const { success, data } = Cycle.safeParse(fields);
  return success ? [{ ...data, id, space }] : [];
}

/** The backup's cycles by what becomes of their objectives: ours of the same days, or the one in their way, or (null) the backlog. */
function cycleNames(
  backup: Backup,
  known: ReadonlyMap<string, Known>,
  cycles: readonly OurCycle[],
  apart: string,
): [string, string | null][] {
  const theirs = backup.roots.flatMap(({ records }) => records.flatMap((record) => readCycle(record, apart)));
  return theirs.flatMap((cycle): [string, string | null][] => {
    const same = known.get(cycle.id);
    if (isAlive(same?.record)) return same?.record.fields.state === 'closed' ? [[cycle.id, null]] : [];
    const twin = cycles.find((ours) => span(ours) === span(cycle) && ours.state !== 'closed');
    if (twin) return [[cycle.id, twin.id]];
    const problem = cycleProblem(
      cycle,
      cycles.filter(({ space }) => space === apart),
    );
    if (problem?.code !== 'overlaps') return [];
    const inTheWay = cycles.find(({ id }) => id === problem.cycle);
    return [[cycle.id, inTheWay && inTheWay.state !== 'closed' ? inTheWay.id : null]];
  });
}

const span = ({ kind, firstDay, lastDay }: Cycle): string => `${kind} ${firstDay} ${lastDay}`;

/** Whether nothing can be added to what lies in a place, because it is closed. */
function readOnlyIn(known: ReadonlyMap<string, Known>, cycles: readonly With<Cycle>[]): (place: Place) => boolean {
  const byId = new Map(cycles.map((cycle) => [cycle.id, cycle]));
  return ({ id }) => {
    const { success, data } = Objective.safeParse(known.get(id)?.record.fields);
    if (!success) return false;
    if (data.state === 'closed') return true;
    return changeRefusal(byId.get(data.cycle ?? '') ?? null, data, 'key-result') !== null;
  };
}

/** Directory first, so that cycles and people are there when objectives name them. Notices are the server's to give. */
function inReadingOrder({ roots }: Backup, hasJoined: boolean): Backup['roots'] {
  return roots
    .filter(({ root }) => !hasJoined || root !== NOTICES_ROOT)
    .toSorted((a, b) => Number(b.root === DIRECTORY_ROOT) - Number(a.root === DIRECTORY_ROOT));
}

/** There is one organisation, and who has joined is in it; figures for charts are worked out by the server of what it has. */
const isTheirs = ({ kind }: StoredRecord, hasJoined: boolean): boolean =>
  kind === 'daily-figure' || (hasJoined && kind === 'organisation');

function named(fields: Fields, names: ReadonlyMap<string, string | null>): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]): [string, unknown] => {
      const name = typeof value === 'string' ? names.get(value) : undefined;
      return [key, name === undefined ? value : name];
    }),
  );
}

const DEPTH: Partial<Record<string, number>> = { objective: 0, 'key-result': 1 };
const parentsFirst = (a: StoredRecord, b: StoredRecord): number => (DEPTH[a.kind] ?? 2) - (DEPTH[b.kind] ?? 2);
