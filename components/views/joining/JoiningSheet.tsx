/** Joining over the whole popup: the browser's own modal, so that what lies behind can neither be reached nor hear a key. */
import './JoiningSheet.css';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '#components/controls/Button.tsx';
import { Icon } from '#components/controls/Icon.tsx';
import { useTexts } from '#components/texts.tsx';
import { Joining, type JoiningProps } from './Joining.tsx';

export function JoiningSheet(props: JoiningProps) {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.focus();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="joining-sheet"
      tabIndex={-1}
      aria-label={t('joining.join')}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <Icon name="logo" />
        <b>{t('joining.join')}</b>
        <IconButton icon="close" label={t('okr.close')} onClick={props.onClose} />
      </header>
      <div class="joining-sheet-body">
        <Joining {...props} />
      </div>
    </dialog>
  );
}
