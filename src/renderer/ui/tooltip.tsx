import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd.tsx';
import './tooltip.css';

export interface TooltipProps {
  text: string;
  /** A declared shortcut, shown after the words. */
  shortcut?: string;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** The control it belongs to: one of our buttons, or anything focusable of react-aria. */
  children: ReactElement;
}

/** Words beside a control on hover and on keyboard focus. The control keeps its own accessible name. */
export function Tooltip({ text, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="tw-tooltip" placement={placement} offset={6}>
        {text}
        {shortcut ? <Kbd keys={shortcut} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
