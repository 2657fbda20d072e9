import type { ComponentChildren } from 'preact';

/** Fills a parameter of a text that an element is to stand for: a character that no text contains. */
export const SLOT = '\uE000';

/** A sentence with an element in it, wherever the language puts it. `text` was filled with {@link SLOT} once. */
export function Slotted({ text, children }: { text: string; children: ComponentChildren }) {
  const [before, after] = text.split(SLOT);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
