/** Why something was dropped, and what was said of it besides. */
import { useTexts } from '#components/texts.tsx';
import type { DropNote } from '#lib/okr/model.ts';

export function DroppedNote({ note: { on, why, learned, freed } }: { note: DropNote }) {
  const { t, day } = useTexts();
  return (
    <div class="dropped-note">
      <p>{t('panel.droppedOn', { day: day(on), why })}</p>
      {learned && <p>{t('panel.learnedWas', { learned })}</p>}
      {freed && <p>{t('panel.freedWas', { freed })}</p>}
    </div>
  );
}
