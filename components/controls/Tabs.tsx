import './Tabs.css';
import { useRef } from 'preact/hooks';
import { moveFocus } from './rovingFocus.ts';

export interface TabsProps<V extends string> {
  /** What they choose between, for those who do not see it. */
  label: string;
  value: V;
  tabs: readonly { value: V; label: string }[];
  /** The id of the element whose content they change. */
  controls: string;
  onValue: (value: V) => void;
}

/** A few views of the same page, side by side: arrows move between them and choose at once. */
export function Tabs<V extends string>({ label, value, tabs, controls, onValue }: TabsProps<V>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const reached = moveFocus(event, buttons, 'inline');
    const next = tabs.find((_, index) => buttons[index] === reached);
    // The page has keys of its own; these are used up.
    if (next) event.stopPropagation();
    if (next) onValue(next.value);
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          id={`${controls}-${tab.value}`}
          type="button"
          role="tab"
          aria-selected={tab.value === value}
          aria-controls={controls}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onValue(tab.value)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
