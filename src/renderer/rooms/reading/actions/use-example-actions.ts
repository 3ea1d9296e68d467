// The coding at hand as the typical or the borderline example of its code.
import { useActions, type Action } from '../../../app/actions.ts';
import type { ExampleKind } from '../../../../shared/contract/codes.ts';
import { toggleExample } from '../../../parts/code-examples/index.ts';
import { toast } from '../../../ui/index.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';

function choose(reading: Reading, kind: ExampleKind): void {
  const { focused, selection } = useReadingStore.getState();
  const coding = reading.codings.find((one) => one.id === focused) ?? reading.model.at(selection.head)[0];
  const code = reading.codes.find((one) => one.id === coding?.codeId);
  if (!coding || !code || coding.id.startsWith('pending'))
    return void toast({ text: 'Choose a coding first: press its stripe, or ] for the next one.' });
  void toggleExample(reading.client, code, kind, coding.id, reading.reference(coding.start, coding.end));
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
