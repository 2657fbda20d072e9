/** Says that an opened row has gone, and keeps what was typed into it until its author lets go. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import { forgetHalfTyped, halfTyped } from '#lib/platform/halfTyped.ts';
import { checkInForm, HalfTypedCheckIn } from '../checkInText.ts';
import { CopyButton } from '../CopyButton.tsx';
import type { Vanished } from './useVanished.ts';

export function VanishedRow({ row, onDone }: { row: Vanished; onDone: () => void }) {
  const { t } = useTexts();
  const form = checkInForm(row.id);
  const [typed] = useState(() => halfTyped(form, HalfTypedCheckIn));
  const text = [typed?.value, typed?.note].filter(Boolean).join('\n');
  // Nothing was typed, so there is nothing to keep: the row is gone like any other.
  if (text === '') return null;
  return (
    <Notice
      kind="warning"
      title={t('together.vanished', { title: row.title })}
      action={
        <>
          <CopyButton text={text} />
          <Button
            look="quiet"
            onClick={() => {
              forgetHalfTyped(form);
              onDone();
            }}
          >
            {t('together.letGo')}
          </Button>
        </>
      }
    >
      <p>{t('together.vanishedText')}</p>
      <blockquote class="kept-text" dir="auto">
        {text}
      </blockquote>
    </Notice>
  );
}
