import { useRef } from 'react';

export interface RenameFieldProps {
  value: string;
  label?: string;
  /** The new name, or null when it was left as it was. Called once. */
  onDone(name: string | null): void;
}

const isOverlaid = (): boolean => document.querySelector('.tw-overlay') !== null;

/**
 * A name being changed in its place: all of it selected at first, Enter or leaving keeps, Escape does not. A dialog opened over it is
 * not leaving.
 */
export function RenameField({ value, label = 'New name', onDone }: RenameFieldProps) {
  const isDone = useRef(false);
  function finish(name: string | null) {
    if (isDone.current) return;
    isDone.current = true;
    const trimmed = name?.trim() ?? '';
    onDone(trimmed === '' ? null : trimmed);
  }
  return (
    <input
      className="tw-rename"
      aria-label={label}
      defaultValue={value}
      ref={(field) => {
        if (!field || isDone.current || document.activeElement === field || isOverlaid()) return;
        field.focus();
        field.select();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(null);
      }}
      onBlur={(event) => {
        const isLookedUp = event.relatedTarget?.closest('.tw-overlay') ?? null;
        if (isLookedUp === null) finish(event.currentTarget.value);
      }}
    />
  );
}
