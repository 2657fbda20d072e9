/** The thorough look at stored rows, by the same schemas that every record had to pass when it was written. */
import * as z from 'zod/mini';
import { fieldsProblem, StoredRecord } from '#lib/sync/record.ts';
import { emptyRoot } from './emptyRoot.ts';
import type { Root } from './row.ts';

const Row = z.object({
  space: z.string(),
  root: z.string(),
  part: z.number(),
  records: z.array(StoredRecord),
  shadow: z.array(z.object({ id: z.string(), record: z.nullable(StoredRecord) })),
});

/** What is wrong with a row, down to the fields of each record, or null. */
export function damageIn(row: unknown): string | null {
  const parsed = Row.safeParse(row);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'row';
  }
  for (const record of parsed.data.records) {
    const problem = record.deleted ? null : fieldsProblem(record.kind, record.fields);
    if (problem) return `${record.id}: ${problem}`;
  }
  return null;
}

/** A root of all records in damaged rows that are sound; it may turn out empty. */
export function soundRecords(rows: readonly unknown[], space: string, id: string): Root {
  const records = rows.flatMap((row) => {
    const list = typeof row === 'object' && row !== null && 'records' in row ? row.records : [];
    if (!Array.isArray(list)) return [];
    return list.flatMap((candidate: unknown) => {
      const record = StoredRecord.safeParse(candidate);
      return record.success && fieldsProblem(record.data.kind, record.data.fields) === null ? [record.data] : [];
    });
  });
  return { ...emptyRoot(space, id), records: new Map(records.map((record) => [record.id, record])) };
}
