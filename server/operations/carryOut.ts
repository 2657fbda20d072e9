/** Puts what an operation changed where it belongs: in its root, in another root of the space, or in another space. */
import type { Placed } from '#lib/sync/outcome.ts';
import type { Hlc } from '#lib/sync/clock.ts';
import { deletedAt } from '#lib/sync/merge.ts';
import type { StoredRecord } from '#lib/sync/record.ts';
import type { PlacedRecord } from '../store/records.ts';
import { isUnseenDraft, published } from './published.ts';
import type { RowsInHand } from './rowsInHand.ts';

/**
 * @param spaceOf the space of each root that the operation touched
 * @param clock of the operation
 */
export async function carryOut(
  rows: RowsInHand,
  changed: readonly Placed[],
  spaceOf: (root: string) => string,
  clock: Hlc,
): Promise<void> {
  const leaving = new Map(changed.filter(({ record }) => record === null).map(({ id, root }) => [id, root]));
  for (const { id, root, record } of changed) {
    if (!record) continue;
    const space = spaceOf(root);
    const former = leaving.get(id);
    const from = former === undefined ? space : spaceOf(former);
    if (former === undefined || from === space) {
      await placeIn(rows, space, root, record);
      continue;
    }
    await leaveTombstone(rows, from, id, { to: space, clock });
    const there = (await isUnseenDraft(rows, from, former)) ? published(record, clock) : record;
    if (there) await placeIn(rows, space, root, there);
  }
}

/** Puts a record into a root, and notes which root of that space it leaves. */
export async function placeIn(rows: RowsInHand, space: string, root: string, record: StoredRecord): Promise<void> {
  const before = await rows.find(space, record.id);
  const left = before ? [...new Set([...before.left, before.root])].filter((other) => other !== root) : [];
  rows.place({ space, root, left, record });
}

/**
 * What stays where a record was moved away to another space: that it is gone, so that whoever reads this space and not the other one forgets
 * it, and where it went, but nothing of what it said.
 */
export async function leaveTombstone(
  rows: RowsInHand,
  space: string,
  id: string,
  { to, clock }: { to: string; clock: Hlc },
): Promise<void> {
  const before: PlacedRecord | null = await rows.find(space, id);
  if (!before) return;
  const { kind, clock: made, ver } = before.record;
  const gone = deletedAt({ id, kind, fields: {}, clock: made, ver }, clock);
  rows.place({ ...before, record: { ...gone, movedTo: to } });
}
