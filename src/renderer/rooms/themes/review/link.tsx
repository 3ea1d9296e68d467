import type { ReactNode } from 'react';
import { useRowActive } from '../../../ui/index.ts';

interface LinkProps {
  onPress(): void;
  label?: string;
  isDisabled?: boolean;
  children: ReactNode;
}

/** A number or a name that opens its rows. Plain, because tables and sheets hold dozens of them. */
export function Link({ onPress, label, isDisabled, children }: LinkProps) {
  const isActive = useRowActive();
  return (
    <button
      type="button"
      tabIndex={isActive ? undefined : -1}
      className="rv-link"
      aria-label={label}
      disabled={isDisabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
