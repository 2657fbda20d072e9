import './Checkbox.css';
import type { ComponentChildren, Ref } from 'preact';

export interface CheckboxProps {
  label: ComponentChildren;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
  describedBy?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** The browser's own checkbox with its label as hit area. */
export function Checkbox({ label, checked, onChecked, disabled = false, describedBy, ref = null }: CheckboxProps) {
  return (
    <label class="checkbox">
      <input
        ref={ref}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
