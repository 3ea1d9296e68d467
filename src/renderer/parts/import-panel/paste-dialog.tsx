// Bringing in a transcript from the clipboard.
import { useState } from 'react';
import { useClient } from '../../data/use-query.ts';
import { Dialog, DialogAnswers, TextArea, TextField } from '../../ui/index.ts';

interface PasteDialogProps {
  isOpen: boolean;
  onClose(): void;
  /** An import was started. */
  onStarted(): void;
}

/** Asks for a name and the text, and imports it. What was typed stays when it could not be taken in. */
export function PasteDialog({ isOpen, onClose, onStarted }: PasteDialogProps) {
  const client = useClient();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  const canImport = title.trim() !== '' && text.trim() !== '' && !isBusy;
  async function start() {
    setBusy(true);
    const result = await client.host('host.importPasted', { title: title.trim(), text });
    setBusy(false);
    if (!result.ok) return setProblem(result.failure.message);
    setTitle('');
    setText('');
    setProblem(undefined);
    onStarted();
    onClose();
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Paste a transcript"
      size="medium"
      footer={
        <DialogAnswers onClose={onClose} isDisabled={!canImport} onPress={() => void start()}>
          Import
        </DialogAnswers>
      }
    >
      <TextField label="Name of the transcript" value={title} onChange={setTitle} autoFocus maxLength={200} />
      <TextArea
        label="Text"
        description="A name and a colon before each turn tells who speaks: Interviewer: How did it begin?"
        rows={12}
        value={text}
        onChange={setText}
        errorMessage={problem}
      />
    </Dialog>
  );
}
