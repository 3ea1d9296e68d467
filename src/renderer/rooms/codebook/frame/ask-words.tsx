import { useKeptDraft } from '../../../parts/kept-draft/use-kept-draft.ts';
import { Dialog, DialogAnswers, TextArea } from '../../../ui/index.ts';

interface AskWordsProps {
  title: string;
  /** What the words are about, by its id: what is begun is kept for it. */
  about: string;
  label: string;
  description?: string;
  confirmLabel: string;
  value?: string;
  /** Whether it may be sent without words. */
  isOptional?: boolean;
  onClose(): void;
  /** Whether it was taken: what was not is kept, and is there when one asks again. */
  onSend(words: string): Promise<boolean>;
}

/** Asks for a few words: why a step was taken, why a proposal is declined. */
export function AskWords(props: AskWordsProps) {
  const [words, setWords, done] = useKeptDraft(`words:${props.about}`, props.value ?? '');
  const canSend = props.isOptional === true || words.trim() !== '';
  const send = () => {
    if (!canSend) return;
    props.onClose();
    done(props.onSend(words));
  };
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      footer={
        <DialogAnswers onClose={props.onClose} isDisabled={!canSend} onPress={send}>
          {props.confirmLabel}
        </DialogAnswers>
      }
    >
      <div
        role="presentation"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      >
        <TextArea
          label={props.label}
          description={props.description}
          rows={3}
          autoFocus
          value={words}
          onChange={setWords}
        />
      </div>
    </Dialog>
  );
}
