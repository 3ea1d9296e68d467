// The coding at hand as the typical or the borderline example of its code.
import { useActions, type Action } from '../../../app/actions.ts';
import type { ExampleKind } from '../../../../shared/contract/codes.ts';
import { toggleExample } from '../../../parts/code-examples/index.ts';
import { underWay } from '../../../parts/run/under-way.ts';
import { toast } from '../../../ui/index.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { lastingId } from '../model/coming.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';
import { nameNow } from './said.ts';

function choose(reading: Reading, kind: ExampleKind): void {
  const { focused, selection } = useReadingStore.getState();
  const coding = reading.codings.find((one) => one.id === focused) ?? reading.model.at(selection.head)[0];
  if (!coding) return void toast({ text: 'Choose a coding first: press its stripe, or ] for the next one.' });
  void underWay(chooseOnceThere(reading, kind, coding));
}

async function chooseOnceThere(reading: Reading, kind: ExampleKind, coding: ReaderCoding): Promise<void> {
  const name = nameNow(reading, coding.codeId);
  const [codingId, codeId] = await Promise.all([lastingId(coding.id), lastingId(coding.codeId)]);
  if (codingId === null || codeId === null) return;
  // a code made a moment ago has no examples yet
  const fresh = { id: codeId, name, typicalCodingId: null, borderlineCodingId: null };
  const code = reading.codes.find((one) => one.id === codeId) ?? fresh;
  await toggleExample(reading.client, code, kind, codingId, reading.reference(coding.start, coding.end));
}

/** Registers choosing examples for the open transcript. */
export function useExampleActions(reading: Reading): void {
  const action = (kind: ExampleKind, shortcut: string): Action => ({
    id: `reading.${kind}`,
    label: `${kind === 'typical' ? 'Typical' : 'Borderline'} example of its code`,
    group: 'Reading',
    shortcut,
    keywords: 'example codebook definition',
    isEnabled: () => !reading.isReadOnly,
    run: () => choose(reading, kind),
  });
  useActions([action('typical', 'Y'), action('borderline', 'Shift+Y')]);
}
