/** Whether records are where the protocol says they are: in the order of their space, under the right root, alive once. */
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { parentOf } from '#lib/sync/hanging.ts';
import type { PlacedRecord } from '../store/records.ts';
import type { SpaceState } from '../store/spaces.ts';

/** A record with what the table says of it beside the record itself. */
export interface StoredRow extends PlacedRecord {
  columns: { id: string; kind: string; ver: number; deleted: boolean };
}

export function placeProblems(spaces: readonly SpaceState[], rows: readonly StoredRow[]): string[] {
  const bySpace = Map.groupBy(rows, ({ space }) => space);
  return [
    ...spaces.flatMap((space) => orderProblems(space, bySpace.get(space.space) ?? [])),
    ...rows.flatMap(columnProblems),
    ...rootProblems(rows),
    ...aliveTwice(rows),
  ];
}

/** I1, I3: no ver twice, none beyond the counter. */
function orderProblems({ space, counter, pruned }: SpaceState, rows: readonly StoredRow[]): string[] {
  const seen = new Set<number>();
  const problems =
    pruned > counter ? [`${space}: tombstones are gone up to ${pruned}, beyond its counter ${counter}`] : [];
  for (const { columns } of rows) {
    if (seen.has(columns.ver)) problems.push(`I3 ${space}/${columns.id}: another record has ver ${columns.ver} too`);
    if (columns.ver < 1 || columns.ver > counter)
      problems.push(`I1 ${space}/${columns.id}: ver ${columns.ver} of ${counter}`);
    seen.add(columns.ver);
  }
  return problems;
}

/** What is searched by must be what is sent. */
function columnProblems({ space, record, columns }: StoredRow): string[] {
  const said = JSON.stringify({ id: record.id, kind: record.kind, ver: record.ver, deleted: record.deleted === true });
  const kept = JSON.stringify(columns);
  return said === kept ? [] : [`${space}/${columns.id}: the table says ${kept}, the record ${said}`];
}

function rootProblems(rows: readonly StoredRow[]): string[] {
  const alive = new Map(rows.filter(isAlive).map((row) => [`${row.space}/${row.record.id}`, row]));
  return rows.filter(isAlive).flatMap(({ space, root, record: { id, kind, fields } }) => {
    const parent = parentOf(kind, fields);
    const above = parent === null ? null : alive.get(`${space}/${parent}`);
    if (above === undefined) return [`${space}/${id}: ${kind} hangs under ${parent}, which is not there`];
    if (above !== null)
      return above.root === root ? [] : [`${space}/${id}: in root ${root}, but its ${parent} in ${above.root}`];
    const wrong = (kind === 'objective' && root !== id) || (DIRECTORY.has(kind) && root !== DIRECTORY_ROOT);
    return wrong ? [`${space}/${id}: ${kind} in root ${root}`] : [];
  });
}

const DIRECTORY = new Set(['organisation', 'person', 'team', 'cycle']);

function aliveTwice(rows: readonly StoredRow[]): string[] {
  const byId = Map.groupBy(rows.filter(isAlive), ({ record }) => record.id);
  return [...byId]
    .filter(([, found]) => found.length > 1)
    .map(([id, found]) => `${id}: alive in ${found.map(({ space }) => space).join(' and ')}`);
}

const isAlive = ({ record }: StoredRow): boolean => record.deleted !== true;
