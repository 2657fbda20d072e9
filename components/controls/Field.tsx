import './Field.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Hint } from './Hint.tsx';

/** What a control must carry so that its label, hint and error belong to it. */
interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

export interface FieldProps {
  label: ComponentChildren;
  /** Pale words at the far end of the label's line ('optional', 'hints never block saving'). */
  aside?: ComponentChildren;
  /** What was typed does not do: one sentence that says what would. */
  error?: string | null | undefined;
  /** A question about what was typed, which never blocks. Hidden while there is an error. */
  question?: string | null | undefined;
  hint?: ComponentChildren;
  /** The control, given the attributes that tie it to the words around it. */
  children: (control: ControlAttributes) => ComponentChildren;
}

/** A label, a control and the words below it. */
export function Field({ label, aside, error, question, hint, children }: FieldProps) {
  const id = useId();
  const said = error || question || hint;
  return (
    <div class="field">
      <div class="field-label">
        <label for={id}>{label}</label>
        {aside && <span class="field-aside">{aside}</span>}
      </div>
      {children({ id, 'aria-describedby': said ? `${id}-said` : undefined, 'aria-invalid': Boolean(error) })}
      {/* Always there, so that a sentence that arrives later is announced. */}
      <div id={`${id}-said`} aria-live="polite">
        {said && <Hint kind={error ? 'error' : question ? 'question' : 'plain'}>{said}</Hint>}
      </div>
    </div>
  );
}
