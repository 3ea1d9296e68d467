// What one does with a transcript.
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import type { Client } from '../../../transport/client.ts';
import { run, sayFailure } from '../../../parts/run/run.ts';
import { announce, confirm } from '../../../ui/index.ts';

/** Deletes a transcript after saying what goes with it. */
export async function removeTranscript(client: Client, document: DocumentSummary): Promise<boolean> {
  const preview = await client.call('document.removePreview', { id: document.id });
  if (!preview.ok) {
    sayFailure(preview.failure.message);
    return false;
  }
  const isYes = await confirm({
    title: `Delete the transcript “${document.name}”?`,
    consequences: preview.value.sentences,
    confirmLabel: 'Delete the transcript',
    tone: 'danger',
  });
  if (!isYes) return false;
  const { codings } = preview.value;
  const withWhat = codings === 0 ? '' : ` with ${codings === 1 ? '1 coding' : `${codings} codings`}`;
  const done = await run(
    client,
    'document.remove',
    { id: document.id },
    `Deleted the transcript ${document.name}${withWhat}.`,
  );
  return done !== undefined;
}

/** Moves a transcript one place up or down in the study's own order. */
export async function moveTranscript(
  client: Client,
  documents: readonly DocumentSummary[],
  id: string,
  by: -1 | 1,
): Promise<void> {
  const at = documents.findIndex((document) => document.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= documents.length) return;
  const before = documents[by === 1 ? to + 1 : to]?.id ?? null;
  const result = await client.call('document.reorder', { id, before });
  if (!result.ok) return sayFailure(result.failure.message);
  announce(`${documents[at]?.name ?? ''}, now ${to + 1} of ${documents.length}`);
}
