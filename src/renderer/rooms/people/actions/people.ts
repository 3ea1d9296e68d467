// What one does with participants and characteristics.
import type {
  AttributeView,
  ParticipantTable,
  ParticipantView,
} from '../../../../shared/contract/participants.ts';
import { counted } from '../../../parts/import-panel/wording.ts';
import { run, sayFailure } from '../../../parts/run/run.ts';
import { asOneFile, type Client } from '../../../transport/client.ts';
import { confirm, type DroppedFile } from '../../../ui/index.ts';
import { usePeople } from '../store.ts';

/** Adds a participant with the next free number and goes there. */
export async function addParticipant(client: Client): Promise<void> {
  const made = await run(client, 'participant.create', {});
  if (made) usePeople.setState({ selected: made.id, query: '', tab: 'participants' });
}

/** Removes a participant after saying what stays and what goes. */
export async function removeParticipant(client: Client, person: ParticipantView): Promise<void> {
  const transcripts = person.documentIds.length;
  const values = Object.keys(person.values).length;
  const isYes = await confirm({
    title: `Remove ${person.publicId} from the table?`,
    consequences: [
      transcripts === 0
        ? 'There is no transcript of this person.'
        : transcripts === 1
          ? 'The transcript stays, with its codings, and is tied to nobody.'
          : `The ${transcripts} transcripts stay, with their codings, and are tied to nobody.`,
      ...(values > 0 ? [`${counted(values, 'value')} in this row will go.`] : []),
      'Undo brings everything back.',
    ],
    confirmLabel: `Remove ${person.publicId}`,
    tone: 'danger',
  });
  if (isYes)
    await run(client, 'participant.remove', { id: person.id }, `Removed ${person.publicId} from the table.`);
}

/** Removes a characteristic with its values after saying how many those are. */
export async function removeAttribute(
  client: Client,
  attribute: AttributeView,
  table: ParticipantTable,
  isGrouping: boolean,
): Promise<void> {
  const values = table.participants.filter((p) => p.values[attribute.id] !== undefined).length;
  const isYes = await confirm({
    title: `Remove the characteristic “${attribute.name}”?`,
    consequences: [
      values === 0 ? 'Nobody has a value in it.' : `${counted(values, 'value')} will go with it.`,
      ...(isGrouping ? ['People are grouped by it now; afterwards they are in no groups.'] : []),
      'Undo brings everything back.',
    ],
    confirmLabel: 'Remove the characteristic',
    tone: 'danger',
  });
  if (!isYes) return;
  await run(
    client,
    'attribute.remove',
    { id: attribute.id },
    `Removed the characteristic ${attribute.name}${values > 0 ? ` with ${counted(values, 'value')}` : ''}.`,
  );
}

/** Reads a table that was chosen or dropped, for its preview. */
export async function readTable(client: Client, files: readonly DroppedFile[]): Promise<void> {
  const file = files[0]?.file;
  if (!file) return;
  if (files.length > 1) return sayFailure('Only one table can be taken in at a time. Drop one CSV file.');
  const sent = await client.sendFiles([file]);
  if (!sent.ok) return sayFailure(sent.failure.message);
  const one = sent.value[0];
  if (!one) return;
  const read = await client.host('host.readTable', asOneFile(one));
  if (!read.ok) return sayFailure(read.failure.message);
  if (read.value) usePeople.setState({ incoming: { name: file.name, rows: read.value.rows } });
}
