import './Avatar.css';
import { useTexts } from '../texts.tsx';
import { initials } from './initials.ts';

export interface AvatarProps {
  name: string;
  /** Whose device this is: dark. */
  me?: boolean;
  /** 20 px in rows, 24 beside a name, 32 in lists of people. */
  size?: 20 | 24 | 32;
}

/** Who it is, by initials; the full name is the title and what is read out. */
export function Avatar({ name, me = false, size = 24 }: AvatarProps) {
  const texts = useTexts();
  const short = initials(name, texts.locale);
  return (
    <span
      class="avatar"
      role="img"
      data-size={size}
      data-me={me || undefined}
      data-han={/\p{Script=Han}/u.test(short) || undefined}
      title={name}
      aria-label={name}
    >
      {short}
    </span>
  );
}
