/**
 * What is typed but not saved yet, by form. In localStorage because it is written with each key press and must be there even when
 * the popup is closed in the same moment; it never leaves the device and goes with a wipe.
 */
import type * as z from 'zod/mini';

const PREFIX = 'half-typed/';

export function keepHalfTyped(form: string, content: unknown): void {
  try {
    localStorage.setItem(PREFIX + form, JSON.stringify(content));
  } catch (error) {
    // Full or forbidden: the form itself still holds the text, only closing it would lose it.
    console.warn('Could not keep what is being typed', error);
  }
}

export function forgetHalfTyped(form: string): void {
  localStorage.removeItem(PREFIX + form);
}

/** What was typed into a form before, if it is there and still has the shape the form expects. */
export function halfTyped<T>(form: string, schema: z.ZodMiniType<T>): T | null {
  const text = localStorage.getItem(PREFIX + form);
  if (text === null) return null;
  try {
    const result = schema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    forgetHalfTyped(form);
    return null;
  }
}

/** All half-typed forms of this device, for the wipe. */
export function forgetAllHalfTyped(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
