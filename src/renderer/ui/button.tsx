import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  ToggleButton as AriaToggleButton,
  ToggleButtonGroup,
  type ButtonProps as AriaButtonProps,
  type ToggleButtonProps as AriaToggleButtonProps,
} from 'react-aria-components';
import { cx } from './class-names.ts';
import { ariaShortcut } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';
import './button.css';

export type ButtonVariant = 'default' | 'primary' | 'quiet' | 'danger' | 'link';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** One primary in view at most. Danger is for loss only. */
  variant?: ButtonVariant;
  icon?: ReactNode;
  /** A declared shortcut, told to assistive technology. Draw a Kbd beside the words when people should see it. */
  shortcut?: string;
  className?: string;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with words. `onPress` runs for mouse, touch and keys alike. */
export function Button({ variant = 'default', icon, shortcut, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={cx('tw-button', className)}
      data-variant={variant}
      aria-keyshortcuts={shortcut ? ariaShortcut(shortcut) : undefined}
    >
      {icon}
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'aria-label'
> {
  /** The accessible name, also the tooltip. */
  label: string;
  shortcut?: string;
  tooltipPlacement?: 'top' | 'bottom' | 'left' | 'right';
  className?: string;
  /** The icon. */
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A square button that shows an icon and says its name in a tooltip. */
export function IconButton({
  label,
  shortcut,
  tooltipPlacement,
  className,
  children,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut} placement={tooltipPlacement}>
      <AriaButton
        {...rest}
        aria-label={label}
        aria-keyshortcuts={shortcut ? ariaShortcut(shortcut) : undefined}
        className={cx('tw-icon-button', className)}
      >
        {children}
      </AriaButton>
    </Tooltip>
  );
}

export interface ToggleButtonProps extends Omit<AriaToggleButtonProps, 'className' | 'style' | 'children'> {
  /** The accessible name when `children` is an icon. */
  label?: string;
  shortcut?: string;
  className?: string;
  children: ReactNode;
}

/** A button that stays pressed: `isSelected`, `onChange`. With `label` it is an icon button with a tooltip. */
export function ToggleButton({ label, shortcut, className, children, ...rest }: ToggleButtonProps) {
  const button = (
    <AriaToggleButton
      {...rest}
      aria-label={label}
      aria-keyshortcuts={shortcut ? ariaShortcut(shortcut) : undefined}
      className={cx(label ? 'tw-icon-button' : 'tw-button', className)}
      data-variant="default"
    >
      {children}
    </AriaToggleButton>
  );
  return label ? (
    <Tooltip text={label} shortcut={shortcut}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}

export interface SegmentedControlProps<K extends string> {
  /** Accessible name of the choice. */
  label: string;
  options: ReadonlyArray<{ id: K; label: ReactNode; isDisabled?: boolean }>;
  value: K;
  onChange(value: K): void;
}

/** One choice of a few, side by side. Arrow keys walk, Space chooses. */
export function SegmentedControl<K extends string>({
  label,
  options,
  value,
  onChange,
}: SegmentedControlProps<K>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="tw-segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen) onChange(chosen.id);
      }}
    >
      {options.map((option) => (
        <AriaToggleButton
          key={option.id}
          id={option.id}
          isDisabled={option.isDisabled}
          className="tw-segment"
        >
          {option.label}
        </AriaToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
