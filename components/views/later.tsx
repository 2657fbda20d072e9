/** A part of a page that is loaded, with its texts, when it is first shown, so that the first paint does not wait for it. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { TextsContext, useTexts } from '#components/texts.tsx';
import type { Section } from '#lib/texts/sections.ts';
import { withSections, type Texts } from '#lib/texts/texts.ts';

export function later<P extends object>(load: () => Promise<ComponentType<P>>, sections: readonly Section[]) {
  let ready: { Part: ComponentType<P>; texts: Texts } | null = null;

  return function Later(props: P) {
    const texts = useTexts();
    const [, setArrived] = useState(false);
    useEffect(() => {
      if (ready) return;
      let gone = false;
      void Promise.all([load(), withSections(texts, sections)]).then(([Part, more]) => {
        ready = { Part, texts: more };
        if (!gone) setArrived(true);
      });
      return () => {
        gone = true;
      };
    }, [texts]);
    if (!ready) return null;
    return (
      <TextsContext.Provider value={ready.texts}>
        <ready.Part {...props} />
      </TextsContext.Provider>
    );
  };
}
