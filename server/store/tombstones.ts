/** Tombstones tell devices what is gone. They are kept for 90 days; a device that stayed away for longer reads the space anew. */
import { TRACES } from './records.ts';
import type { Writing } from './store.ts';

export const TOMBSTONE_DAYS = 90;
const DAY_MS = 86_400_000;

/** Forgets what was deleted more than {@link TOMBSTONE_DAYS} days before `now`. Returns how many rows. */
export async function pruneTombstones({ db, changes }: Writing, now: number): Promise<number> {
  const before = now - TOMBSTONE_DAYS * DAY_MS;
  const old = await db
    .selectFrom('records')
    .select(({ fn }) => ['space', fn.max('ver').as('highest'), fn.countAll<number>().as('rows')])
    .where('deleted_at', '<', before)
    .groupBy('space')
    .execute();
  for (const { space, highest } of old) {
    await db
      .updateTable('spaces')
      .set({ pruned: highest })
      .where('space', '=', space)
      .where('pruned', '<', highest)
      .execute();
  }
  if (old.length > 0) changes(TRACES);
  await db.deleteFrom('records').where('deleted_at', '<', before).execute();
  return old.reduce((sum, { rows }) => sum + rows, 0);
}
