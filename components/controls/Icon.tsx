import './Icon.css';
import { ICONS, type IconName } from './icons.ts';

export interface IconProps {
  name: IconName;
  /** 16 by default, 12 beside words of 12 px. */
  small?: boolean;
}

/** A sign beside words or in a named button: it is never read out, so it may never stand alone without a name. */
export function Icon({ name, small = false }: IconProps) {
  return (
    <svg class="icon" data-icon={name} data-small={small || undefined} viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}
