/** Whether records are where the protocol says they are: in the order of their space, under the right root, alive once. */
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { parentOf } from '#lib/sync/hanging.ts';
import { readRecord, type StoredRow } from '../store/records.ts';
import type { SpaceState } from '../store/spaces.ts';
import type { Reading } from '../store/store.ts';

export function spaceProblems({ space, counter, pruned }: SpaceState): string[] {
  return pruned > counter ? [`${space}: tombstones are gone up to ${pruned}, beyond its counter ${counter}`] : [];
}

/** I1, and that what is searched by is what is sent. That no ver is there twice (I3), the table itself sees to. */
export function rowProblems({ space, counter }: SpaceState, { record, columns }: StoredRow): string[] {
  const said = JSON.stringify({ id: record.id, kind: record.kind, ver: record.ver, deleted: record.deleted === true });
  const kept = JSON.stringify(columns);
  return [
    ...(columns.ver < 1 || columns.ver > counter
      ? [`I1 ${space}/${columns.id}: ver ${columns.ver} of ${counter}`]
      : []),
    ...(said === kept ? [] : [`${space}/${columns.id}: the table says ${kept}, the record ${said}`]),
  ];
}

/** @param rows all of one root */
export async function rootProblems(tx: Reading, rows: readonly StoredRow[]): Promise<string[]> {
  const alive = rows.filter(({ record }) => record.deleted !== true);
  const here = new Set(alive.map(({ record }) => record.id));
  const problems: string[] = [];
  for (const { space, root, record } of alive) {
    const { id, kind, fields } = record;
    const parent = parentOf(kind, fields);
    if (parent === null) {
      const wrong = (kind === 'objective' && root !== id) || (DIRECTORY.has(kind) && root !== DIRECTORY_ROOT);
      if (wrong) problems.push(`${space}/${id}: ${kind} in root ${root}`);
    } else if (!here.has(parent)) {
      const elsewhere = await readRecord(tx, space, parent);
      problems.push(
        elsewhere && elsewhere.record.deleted !== true
          ? `${space}/${id}: in root ${root}, but its ${parent} in ${elsewhere.root}`
          : `${space}/${id}: ${kind} hangs under ${parent}, which is not there`,
      );
    }
  }
  return problems;
}

const DIRECTORY = new Set(['organisation', 'person', 'team', 'cycle']);

export function aliveTwiceProblems(spaces: ReadonlyMap<string, readonly string[]>): string[] {
  return [...spaces].map(([id, found]) => `${id}: alive in ${found.join(' and ')}`);
}
