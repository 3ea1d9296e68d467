import type { ReactNode } from 'react';
import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './class-names.ts';
import './progress.css';

interface ProgressBarProps {
  /** Accessible name, such as `Importing 5 files`. */
  label: string;
  /** 0 to 1. Leave out when the end is not known yet. */
  value?: number;
  /** Where it is, in words: `Page 14 of 22`. */
  words?: ReactNode;
  /** The words are told as they change; off where each step is said already. */
  isTold?: boolean;
  /** Shows a button that stops the work. */
  onCancel?(): void;
  cancelLabel?: string;
}

/** How far something is, in words and as a line, and a way to stop it. */
export function ProgressBar(props: ProgressBarProps) {
  const { label, value, words, isTold = true, onCancel, cancelLabel = 'Stop' } = props;
  const isUnknown = value === undefined;
  return (
    <div className="tw-progress">
      <AriaProgressBar
        aria-label={label}
        value={isUnknown ? undefined : value * 100}
        isIndeterminate={isUnknown}
      >
        {({ percentage }) => (
          <svg
            className="tw-progress-line"
            data-unknown={isUnknown || undefined}
            aria-hidden="true"
            focusable="false"
          >
            <rect className="tw-progress-ground" width="100%" height="4" rx="2" />
            <rect className="tw-progress-done" width={`${percentage ?? 30}%`} height="4" rx="2" />
          </svg>
        )}
      </AriaProgressBar>
      {words || onCancel ? (
        <div className="tw-progress-words">
          <span role={isTold ? 'status' : undefined}>{words}</span>
          {onCancel ? (
            <Button variant="link" onPress={onCancel}>
              {cancelLabel}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** A share of a whole as a short line in ink, 0 to 1. Give the number in words beside it. */
export function ShareBar({ value, isCurrent }: { value: number; isCurrent?: boolean }) {
  return (
    <svg className={cx('tw-share', isCurrent && 'is-current')} aria-hidden="true" focusable="false">
      <rect width="100%" height="4" rx="2" className="tw-progress-ground" />
      <rect width={`${Math.max(0, Math.min(1, value)) * 100}%`} height="4" rx="2" />
    </svg>
  );
}

/** Pale lines where text will be, while a list is being read. Says so once to screen readers. */
export function Skeleton({ lines = 3, label = 'Reading' }: { lines?: number; label?: string }) {
  return (
    <div className="tw-skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} data-length={at % 4} />
      ))}
    </div>
  );
}
