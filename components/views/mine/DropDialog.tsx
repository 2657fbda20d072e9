/** Stopping honestly: one sentence why, and if one likes, what was learned and what the time goes to. */
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Dialog } from '#components/controls/Dialog.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { Field } from '#components/controls/Field.tsx';
import { TextArea } from '#components/controls/TextInput.tsx';
import { useTexts } from '#components/texts.tsx';
import * as z from 'zod/mini';
import type { DropNote } from '#lib/okr/model.ts';
import { useHalfTyped } from '../writing/useHalfTyped.ts';

const Shape = z.object({ why: z.string(), learned: z.string(), freed: z.string() });

export interface DropDialogProps {
  id: string;
  title: string;
  today: string;
  onDrop: (note: DropNote) => Promise<boolean>;
  problem: string | null;
  onClose: () => void;
}

export function DropDialog({ id, title, today, onDrop, problem, onClose }: DropDialogProps) {
  const { t } = useTexts();
  const { content, setContent, forget } = useHalfTyped(`drop/${id}`, Shape, { why: '', learned: '', freed: '' });
  const [missing, setMissing] = useState(false);
  const submit = async () => {
    if (content.why.trim() === '') {
      setMissing(true);
      return;
    }
    const trimmed = { why: content.why.trim(), learned: content.learned.trim(), freed: content.freed.trim() };
    if (!(await onDrop({ on: today, ...trimmed }))) return;
    forget();
    onClose();
  };
  return (
    <Dialog
      title={t('panel.dropTitle', { title })}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onClick={() => void submit()}>
            {t('panel.dropHonestly')}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {t('panel.keepGoing')}
          </Button>
        </>
      }
    >
      {problem && <Notice kind="error" title={problem} />}
      <div class="dialog-fields">
        <Field label={t('panel.why')} error={missing && content.why.trim() === '' ? t('panel.whyMissing') : null}>
          {(control) => (
            <TextArea {...control} autoFocus value={content.why} onValue={(why) => setContent({ ...content, why })} />
          )}
        </Field>
        <Field label={t('panel.learned')} aside={t('writing.optional')}>
          {(control) => (
            <TextArea {...control} value={content.learned} onValue={(learned) => setContent({ ...content, learned })} />
          )}
        </Field>
        <Field label={t('panel.freed')} aside={t('writing.optional')}>
          {(control) => (
            <TextArea {...control} value={content.freed} onValue={(freed) => setContent({ ...content, freed })} />
          )}
        </Field>
        <p class="meta">{t('panel.dropMeans')}</p>
      </div>
    </Dialog>
  );
}
