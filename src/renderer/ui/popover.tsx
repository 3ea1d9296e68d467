import type { ReactElement, ReactNode, RefObject } from 'react';
import {
  Dialog as AriaDialog,
  DialogTrigger,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import './popover.css';

export interface PopoverProps extends Pick<
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
export function Popover({
  label,
  trigger,
  triggerRef,
  className,
  children,
  isOpen,
  onOpenChange,
  ...rest
}: PopoverProps) {
  const surface = (
    <AriaPopover
      {...rest}
      {...(trigger ? {} : { isOpen, onOpenChange, triggerRef })}
      className={cx('tw-popover', className)}
      offset={rest.offset ?? 6}
    >
      <AriaDialog aria-label={label} className="tw-popover-dialog">
        {({ close }) => (typeof children === 'function' ? children(close) : children)}
      </AriaDialog>
    </AriaPopover>
  );
  if (!trigger) return surface;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      {surface}
    </DialogTrigger>
  );
}
