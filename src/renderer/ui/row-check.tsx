import { CheckSign } from './field.tsx';
import './field.css';

export interface RowCheckProps {
  /** Accessible name. */
  label: string;
  isSelected: boolean;
  onChange(isSelected: boolean): void;
  /** Whether Tab comes to it: only in the row one is on. */
  isActive: boolean;
}

/** A box to tick in a row of a long list: it looks like a Checkbox, and is nothing but the box. */
export function RowCheck({ label, isSelected, onChange, isActive }: RowCheckProps) {
  return (
    // a press on the box is not one on the row
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the key is the input's own
    <label className="tw-check tw-row-check" onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        className="tw-vh"
        aria-label={label}
        checked={isSelected}
        tabIndex={isActive ? 0 : -1}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="tw-check-box" aria-hidden="true">
        {isSelected ? <CheckSign isSelected /> : null}
      </span>
    </label>
  );
}
