// Following one code through the transcripts, extract by extract, and back to where one was.
import { useActions } from '../../../app/actions.ts';
import { navigate } from '../../../app/router.ts';
import { valueOrTell } from '../../../app/tell.ts';
import type { ExtractIndex } from '../../../../shared/contract/refine.ts';
import { announce, toast } from '../../../ui/index.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';
import { goToCoding } from './places.ts';

const store = () => useReadingStore.getState();

/** The code that is followed: of the coding in focus, else at the caret, else the one filtered by. */
function codeMeant(reading: Reading): string | null {
  const { focused, selection, filters } = store();
  const coding = reading.codings.find((one) => one.id === focused) ?? reading.model.at(selection.head)[0];
  return coding?.codeId ?? (filters.about?.kind === 'code' ? filters.about.id : null);
}

/** The extract after or before the caret in the order of transcripts, and the transcript it is in. */
function stepFrom(reading: Reading, index: ExtractIndex, by: 1 | -1) {
  const { focused, selection } = store();
  const documents = index.groups.flatMap((group) => Array.from({ length: group.count }, () => group.key));
  let at = focused === null ? -1 : index.ids.indexOf(focused);
  if (at >= 0) at += by;
  else {
    const starts = new Map(reading.codings.map((coding) => [coding.id, coding.start]));
    const isAfter = (id: string) => (starts.get(id) ?? -1) >= selection.head;
    const isBefore = (id: string) => (starts.get(id) ?? Infinity) < selection.head;
    at = by > 0 ? index.ids.findIndex(isAfter) : index.ids.findLastIndex(isBefore);
    const own = documents.indexOf(reading.summary.id);
    if (at < 0 && by > 0) at = own < 0 ? 0 : documents.lastIndexOf(reading.summary.id) + 1;
    else if (at < 0) at = own - 1;
  }
  const id = index.ids[at];
  const documentId = documents[at];
  const following = documents[at + by] ?? null;
  return id === undefined || documentId === undefined ? null : { id, documentId, at, following };
}

/** Goes to the next or previous extract of the code at hand, in whichever transcript it is. */
async function follow(reading: Reading, by: 1 | -1): Promise<void> {
  const codeId = codeMeant(reading);
  if (codeId === null)
    return void toast({ text: 'Put the caret on a code first, or choose one with ] for the next coding.' });
  const { coderId } = store().filters;
  const index = valueOrTell(
    await reading.client.call('coding.extractIndex', {
      codeIds: [codeId],
      groupBy: 'document',
      ...(coderId ? { coderId } : {}),
    }),
  );
  if (!index) return;
  const name = reading.nameOf(codeId);
  const next = stepFrom(reading, index, by);
  if (!next) return void toast({ text: `No extract of ${name} ${by > 0 ? 'after' : 'before'} this one.` });
  const { head } = store().selection;
  const here = { documentId: reading.summary.id, offset: head, reference: reading.reference(head, head) };
  store().set({ cameFrom: store().cameFrom ?? here, following: next.following });
  announce(`${name}, extract ${next.at + 1} of ${index.total}.`);
  if (next.documentId === reading.summary.id) goToCoding(reading, next.id, { focusText: true });
  else navigate('reading', { document: next.documentId, coding: next.id });
}

/** Back to where one was before following. */
export function goBack(reading: Reading): void {
  const place = store().cameFrom;
  if (!place) return;
  store().set({ cameFrom: null });
  store().focus(null);
  announce(`Back at ${place.reference}.`);
  const { documentId, offset } = place;
  if (documentId === reading.summary.id) reading.reader.page?.select(offset, offset, { scroll: 'center' });
  else navigate('reading', { document: documentId, start: String(offset), end: String(offset) });
}

/** Registers following a code for the open transcript. */
export function useFollowActions(reading: Reading): void {
  useActions([
    {
      id: 'reading.nextExtract',
      label: 'Next extract of this code, in any transcript',
      group: 'Reading',
      shortcut: 'X',
      keywords: 'follow code across',
      run: () => follow(reading, 1),
    },
    {
      id: 'reading.previousExtract',
      label: 'Previous extract of this code, in any transcript',
      group: 'Reading',
      shortcut: 'Shift+X',
      keywords: 'follow code across',
      run: () => follow(reading, -1),
    },
    {
      id: 'reading.cameFrom',
      label: 'Back to the place',
      group: 'Reading',
      shortcut: 'B',
      keywords: 'return',
      isEnabled: () => store().cameFrom !== null,
      run: () => goBack(reading),
    },
  ]);
}
