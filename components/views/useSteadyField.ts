/** The field in which somebody types stays under their hands when what is around it changes: focus, selection and its place on the screen. */
import { useLayoutEffect } from 'preact/hooks';

interface FieldInUse {
  element: HTMLElement;
  /** In px from the top of the window. */
  top: number;
  selection: [start: number, end: number] | null;
}

/** For a view whose rows come and go as colleagues work: asked with each render, before and after the page is changed. */
export function useSteadyField(): void {
  const before = fieldInUse();
  useLayoutEffect(() => {
    if (!before?.element.isConnected) return;
    const { element, top, selection } = before;
    if (document.activeElement !== element) {
      // A row that moved among its siblings took the focus off the page.
      element.focus({ preventScroll: true });
      if (selection && isText(element)) element.setSelectionRange(...selection);
    }
    const moved = element.getBoundingClientRect().top - top;
    if (moved !== 0) scrollBy(0, moved);
  });
}

function fieldInUse(): FieldInUse | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || !element.matches('input, textarea, select')) return null;
  return {
    element,
    top: element.getBoundingClientRect().top,
    selection: isText(element) ? selectionIn(element) : null,
  };
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

const isText = (element: Element): element is TextField =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');

const selectionIn = ({ selectionStart, selectionEnd }: TextField): [number, number] | null =>
  selectionStart === null || selectionEnd === null ? null : [selectionStart, selectionEnd];
