/**
 * How a person wants the pages: language and theme. Pages must know before they paint, so the values lie in localStorage; the worker,
 * which cannot read that, gets the language from the copy in the database (meta 'locale').
 */
import * as z from 'zod/mini';
import { LOCALES } from '#lib/texts/sections.ts';

export const Preferences = z.object({
  /** null follows the browser. */
  locale: z.nullable(z.enum(LOCALES)),
  /** null follows the system. */
  theme: z.nullable(z.enum(['light', 'dark'])),
  /** Single letters as shortcuts outside text fields. */
  letterKeys: z.boolean(),
  /** The cycle last looked at. */
  cycle: z.nullable(z.string()),
});
export type Preferences = z.infer<typeof Preferences>;

const KEY = 'preferences';
const DEFAULTS: Preferences = { locale: null, theme: null, letterKeys: true, cycle: null };

export function readPreferences(): Preferences {
  const text = localStorage.getItem(KEY);
  if (text === null) return DEFAULTS;
  try {
    const result = z.partial(Preferences).safeParse(JSON.parse(text));
    if (!result.success) return DEFAULTS;
    const known = Object.entries(result.data).filter(([, value]) => value !== undefined);
    return { ...DEFAULTS, ...Object.fromEntries(known) };
  } catch (error) {
    if (error instanceof SyntaxError) return DEFAULTS;
    throw error;
  }
}

export function writePreferences(change: Partial<Preferences>): Preferences {
  const next = { ...readPreferences(), ...change };
  localStorage.setItem(KEY, JSON.stringify(next));
  return next;
}

/** Calls back when another page of the extension has changed them. */
export function onPreferences(listener: (preferences: Preferences) => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key === KEY) listener(readPreferences());
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}
