import { useId, useRef, type InputHTMLAttributes, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { FieldError, Input, Label, NumberField, Text } from 'react-aria-components';
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

interface TextFieldProps extends WrittenProps<HTMLInputElement> {
  inputRef?: Ref<HTMLInputElement>;
}

/** A field that looks at keys keeps them all to itself; Escape still closes the dialog it stands in. */
const keepingKeys = <E,>(onKeyDown: WritingProps<E>['onKeyDown']): WritingProps<E>['onKeyDown'] =>
  onKeyDown &&
  ((event) => {
    onKeyDown(event);
    if (event.key !== 'Escape' || event.defaultPrevented) event.stopPropagation();
  });

/** One line of text. What stands in one that has the focus from the start is selected: who types writes over it. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, description, errorMessage, className, inputRef, ...field } = props;
  const { onChange, onKeyDown, onFocus, isDisabled, isReadOnly, ...rest } = field;
  const isFresh = useRef(rest.autoFocus === true);
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
        onFocus={(event) => {
          if (isFresh.current) event.currentTarget.select();
          isFresh.current = false;
          onFocus?.(event);
        }}
      />
    </PlainFrame>
  );
}

interface TextAreaProps extends WrittenProps<HTMLTextAreaElement> {
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

interface SearchFieldProps {
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

interface NumberWithUnitProps extends FieldWords {
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
