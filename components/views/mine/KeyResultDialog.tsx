/** Adding or changing one key result. */
import '../writing/writing.css';
import { useRef, useState } from 'preact/hooks';
import { v7 as newId } from 'uuid';
import { Button } from '#components/controls/Button.tsx';
import { Dialog } from '#components/controls/Dialog.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Cadence, KeyResult, With } from '#lib/okr/model.ts';
import type { NewKeyResult } from '#lib/replica/objectiveChanges.ts';
import { draftOfKeyResult, emptyKeyResult, KeyResultDraft, readKeyResult } from '../writing/keyResultDraft.ts';
import { KeyResultFields } from '../writing/KeyResultFields.tsx';
import { useHalfTyped } from '../writing/useHalfTyped.ts';
import { useSavedOnce } from '../writing/useSavedOnce.ts';

export interface KeyResultDialogProps {
  /** Changed; null adds one. */
  keyResult: With<KeyResult> | null;
  /** The objective it belongs to, or will. */
  objective: string;
  cadence: Cadence;
  onSave: (keyResult: NewKeyResult) => Promise<boolean>;
  problem: string | null;
  onClose: () => void;
}

export function KeyResultDialog({ keyResult, objective, cadence, onSave, problem, onClose }: KeyResultDialogProps) {
  const { t, locale } = useTexts();
  const { content, setContent, forget } = useHalfTyped(
    `key-result/${keyResult?.id ?? objective}`,
    KeyResultDraft,
    keyResult ? draftOfKeyResult(keyResult, locale) : emptyKeyResult,
  );
  const [tried, setTried] = useState(false);
  const read = readKeyResult(content, { locale, newId, cadence, ...(keyResult && { known: keyResult }) });
  const form = useRef<HTMLFormElement>(null);
  const once = useSavedOnce();
  const leave = () => {
    forget();
    onClose();
  };
  const submit = async () => {
    if (!read.ok) {
      setTried(true);
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    await once(async () => {
      const saved = await onSave(read.keyResult);
      if (saved) leave();
      return saved;
    });
  };
  return (
    <Dialog
      title={t(keyResult ? 'writing.editKeyResultTitle' : 'writing.newKeyResultTitle')}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onClick={() => void submit()}>
            {t(keyResult ? 'writing.saveChanges' : 'writing.create')}
          </Button>
          <Button look="quiet" onClick={leave}>
            {t('writing.cancel')}
          </Button>
        </>
      }
    >
      {problem && <Notice kind="error" title={problem} />}
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <KeyResultFields
          label={t('writing.keyResult')}
          draft={content}
          problems={tried && !read.ok ? read.problems : null}
          onDraft={setContent}
          whole
        />
        {/* Enter in a field saves, though the buttons stand outside the form. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
