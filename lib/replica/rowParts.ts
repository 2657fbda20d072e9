/** Into which parts a root's records go when it is written. */
import type { StoredRecord } from '#lib/sync/record.ts';
import type { Root, RowContent } from './row.ts';

/** Largest part in bytes, as the browser's serializer counts them: one a character, two where a text has any beyond Latin 1. */
const PART_LIMIT = 64 * 1024;
/** How far a part that overflows is emptied, so that it does not overflow again with the next check-in. */
const PART_ROOM = PART_LIMIT / 2;

/**
 * The rows to write after `touched` records changed, without the derived keys: part 0, every other part that holds a touched record,
 * and new ones for what part 0 has no more room for. Shadows always lie in part 0.
 */
export function rowsToWrite(
  root: Root,
  touched: ReadonlySet<string>,
): { rows: RowContent[]; parts: ReadonlyMap<string, number> } {
  const parts = new Map(root.parts);
  for (const id of parts.keys()) if (!root.records.has(id)) parts.delete(id);
  const dirty = new Set([0]);
  for (const id of touched) dirty.add(root.parts.get(id) ?? 0);

  const inFirst = [...root.records.values()].filter((record) => !parts.has(record.id));
  let size = sizeOfAll(inFirst);
  if (size > PART_LIMIT) {
    let last = parts.values().reduce((highest, part) => Math.max(highest, part), 0);
    // Key results stay in part 0 and may fill it alone; the last part is filled up first, or each check-in would get its own.
    let room =
      last === 0 ? 0 : PART_LIMIT - sizeOfAll([...root.records.values()].filter(({ id }) => parts.get(id) === last));
    const oldestFirst = inFirst
      .filter((record) => record.kind === 'check-in' || record.kind === 'skip')
      .toSorted((a, b) => (a.clock < b.clock ? -1 : 1));
    for (const record of oldestFirst) {
      if (size <= PART_ROOM) break;
      const bytes = sizeOf(record);
      if (room < bytes) {
        last += 1;
        room = PART_LIMIT;
      }
      dirty.add(last);
      parts.set(record.id, last);
      room -= bytes;
      size -= bytes;
    }
  }

  const rows = [...dirty].map((part) => ({
    space: root.space,
    root: root.id,
    part,
    records: [...root.records.values()].filter((record) => (parts.get(record.id) ?? 0) === part),
    shadow: part === 0 ? [...root.shadow].map(([id, record]) => ({ id, record })) : [],
  }));
  return { rows, parts };
}

const sizeOfAll = (records: readonly StoredRecord[]): number =>
  records.reduce((sum, record) => sum + sizeOf(record), 0);

function sizeOf(record: StoredRecord): number {
  const text = JSON.stringify(record);
  return /[^\u0000-\u00ff]/.test(text) ? text.length * 2 : text.length;
}
