import {
  createContext,
  useContext,
  useRef,
  type AriaAttributes,
  type ButtonHTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type Ref,
  type RefObject,
} from 'react';

import { goOnWhenTaken } from './focus-back.ts';

type Native = ButtonHTMLAttributes<HTMLButtonElement>;

export interface PressProps
  extends AriaAttributes, Pick<Native, 'id' | 'type' | 'form' | 'autoFocus' | 'onFocus' | 'onBlur' | 'role'> {
  /** Runs for mouse, touch and keys alike. */
  onPress?(): void;
  isDisabled?: boolean | undefined;
  /** Tab passes it by; arrows or a menu lead to it. */
  excludeFromTabOrder?: boolean | undefined;
  /** The focus stays where it was when it is pressed by the pointer. */
  preventFocusOnPress?: boolean | undefined;
  onKeyDown?(event: KeyboardEvent<HTMLButtonElement>): void;
  ref?: Ref<HTMLButtonElement> | undefined;
}

/** What a button opens, said by the part it stands in: a menu or a surface beside it. */
export interface Trigger {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly opens: 'menu' | 'dialog' | 'listbox';
  readonly isOpen: boolean;
  /** `first` and `last`: the row that gets the focus; null: none yet. */
  open(focus: 'first' | 'last' | null): void;
  /** Keys of its own; true when taken. */
  onKey?(event: KeyboardEvent<HTMLButtonElement>): boolean;
}
export const TriggerContext = createContext<Trigger | null>(null);

const KEYS_THAT_OPEN: Readonly<Record<string, 'first' | 'last'>> = {
  Enter: 'first',
  ' ': 'first',
  ArrowDown: 'first',
  ArrowUp: 'last',
};

/** Menus and lists open as the pointer goes down and by arrows, as those of the system do; true when the key was taken. */
function opensByKey(event: KeyboardEvent<HTMLButtonElement>, trigger: Trigger): boolean {
  if (trigger.opens === 'dialog' || event.defaultPrevented) return false;
  if (trigger.onKey?.(event)) return true;
  const focus = KEYS_THAT_OPEN[event.key];
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!focus || !isPlain || (event.altKey && !event.key.startsWith('Arrow'))) return false;
  trigger.open(focus);
  return true;
}

/** One ref for the two who want the element. */
function both(one: RefObject<HTMLButtonElement | null>, other: Ref<HTMLButtonElement> | undefined) {
  return (element: HTMLButtonElement | null) => {
    one.current = element;
    if (typeof other === 'function') other(element);
    else if (other) other.current = element;
  };
}

/** Enter in a field presses the button of its form from afar; the focus stays where one types. */
function isByEnterInField({ detail, currentTarget }: MouseEvent<HTMLButtonElement>): boolean {
  const at = document.activeElement;
  return detail === 0 && at instanceof HTMLInputElement && at.form !== null && at.form === currentTarget.form;
}

/**
 * The element under every button: nothing but a button of the page, because a room has dozens. What is pressed here is not pressed
 * on what it stands in, and a key that is held down presses once.
 */
export function Press(
  props: PressProps & Pick<Native, 'className' | 'children'> & { [key: `data-${string}`]: unknown },
) {
  const {
    onPress,
    isDisabled,
    excludeFromTabOrder,
    preventFocusOnPress,
    onKeyDown,
    ref,
    type = 'button',
    ...rest
  } = props;
  const trigger = useContext(TriggerContext);
  const wasOpened = useRef(false);
  const isKeyDown = useRef(false);
  function onPointerDown(event: PointerEvent<HTMLButtonElement>) {
    event.stopPropagation();
    wasOpened.current = false;
    if (!trigger || trigger.opens === 'dialog' || isDisabled) return;
    if (event.pointerType === 'touch' || event.button !== 0 || event.ctrlKey) return;
    // what is opened gives the focus back to where it was
    event.currentTarget.focus({ preventScroll: true });
    wasOpened.current = true;
    trigger.open(null);
  }
  function onClick(event: MouseEvent<HTMLButtonElement>) {
    event.stopPropagation();
    // not every browser gives a button that is pressed the focus
    if (!preventFocusOnPress && document.activeElement !== event.currentTarget && !isByEnterInField(event))
      event.currentTarget.focus({ preventScroll: true });
    if (trigger && !wasOpened.current) trigger.open(event.detail === 0 ? 'first' : null);
    wasOpened.current = false;
    if (event.detail === 0 && !trigger) goOnWhenTaken(event.currentTarget);
    onPress?.();
  }
  function onKey(event: KeyboardEvent<HTMLButtonElement>) {
    isKeyDown.current = true;
    onKeyDown?.(event);
    if (trigger && opensByKey(event, trigger)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.stopPropagation();
      if (event.repeat) event.preventDefault();
    }
  }
  return (
    <button
      {...rest}
      // oxlint-disable-next-line react/refs -- put in by React, not read here
      ref={trigger ? both(trigger.ref, ref) : ref}
      type={type}
      disabled={isDisabled}
      tabIndex={excludeFromTabOrder ? -1 : undefined}
      aria-haspopup={trigger && trigger.opens !== 'dialog' ? trigger.opens : rest['aria-haspopup']}
      aria-expanded={trigger ? trigger.isOpen : rest['aria-expanded']}
      onPointerDown={onPointerDown}
      onMouseDown={(event) => {
        event.stopPropagation();
        if (preventFocusOnPress || wasOpened.current) event.preventDefault();
      }}
      onClick={onClick}
      onKeyDown={onKey}
      onKeyPress={(event) => {
        // the key went down elsewhere, and what it did there brought the focus here
        if (event.key === 'Enter' && !isKeyDown.current) event.preventDefault();
      }}
      onKeyUp={() => void (isKeyDown.current = false)}
      onBlur={(event) => {
        isKeyDown.current = false;
        rest.onBlur?.(event);
      }}
    />
  );
}
