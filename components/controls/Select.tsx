import './Input.css';
import type { Ref, SelectHTMLAttributes } from 'preact';
import { Icon } from './Icon.tsx';

interface SelectOption<V extends string> {
  value: V;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<V extends string> extends Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  'value' | 'onChange' | 'size' | 'multiple' | 'role'
> {
  value: V;
  options: readonly SelectOption<V>[];
  onValue: (value: V) => void;
  ref?: Ref<HTMLSelectElement>;
}

/** One of a list, by the browser's own select: it already speaks every keyboard and screen reader. */
export function Select<V extends string>({ value, options, onValue, ...rest }: SelectProps<V>) {
  return (
    <span class="input">
      <select
        value={value}
        onChange={(event) => {
          const chosen = options[event.currentTarget.selectedIndex];
          if (chosen) onValue(chosen.value);
        }}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" small />
    </span>
  );
}
