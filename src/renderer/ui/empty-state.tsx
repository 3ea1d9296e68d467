import type { ReactNode } from 'react';
import { Drawing, type DrawingName } from './drawings.tsx';
import './empty-state.css';

interface EmptyStateProps {
  drawing: DrawingName;
  /** One sentence: what will be here and the next step. */
  children: ReactNode;
  /** One action, a Button. */
  action?: ReactNode;
}

/** What a room or a list shows while there is nothing in it. */
export function EmptyState({ drawing, children, action }: EmptyStateProps) {
  return (
    <div className="tw-empty">
      <Drawing name={drawing} />
      <p>{children}</p>
      {action}
    </div>
  );
}
