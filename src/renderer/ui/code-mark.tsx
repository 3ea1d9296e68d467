import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Check } from 'lucide-react';
import { cx } from './class-names.ts';
import { CODE_COLOURS, codeClass, codeColour } from './code-colours.ts';
import { Icon } from './icons.tsx';
import { Popover } from './popover.tsx';
import './code-mark.css';

/** The 4 px bar that marks a code everywhere. Drawn as its line pattern in high contrast and in print. */
export function CodeBar({ colour, className }: { colour: number | string; className?: string }) {
  return (
    <svg
      className={cx('tw-code-bar', codeClass(colour), className)}
      viewBox="0 0 4 16"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="4" height="16" rx="2" fill="var(--c)" />
      <path className="tw-code-pattern" d="M2 0v16" stroke="var(--c)" strokeWidth="4" />
    </svg>
  );
}

/** A code's name with its bar, as in lists and sentences. */
export function CodeName({ colour, children }: { colour: number | string; children: ReactNode }) {
  return (
    <span className="tw-code-name">
      <CodeBar colour={colour} />
      <span>{children}</span>
    </span>
  );
}

/** The line of a colour, drawn long enough to show its pattern. */
function CodeLine({ colour }: { colour: number | string }) {
  return (
    <svg
      className={cx('tw-code-line', codeClass(colour))}
      viewBox="0 0 40 4"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M0 2h40" stroke="var(--c)" strokeWidth="2.5" />
    </svg>
  );
}

interface CodeSwatchesProps {
  /** 1 to 12. */
  value: number;
  onChange(value: number): void;
  label?: string;
}

/** The twelve colours to choose from, each with its name and line pattern. Takes the focus: arrow keys walk; a press or Enter chooses. */
export function CodeSwatches({ value, onChange, label = 'Colour' }: CodeSwatchesProps) {
  const list = useRef<HTMLDivElement>(null);
  // the surface it stands on takes the focus before the colours are there
  useEffect(() => {
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <ListBox
      ref={list}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      layout="grid"
      selectedKeys={[String(codeColour(value).index)]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onChange(Number(key));
      }}
      className="tw-swatches"
    >
      {CODE_COLOURS.map((colour) => (
        <ListBoxItem
          key={colour.index}
          id={String(colour.index)}
          textValue={colour.name}
          className="tw-swatch-option"
        >
          {({ isSelected }) => (
            <>
              <span className={cx('tw-swatch-square', codeClass(colour.index))}>
                {isSelected ? <Icon of={Check} small /> : null}
              </span>
              <span className="tw-swatch-words">
                {colour.name}
                <CodeLine colour={colour.index} />
              </span>
            </>
          )}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}

interface CodeSwatchPickerProps extends CodeSwatchesProps {
  /** Whose colour it is, for the name of the button: `Colour of waiting rooms`. */
  label: string;
  isDisabled?: boolean;
  /** Inside a list: only the row one is on takes Tab. */
  excludeFromTabOrder?: boolean;
}

/** A 12 px square in code colour that opens the twelve to choose from. There is one in each row: a plain button while closed. */
export function CodeSwatchPicker(props: CodeSwatchPickerProps) {
  const { value, onChange, label, isDisabled, excludeFromTabOrder } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={cx('tw-swatch-button', codeClass(value))}
        aria-label={`${label}: ${codeColour(value).name}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        disabled={isDisabled}
        tabIndex={excludeFromTabOrder ? -1 : 0}
        onClick={() => setOpen(true)}
      >
        <span />
      </button>
      {isOpen ? (
        <Popover label={label} triggerRef={button} isOpen onOpenChange={setOpen} placement="bottom start">
          <CodeSwatches
            value={value}
            label={label}
            onChange={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        </Popover>
      ) : null}
    </>
  );
}
