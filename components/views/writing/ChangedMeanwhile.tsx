/** Says under a form that what it is about was changed while it was being written, so that nobody writes over that without knowing. */
import { Button } from '#components/controls/Button.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';

export interface ChangedMeanwhileProps {
  /** Puts what was changed into the form. */
  onTake: () => void;
}

/** It stands below the fields, or they would move under the hands of whoever writes. */
export function ChangedMeanwhile({ onTake }: ChangedMeanwhileProps) {
  const { t } = useTexts();
  return (
    <Notice
      kind="warning"
      title={t('writing.changedMeanwhile')}
      action={<Button onClick={onTake}>{t('writing.takeNewer')}</Button>}
    >
      {t('writing.changedMeanwhileHint')}
    </Notice>
  );
}
