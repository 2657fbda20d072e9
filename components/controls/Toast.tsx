import './Toast.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useTexts } from '../texts.tsx';
import { Button } from './Button.tsx';
import { countdown } from './countdown.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

export interface ToastProps {
  /** What happened, one sentence. */
  message: string;
  icon?: IconName;
  /** Offers to take it back. The key Z is the page's to handle. */
  onUndo?: (() => void) | undefined;
  /** The time is up. */
  onDone: () => void;
  /** How long it stays; it does not count down under the pointer or with focus inside. */
  milliseconds?: number;
}

/**
 * Says what happened and offers to take it back. Give it a `key` for each message: a new one starts a new clock. Screen
 * readers hear it by its live region; it never takes focus.
 */
export function Toast({ message, icon = 'check', onUndo, onDone, milliseconds = 8000 }: ToastProps) {
  const texts = useTexts();
  const clock = useMemo(() => countdown(milliseconds, () => performance.now()), [milliseconds]);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = pointed || focused;
  const done = useRef(onDone);
  done.current = onDone;

  useEffect(() => {
    if (held) return;
    clock.run();
    const timer = setTimeout(() => done.current(), clock.remaining());
    return () => {
      clearTimeout(timer);
      clock.hold();
    };
  }, [held, clock]);

  return (
    <div
      class="toast"
      role="status"
      data-held={held || undefined}
      onMouseEnter={() => setPointed(true)}
      onMouseLeave={() => setPointed(false)}
      onFocusIn={() => setFocused(true)}
      onFocusOut={() => setFocused(false)}
    >
      <Icon name={icon} />
      <span>{message}</span>
      {onUndo && (
        <Button look="link" keys="Z" onClick={onUndo}>
          {texts.t('okr.undo')}
        </Button>
      )}
      {onUndo && <span class="toast-left" style={{ animationDuration: `${milliseconds}ms` }} />}
    </div>
  );
}
