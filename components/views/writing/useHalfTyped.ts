/** A form's content that is still there after the popup was closed in the middle of a word. */
import { useCallback, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { forgetHalfTyped, halfTyped, keepHalfTyped } from '#lib/platform/halfTyped.ts';

export function useHalfTyped<T>(
  form: string,
  schema: z.ZodMiniType<T>,
  start: T,
): { content: T; setContent: (next: T) => void; forget: () => void; restored: boolean } {
  const [{ content, restored }, setState] = useState(() => {
    const kept = halfTyped(form, schema);
    return { content: kept ?? start, restored: kept !== null };
  });
  const setContent = useCallback(
    (next: T) => {
      keepHalfTyped(form, next);
      setState((before) => ({ ...before, content: next }));
    },
    [form],
  );
  const forget = useCallback(() => forgetHalfTyped(form), [form]);
  return { content, setContent, forget, restored };
}
