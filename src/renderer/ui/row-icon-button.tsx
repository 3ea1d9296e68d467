import { useEffect, useRef, useState, type FocusEvent, type PointerEvent, type ReactNode } from 'react';
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components';
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
        <TooltipTriggerStateContext value={tip.state}>
          <Tooltip className="tw-tooltip" triggerRef={button} placement="bottom" offset={6}>
            {label}
          </Tooltip>
        </TooltipTriggerStateContext>
      ) : null}
    </>
  );
}

/** Milliseconds the pointer rests before words appear, and has to go from the control to the words. */
const REST = 500;
const LEAVE = 80;

/** When the words beside a control are shown: after the pointer rested on it, or at once when a key brought one there. */
function useTip() {
  const [isShown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = (isNext: boolean, time: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(isNext), time);
  };
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
      if (event.pointerType !== 'touch') soon(true, REST);
    },
    onPointerLeave: () => soon(false, LEAVE),
    onPointerDown: hide,
    onFocus: (event: FocusEvent) => {
      if (event.currentTarget.matches(':focus-visible')) setShown(true);
    },
    onBlur: hide,
  };
  // the words themselves may be pointed at: they stay meanwhile
  const state = {
    isOpen: true,
    shouldSkipAnimation: false,
    open: () => clearTimeout(timer.current),
    close: () => soon(false, LEAVE),
  };
  return { isShown, hide, heard, state };
}
