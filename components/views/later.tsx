/** A part of a page that is loaded, with its texts, apart from the rest, so that the first paint does not wait for it. */
import type { ComponentChildren, ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { TextsContext, useTexts } from '#components/texts.tsx';
import type * as laterSections from '#lib/texts/laterSections.ts';
import { withSections, type Texts } from '#lib/texts/texts.ts';

type LaterSection = keyof typeof laterSections;

/** The texts of a page with more sections, by their names in lib/texts/laterSections.ts. */
export async function withLater(texts: Texts, names: readonly LaterSection[]): Promise<Texts> {
  const all = await import('#lib/texts/laterSections.ts');
  return withSections(
    texts,
    names.map((name) => all[name]),
  );
}

/**
 * `Later` shows `fallback` until the part is there. `preload` fetches it before it is wanted: what is there by the first paint
 * is part of it.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, sections: readonly LaterSection[] = []) {
  let Part: ComponentType<P> | null = null;
  let words: Texts | null = null;

  const preload = async (texts: Texts): Promise<void> => {
    const [part, more] = await Promise.all([load(), sections.length > 0 ? withLater(texts, sections) : null]);
    Part = part;
    words = more;
  };

  function Later({ fallback, ...props }: P & { fallback?: ComponentChildren }) {
    const texts = useTexts();
    const [, setArrived] = useState(false);
    useLayoutEffect(() => {
      let gone = false;
      // Also where it arrived between the render and this: then only the repaint is missing.
      void (Part ? Promise.resolve() : preload(texts)).then(() => {
        if (!gone) setArrived(true);
      });
      return () => {
        gone = true;
      };
    }, [texts]);
    if (!Part) return <>{fallback}</>;
    // Everything but the fallback is the part's own.
    const own = props as unknown as P;
    return words ? (
      <TextsContext.Provider value={words}>
        <Part {...own} />
      </TextsContext.Provider>
    ) : (
      <Part {...own} />
    );
  }
  return Object.assign(Later, { preload });
}
