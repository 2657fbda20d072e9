import './Choice.css';
import './Field.css';
import type { ComponentChildren, KeyboardEventHandler, Ref } from 'preact';
import { useId } from 'preact/hooks';

interface ChoiceOption<V extends string> {
  value: V;
  label: string;
}

export interface ChoiceProps<V extends string> {
  legend: ComponentChildren;
  /** Pale words at the far end of the legend's line. */
  aside?: ComponentChildren;
  /** null is 'not chosen yet' and shows no choice. */
  value: V | null;
  options: readonly ChoiceOption<V>[];
  onValue: (value: V) => void;
  invalid?: boolean;
  describedBy?: string | undefined;
  /** The first radio button, for moving focus here. */
  firstRef?: Ref<HTMLInputElement>;
  /** Keys of its own, besides those of radio buttons. */
  onKeyDown?: KeyboardEventHandler<HTMLFieldSetElement>;
}

/** A few exclusive answers side by side: radio buttons that look like one segmented control. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  const { legend, aside, value, options, onValue, invalid = false, describedBy, firstRef = null, onKeyDown } = props;
  const name = useId();
  return (
    <fieldset class="choice" aria-describedby={describedBy} onKeyDown={onKeyDown}>
      <legend class="field-label">
        <span>{legend}</span>
        {aside && <span class="field-aside">{aside}</span>}
      </legend>
      <div class="choice-cells" data-invalid={invalid || undefined}>
        {options.map((option, index) => (
          <label key={option.value}>
            <input
              ref={index === 0 ? firstRef : null}
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onValue(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
