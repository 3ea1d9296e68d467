// A text that keeps itself. Quiet until one points at it or is in it.
import { useState } from 'react';
import type { Result } from '../../../shared/contract/errors.ts';
import { TextArea } from '../../ui/field.tsx';
import { useHost } from '../../app/host-state.ts';
import { cx } from '../../ui/class-names.ts';
import { MethodNotices } from '../method/notices.tsx';
import { useKeptWords } from './use-kept-words.ts';
import './auto-field.css';

interface AutoFieldProps {
  label: string;
  isLabelHidden?: boolean;
  /** As stored. A change from elsewhere shows unless one is writing. */
  value: string;
  /**
   * Called with what differs when the writing pauses, on leaving, and when the field or the window goes away. The saves of one
   * stretch of writing share a session.
   */
  onSave(value: string, session: string): Promise<Result<unknown>>;
  placeholder?: string;
  rows?: number;
  isDisabled?: boolean;
  className?: string;
  /** Escape: where the focus goes. */
  onLeave?(): void;
  /** A name: kept by Enter or on leaving, and an empty one is left as it was. */
  isOneLine?: boolean;
}

/** Several lines that keep themselves. */
export function AutoField(props: AutoFieldProps) {
  const { value, onSave, onLeave, className, rows = 1, isOneLine = false, ...rest } = props;
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const kept = useKeptWords({ label: props.label, value, onSave, isOneLine });
  const [isIn, setIn] = useState(false);
  const field = (
    <TextArea
      {...rest}
      isReadOnly={isReadOnly}
      rows={rows}
      value={kept.words}
      errorMessage={kept.trouble}
      onChange={kept.write}
      onFocus={() => {
        setIn(true);
        kept.enter();
      }}
      onBlur={() => {
        setIn(false);
        kept.leave();
      }}
      onKeyDown={(event) => {
        if (isOneLine && event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          if (onLeave) onLeave();
          else kept.leave();
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
