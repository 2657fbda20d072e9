/** Single keys of a page. They act outside text fields; inside one the same letter works with Alt, because '6 s' is a value. */
import { useEffect, useRef } from 'preact/hooks';
import { readPreferences } from '#lib/platform/preferences.ts';

export type Keys = Partial<Record<string, () => void>>;

/** `keys` by KeyboardEvent.key, letters in lower case; arrows and Escape count as keys too. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return;
      const key = event.key.length === 1 ? letterOf(event) : event.key;
      const isLetter = event.key.length === 1;
      if (isLetter && !event.altKey && (isTyping(event.target) || !readPreferences().letterKeys)) return;
      if (!isLetter && isTyping(event.target)) return;
      const action = latest.current[key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

/** With Alt some layouts make another character of a key; the key itself is meant. */
function letterOf({ key, code, altKey }: KeyboardEvent): string {
  return altKey && code.startsWith('Key') ? code.slice(3).toLowerCase() : key.toLowerCase();
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
