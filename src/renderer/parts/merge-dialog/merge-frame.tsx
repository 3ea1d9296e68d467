import { memo, type ReactNode } from 'react';
import { Dialog, DialogAnswers, RadioGroup } from '../../ui/index.ts';
import './merge-dialog.css';

interface MergeFrameProps {
  /** What is merged, as many: `codes`. */
  of: string;
  /** What each one says of itself, one beside the other. */
  meanings: readonly ReactNode[];
  options: readonly { id: string; label: ReactNode }[];
  into: string;
  onInto(id: string): void;
  /** Why it cannot be said what merging would do. */
  failure: string | undefined;
  isReady: boolean;
  /** Left out: it is. */
  isOpen?: boolean;
  /** Stands before Cancel. */
  more?: ReactNode;
  onClose(): void;
  onMerge(): void;
  /** What will be, once that is known. */
  children: ReactNode;
}

/** Twenty of them are much to draw again for each word that is written under them. */
const Sides = memo(function Sides({
  meanings,
  options,
  into,
  onInto,
}: Pick<MergeFrameProps, 'meanings' | 'options' | 'into' | 'onInto'>) {
  return (
    <>
      <div className="tw-merge-codes">{meanings}</div>
      <RadioGroup label="Which one stays" value={into} onChange={onInto} options={options} />
    </>
  );
});

/** Codes or themes one beside the other, which of them stays, and what merging them will do. */
export function MergeFrame(props: MergeFrameProps) {
  const { of, meanings, options, into, onInto, failure, isReady, more, onClose, onMerge, children } = props;
  return (
    <Dialog
      isOpen={props.isOpen ?? true}
      onClose={onClose}
      size="large"
      title={`Merge ${options.length} ${of}`}
      footer={
        <>
          {more}
          <DialogAnswers onClose={onClose} isDisabled={!isReady} onPress={onMerge}>
            Merge them
          </DialogAnswers>
        </>
      }
    >
      <div className="tw-merge">
        <Sides meanings={meanings} options={options} into={into} onInto={onInto} />
        {failure === undefined ? null : <p role="alert">{failure}</p>}
        {children}
      </div>
    </Dialog>
  );
}
