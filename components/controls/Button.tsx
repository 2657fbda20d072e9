import './Button.css';
import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import { Kbd } from './Kbd.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'label' | 'size'> {
  /** One `primary` on a screen at most. `quiet` and `link` have no edge until they are pointed at. */
  look?: 'plain' | 'primary' | 'quiet' | 'link';
  icon?: IconName | undefined;
  /** A key that does the same, shown as a hint and announced (`Enter`, `Z`, `Alt+S`, `↓`). */
  keys?: string | undefined;
  children?: ComponentChildren;
  ref?: Ref<HTMLButtonElement>;
}

/** The names that aria-keyshortcuts wants for keys shown as a sign. */
const spoken = (keys: string | undefined) => keys?.replace('↓', 'ArrowDown').replace('↑', 'ArrowUp');

/** A button with words. Its `type` is 'button' unless it says 'submit'. */
export function Button({ look = 'plain', icon, keys, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button class="button" data-look={look} type={type} aria-keyshortcuts={spoken(keys)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'look' | 'children'> {
  icon: IconName;
  /** What it does, in words: its name and its tooltip. */
  label: string;
}

/** A button that is only a sign, named by `label`. */
export function IconButton({ icon, label, keys, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      class="button"
      data-look="icon"
      type={type}
      title={label}
      aria-label={label}
      aria-keyshortcuts={spoken(keys)}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
