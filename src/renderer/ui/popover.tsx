import { useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react';
import {
  Dialog as AriaDialog,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { TriggerContext, type Trigger } from './press.tsx';
import './popover.css';

interface PopoverProps extends Pick<
  AriaPopoverProps,
  'placement' | 'offset' | 'crossOffset' | 'isOpen' | 'onOpenChange' | 'isNonModal' | 'containerPadding'
> {
  /** Accessible name. */
  label: string;
  /** The button that opens it. Leave out and give `triggerRef` and `isOpen` when something else decides. */
  trigger?: ReactElement;
  triggerRef?: RefObject<Element | null>;
  className?: string;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small raised surface beside what opened it. Escape and a press outside close it; focus goes back. */
export function Popover({ trigger, triggerRef, isOpen, onOpenChange, ...surface }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpenByItself, setOpenByItself] = useState(false);
  const isShown = isOpen ?? isOpenByItself;
  const change = (next: boolean) => {
    setOpenByItself(next);
    onOpenChange?.(next);
  };
  const opener: Trigger = { ref: button, opens: 'dialog', isOpen: isShown, open: () => change(!isShown) };
  return (
    <>
      {trigger ? <TriggerContext value={opener}>{trigger}</TriggerContext> : null}
      {isShown ? (
        <Surface {...surface} triggerRef={trigger ? button : triggerRef} onOpenChange={change} />
      ) : null}
    </>
  );
}

type SurfaceProps = Omit<PopoverProps, 'trigger' | 'isOpen'>;

function Surface({ label, className, children, ...rest }: SurfaceProps) {
  return (
    <AriaPopover {...rest} isOpen className={cx('tw-popover', className)} offset={rest.offset ?? 6}>
      <AriaDialog aria-label={label} className="tw-popover-dialog">
        {({ close }) => (typeof children === 'function' ? children(close) : children)}
      </AriaDialog>
    </AriaPopover>
  );
}
