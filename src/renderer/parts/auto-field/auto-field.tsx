// A text that is saved by leaving it. Quiet until one points at it or is in it.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { TextArea } from '../../ui/field.tsx';
import { useHost } from '../../app/host-state.ts';
import { cx } from '../../ui/class-names.ts';
import { MethodNotices } from '../method/notices.tsx';
import './auto-field.css';

export interface AutoFieldProps {
  label: string;
  isLabelHidden?: boolean;
  /** As stored. A change from elsewhere shows unless one is writing. */
  value: string;
  /** Called on leaving, when the words differ; also when the field goes away with unsaved words in it. */
  onSave(value: string): void;
  placeholder?: string;
  rows?: number;
  isDisabled?: boolean;
  className?: string;
  /** Escape: where the focus goes. */
  onLeave?(): void;
  /** A name: Enter keeps it, and an empty one is left as it was. */
  isOneLine?: boolean;
}

/** Several lines that are saved on blur. */
export function AutoField(props: AutoFieldProps) {
  const { value, onSave, onLeave, className, rows = 1, isOneLine, ...rest } = props;
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const [words, setWords] = useState(value);
  const [isIn, setIn] = useState(false);
  const latest = useRef({ words, value, onSave });
  useLayoutEffect(() => {
    latest.current = { words, value, onSave };
  });
  const [known, setKnown] = useState(value);
  if (known !== value && !isIn) {
    setKnown(value);
    setWords(value);
  }
  function save() {
    const now = latest.current;
    if (isOneLine && now.words.trim() === '') return setWords(now.value);
    if (now.words.trim() !== now.value.trim()) now.onSave(now.words.trim());
  }
  useEffect(
    () => () => {
      const now = latest.current;
      const words = now.words.trim();
      if (words !== now.value.trim() && !(isOneLine && words === '')) now.onSave(words);
    },
    [isOneLine],
  );
  const field = (
    <TextArea
      {...rest}
      isReadOnly={isReadOnly}
      rows={rows}
      value={words}
      onChange={setWords}
      onFocus={() => setIn(true)}
      onBlur={() => {
        setIn(false);
        save();
      }}
      onKeyDown={(event) => {
        if (isOneLine && event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          if (onLeave) onLeave();
          else save();
        }
        if (event.key !== 'Escape' || !onLeave) return;
        event.preventDefault();
        onLeave();
      }}
      className={cx('tw-auto', className)}
    />
  );
  if (isOneLine) return field;
  return (
    <>
      {field}
      <MethodNotices where="prose" text={isIn ? '' : value} />
    </>
  );
}
