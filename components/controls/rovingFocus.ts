/**
 * Moves focus among like things with the keys of the ARIA authoring practices: arrows along `axis`, Home, End. The list
 * runs round. Left and right follow the direction of reading.
 * @param items the focusable things in order, disabled ones left out
 * @returns the item that got focus, or null if the key is none of these (the event is then untouched)
 */
export function moveFocus(
  event: KeyboardEvent,
  items: readonly HTMLElement[],
  axis: 'inline' | 'block',
): HTMLElement | null {
  const step = stepOf(event, axis);
  if (step === null || items.length === 0) return null;
  const at = items.findIndex((item) => item === document.activeElement);
  const next = items.at(nextIndex(step, at, items.length));
  event.preventDefault();
  next?.focus();
  return next ?? null;
}

type Step = -1 | 1 | 'first' | 'last';

/** The place after a step, running round; with nothing focused yet (−1) the first step enters at the near end. */
export function nextIndex(step: Step, at: number, length: number): number {
  if (step === 'first') return 0;
  if (step === 'last') return length - 1;
  if (at < 0) return step === 1 ? 0 : length - 1;
  return (at + step + length) % length;
}

function stepOf(event: KeyboardEvent, axis: 'inline' | 'block'): Step | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  if (event.key === 'Home') return 'first';
  if (event.key === 'End') return 'last';
  if (axis === 'block') return event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  return event.key === forward ? 1 : event.key === back ? -1 : null;
}
