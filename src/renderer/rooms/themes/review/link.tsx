import type { ReactNode } from 'react';

interface LinkProps {
  onPress(): void;
  label?: string;
  isDisabled?: boolean;
  children: ReactNode;
}

/** A number or a name that opens its rows. Plain, because tables and sheets hold dozens of them. */
export function Link({ onPress, label, isDisabled, children }: LinkProps) {
  return (
    <button type="button" className="rv-link" aria-label={label} disabled={isDisabled} onClick={onPress}>
      {children}
    </button>
  );
}
