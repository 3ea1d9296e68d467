import { useRef, useState, type ContextType, type ReactElement, type ReactNode, type RefObject } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection,
  Popover as AriaPopover,
  RootMenuTriggerStateContext,
  Separator,
  SubmenuTrigger,
  Text,
  type Key,
} from 'react-aria-components';
import { Check, ChevronRight } from 'lucide-react';
import { holdTyping } from './held-typing.ts';
import { Icon } from './icons.tsx';
import { Kbd } from './kbd.tsx';
import { TriggerContext, type Trigger } from './press.tsx';
import './popover.css';
import './menu.css';

export interface MenuChoice {
  id: string;
  label: string;
  /** A quiet line under the label: why it cannot be chosen, or what it means. */
  description?: string;
  /** A declared shortcut, shown at the end of the row. */
  shortcut?: string;
  icon?: ReactNode;
  /** Loss: shown in red. */
  isDanger?: boolean;
  isDisabled?: boolean;
  /** Shows a tick; use for options that are on or off. */
  isChecked?: boolean;
  onAction?(): void;
  /** Opens to the side. */
  items?: ReadonlyArray<MenuEntry>;
}
export type MenuEntry = MenuChoice | 'separator' | { heading: string; items: ReadonlyArray<MenuChoice> };

function Choice({ choice }: { choice: MenuChoice }) {
  const row = (
    <AriaMenuItem
      id={choice.id}
      textValue={choice.label}
      isDisabled={choice.isDisabled}
      onAction={choice.onAction}
      className="tw-menu-item"
      data-danger={choice.isDanger || undefined}
    >
      <span className="tw-menu-lead">{choice.isChecked ? <Icon of={Check} small /> : choice.icon}</span>
      <span className="tw-menu-label">
        {choice.label}
        {choice.isChecked ? <span className="tw-vh"> (on)</span> : null}
        {choice.description ? (
          <Text slot="description" className="tw-menu-why">
            {choice.description}
          </Text>
        ) : null}
      </span>
      {choice.shortcut ? <Kbd keys={choice.shortcut} /> : null}
      {choice.items ? <Icon of={ChevronRight} small /> : null}
    </AriaMenuItem>
  );
  if (!choice.items) return row;
  return (
    <SubmenuTrigger>
      {row}
      <AriaPopover className="tw-popover tw-menu-popover" offset={-2} crossOffset={-4}>
        <MenuList label={choice.label} items={choice.items} />
      </AriaPopover>
    </SubmenuTrigger>
  );
}

/** The rows of a menu. Use MenuButton or useContextMenu unless you bring your own surface. */
function MenuList({
  label,
  items,
  onClose,
  focus,
}: {
  label: string;
  items: ReadonlyArray<MenuEntry>;
  onClose?(): void;
  /** Takes the focus when it appears; a MenuButton sees to that itself. */
  focus?: 'first' | 'last' | true;
}) {
  return (
    <AriaMenu aria-label={label} className="tw-menu tw-scroll" onClose={onClose} autoFocus={focus}>
      {items.map((entry, at) => {
        if (entry === 'separator') return <Separator key={`line-${at}`} className="tw-menu-line" />;
        if (!('heading' in entry)) return <Choice key={entry.id} choice={entry} />;
        return (
          <MenuSection key={entry.heading}>
            <Header className="tw-menu-heading">{entry.heading}</Header>
            {entry.items.map((choice) => (
              <Choice key={choice.id} choice={choice} />
            ))}
          </MenuSection>
        );
      })}
    </AriaMenu>
  );
}

interface MenuButtonProps {
  /** Accessible name of the menu. */
  label: string;
  /** The rows; a function is asked each time the menu opens. */
  items: ReadonlyArray<MenuEntry> | (() => ReadonlyArray<MenuEntry>);
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
  /** The button: a Button or an IconButton. */
  children: ReactElement;
}

