// Putting a corrected file in the place of a transcript: what will happen is said first.
import { useState } from 'react';
import type { HostInput } from '../../../shared/contract/host.ts';
import { useClient } from '../../data/use-query.ts';
import { asOneFile } from '../../transport/client.ts';
import { Button, ConsequenceLines, Dialog, FileButton, toast, type DroppedFile } from '../../ui/index.ts';
import { TRANSCRIPT_ENDINGS } from '../import-panel/jobs.ts';
import { undoOffer } from '../run/run.ts';

interface ReplaceDialogProps {
  /** The transcript; null is closed. */
  document: { id: string; name: string } | null;
  onClose(): void;
}
type Chosen = Pick<HostInput<'host.replaceDocument'>, 'token' | 'path'>;
type Step =
  | { is: 'choose'; problem?: string }
  | { is: 'reading'; name: string }
  | { is: 'preview'; name: string; file: Chosen; sentences: string[] }
  | { is: 'replacing'; name: string };

/** Asks for the corrected file, says what becomes of the codings, and replaces the text when told to. */
export function ReplaceDialog({ document, onClose }: ReplaceDialogProps) {
  const client = useClient();
  const [step, setStep] = useState<Step>({ is: 'choose' });
  function close() {
    setStep({ is: 'choose' });
    onClose();
  }
  async function choose(files: DroppedFile[]) {
    const file = files[0]?.file;
    if (!file || !document) return;
    setStep({ is: 'reading', name: file.name });
    const sent = await client.sendFiles([file]);
    const chosen = sent.ok && sent.value[0] ? asOneFile(sent.value[0]) : null;
    if (!sent.ok || chosen === null) {
      return setStep({
        is: 'choose',
        problem: sent.ok ? 'That file could not be read.' : sent.failure.message,
      });
    }
    const seen = await client.host('host.replaceDocument', {
      documentId: document.id,
      confirm: false,
      ...chosen,
    });
    if (!seen.ok) return setStep({ is: 'choose', problem: seen.failure.message });
    if (seen.value)
      setStep({ is: 'preview', name: file.name, file: chosen, sentences: seen.value.sentences });
  }
  async function replace() {
    if (step.is !== 'preview' || !document) return;
    setStep({ is: 'replacing', name: step.name });
    const result = await client.host('host.replaceDocument', {
      documentId: document.id,
      confirm: true,
      ...step.file,
    });
    if (!result.ok) return setStep({ is: 'choose', problem: result.failure.message });
    const lost = result.value?.lost ?? 0;
    toast({
      text:
        lost === 0
          ? `${document.name} now has the words of ${step.name}.`
          : `${document.name} now has the words of ${step.name}. ${lost === 1 ? 'One coding waits' : `${lost} codings wait`} for repair.`,
      action: undoOffer(client),
    });
    close();
  }
  const isBusy = step.is === 'reading' || step.is === 'replacing';
  return (
    <Dialog
      isOpen={document !== null}
      onClose={close}
      title={`Replace ${document?.name ?? 'the transcript'} by a corrected file`}
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          {step.is === 'preview' ? (
            <Button variant="primary" onPress={() => void replace()}>
              Replace
            </Button>
          ) : null}
        </>
      }
    >
      {step.is === 'preview' || step.is === 'replacing' ? (
        <>
          <p>From {step.name}:</p>
          {step.is === 'preview' ? <ConsequenceLines lines={step.sentences} /> : null}
        </>
      ) : (
        <p>
          Codings look for their own words in the new text. Before anything changes you will see how many find
          them.
        </p>
      )}
      {step.is === 'choose' && step.problem ? <p role="alert">{step.problem}</p> : null}
      {isBusy ? <p role="status">{step.is === 'reading' ? `Reading ${step.name}` : 'Replacing'}</p> : null}
      {step.is === 'choose' || step.is === 'preview' ? (
        <div>
          <FileButton
            accept={TRANSCRIPT_ENDINGS}
            variant={step.is === 'choose' ? 'primary' : 'default'}
            onFiles={(files) => void choose(files)}
          >
            {step.is === 'choose' ? 'Choose the corrected file' : 'Choose another file'}
          </FileButton>
        </div>
      ) : null}
    </Dialog>
  );
}
