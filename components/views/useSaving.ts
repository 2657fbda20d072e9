/** Saving from a view: one step at a time is offered for undo, and what could not be saved is said in words. */
import { useCallback, useState } from 'preact/hooks';
import { useTexts } from '#components/texts.tsx';
import type { Step } from '#lib/replica/step.ts';
import type { Draft } from '#lib/sync/draft.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { useApp } from './app.tsx';
import { withLater } from './later.tsx';

export interface Saved {
  /** Changes with each message, so that its clock starts anew. */
  key: number;
  message: string;
  /** null once taken back. */
  step: Step | null;
}

export type SaveState = 'saved' | 'saving' | 'failed';

export function useSaving() {
  const { replica, ports } = useApp();
  const texts = useTexts();
  const [saved, setSaved] = useState<Saved | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [state, setState] = useState<SaveState>('saved');

  /** Resolves to whether it is durable; if not, `problem` says why and nothing was changed. */
  const save = useCallback(
    async (drafts: readonly Draft[], message: string): Promise<boolean> => {
      if (drafts.length === 0) return true;
      setState('saving');
      setProblem(null);
      try {
        const step = await replica.commit(drafts);
        setSaved((before) => ({ key: (before?.key ?? 0) + 1, message, step }));
        setState('saved');
        ports.tellWorker();
        return true;
      } catch (error) {
        setProblem(await sentenceFor(error, texts));
        setState('failed');
        return false;
      }
    },
    [replica, ports, texts],
  );

  const undo = useCallback(async () => {
    if (!saved?.step) return;
    setSaved(null);
    try {
      await replica.undo(saved.step);
      setSaved({ key: saved.key + 1, message: texts.t('okr.undone'), step: null });
      ports.tellWorker();
    } catch (error) {
      setProblem(await sentenceFor(error, texts));
    }
  }, [saved, replica, ports, texts]);

  return {
    saved,
    problem,
    state,
    save,
    undo,
    forget: useCallback(() => setSaved(null), []),
    dismiss: useCallback(() => setProblem(null), []),
  };
}

/** Errors are rare, and so are their sentences: loaded when there is one. */
async function sentenceFor(error: unknown, texts: Texts): Promise<string> {
  const { saveProblem } = await import('./saveProblem.ts');
  return saveProblem(error, await withLater(texts, ['system']));
}
