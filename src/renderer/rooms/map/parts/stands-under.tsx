// What something on the map stands under, or is about: chosen from what is on it, or nothing.
import { Select } from '../../../ui/index.ts';

const NOTHING = '';

interface StandsUnderProps {
  label: string;
  /** What it is called to stand under nothing. */
  none: string;
  homes: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  value: string | null;
  isReadOnly: boolean;
  onChange(id: string | null): void;
}

/** One place, chosen by its name; what is not among the homes any more counts as none. */
export function StandsUnder({ label, none, homes, value, isReadOnly, onChange }: StandsUnderProps) {
  return (
    <Select
      label={label}
      isDisabled={isReadOnly}
      options={[{ id: NOTHING, label: none }, ...homes.map(({ id, name }) => ({ id, label: name }))]}
      value={homes.some(({ id }) => id === value) ? (value ?? NOTHING) : NOTHING}
      onChange={(id) => onChange(id === NOTHING ? null : id)}
    />
  );
}
