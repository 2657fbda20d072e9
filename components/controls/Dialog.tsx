import './Dialog.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useTexts } from '../texts.tsx';
import { IconButton } from './Button.tsx';

export interface DialogProps {
  title: string;
  /** Called for Escape, the cross and a click beside it. The caller then stops rendering the dialog. */
  onClose: () => void;
  children: ComponentChildren;
  /** Buttons, in a row at the foot. */
  actions?: ComponentChildren;
}

/**
 * The browser's modal dialog: focus stays in it and the page behind is inert. It is open as long as it is rendered; focus
 * goes back to where it was. Focus starts in the first control, or in the one with `autofocus`.
 */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const texts = useTexts();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The backdrop belongs to the dialog; only a press on it has the dialog itself as target.
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="dialog-box">
        <h2 id={id}>{title}</h2>
        <div class="dialog-body">{children}</div>
        {actions && <footer class="dialog-foot">{actions}</footer>}
        {/* Last in order, so that focus starts in what the dialog asks. */}
        <IconButton icon="close" label={texts.t('okr.close')} onClick={onClose} />
      </div>
    </dialog>
  );
}
