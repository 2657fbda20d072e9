import './Checkbox.css';
import type { ComponentChildren, Ref } from 'preact';

export interface CheckboxProps {
  label: ComponentChildren;
  /** What it is called where the label alone would not say it, for whoever does not see what stands around it. */
  name?: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
  describedBy?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** The browser's own checkbox with its label as hit area. */
export function Checkbox({
  label,
  name,
  checked,
  onChecked,
  disabled = false,
  describedBy,
  ref = null,
}: CheckboxProps) {
  return (
    <label class="checkbox">
      <input
        ref={ref}
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-label={name}
        aria-describedby={describedBy}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
