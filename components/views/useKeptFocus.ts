/** Focus that is not lost when the control that has it leaves the page with its row, form or menu. */
import { useEffect, useRef } from 'preact/hooks';

/** `fallback` names what is nearest to what has gone; asked only when the focus would fall back to the page as a whole. */
export function useKeptFocus(fallback: () => HTMLElement | undefined): void {
  const latest = useRef(fallback);
  latest.current = fallback;
  useEffect(() => {
    let focused: EventTarget | null = null;
    const noted = (event: FocusEvent) => (focused = event.target);
    const looked = new MutationObserver(() => {
      if (document.activeElement !== document.body) return;
      if (!(focused instanceof Node) || focused.isConnected) return;
      focused = null;
      latest.current()?.focus();
    });
    document.addEventListener('focusin', noted);
    looked.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', noted);
      looked.disconnect();
    };
  }, []);
}
