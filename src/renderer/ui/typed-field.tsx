import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Search } from 'lucide-react';
import { Icon } from './icons.tsx';

interface TypedFieldProps {
  className: string;
  /** Accessible name; also what stands in it while it is empty, unless `placeholder` says something else. */
  label: string;
  placeholder?: string;
  /** The list under it, and the row one is on; see `useTypedList`. */
  listId: string;
  activeId: string | undefined;
  value: string;
  onChange(value: string): void;
  onKeyDown(event: KeyboardEvent): void;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
  /** Behind the field. */
  children?: ReactNode;
}

/** A field over a list that what is typed narrows; the focus stays here while one walks the list. */
export function TypedField({
  className,
  label,
  placeholder = label,
  listId,
  activeId,
  value,
  onChange,
  onKeyDown,
  autoFocus,
  inputRef,
  children,
}: TypedFieldProps) {
  return (
    <div className={className}>
      <Icon of={Search} small />
      <input
        ref={inputRef}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for where one came to look for something
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {children}
    </div>
  );
}
