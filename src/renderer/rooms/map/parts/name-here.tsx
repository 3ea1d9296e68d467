import { useState } from 'react';
import { TextField } from '../../../ui/index.ts';

interface NameHereProps {
  /** As it is called on this map. */
  name: string;
  /** As it is called elsewhere; null where that is the same. */
  renamedFrom: string | null;
  /** Where it has that other name: `in the codebook`. */
  elsewhere: string;
  /** What an empty field means. */
  emptyMeans: string;
  isReadOnly: boolean;
  /** Given the new name once the field is left; empty gives it back its name from elsewhere. */
  onRename(name: string): void;
}

/** What a theme or a code is called on this map only. */
export function NameHere(props: NameHereProps) {
  const { name, renamedFrom, elsewhere, emptyMeans, isReadOnly, onRename } = props;
  const was = renamedFrom ? name : '';
  const [typed, setTyped] = useState(was);
  return (
    <TextField
      label="Name here"
      placeholder={renamedFrom ?? name}
      description={renamedFrom ? `Called “${renamedFrom}” ${elsewhere}.` : emptyMeans}
      value={typed}
      isDisabled={isReadOnly}
      maxLength={200}
      onChange={setTyped}
      onBlur={() => {
        const next = typed.trim();
        if (next !== was) onRename(next);
      }}
    />
  );
}
