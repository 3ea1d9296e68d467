import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { Tooltip } from 'react-aria-components';
import { cx } from './class-names.ts';
import './button.css';
import './tooltip.css';

export interface RowIconButtonProps {
  /** The accessible name, also the tooltip. */
  label: string;
  isInTabOrder?: boolean;
  isDisabled?: boolean;
  className?: string;
  onPress(): void;
  /** The icon. */
  children: ReactNode;
}

/** A square button in a row that shows an icon and says its name in a tooltip: a plain element, for hundreds are drawn at once. */
export function RowIconButton(props: RowIconButtonProps) {
  const { label, isInTabOrder, isDisabled, className, onPress, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  const tip = useTip();
  return (
    <>
      <button
        ref={button}
        type="button"
        className={cx('tw-icon-button tw-plain', className)}
        aria-label={label}
        disabled={isDisabled}
        tabIndex={isInTabOrder ? 0 : -1}
        onClick={() => {
          tip.hide();
          onPress();
        }}
        {...tip.heard}
      >
        {children}
      </button>
      {tip.isShown ? (
        <Tooltip className="tw-tooltip" triggerRef={button} isOpen placement="bottom" offset={6}>
          {label}
        </Tooltip>
      ) : null}
    </>
  );
}

/** Milliseconds the pointer rests before words appear. */
const REST = 500;

/** When the words beside a control are shown: after the pointer rested on it, or at once when a key brought one there. */
function useTip() {
  const [isShown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  useEffect(() => {
    if (!isShown) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setShown(false);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isShown]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const heard = {
    onPointerEnter: (event: PointerEvent) => {
      if (event.pointerType !== 'mouse') return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setShown(true), REST);
    },
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus: (event: React.FocusEvent) => {
      if (event.currentTarget.matches(':focus-visible')) setShown(true);
    },
    onBlur: hide,
  };
  return { isShown, hide, heard };
}
