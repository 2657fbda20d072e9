import './Input.css';
import type { ComponentChildren, PartialInputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'preact';

export interface TextInputProps extends Omit<
  PartialInputHTMLAttributes<HTMLInputElement>,
  'value' | 'onInput' | 'size' | 'type' | 'role'
> {
  value: string;
  onValue: (value: string) => void;
  /** A unit, pale, inside the edge at the end. */
  unit?: ComponentChildren;
  ref?: Ref<HTMLInputElement>;
}

/** One line of text. Put it into a Field, or name it with `aria-label`. */
export function TextInput({ value, onValue, unit, ...rest }: TextInputProps) {
  return (
    <span class="input">
      <input
        type="text"
        value={value}
        autocomplete="off"
        onInput={(event) => onValue(event.currentTarget.value)}
        {...rest}
      />
      {unit && (
        <span class="input-unit" aria-hidden="true">
          {unit}
        </span>
      )}
    </span>
  );
}

/**
 * A number as a person types it: raw text, because '1.234,5', '85 %' and '２０００' are all fine and reading them is the
 * work of parseValue. Deliberately no type=number, which drops what it does not understand.
 */
export function NumberField(props: Omit<TextInputProps, 'inputMode'>) {
  return <TextInput inputMode="decimal" spellcheck={false} {...props} />;
}

export interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onInput'> {
  value: string;
  onValue: (value: string) => void;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text, as tall as what is in it. */
export function TextArea({ value, onValue, rows = 2, ...rest }: TextAreaProps) {
  return (
    <span class="input">
      <textarea value={value} rows={rows} onInput={(event) => onValue(event.currentTarget.value)} {...rest} />
    </span>
  );
}
