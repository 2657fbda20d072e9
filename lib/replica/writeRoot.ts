/** Writing a root within a transaction, and putting damaged rows out of the way. */
import type { Directory } from '#lib/okr/model.ts';
import { DIRECTORY_ROOT } from '#lib/sync/draft.ts';
import { agendaKeys, shelfKeys } from './agenda.ts';
import { partsOf, type Found, type Writing } from './findRoot.ts';
import { soundRecords } from './inspect.ts';
import { isBeside } from './beside.ts';
import type { Root } from './row.ts';
import { rowsToWrite } from './rowParts.ts';
import { treeOf } from './tree.ts';

/** Writes the parts that changed, with the derived keys on the first. */
export async function writeRoot(
  tx: Writing,
  root: Root,
  touched: ReadonlySet<string>,
  directory: Directory,
): Promise<void> {
  const store = tx.objectStore('roots');
  const { rows, parts } = rowsToWrite(root, touched);
  const tree = root.id === DIRECTORY_ROOT || isBeside(root.space) ? null : treeOf({ ...root, parts });
  await Promise.all(
    rows.map((row) =>
      row.records.length === 0 && row.shadow.length === 0
        ? store.delete([row.space, row.root, row.part])
        : store.put({
            ...row,
            agenda: row.part === 0 && tree ? agendaKeys(tree, directory) : [],
            shelf: row.part === 0 && tree ? shelfKeys(tree) : [],
          }),
    ),
  );
}

/**
 * Puts damaged rows aside exactly as they are, and keeps in their place what is sound in them. An objective whose own record is
 * damaged cannot be shown at all, so then nothing stays. Returns what stays.
 */
export async function setAside(
  tx: Writing,
  { space, id, at }: { space: string; id: string; at: number },
  found: Found & { ok: false },
  directory: Directory,
): Promise<Root | null> {
  const aside = tx.objectStore('set-aside');
  for (const [part, raw] of found.rows.entries()) {
    await aside.put({ key: `${space}/${id}/${part}/${at}`, space, root: id, part, reason: found.reason, at, raw });
  }
  await tx.objectStore('roots').delete(partsOf(space, id));
  const sound = soundRecords(found.rows, space, id);
  if (sound.records.size === 0 || (id !== DIRECTORY_ROOT && !treeOf(sound))) return null;
  await writeRoot(tx, sound, new Set(sound.records.keys()), directory);
  return sound;
}
