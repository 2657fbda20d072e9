import './Conflicts.css';
import { Button } from '#components/controls/Button.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Directory } from '#lib/okr/model.ts';
import type { DeletedConflict } from '#lib/replica/conflicts.ts';
import { fieldName, fieldText } from '../fieldWords.ts';
import { deletedTitle } from './conflictTitles.ts';

export interface DeletedNoteProps {
  conflict: DeletedConflict;
  directory: Directory;
  onBack: () => void;
  onLeave: () => void;
}

/** Something of mine that was deleted while I changed it, with what I wrote. */
export function DeletedNote({ conflict, directory, onBack, onLeave }: DeletedNoteProps) {
  const texts = useTexts();
  const { t } = texts;
  const title = deletedTitle(texts, conflict, directory);
  return (
    <div class="conflict" role="group" aria-label={title}>
      <b>{title}</b>
      <span>{t('together.deletedText')}</span>
      <dl class="conflict-versions">
        {Object.entries(conflict.fields).map(([field, value]) => (
          <div key={field}>
            <dt>{fieldName(texts, field)}</dt>
            <dd dir="auto">{fieldText(texts, field, value, directory)}</dd>
          </div>
        ))}
      </dl>
      <div class="conflict-actions">
        <Button onClick={onBack}>{t('together.bringBack')}</Button>
        <Button look="quiet" onClick={onLeave}>
          {t('together.letGo')}
        </Button>
      </div>
    </div>
  );
}
