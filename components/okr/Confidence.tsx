import type { Ref, TargetedKeyboardEvent } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Choice } from '../controls/Choice.tsx';
import { Hint } from '../controls/Hint.tsx';
import { useTexts } from '../texts.tsx';
import { confidenceOfKey, type TypedDigit } from './confidenceKeys.ts';

export interface ConfidenceProps {
  /** What one is confident of ('Confidence of reaching 85 %'). */
  question: string;
  /** 0 … 10; null is not chosen, the only state it may begin in. */
  value: number | null;
  onValue: (value: number) => void;
  /** Said below, while the choice is missing. */
  error?: string | null | undefined;
  /** The first cell, for moving focus here. */
  firstRef?: Ref<HTMLInputElement>;
}

const CELLS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

/** Eleven cells, none chosen beforehand: a default would be what most people 'said'. Digits choose, 1 and 0 make ten. */
export function Confidence({ question, value, onValue, error, firstRef = null }: ConfidenceProps) {
  const texts = useTexts();
  const id = useId();
  const typed = useRef<TypedDigit | null>(null);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLFieldSetElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const chosen = confidenceOfKey(event.key, event.timeStamp, typed.current);
    if (chosen === null) return;
    event.preventDefault();
    event.stopPropagation();
    typed.current = { digit: Number(event.key), at: event.timeStamp };
    event.currentTarget.querySelectorAll('input')[chosen]?.focus();
    onValue(chosen);
  };
  return (
    <div>
      <Choice
        legend={question}
        aside={value === null ? texts.t('form.confidenceNotSet') : texts.t('form.confidenceSet', { value })}
        value={value === null ? null : String(value)}
        options={CELLS.map((cell) => ({ value: cell, label: texts.number(Number(cell)) }))}
        onValue={(cell) => onValue(Number(cell))}
        invalid={Boolean(error)}
        describedBy={error ? id : undefined}
        firstRef={firstRef}
        onKeyDown={onKeyDown}
      />
      <div aria-live="polite">
        {error && (
          <Hint kind="error" id={id}>
            {error}
          </Hint>
        )}
      </div>
    </div>
  );
}
