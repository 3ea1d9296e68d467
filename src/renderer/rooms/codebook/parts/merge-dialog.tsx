import { useState } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { Button, CodeName, Dialog, RadioGroup } from '../../../ui/index.ts';

/** Asks which of several codes stays, says what becomes of the others, and merges them. */
export function MergeDialog({
  codes,
  onClose,
  onMerged,
}: {
  codes: readonly CodeView[];
  onClose(): void;
  onMerged(id: string): void;
}) {
  const client = useClient();
  const mostUsed = codes.toSorted((a, b) => b.codings - a.codings)[0]?.id ?? '';
  const [into, setInto] = useState(mostUsed);
  const from = codes.filter((code) => code.id !== into).map((code) => code.id);
  const preview = useQuery('code.mergePreview', from.length > 0 ? { from, into } : null);
  async function merge() {
    const stays = codes.find((code) => code.id === into);
    const done = valueOrTell(await client.call('code.merge', { from, into }));
    onClose();
    if (!done) return;
    onMerged(into);
    await doneToast(
      client,
      `Merged ${codes.length} codes into ${stays?.name ?? 'one'}; ${done.moved} ${done.moved === 1 ? 'coding' : 'codings'} moved.`,
    );
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Merge ${codes.length} codes`}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!preview.data} onPress={() => void merge()}>
            Merge them
          </Button>
        </>
      }
    >
      <RadioGroup
        label="Which one stays"
        value={into}
        onChange={setInto}
        options={codes.map((code) => ({
          id: code.id,
          label: <CodeName colour={code.colour}>{code.name}</CodeName>,
          description: `${code.people} ${code.people === 1 ? 'person' : 'people'}, ${code.codings} ${code.codings === 1 ? 'extract' : 'extracts'}${code.definition ? `. ${code.definition}` : ''}`,
        }))}
      />
      <div aria-live="polite">
        {preview.failure ? <p>{preview.failure.message}</p> : null}
        <ul className="tw-consequences">
          {preview.data?.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
