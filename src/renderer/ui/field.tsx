import type { ReactNode, Ref } from 'react';
import {
  Checkbox as AriaCheckbox,
  FieldError,
  Input,
  Label,
  NumberField,
  Radio as AriaRadio,
  RadioGroup as AriaRadioGroup,
  SearchField as AriaSearchField,
  Switch as AriaSwitch,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type CheckboxProps as AriaCheckboxProps,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { Search, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from './class-names.ts';
import { Icon } from './icons.tsx';
import './field.css';

export interface FieldWords {
  label: string;
  /** Keeps the label for assistive technology only. */
  isLabelHidden?: boolean;
  /** One plain sentence under the field. */
  description?: ReactNode;
  /** What is not right and what to do about it; the field then counts as invalid. */
  errorMessage?: string;
}

/** The label, help and error every field shares. For fields of your own, inside a react-aria field. */
export function FieldFrame({ words, children }: { words: FieldWords; children: ReactNode }) {
  return (
    <>
      <Label className={words.isLabelHidden ? 'tw-vh' : 'tw-label'}>{words.label}</Label>
      {children}
      {words.description ? (
        <Text slot="description" className="tw-help">
          {words.description}
        </Text>
      ) : null}
      <FieldError className="tw-field-error">{words.errorMessage}</FieldError>
    </>
  );
}

export interface TextFieldProps
  extends FieldWords, Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  placeholder?: string;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
}

type FieldKeys = AriaTextFieldProps['onKeyDown'];

/** A field that looks at keys would keep them all to itself; Escape still closes the dialog it stands in. */
const lettingEscapeThrough = (onKeyDown: FieldKeys): { onKeyDown?: FieldKeys } =>
  onKeyDown === undefined
    ? {}
    : {
        onKeyDown: (event) => {
          onKeyDown(event);
          if (event.key === 'Escape' && !event.isDefaultPrevented()) event.continuePropagation();
        },
      };

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, description, errorMessage, placeholder, className, inputRef, ...rest } =
    props;
  return (
    <AriaTextField
      {...rest}
      {...lettingEscapeThrough(rest.onKeyDown)}
      isInvalid={rest.isInvalid ?? Boolean(errorMessage)}
      className={cx('tw-field', className)}
    >
      <FieldFrame words={{ label, isLabelHidden, description, errorMessage }}>
        <Input ref={inputRef} className="tw-input" placeholder={placeholder} />
      </FieldFrame>
    </AriaTextField>
  );
}

export interface TextAreaProps
  extends FieldWords, Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'type'> {
  placeholder?: string;
  /** Lines shown at least; it grows with what is written. */
  rows?: number;
  className?: string;
}

/** Several lines of text; grows with what is written. */
export function TextArea(props: TextAreaProps) {
  const {
    label,
    isLabelHidden,
    description,
    errorMessage,
    placeholder,
    rows = 3,
    className,
    ...rest
  } = props;
  return (
    <AriaTextField
      {...rest}
      {...lettingEscapeThrough(rest.onKeyDown)}
      isInvalid={rest.isInvalid ?? Boolean(errorMessage)}
      className={cx('tw-field', className)}
    >
      <FieldFrame words={{ label, isLabelHidden, description, errorMessage }}>
        <AriaTextArea className="tw-input tw-textarea" placeholder={placeholder} rows={rows} />
      </FieldFrame>
    </AriaTextField>
  );
}

export interface SearchFieldProps {
  /** Accessible name, and the placeholder when none is given. */
  label: string;
  placeholder?: string;
  value: string;
  onChange(value: string): void;
  onSubmit?(value: string): void;
  autoFocus?: boolean;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** Narrows a list while one types; Escape empties it. */
export function SearchField({ label, placeholder, className, inputRef, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx('tw-search', className)}>
      <Icon of={Search} small />
      <Input ref={inputRef} placeholder={placeholder ?? label} />
      <AriaButton className="tw-search-clear">
        <X className="tw-icon" data-small aria-hidden="true" />
      </AriaButton>
    </AriaSearchField>
  );
}

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  /** The words beside it. Without them give `aria-label`. */
  children?: ReactNode;
  description?: ReactNode;
  className?: string;
}

/** What stands in a box that is ticked, or ticked in part. */
export function CheckSign({
  isSelected,
  isIndeterminate,
}: {
  isSelected?: boolean;
  isIndeterminate?: boolean;
}) {
  return (
    <svg
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {isIndeterminate ? <path d="M3.5 7h7" /> : isSelected ? <path d="m3 7.4 2.7 2.6L11 4.3" /> : null}
    </svg>
  );
}

/** A box to tick: `isSelected`, `isIndeterminate`, `onChange`. */
export function Checkbox({ children, description, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={cx('tw-check', className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="tw-check-box" aria-hidden="true">
            <CheckSign isSelected={isSelected} isIndeterminate={isIndeterminate} />
          </span>
          {children ? (
            <span>
              {children}
              {description ? <span className="tw-help">{description}</span> : null}
            </span>
          ) : null}
        </>
      )}
    </AriaCheckbox>
  );
}

export interface SwitchProps {
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  isDisabled?: boolean;
  children: ReactNode;
  description?: ReactNode;
}

/** Something that is on or off at once, as in Settings. */
export function Switch({ children, description, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="tw-switch">
      <span className="tw-switch-words">
        {children}
        {description ? <span className="tw-help">{description}</span> : null}
      </span>
      <span className="tw-switch-track" aria-hidden="true">
        <span />
      </span>
    </AriaSwitch>
  );
}

export interface RadioGroupProps<K extends string> {
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

export interface NumberWithUnitProps extends FieldWords {
  value: number;
  onChange(value: number): void;
  /** Shown after the number and told with the name: `mm`, `dpi`, `%`. */
  unit: string;
  min?: number;
  max?: number;
  step?: number;
  isDisabled?: boolean;
}

/** A number and its unit: arrows and the wheel step it, anything out of range comes back to the nearest limit. */
export function NumberWithUnit({
  label,
  isLabelHidden,
  description,
  errorMessage,
  unit,
  min,
  max,
  ...rest
}: NumberWithUnitProps) {
  return (
    <NumberField
      {...rest}
      minValue={min}
      maxValue={max}
      isInvalid={Boolean(errorMessage)}
      formatOptions={{ useGrouping: false, maximumFractionDigits: 2 }}
      className="tw-field"
    >
      <FieldFrame words={{ label: label, isLabelHidden, description, errorMessage }}>
        <span className="tw-number">
          <Input className="tw-input tw-num" />
          <span className="tw-unit">{unit}</span>
        </span>
      </FieldFrame>
    </NumberField>
  );
}