/** A button that opens a menu. Of the menu there is nothing until then. */
export function MenuButton({ label, items, placement = 'bottom start', children }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{ focus: 'first' | 'last' | null } | null>(null);
  const trigger: Trigger = {
    ref: button,
    opens: 'menu',
    isOpen: opened !== null,
    open: (focus) => setOpened({ focus }),
  };
  return (
    <>
      <TriggerContext value={trigger}>{children}</TriggerContext>
      {opened ? (
        <OpenMenu
          label={label}
          items={items}
          placement={placement}
          button={button}
          focus={opened.focus}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}

interface OpenMenuProps extends Pick<MenuButtonProps, 'label' | 'items' | 'placement'> {
  button: RefObject<HTMLButtonElement | null>;
  focus: 'first' | 'last' | null;
  onClose(): void;
}

function OpenMenu({ label, items, placement, button, focus, onClose }: OpenMenuProps) {
  const [rows] = useState(items);
  return (
    <RootMenuTriggerStateContext value={useRootMenu(onClose)}>
      <AriaPopover
        isOpen
        onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
        triggerRef={button}
        trigger="MenuTrigger"
        aria-label={label}
        placement={placement}
        offset={4}
        className="tw-popover tw-menu-popover"
      >
        <MenuList
          label={label}
          items={typeof items === 'function' ? rows : items}
          onClose={onClose}
          focus={focus ?? true}
        />
      </AriaPopover>
    </RootMenuTriggerStateContext>
  );
}

/** Which menus that open to the side are open, for those of a menu that nothing of react-aria opened. */
function useRootMenu(close: () => void): ContextType<typeof RootMenuTriggerStateContext> {
  const [stack, setStack] = useState<Key[]>([]);
  return {
    isOpen: true,
    focusStrategy: null,
    expandedKeysStack: stack,
    openSubmenu: (key, level) =>
      setStack((now) => (level > now.length ? now : [...now.slice(0, level), key])),
    closeSubmenu: (key, level) => setStack((now) => (now[level] === key ? now.slice(0, level) : now)),
    setOpen: (isOpen) => (isOpen ? undefined : close()),
    open: () => {},
    toggle: close,
    close,
    point: null,
    setPoint: () => {},
  };
}

interface ContextMenuControl {
  /** Call from `onContextMenu` (right button, Shift F10 and the menu key all raise it). */
  open(event: React.MouseEvent, items: ReadonlyArray<MenuEntry>, label?: string): void;
  /** Put this somewhere in what you render. */
  menu: ReactNode;
}

/** A menu at the pointer, or under the focused element when a key asked for it. */
export function useContextMenu(): ContextMenuControl {
  const anchor = useRef<HTMLSpanElement | null>(null);
  const [shown, setShown] = useState<{
    items: ReadonlyArray<MenuEntry>;
    label: string;
    x: number;
    y: number;
  } | null>(null);
  const returnTo = useRef<HTMLElement | null>(null);
  function open(event: React.MouseEvent, items: ReadonlyArray<MenuEntry>, label = 'Actions') {
    event.preventDefault();
    event.stopPropagation();
    const target = event.target as HTMLElement;
    returnTo.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    // a key raises it without a pointer; browsers then give the middle of the element, or nothing
    const byKey =
      (event.nativeEvent as PointerEvent).pointerType === '' || (event.clientX === 0 && event.clientY === 0);
    const box = target.getBoundingClientRect();
    setShown({
      items,
      label,
      x: byKey ? box.left + 16 : event.clientX,
      y: byKey ? box.bottom - 4 : event.clientY,
    });
  }
  function close() {
    setShown(null);
    returnTo.current?.focus({ preventScroll: true });
  }
  const menu = shown ? (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        className="tw-menu-anchor"
        style={{ left: shown.x, top: shown.y }}
      />
      <AriaPopover
        isOpen
        onOpenChange={(isOpen) => (isOpen ? undefined : close())}
        triggerRef={anchor}
        trigger="MenuTrigger"
        aria-label={shown.label}
        placement="bottom start"
        offset={0}
        className="tw-popover tw-menu-popover"
      >
        <MenuList label={shown.label} items={shown.items} onClose={close} focus="first" />
      </AriaPopover>
    </>
  ) : null;
  return { open, menu };
}

/**
 * Runs what a menu row asks for once the menu has gone and the focus is back: for actions that take the focus
 * themselves, such as a name to be changed in its place.
 */
export function afterMenu(run: () => unknown): () => void {
  return () => {
    const letGo = holdTyping();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void run();
        // by then the field is drawn that it may have asked for
        requestAnimationFrame(letGo);
      }),
    );
  };
}
