import type { StoredRecord } from '#lib/sync/record.ts';

/** A record in which identifiers have become others. */
export function named(record: StoredRecord, names: ReadonlyMap<string, string>): StoredRecord {
  const fields = Object.fromEntries(
    Object.entries(record.fields).map(([key, value]): [string, unknown] => [
      key,
      typeof value === 'string' ? (names.get(value) ?? value) : value,
    ]),
  );
  return { ...record, id: names.get(record.id) ?? record.id, fields };
}
