import type { ReactNode } from 'react';
import { Button, Dialog } from '../../../ui/index.ts';

interface TicksDialogProps {
  title: string;
  /** The name of the theme it is about. */
  of: string;
  onClose(): void;
  children: ReactNode;
}

/** Things said of one theme by ticks that are kept at once. */
export function TicksDialog({ title, of, onClose, children }: TicksDialogProps) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <p className="th-quiet-inline">{of}</p>
      {children}
    </Dialog>
  );
}
