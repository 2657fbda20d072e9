import './Menu.css';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import { menuPlace } from './menuPlace.ts';
import { moveFocus } from './rovingFocus.ts';

export interface MenuItem {
  label: string;
  icon?: IconName;
  /** Given: one of a set, chosen or not. */
  checked?: boolean;
  disabled?: boolean;
  onChoose: () => void;
}

export interface MenuProps {
  /** The name of the button; shown too, unless the button is only a sign (`icon`). */
  label: string;
  /** Only a sign, for example 'more'. */
  icon?: IconName;
  /** What the button shows in place of `label`, for example a cycle's name with its ruler. */
  children?: ComponentChildren;
  items: readonly MenuItem[];
}

/**
 * A button and the list it opens, in the top layer, so that no scrolling box cuts it off. Escape, a click elsewhere and a
 * choice close it; focus goes back to the button.
 */
export function Menu({ label, icon, children, items }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const choices = () => [...(list.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];

  // The items are drawn only while it is open: a menu in each row of a long list costs a button.
  useLayoutEffect(() => {
    if (!open || !button.current || !list.current) return;
    const from = button.current.getBoundingClientRect();
    const { width, height } = list.current.getBoundingClientRect();
    const rtl = getComputedStyle(list.current).direction === 'rtl';
    Object.assign(
      list.current.style,
      menuPlace(from, { width, height }, { width: innerWidth, height: innerHeight }, rtl),
    );
    choices()[0]?.focus();
  }, [open]);
  const onButtonKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    list.current?.showPopover();
  };
  const onListKey = (event: KeyboardEvent) => {
    // The page has keys of its own; while the menu is open they are the menu's.
    event.stopPropagation();
    if (event.key === 'Tab') list.current?.hidePopover();
    else moveFocus(event, choices(), 'block');
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class="button"
        data-look={icon ? 'icon' : 'quiet'}
        popovertarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={icon || children ? label : undefined}
        title={icon ? label : undefined}
        onKeyDown={onButtonKey}
      >
        {icon ? <Icon name={icon} /> : (children ?? label)}
        {!icon && <Icon name="down" small />}
      </button>
      <div
        ref={list}
        id={id}
        class="menu"
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={onListKey}
      >
        {open &&
          items.map((item) => (
            <button
              key={item.label}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.checked}
              tabIndex={-1}
              disabled={item.disabled ?? false}
              onClick={() => {
                list.current?.hidePopover();
                button.current?.focus();
                item.onChoose();
              }}
            >
              {item.checked === undefined ? item.icon && <Icon name={item.icon} /> : <Tick shown={item.checked} />}
              {item.label}
            </button>
          ))}
      </div>
    </>
  );
}

/** Keeps its room when it is not shown, so that the words of a set stand in one line. */
function Tick({ shown }: { shown: boolean }) {
  return <span class="menu-tick">{shown && <Icon name="check" />}</span>;
}
