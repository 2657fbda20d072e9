/** A form's content that is still there after the popup was closed in the middle of a word. */
import { useCallback, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import { forgetHalfTyped, halfTyped, keepHalfTyped } from '#lib/platform/halfTyped.ts';

interface HalfTyped<T> {
  content: T;
  setContent: (next: T) => void;
  forget: () => void;
  restored: boolean;
  /**
   * What the form showed when its author began to type: what they knew. Others may have written since, and what was not touched must not be
   * written over what they wrote.
   */
  began: T;
}

export function useHalfTyped<T>(form: string, schema: z.ZodMiniType<T>, start: T): HalfTyped<T> {
  const [{ content, restored, began }, setState] = useState(() => {
    const kept = halfTyped(form, schema);
    const before = kept === null ? null : halfTyped(beganOf(form), schema);
    return { content: kept ?? start, restored: kept !== null, began: before ?? start };
  });
  const setContent = useCallback(
    (next: T) => {
      keepHalfTyped(form, next);
      keepHalfTyped(beganOf(form), began);
      setState((before) => ({ ...before, content: next }));
    },
    [form, began],
  );
  const forget = useCallback(() => {
    forgetHalfTyped(form);
    forgetHalfTyped(beganOf(form));
  }, [form]);
  return { content, setContent, forget, restored, began };
}

const beganOf = (form: string): string => `${form}/began`;
