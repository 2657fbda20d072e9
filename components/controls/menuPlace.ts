interface Size {
  width: number;
  height: number;
}

/**
 * Where an opened list goes, as inline styles: below its button and flush with its start; above if there is more room
 * there, and moved in as far as it would leave the window. All lengths in CSS px of the window.
 */
export function menuPlace(
  button: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  list: Size,
  view: Size,
  rtl: boolean,
): { left: string; top: string } {
  const edge = 4;
  const gap = 2;
  const wished = rtl ? button.right - list.width : button.left;
  const left = Math.max(edge, Math.min(wished, view.width - list.width - edge));
  const below = button.bottom + gap;
  const fits = below + list.height + edge <= view.height || button.top < view.height - button.bottom;
  const top = fits ? below : Math.max(edge, button.top - gap - list.height);
  return { left: `${left}px`, top: `${top}px` };
}
