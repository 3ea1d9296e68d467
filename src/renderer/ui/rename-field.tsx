import { useEffect, useEffectEvent, useRef } from 'react';

interface RenameFieldProps {
  value: string;
  label?: string;
  /** The value was begun before and not kept: one goes on at its end. */
  isBegun?: boolean;
  /** The new name, or null when it was left as it was. Called once. `hasLeft`: the focus has gone on to something else already. */
  onDone(name: string | null, hasLeft: boolean): void;
}

const isOverlaid = (): boolean => document.querySelector('.tw-overlay') !== null;

/**
 * A name being changed in its place: all of it selected at first, Enter or leaving keeps, Escape does not. A dialog opened over it is
 * not leaving.
 */
export function RenameField({ value, label = 'New name', isBegun = false, onDone }: RenameFieldProps) {
  const isDone = useRef(false);
  function finish(name: string | null, hasLeft = false) {
    if (isDone.current) return;
    isDone.current = true;
    const trimmed = name?.trim() ?? '';
    onDone(trimmed === '' ? null : trimmed, hasLeft);
  }
  // a window or a room that goes leaves the field too, though it is not told so
  const field = useRef<HTMLInputElement>(null);
  const typed = useRef(value);
  const leave = useEffectEvent(() => finish(typed.current, true));
  useEffect(() => {
    const onGo = () => leave();
    window.addEventListener('pagehide', onGo);
    return () => {
      window.removeEventListener('pagehide', onGo);
      onGo();
    };
  }, []);
  return (
    <input
      className="tw-rename"
      aria-label={label}
      defaultValue={value}
      ref={(there) => {
        field.current = there;
        if (!there || isDone.current || document.activeElement === there || isOverlaid()) return;
        there.focus();
        if (isBegun) there.setSelectionRange(value.length, value.length);
        else there.select();
      }}
      onInput={(event) => {
        typed.current = event.currentTarget.value;
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(null);
      }}
      onBlur={(event) => {
        const next = event.relatedTarget;
        if (!next?.closest('.tw-overlay')) finish(event.currentTarget.value, next !== null);
      }}
    />
  );
}
