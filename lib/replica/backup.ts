/**
 * The whole copy as one JSON text, and back. A backup holds records as they are stored, kinds and fields that this version does
 * not know included; it holds no device, no token, no outbox.
 */
import * as z from 'zod/mini';
import { Id } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { fieldsProblem, StoredRecord } from '#lib/sync/record.ts';
import { readDevice, writing } from './commit.ts';
import type { Connection } from './connection.ts';
import type { DeviceState } from './database.ts';
import { JoinedServer, NotABackup } from './wholeErrors.ts';
import { writeRoot } from './writeRoot.ts';
import { emptyRoot } from './emptyRoot.ts';
import type { Root } from './row.ts';
import { directoryOf } from './tree.ts';

const FORMAT = 'updraft-backup';

export const Backup = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  /** Epoch milliseconds. */
  savedAt: z.number(),
  space: z.string(),
  me: Id,
  roots: z.array(
    z.object({ root: z.string().check(z.minLength(1), z.maxLength(100)), records: z.array(StoredRecord) }),
  ),
});
export type Backup = z.infer<typeof Backup>;

export function backupText(roots: readonly Root[], device: Pick<DeviceState, 'space' | 'me'>, now: number): string {
  const backup: Backup = {
    format: FORMAT,
    version: 1,
    savedAt: now,
    space: device.space,
    me: device.me,
    roots: [...Map.groupBy(roots, ({ id }) => id)].map(([root, parts]) => ({ root, records: asOne(parts) })),
  };
  return JSON.stringify(backup);
}

/** The records of a root that several spaces have; what has moved is where it is alive. */
function asOne(parts: readonly Root[]): StoredRecord[] {
  const records = new Map<string, StoredRecord>();
  for (const record of parts.flatMap((part) => [...part.records.values()])) {
    if (!record.deleted || !records.has(record.id)) records.set(record.id, record);
  }
  return [...records.values()];
}

/** Reads a backup's text down to the fields of every record. Throws NotABackup, which names the first place that does not fit. */
export function readBackup(text: string): Backup {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new NotABackup('JSON', { cause: error });
  }
  const result = Backup.safeParse(json);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new NotABackup(`${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
  }
  // A device works in the space of its person; in any other, a later joining would find somebody else's name on everything.
  if (result.data.space !== `person:${result.data.me}`) throw new NotABackup('space');
  for (const { records } of result.data.roots) {
    for (const record of records) {
      const problem = record.deleted ? null : fieldsProblem(record.kind, record.fields);
      if (problem) throw new NotABackup(`${record.id}: ${problem}`);
    }
  }
  return result.data;
}

/**
 * Puts a backup in the place of everything on this device. The device keeps its own id and counts on from its last operation,
 * so that no number is ever used twice. Throws JoinedServer where the server has the last word.
 */
export function replaceWithBackup(connection: Connection, backup: Backup): Promise<DeviceState> {
  return writing(connection, async (tx) => {
    const before = await readDevice(tx);
    if (before.server) throw new JoinedServer('A backup can only be added to what the server has.');
    const records = backup.roots.flatMap((root) => root.records);
    const clock = records
      .flatMap((record) => [record.clock, ...Object.values(record.clocks ?? {})])
      .reduce<string | null>((last, next) => (last === null || next > last ? next : last), null);
    // The clock goes on after whatever the backup has seen, or later changes would lose against restored ones.
    const device = { ...before, space: backup.space, me: backup.me };
    device.clock = clock !== null && (device.clock === null || clock > device.clock) ? clock : device.clock;
    await Promise.all([tx.objectStore('roots').clear(), tx.objectStore('outbox').clear()]);
    const roots = backup.roots.map((root) => ({
      ...emptyRoot(backup.space, root.root),
      records: new Map(root.records.map((record) => [record.id, record])),
    }));
    const directory = directoryOf([roots.find((root) => root.id === DIRECTORY_ROOT) ?? null], backup.me);
    for (const root of roots) await writeRoot(tx, root, new Set(root.records.keys()), directory);
    const ver = records.reduce((highest, record) => Math.max(highest, record.ver), 0);
    await tx.objectStore('spaces').put({ id: backup.space, ver });
    await tx.objectStore('meta').put(device, 'device');
    return device;
  });
}
