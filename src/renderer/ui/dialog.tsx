import { useEffect, useId, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { X } from 'lucide-react';
import { Button, IconButton, type ButtonProps } from './button.tsx';
import { cx } from './class-names.ts';
import { FocusBack } from './focus-back.ts';
import { Icon } from './icons.tsx';
import { placeNotices } from './toast.tsx';
import './dialog.css';

interface DialogProps {
  isOpen: boolean;
  /** Escape, the cross, a press outside when `isDismissable`. */
  onClose(): void;
  title: string;
  /** Keeps the title for assistive technology only. */
  isTitleHidden?: boolean;
  size?: 'small' | 'medium' | 'large';
  /** Whether a press outside closes. Off where something typed would be lost. */
  isDismissable?: boolean;
  /** The row of buttons; the main one last. */
  footer?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A question or a small task over the room. Focus stays inside and goes back to where it was. */
export function Dialog(props: DialogProps) {
  const {
    isOpen,
    onClose,
    title,
    isTitleHidden,
    size = 'small',
    isDismissable = false,
    footer,
    className,
    children,
  } = props;
  useEffect(() => {
    if (!isOpen) return;
    placeNotices();
    return () => placeNotices();
  }, [isOpen]);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable={isDismissable}
      className="tw-overlay"
    >
      <Modal className="tw-modal" data-size={size}>
        <AriaDialog className={cx('tw-dialog', className)}>
          <FocusBack />
          <header className={isTitleHidden ? 'tw-vh' : 'tw-dialog-head'}>
            <Heading slot="title">{title}</Heading>
            {isTitleHidden ? null : (
              <IconButton label="Close" onPress={onClose}>
                <Icon of={X} small />
              </IconButton>
            )}
          </header>
          <div className="tw-dialog-body tw-scroll">{children}</div>
          {footer ? <footer className="tw-dialog-foot">{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface DialogAnswersProps extends Omit<ButtonProps, 'variant'> {
  leaveLabel?: string;
  onClose(): void;
}

/** The foot of most dialogs: the way out, then the button that does what the dialog is there for. */
export function DialogAnswers({ onClose, leaveLabel = 'Cancel', ...main }: DialogAnswersProps) {
  return (
    <>
      <Button onPress={onClose}>{leaveLabel}</Button>
      <Button variant="primary" {...main} />
    </>
  );
}

/** What will happen, a line each. */
export function ConsequenceLines({ lines, isLive }: { lines: readonly string[]; isLive?: boolean }) {
  return (
    <ul className="tw-consequences" aria-live={isLive ? 'polite' : undefined}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

export interface ConfirmQuestion {
  /** The question: `Delete the code "waiting rooms"?` */
  title: string;
  /** What will happen, a line each, said before it happens. */
  consequences: ReadonlyArray<string>;
  /** A closing line, such as how to take it back. */
  reassurance?: string;
  /** A verb and its object: `Delete the code`. */
  confirmLabel: string;
  cancelLabel?: string;
  /** Danger is for loss only. */
  tone?: 'primary' | 'danger';
}

interface ConfirmDialogProps extends ConfirmQuestion {
  isOpen: boolean;
  onConfirm(): void | Promise<void>;
  onCancel(): void;
}

/** Asks before something large, saying first what will happen. Focus starts on the way out, never on the loss. */
function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    isOpen,
    onConfirm,
    onCancel,
    title,
    consequences,
    reassurance,
    confirmLabel,
    cancelLabel,
    tone = 'primary',
  } = props;
  const [isBusy, setBusy] = useState(false);
  const listId = useId();
  const leave = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    placeNotices();
    return () => placeNotices();
  }, []);
  useEffect(() => {
    // over another dialog, which first takes the focus back
    const frame = requestAnimationFrame(() => {
      if (document.activeElement?.getAttribute('role') === 'alertdialog') leave.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  async function run() {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  }
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onCancel())}
      className="tw-overlay"
    >
      <Modal className="tw-modal" data-size="small">
        <AriaDialog className="tw-dialog" role="alertdialog" aria-describedby={listId}>
          <FocusBack />
          <header className="tw-dialog-head">
            <Heading slot="title">{title}</Heading>
          </header>
          <div className="tw-dialog-body tw-scroll" id={listId}>
            {consequences.length > 0 ? <ConsequenceLines lines={consequences} /> : null}
            {reassurance ? <p className="tw-reassurance">{reassurance}</p> : null}
          </div>
          <footer className="tw-dialog-foot">
            <Button ref={leave} onPress={onCancel} autoFocus>
              {cancelLabel ?? 'Cancel'}
            </Button>
            <Button variant={tone} onPress={() => void run()} isDisabled={isBusy}>
              {confirmLabel}
            </Button>
          </footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface Asked extends ConfirmQuestion {
  answer(isYes: boolean): void;
}
let asked: Asked | null = null;
const listeners = new Set<() => void>();
function setAsked(next: Asked | null) {
  asked = next;
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks from anywhere, such as an action: `if (await confirm({...})) ...`. Needs one ConfirmHost in the page. */
export function confirm(question: ConfirmQuestion): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    setAsked({
      ...question,
      answer(isYes) {
        setAsked(null);
        resolve(isYes);
      },
    });
  });
}

/** Shows what `confirm` asks. The shell has one. */
export function ConfirmHost() {
  const question = useSyncExternalStore(subscribe, () => asked);
  if (!question) return null;
  return (
    <ConfirmDialog
      {...question}
      isOpen
      onConfirm={() => question.answer(true)}
      onCancel={() => question.answer(false)}
    />
  );
}
