import { useState, type ReactNode } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover as AriaPopover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { Check, ChevronDown } from 'lucide-react';
import { cx } from './class-names.ts';
import { FieldFrame, type FieldWords } from './field.tsx';
import { Icon } from './icons.tsx';
import './popover.css';
import './select.css';

export interface Option<K extends string = string> {
  id: K;
  label: string;
  /** One line under the label. */
  description?: string;
  /** A code bar, a badge: drawn before the label. */
  lead?: ReactNode;
  isDisabled?: boolean;
}

function OptionRow({ option }: { option: Option }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} isDisabled={option.isDisabled} className="tw-option">
      {({ isSelected }) => (
        <>
          {option.lead}
          <span className="tw-option-words">
            <Text slot="label">{option.label}</Text>
            {option.description ? (
              <Text slot="description" className="tw-help">
                {option.description}
              </Text>
            ) : null}
          </span>
          {isSelected ? <Icon of={Check} small /> : null}
        </>
      )}
    </ListBoxItem>
  );
}

/** The options under a field, where they fit. */
function OptionsPopover({ options }: { options: readonly Option[] }) {
  return (
    <AriaPopover className="tw-popover tw-options" offset={4}>
      <ListBox className="tw-option-list tw-scroll">
        {options.map((option) => (
          <OptionRow key={option.id} option={option} />
        ))}
      </ListBox>
    </AriaPopover>
  );
}

export interface SelectProps<K extends string> extends FieldWords {
  options: ReadonlyArray<Option<K>>;
  value: K | null;
  onChange(value: K): void;
  placeholder?: string;
  isDisabled?: boolean;
  /** No border: for bars and sentences. */
  isQuiet?: boolean;
  className?: string;
}

/**
 * The options a select needs at the moment. One that nobody has come to yet needs only the one it shows: a long list of people
 * or transcripts would else be built, row by row, for every select in view.
 */
function useOptionsWanted<K extends string>(options: ReadonlyArray<Option<K>>, value: K | null) {
  const [isWanted, setWanted] = useState(false);
  const want = () => setWanted(true);
  const chosen = isWanted ? undefined : options.find((option) => option.id === value);
  return { wanted: chosen ? [chosen] : options, come: { onFocus: want, onPointerEnter: want } };
}

/** One of a closed list. Typing jumps to the option that starts so. */
export function Select<K extends string>(props: SelectProps<K>) {
  const {
    label,
    isLabelHidden,
    description,
    errorMessage,
    options,
    value,
    onChange,
    isQuiet,
    className,
    ...rest
  } = props;
  const { wanted, come } = useOptionsWanted(options, value);
  return (
    <AriaSelect
      {...rest}
      onFocus={come.onFocus}
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.id === next);
        if (chosen) onChange(chosen.id);
      }}
      isInvalid={Boolean(errorMessage)}
      className={cx('tw-field', className)}
    >
      <FieldFrame words={{ label, isLabelHidden, description, errorMessage }}>
        <AriaButton
          className="tw-select"
          data-quiet={isQuiet || undefined}
          onPointerEnter={come.onPointerEnter}
        >
          <SelectValue className="tw-select-value">
            {({ isPlaceholder, defaultChildren }) => {
              const chosen = options.find((option) => option.id === value);
              if (isPlaceholder || !chosen) return defaultChildren;
              return (
                <>
                  {chosen.lead}
                  <span className="tw-cut">{chosen.label}</span>
                </>
              );
            }}
          </SelectValue>
          <Icon of={ChevronDown} small />
        </AriaButton>
      </FieldFrame>
      <OptionsPopover options={wanted} />
    </AriaSelect>
  );
}

export interface ComboBoxProps<K extends string> extends FieldWords {
  options: ReadonlyArray<Option<K>>;
  value: K | null;
  /** The chosen option, or null with the typed words when `allowsOwnWords`. */
  onChange(value: K | null, words: string): void;
  allowsOwnWords?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
  className?: string;
}

/** One of a list that narrows while one types, or words of one's own when allowed. */
export function ComboBox<K extends string>(props: ComboBoxProps<K>) {
  const {
    label,
    isLabelHidden,
    description,
    errorMessage,
    options,
    value,
    onChange,
    allowsOwnWords,
    className,
    ...rest
  } = props;
  const { placeholder, isDisabled } = rest;
  return (
    <AriaComboBox
      isDisabled={isDisabled}
      value={value}
      allowsCustomValue={allowsOwnWords}
      menuTrigger="focus"
      onChange={(next) => {
        const chosen = options.find((option) => option.id === next);
        onChange(chosen?.id ?? null, chosen?.label ?? '');
      }}
      onInputChange={(words) => {
        if (allowsOwnWords && !options.some((option) => option.label === words)) onChange(null, words);
      }}
      isInvalid={Boolean(errorMessage)}
      className={cx('tw-field', className)}
    >
      <FieldFrame words={{ label, isLabelHidden, description, errorMessage }}>
        <span className="tw-combo">
          <Input className="tw-input" placeholder={placeholder} />
          <AriaButton className="tw-combo-open">
            <Icon of={ChevronDown} small />
          </AriaButton>
        </span>
      </FieldFrame>
      <OptionsPopover options={options} />
    </AriaComboBox>
  );
}
