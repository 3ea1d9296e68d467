import {
  useId,
  useRef,
  type AriaAttributes,
  type InputHTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import {
  FieldError,
  Input,
  Label,
  NumberField,
  Radio as AriaRadio,
  RadioGroup as AriaRadioGroup,
  Text,
} from 'react-aria-components';
import { Search, X } from 'lucide-react';
import { cx } from './class-names.ts';
import { Icon } from './icons.tsx';
import { Press } from './press.tsx';
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

/** What ties a plain field of the page to its words. */
export function useFieldIds(words: FieldWords, isReadOnly?: boolean) {
  const id = useId();
  const isInvalid = Boolean(words.errorMessage);
  const told = [words.description ? `${id}-help` : null, isInvalid ? `${id}-error` : null].filter(Boolean);
  return {
    id,
    'aria-describedby': told.length > 0 ? told.join(' ') : undefined,
    'aria-invalid': isInvalid || undefined,
    'data-invalid': isInvalid || undefined,
    readOnly: isReadOnly,
  };
}

interface PlainFrameProps {
  id: string;
  words: FieldWords;
  className: string | undefined;
  /** Where a press on the label does something else than on a field one writes in. */
  onLabelPress?(): void;
  children: ReactNode;
}

/** The same words around a plain field that has them by `useFieldIds`. */
export function PlainFrame({ id, words, className, onLabelPress, children }: PlainFrameProps) {
  const look = { id: `${id}-label`, className: words.isLabelHidden ? 'tw-vh' : 'tw-label' };
  return (
    <div className={cx('tw-field', className)}>
      {onLabelPress ? (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- keys reach the field itself
        <span {...look} onClick={onLabelPress}>
          {words.label}
        </span>
      ) : (
        <label {...look} htmlFor={id}>
          {words.label}
        </label>
      )}
      {children}
      {words.description ? (
        <span id={`${id}-help`} className="tw-help">
          {words.description}
        </span>
      ) : null}
      {words.errorMessage ? (
        <span id={`${id}-error`} className="tw-field-error">
          {words.errorMessage}
        </span>
      ) : null}
    </div>
  );
}

type WritingProps<E> = Pick<
  InputHTMLAttributes<E>,
  'autoFocus' | 'maxLength' | 'name' | 'onFocus' | 'onBlur' | 'placeholder' | 'onKeyDown'
>;

interface WrittenProps<E> extends FieldWords, WritingProps<E> {
  value: string;
  onChange(value: string): void;
  isDisabled?: boolean | undefined;
  isReadOnly?: boolean | undefined;
  className?: string | undefined;
}

export interface TextFieldProps extends WrittenProps<HTMLInputElement> {
  inputRef?: Ref<HTMLInputElement>;
}

/** A field that looks at keys keeps them all to itself; Escape still closes the dialog it stands in. */
const keepingKeys = <E,>(onKeyDown: WritingProps<E>['onKeyDown']): WritingProps<E>['onKeyDown'] =>
  onKeyDown &&
  ((event) => {
    onKeyDown(event);
    if (event.key !== 'Escape' || event.defaultPrevented) event.stopPropagation();
  });

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, description, errorMessage, className, inputRef, ...field } = props;
  const { onChange, onKeyDown, isDisabled, isReadOnly, ...rest } = field;
  const words = { label, isLabelHidden, description, errorMessage };
  const told = useFieldIds(words, isReadOnly);
  return (
    <PlainFrame id={told.id} words={words} className={className}>
      <input
        {...rest}
        {...told}
        ref={inputRef}
        type="text"
        disabled={isDisabled}
        className="tw-input"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keepingKeys(onKeyDown)}
      />
    </PlainFrame>
  );
}

export interface TextAreaProps extends WrittenProps<HTMLTextAreaElement> {
  /** Lines shown at least; it grows with what is written. */
  rows?: number;
}

/** Several lines of text; grows with what is written. */
export function TextArea(props: TextAreaProps) {
  const { label, isLabelHidden, description, errorMessage, className, ...field } = props;
  const { onChange, onKeyDown, isDisabled, isReadOnly, rows = 3, ...rest } = field;
  const words = { label, isLabelHidden, description, errorMessage };
  const told = useFieldIds(words, isReadOnly);
  return (
    <PlainFrame id={told.id} words={words} className={className}>
      <textarea
        {...rest}
        {...told}
        rows={rows}
        disabled={isDisabled}
        className="tw-input tw-textarea"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keepingKeys(onKeyDown)}
      />
    </PlainFrame>
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
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onChange, onSubmit, autoFocus, className, inputRef } = props;
  const field = useRef<HTMLDivElement>(null);
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.repeat || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'Enter' && onSubmit) onSubmit(value);
    else if (event.key === 'Escape' && value !== '') onChange('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div ref={field} className={cx('tw-search', className)} data-empty={value === '' || undefined}>
      <Icon of={Search} small />
      <input
        ref={inputRef}
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for where one came to look for something
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Press
        className="tw-search-clear"
        aria-label="Clear search"
        excludeFromTabOrder
        preventFocusOnPress
        onPress={() => {
          onChange('');
          field.current?.querySelector('input')?.focus();
        }}
      >
        <Icon of={X} small />
      </Press>
    </div>
  );
}

export interface CheckboxProps extends Pick<AriaAttributes, 'aria-label' | 'aria-describedby'> {
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
        <CheckSign isSelected={isSelected} isIndeterminate={isIndeterminate} />
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

export interface SwitchProps {
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
