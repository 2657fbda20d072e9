import './Tabs.css';
import { useRef } from 'preact/hooks';
import { Count } from './Count.tsx';
import { moveFocus } from './rovingFocus.ts';

export interface Tab<V extends string> {
  value: V;
  label: string;
  /** How many things wait there; nothing is shown for 0. */
  count?: number;
}

export interface TabsProps<V extends string> {
  /** What the tabs choose among, for screen readers. */
  label: string;
  tabs: readonly Tab<V>[];
  selected: V;
  onSelect: (value: V) => void;
  /** The id of the element that shows the selected tab's content (role `tabpanel`). */
  panelId: string;
}

/** Places side by side, one shown. Arrow keys move and choose at once, as the content is at hand. */
export function Tabs<V extends string>({ label, tabs, selected, onSelect, panelId }: TabsProps<V>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const moved = moveFocus(event, buttons, 'inline');
    const tab = tabs[buttons.findIndex((button) => button === moved)];
    if (tab) onSelect(tab.value);
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {tabs.map(({ value, label, count = 0 }) => (
        <button
          key={value}
          type="button"
          role="tab"
          aria-selected={value === selected}
          aria-controls={value === selected ? panelId : undefined}
          tabIndex={value === selected ? 0 : -1}
          onClick={() => onSelect(value)}
        >
          {label}
          {count > 0 && <Count value={count} />}
        </button>
      ))}
    </div>
  );
}
