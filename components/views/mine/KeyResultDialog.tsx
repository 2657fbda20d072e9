/** Adding or changing one key result. */
import '../writing/writing.css';
import { useRef, useState } from 'preact/hooks';
import { v7 as newId } from 'uuid';
import { Button } from '#components/controls/Button.tsx';
import { Dialog } from '#components/controls/Dialog.tsx';
import { Notice } from '#components/controls/Notice.tsx';
import { useTexts } from '#components/texts.tsx';
import type { Cadence, KeyResult, With } from '#lib/okr/model.ts';
import type { KeyResultChange, NewKeyResult } from '#lib/replica/objectiveChanges.ts';
import { draftOfKeyResult, emptyKeyResult, KeyResultDraft, readKeyResult } from '../writing/keyResultDraft.ts';
import { KeyResultFields } from '../writing/KeyResultFields.tsx';
import { ChangedMeanwhile } from '../writing/ChangedMeanwhile.tsx';
import { overtaken } from '../writing/overtaken.ts';
import { typedChange } from '../writing/typedChange.ts';
import { useHalfTyped } from '../writing/useHalfTyped.ts';
import { useSavedOnce } from '../writing/useSavedOnce.ts';

export interface KeyResultDialogProps {
  /** Changed; null adds one. */
  keyResult: With<KeyResult> | null;
  /** The objective it belongs to, or will. */
  objective: string;
  cadence: Cadence;
  onAdd: (keyResult: NewKeyResult) => Promise<boolean>;
  /** `from`: what its author had before them. */
  onChange: (change: Partial<KeyResultChange>, from: Partial<KeyResultChange>) => Promise<boolean>;
  problem: string | null;
  onClose: () => void;
}

export function KeyResultDialog(props: KeyResultDialogProps) {
  const { keyResult, objective, cadence, onAdd, onChange, problem, onClose } = props;
  const { t, locale } = useTexts();
  const { content, setContent, forget, began } = useHalfTyped(
    `key-result/${keyResult?.id ?? objective}`,
    KeyResultDraft,
    keyResult ? draftOfKeyResult(keyResult, locale) : emptyKeyResult,
  );
  const newer =
    keyResult &&
    overtaken({ typed: content, began, now: draftOfKeyResult(keyResult, locale) }, [
      'title',
      'metric',
      'weight',
      'cadence',
    ]);
  const [tried, setTried] = useState(false);
  const readIt = (draft: KeyResultDraft) =>
    readKeyResult(draft, { locale, newId, cadence, ...(keyResult && { known: keyResult }) });
  const read = readIt(content);
  const form = useRef<HTMLFormElement>(null);
  const once = useSavedOnce();
  const leave = () => {
    forget();
    onClose();
  };
  const save = (typed: NewKeyResult): Promise<boolean> => {
    if (!keyResult) return onAdd(typed);
    const stored = { ...keyResult, cadence: keyResult.cadence ?? null };
    const before = readIt(began);
    const now = readIt(draftOfKeyResult(keyResult, locale));
    const { change, from } = typedChange(
      {
        typed: { ...stored, ...typed },
        began: { ...stored, ...(before.ok && before.keyResult) },
        now: { ...stored, ...(now.ok && now.keyResult) },
        stored,
      },
      ['title', 'metric', 'weight', 'cadence'],
    );
    return onChange(change, from);
  };
  const submit = async () => {
    if (!read.ok) {
      setTried(true);
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    await once(async () => {
      const saved = await save(read.keyResult);
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
        {newer && <ChangedMeanwhile onTake={() => setContent({ ...content, ...newer })} />}
        {/* Enter in a field saves, though the buttons stand outside the form. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
