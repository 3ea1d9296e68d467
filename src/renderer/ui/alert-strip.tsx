import type { ReactNode } from 'react';
import { CircleAlert, Info, X } from 'lucide-react';
import { IconButton } from './button.tsx';
import { Icon } from './icons.tsx';
import './alert-strip.css';

interface AlertStripProps {
  /** Attention: something to settle. Loss: something may be lost unless one acts. */
  tone?: 'plain' | 'attention' | 'loss';
  /** What happened and what to do, one or two sentences. */
  children: ReactNode;
  /** Buttons that do it. */
  actions?: ReactNode;
  onDismiss?(): void;
}

/** A line across a room about the room. Loss is announced at once, the others politely. */
export function AlertStrip({ tone = 'plain', children, actions, onDismiss }: AlertStripProps) {
  return (
    <div className="tw-alert" data-tone={tone} role={tone === 'loss' ? 'alert' : 'status'}>
      <Icon of={tone === 'plain' ? Info : CircleAlert} small />
      <div className="tw-alert-words">{children}</div>
      {actions ? <div className="tw-alert-actions">{actions}</div> : null}
      {onDismiss ? (
        <IconButton label="Dismiss" onPress={onDismiss}>
          <Icon of={X} small />
        </IconButton>
      ) : null}
    </div>
  );
}
