import './Kbd.css';
import { Icon } from './Icon.tsx';

/** The name of a key beside what it does. 'Enter' is drawn, everything else written. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd>{keys === 'Enter' ? <Icon name="enter" small /> : keys}</kbd>;
}
