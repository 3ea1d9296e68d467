import { type KeyboardEvent, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { ariaShortcut } from './kbd.tsx';
import { Press, type PressProps } from './press.tsx';
import { tipFor, type TipPlace } from './tip-watch.ts';
import './button.css';

export type ButtonVariant = 'default' | 'primary' | 'quiet' | 'danger' | 'link';

export interface ButtonProps extends PressProps {
  /** One primary in view at most. Danger is for loss only. */
  variant?: ButtonVariant | undefined;
  icon?: ReactNode;
  /** A declared shortcut, told to assistive technology. Draw a Kbd beside the words when people should see it. */
  shortcut?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A button with words. `onPress` runs for mouse, touch and keys alike. */
export function Button({ variant = 'default', icon, shortcut, className, children, ...rest }: ButtonProps) {
  return (
    <Press
      {...rest}
      className={cx('tw-button', className)}
      data-variant={variant}
      aria-keyshortcuts={shortcut ? ariaShortcut(shortcut) : undefined}
    >
      {icon}
      {children}
    </Press>
  );
}

interface IconButtonProps extends Omit<PressProps, 'aria-label'> {
  /** The accessible name, also the tooltip. */
  label: string;
  shortcut?: string | undefined;
  tooltipPlacement?: TipPlace | undefined;
  className?: string | undefined;
  /** The icon. */
  children: ReactNode;
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
    <Press
      {...rest}
      {...tipFor(label, shortcut, tooltipPlacement)}
      aria-label={label}
      aria-keyshortcuts={shortcut ? ariaShortcut(shortcut) : undefined}
      className={cx('tw-icon-button', className)}
    >
      {children}
    </Press>
  );
}

interface ToggleButtonProps extends Omit<PressProps, 'onPress' | 'aria-label' | 'aria-pressed'> {
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  /** The accessible name when `children` is an icon. */
  label?: string;
  shortcut?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A button that stays pressed: `isSelected`, `onChange`. With `label` it is an icon button with a tooltip. */
export function ToggleButton(props: ToggleButtonProps) {
  const { isSelected, onChange, label, shortcut, className, children, ...rest } = props;
  return (
    <Press
      {...rest}
      {...(label === undefined ? {} : tipFor(label, shortcut))}
      aria-label={label}
      aria-pressed={isSelected}
      aria-keyshortcuts={shortcut ? ariaShortcut(shortcut) : undefined}
      className={cx(label ? 'tw-icon-button' : 'tw-button', className)}
      data-variant="default"
      data-selected={isSelected || undefined}
      onPress={() => onChange(!isSelected)}
    >
      {children}
    </Press>
  );
}

interface SegmentedControlProps<K extends string> {
  /** Accessible name of the choice. */
  label: string;
  options: ReadonlyArray<{ id: K; label: ReactNode; isDisabled?: boolean }>;
  value: K;
  onChange(value: K): void;
}

/** Letters from which a label may be cut, and is shown whole on its own. */
const CUT = 20;

/** Left and right put the focus on the choice beside, as it is read. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (way === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const choices = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl';
  choices[choices.indexOf(document.activeElement as HTMLElement) + (isMirrored ? -way : way)]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

/** One choice of a few, side by side. Arrow keys walk, Space chooses. */
export function SegmentedControl<K extends string>(props: SegmentedControlProps<K>) {
  const { label, options, value, onChange } = props;
  // what Tab comes to: the choice that is made, or the first while none is
  const stop = options.some((option) => option.id === value) ? value : options[0]?.id;
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the choices in it have the focus
    <div role="radiogroup" aria-label={label} className="tw-segments" onKeyDown={walk}>
      {options.map((option) => (
        <Press
          key={option.id}
          role="radio"
          aria-checked={option.id === value}
          isDisabled={option.isDisabled}
          excludeFromTabOrder={option.id !== stop}
          className="tw-segment"
          data-selected={option.id === value || undefined}
          onPress={() => {
            if (option.id !== value) onChange(option.id);
          }}
        >
          {typeof option.label === 'string' && option.label.length > CUT ? (
            <span title={option.label}>{option.label}</span>
          ) : (
            option.label
          )}
        </Press>
      ))}
    </div>
  );
}
