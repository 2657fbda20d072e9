/** Objectives that somebody deleted while I changed them: nowhere else is there a place for what I wrote. */
import { useTexts } from '#components/texts.tsx';
import type { Directory } from '#lib/okr/model.ts';
import { bringBack, deletedConflicts } from '#lib/replica/conflicts.ts';
import type { Root } from '#lib/replica/row.ts';
import type { Draft } from '#lib/sync/draft.ts';
import { DeletedNote } from '../conflicts/DeletedNote.tsx';
import { usePutAway } from '../conflicts/usePutAway.ts';

export interface KeptThoughDeletedProps {
  roots: readonly Root[];
  directory: Directory;
  save: (drafts: readonly Draft[], message: string) => Promise<boolean>;
}

export function KeptThoughDeleted({ roots, directory, save }: KeptThoughDeletedProps) {
  const { t } = useTexts();
  const away = usePutAway();
  if (!away) return null;
  const { me } = directory;
  const kept = roots.flatMap((root) =>
    deletedConflicts(root, me)
      .filter(({ id, key }) => id === root.id && !away.isAway(key))
      .map((conflict) => ({ root, conflict })),
  );
  if (kept.length === 0) return null;
  return (
    <section aria-labelledby="settings-kept">
      <h2 id="settings-kept">{t('attention.keptTitle')}</h2>
      {kept.map(({ root, conflict }) => (
        <DeletedNote
          key={conflict.key}
          conflict={conflict}
          directory={directory}
          onBack={() => void save(bringBack(root, conflict, me), t('together.broughtBack'))}
          onLeave={() => void away.putAway(conflict.key)}
        />
      ))}
    </section>
  );
}
