// What is ticked, switched and chosen from a few: boxes, switches, and one of several with a sentence each.
import type { AriaAttributes, ReactNode } from 'react';
import { Label, Radio as AriaRadio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { cx } from './class-names.ts';
import './field.css';

interface CheckboxProps extends Pick<AriaAttributes, 'aria-label' | 'aria-describedby'> {
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  isIndeterminate?: boolean | undefined;
  isDisabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  excludeFromTabOrder?: boolean | undefined;
  /** The words beside it. Without them give `aria-label`. */
  children?: ReactNode;
  description?: ReactNode;
  className?: string | undefined;
}

/** What stands in a box that is ticked, or ticked in part. */
function CheckSign({ isIndeterminate }: { isIndeterminate: boolean }) {
  return (
    <svg
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={isIndeterminate ? 'M3.5 7h7' : 'm3 7.4 2.7 2.6L11 4.3'} />
    </svg>
  );
}

/** A box to tick: `isSelected`, `isIndeterminate`, `onChange`. */
export function Checkbox(props: CheckboxProps) {
  const { isSelected, isIndeterminate = false, onChange, isDisabled, excludeFromTabOrder } = props;
  const { children, description, className, ...rest } = props;
  return (
    // a press on the box is not one on what it stands in
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the key is the input's own
    <label
      className={cx('tw-check', className)}
      data-selected={isSelected || undefined}
      data-indeterminate={isIndeterminate || undefined}
      data-disabled={isDisabled || undefined}
      onClick={(event) => event.stopPropagation()}
    >
      <input
        ref={(box) => {
          if (box) box.indeterminate = isIndeterminate;
        }}
        type="checkbox"
        className="tw-vh"
        aria-label={rest['aria-label']}
        aria-describedby={rest['aria-describedby']}
        checked={isSelected}
        disabled={isDisabled}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the first choice of a dialog
        autoFocus={rest.autoFocus}
        tabIndex={excludeFromTabOrder ? -1 : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="tw-check-box" aria-hidden="true">
        {isSelected || isIndeterminate ? <CheckSign isIndeterminate={isIndeterminate} /> : null}
      </span>
      {children ? (
        <span>
          {children}
          {description ? <span className="tw-help">{description}</span> : null}
        </span>
      ) : null}
    </label>
  );
}

interface SwitchProps {
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  isDisabled?: boolean;
  children: ReactNode;
  description?: ReactNode;
}

/** Something that is on or off at once, as in Settings. */
export function Switch({ isSelected, onChange, isDisabled, children, description }: SwitchProps) {
  return (
    <label
      className="tw-switch"
      data-selected={isSelected || undefined}
      data-disabled={isDisabled || undefined}
    >
      <input
        type="checkbox"
        role="switch"
        className="tw-vh"
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="tw-switch-words">
        {children}
        {description ? <span className="tw-help">{description}</span> : null}
      </span>
      <span className="tw-switch-track" aria-hidden="true">
        <span />
      </span>
    </label>
  );
}

interface RadioGroupProps<K extends string> {
  label: string;
  isLabelHidden?: boolean;
  value: K;
  onChange(value: K): void;
  options: ReadonlyArray<{ id: K; label: ReactNode; description?: ReactNode; isDisabled?: boolean }>;
}

/** One choice of several, each with a sentence. */
export function RadioGroup<K extends string>({
  label,
  isLabelHidden,
  value,
  onChange,
  options,
}: RadioGroupProps<K>) {
  return (
    <AriaRadioGroup value={value} onChange={(next) => onChange(next as K)} className="tw-field">
      <Label className={isLabelHidden ? 'tw-vh' : 'tw-label'}>{label}</Label>
      {options.map((option) => (
        <AriaRadio key={option.id} value={option.id} isDisabled={option.isDisabled} className="tw-radio">
          <span className="tw-radio-dot" aria-hidden="true" />
          <span>
            {option.label}
            {option.description ? <span className="tw-help">{option.description}</span> : null}
          </span>
        </AriaRadio>
      ))}
    </AriaRadioGroup>
  );
}
