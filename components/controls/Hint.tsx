import './Hint.css';
import type { ComponentChildren } from 'preact';

export interface HintProps {
  /** `error` is refused until mended, `question` never blocks, `good` is praise. */
  kind?: 'plain' | 'error' | 'question' | 'good';
  id?: string | undefined;
  children: ComponentChildren;
}

/** One sentence below a control. Its kind shows in a drawn shape first, in colour second. */
export function Hint({ kind = 'plain', id, children }: HintProps) {
  return (
    <p class="hint" data-kind={kind} id={id}>
      {children}
    </p>
  );
}
