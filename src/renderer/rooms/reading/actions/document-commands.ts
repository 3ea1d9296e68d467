/** What can be done with the open transcript as a whole. */
import type { HostInput } from '../../../../shared/contract/host.ts';
import { navigate } from '../../../app/router.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { undoOffer } from '../../../parts/run/run.ts';
import { takeDownload } from '../../../transport/loopback.ts';
import { confirm, toast } from '../../../ui/index.ts';
import type { Reading } from '../use-reading.ts';

/** Fixes the line numbers after saying what that means. */
export async function settleLines(reading: Reading): Promise<void> {
  const { summary } = reading;
  if (summary.settledAt !== null) return;
  const agreed = await confirm({
    title: `Settle the line numbers of ${summary.name}?`,
    consequences: [
      'From then on every line keeps its number, so a reference such as ' +
        `#${summary.referenceKey}:12 always means the same words.`,
      'Do this when speakers and turns are as they should be. The first coding does it too.',
    ],
    confirmLabel: 'Settle the numbers',
  });
  if (!agreed) return;
  if (valueOrTell(await reading.client.call('document.settle', { id: summary.id })) === undefined) return;
  toast({ text: 'The line numbers are fixed.', action: undoOffer(reading.client) });
}

/** Deletes the transcript after saying what goes with it. */
export async function removeDocument(reading: Reading): Promise<void> {
  const { id, name } = reading.summary;
  const preview = valueOrTell(await reading.client.call('document.removePreview', { id }));
  if (!preview) return;
  const agreed = await confirm({
    title: `Delete ${name}?`,
    consequences: preview.sentences,
    confirmLabel: 'Delete the transcript',
    tone: 'danger',
  });
  if (!agreed) return;
  if (valueOrTell(await reading.client.call('document.remove', { id })) === undefined) return;
  const action = undoOffer(reading.client);
  navigate('reading', {}, { replace: true });
  toast({ text: `Deleted ${name}.`, action });
}

/** Writes the coded transcript to a file of the person's choice. */
export async function exportTranscript(
  reading: Reading,
  format: Extract<HostInput<'host.export'>['format'], 'docx' | 'html'>,
): Promise<void> {
  const outcome = valueOrTell(
    await reading.client.host('host.export', { what: 'transcript', id: reading.summary.id, format }),
  );
  if (!outcome) return;
  if (outcome.download) takeDownload(outcome.download, outcome.fileName);
  toast({ text: `Saved ${outcome.path ?? outcome.fileName}.` });
}
