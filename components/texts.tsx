/** The page's texts, handed down once: every component reads its sentences here and takes none as a prop. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '#lib/texts/texts.ts';

export const TextsContext = createContext<Texts | null>(null);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('No texts: wrap the page in TextsContext.Provider');
  return texts;
}
