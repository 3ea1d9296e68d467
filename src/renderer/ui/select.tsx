import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover as AriaPopover,
  Text,
} from 'react-aria-components';
import { Check, ChevronDown } from 'lucide-react';
import { cx } from './class-names.ts';
import { FieldFrame, PlainFrame, useFieldIds, type FieldWords } from './field.tsx';
import { Icon } from './icons.tsx';
import { isKeyClaimed } from './key-claim.ts';
import { Press, TriggerContext, type Trigger } from './press.tsx';
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
function OptionsPopover({ options, more, words }: Fitting) {
  return (
    <AriaPopover className="tw-popover tw-options" offset={4}>
      <ListBox className="tw-option-list tw-scroll">
        {options.map((option) => (
          <OptionRow key={option.id} option={option} />
        ))}
        {more > 0 ? (
          // found by whatever is typed, and not to be chosen
          <ListBoxItem id="+more" textValue={words || 'more'} isDisabled className="tw-option">
            <Text slot="label">{more.toLocaleString()} more. Type a few letters to find one.</Text>
          </ListBoxItem>
        ) : null}
      </ListBox>
    </AriaPopover>
  );
}

interface SelectProps<K extends string> extends FieldWords {
  options: ReadonlyArray<Option<K>>;
  value: K | null;
  onChange(value: K): void;
  placeholder?: string;
  isDisabled?: boolean;
  autoFocus?: boolean;
  /** No border: for bars and sentences. */
  isQuiet?: boolean;
  className?: string;
}

/** Milliseconds after which typed letters begin a new word. */
const TYPING_PAUSE = 1000;
const alike = new Intl.Collator(undefined, { usage: 'search', sensitivity: 'base' });

/** Keys that choose without opening: left and right the option beside, letters the one that starts so. Null: no such key. */
function useClosedKeys<K extends string>(options: ReadonlyArray<Option<K>>, value: K | null) {
  const typed = useRef({ words: '', at: 0 });
  return (event: KeyboardEvent): Option<K> | null | undefined => {
    if (event.ctrlKey || event.metaKey || event.altKey) return null;
    const open = options.filter((option) => !option.isDisabled);
    const at = open.findIndex((option) => option.id === value);
    if (event.key === 'ArrowRight') return open[at + 1];
    if (event.key === 'ArrowLeft') return at < 0 ? open[0] : open[at - 1];
    const now = performance.now();
    const before = now - typed.current.at > TYPING_PAUSE ? '' : typed.current.words;
    if (event.key.length !== 1 || (event.key === ' ' && before === '')) return null;
    if (isKeyClaimed(event.nativeEvent)) return null;
    const words = before + event.key;
    typed.current = { words, at: now };
    return open.find(({ label }) => alike.compare(label.slice(0, words.length), words) === 0);
  };
}

/** One of a closed list. Typing jumps to the option that starts so. Of the list there is nothing until it is opened. */
export function Select<K extends string>(props: SelectProps<K>) {
  const { label, isLabelHidden, description, errorMessage, options, value, onChange, className } = props;
  const words = { label, isLabelHidden, description, errorMessage };
  const { id, 'aria-describedby': told } = useFieldIds(words);
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{ focus: 'first' | 'last' | null } | null>(null);
  const byKey = useClosedKeys(options, value);
  const chosen = options.find((option) => option.id === value);
  const choose = (option: Option<K> | undefined) => {
    if (option) onChange(option.id);
  };
  const trigger: Trigger = {
    ref: button,
    opens: 'listbox',
    isOpen: opened !== null,
    open: (focus) => setOpened({ focus }),
    onKey(event) {
      const option = byKey(event);
      if (option && option.id !== value) onChange(option.id);
      return option !== null;
    },
  };
  return (
    <PlainFrame id={id} words={words} className={className} onLabelPress={() => button.current?.focus()}>
      <TriggerContext value={trigger}>
        <Press
          id={id}
          className="tw-select"
          isDisabled={props.isDisabled}
          autoFocus={props.autoFocus}
          data-quiet={props.isQuiet || undefined}
          aria-labelledby={`${id}-value ${id}-label`}
          aria-describedby={told}
        >
          <span id={`${id}-value`} className="tw-select-value" data-placeholder={chosen ? undefined : true}>
            {chosen?.lead}
            <span className="tw-cut">{chosen?.label ?? props.placeholder ?? 'Select an item'}</span>
          </span>
          <Icon of={ChevronDown} small />
        </Press>
      </TriggerContext>
      {opened ? (
        <OpenOptions
          id={id}
          options={options}
          value={value}
          button={button}
          focus={opened.focus}
          onChoose={choose}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </PlainFrame>
  );
}

interface OpenOptionsProps<K extends string> {
  id: string;
  options: ReadonlyArray<Option<K>>;
  value: K | null;
  button: RefObject<HTMLButtonElement | null>;
  focus: 'first' | 'last' | null;
  onChoose(option: Option<K> | undefined): void;
  onClose(): void;
}

/** Choosing the one that is chosen closes the list, too: the state under a list box knows of it, its types do not. */
const TELLS_AGAIN = { allowDuplicateSelectionEvents: true };

function OpenOptions<K extends string>(props: OpenOptionsProps<K>) {
  const { id, options, value, button, focus, onChoose, onClose } = props;
  return (
    <AriaPopover
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      triggerRef={button}
      trigger="Select"
      placement="bottom start"
      aria-labelledby={`${id}-label`}
      className="tw-popover tw-options"
      offset={4}
    >
      <ListBox
        {...TELLS_AGAIN}
        aria-labelledby={`${id}-label`}
        className="tw-option-list tw-scroll"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === null ? [] : [value]}
        autoFocus={focus ?? true}
        shouldFocusOnHover
        shouldSelectOnPressUp
        onSelectionChange={(keys) => {
          onChoose(options.find((option) => keys !== 'all' && keys.has(option.id)));
          onClose();
        }}
      >
        {options.map((option) => (
          <OptionRow key={option.id} option={option} />
        ))}
      </ListBox>
    </AriaPopover>
  );
}

interface ComboBoxProps<K extends string> extends FieldWords {
  options: ReadonlyArray<Option<K>>;
  value: K | null;
  /** The chosen option, or null with the typed words when `allowsOwnWords`. */
  onChange(value: K | null, words: string): void;
  allowsOwnWords?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
  className?: string;
}

/** Options that are shown at once: each costs, and beyond these one finds sooner by typing. */
const MOST_SHOWN = 60;
interface Fitting {
  options: readonly Option[];
  /** How many more there are. */
  more: number;
  words: string;
}
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The first of the options that hold what is typed, with the chosen one, whose words stand in the field. */
function useFitting(options: readonly Option[], value: string | null, typed: string): Fitting {
  return useMemo(() => {
    const chosen = options.find((option) => option.id === value);
    const wanted = typed === chosen?.label ? '' : plain(typed.trim());
    const fits = wanted === '' ? options : options.filter((option) => plain(option.label).includes(wanted));
    const shown = fits.slice(0, MOST_SHOWN);
    if (chosen && !shown.includes(chosen)) shown.push(chosen);
    return { options: shown, more: Math.max(0, fits.length - MOST_SHOWN), words: typed };
  }, [options, value, typed]);
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
  const [typed, setTyped] = useState('');
  const fitting = useFitting(options, value, typed);
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
        setTyped(words);
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
      <OptionsPopover {...fitting} />
    </AriaComboBox>
  );
}
