import { useState } from 'react';
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import { Dialog, DialogAnswers, TextField } from '../../../ui/index.ts';
import { findReference, openDocument } from '../../../parts/transcript-places/transcript-places.ts';

interface GoToDialogProps {
  documents: readonly DocumentSummary[];
  open: DocumentSummary | null;
  /** Goes to a line of the open transcript; false when there is no such line. */
  onLine(line: string): boolean;
  onClose(): void;
}

/** Goes to a reference: `#7:159`, `7b:159`, or a line of the open transcript. */
export function GoToDialog({ documents, open, onLine, onClose }: GoToDialogProps) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  function go() {
    const found = findReference(typed, documents, open);
    if (!found) return setProblem('No transcript has this reference. Write it as #7:159.');
    if (found.document.id === open?.id) {
      if (found.line !== null && !onLine(found.line))
        return setProblem(`${open.name} has no line ${found.line}. Its last line is ${open.lines}.`);
      return onClose();
    }
    openDocument(found.document.id, found.line === null ? {} : { line: found.line });
    onClose();
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Go to a reference"
      isDismissable
      footer={
        <DialogAnswers onClose={onClose} onPress={go}>
          Go
        </DialogAnswers>
      }
    >
      <TextField
        label="Reference"
        description="#7:159 is line 159 of P7. A number alone is a line of the open transcript."
        placeholder="#7:159"
        errorMessage={problem}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setProblem(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
        autoFocus
      />
    </Dialog>
  );
}
