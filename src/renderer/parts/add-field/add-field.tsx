// A list that grows by one line at a time, typed one after the other.
import { useRef, useState } from 'react';
import { Plus } from 'lucide-react';
import { Button, Icon, TextField } from '../../ui/index.ts';
import './add-field.css';

interface AddFieldProps {
  label: string;
  /** In characters (UTF-16). */
  maxLength?: number;
  autoFocus?: boolean;
  className?: string;
  /** Adds the line, without spaces at its ends; false where it was refused, and somebody has been told why. */
  onAdd(line: string): Promise<boolean>;
}

/**
 * A field and its button Add. The field is empty at once, since the next line is often typed before the last one is in the
 * file; a line that was refused comes back, unless something else stands there by then.
 */
export function AddField({ label, maxLength, autoFocus, className, onAdd }: AddFieldProps) {
  const [line, setLine] = useState('');
  const isTyping = useRef(false);
  async function add() {
    const asked = line.trim();
    if (asked === '') return;
    setLine('');
    isTyping.current = false;
    if (!(await onAdd(asked)) && !isTyping.current) setLine(asked);
  }
  return (
    <form
      className={className === undefined ? 'add-field' : `add-field ${className}`}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField
        label={label}
        value={line}
        onChange={(next) => {
          isTyping.current = true;
          setLine(next);
        }}
        maxLength={maxLength}
        autoFocus={autoFocus}
      />
      <Button type="submit" icon={<Icon of={Plus} small />} isDisabled={line.trim() === ''}>
        Add
      </Button>
    </form>
  );
}
