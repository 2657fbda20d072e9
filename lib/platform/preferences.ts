/**
 * How a person wants the pages: language and theme. Pages must know before they paint, so the values lie in localStorage; the worker,
 * which cannot read that, gets the language from the copy in the database (meta 'locale').
 */
import { LOCALES, type Locale } from '#lib/texts/sections.ts';

export interface Preferences {
  /** null follows the browser. */
  locale: Locale | null;
  /** null follows the system. */
  theme: 'light' | 'dark' | null;
  /** Single letters as shortcuts outside text fields. */
  letterKeys: boolean;
  /** The cycle last looked at. */
  cycle: string | null;
}

const KEY = 'preferences';

/** Read by hand rather than by schema: every page needs this before it paints. What does not fit counts as not chosen. */
export function readPreferences(): Preferences {
  const { locale, theme, letterKeys, cycle } = stored();
  return {
    locale: LOCALES.find((known) => known === locale) ?? null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    letterKeys: letterKeys !== false,
    cycle: typeof cycle === 'string' ? cycle : null,
  };
}

function stored(): Partial<Record<keyof Preferences, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
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
