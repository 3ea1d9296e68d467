import { useMemo, useState } from 'react';
import { useActions } from '../../../app/actions.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { exportedFile } from '../../../parts/export-file/export-file.ts';
import { Button } from '../../../ui/button.tsx';
import { RoomBar } from '../../../ui/panel.tsx';
import { EMPTY_PACK, useReview } from '../store.ts';
import { packSentence, wordsOf } from '../travel.ts';
import { CodeChoice } from './code-choice.tsx';
import { PackPreview } from './pack-preview.tsx';
import { PackSettings } from './pack-settings.tsx';

/** Puts a pack together: codes on the left, exactly what will travel in the middle, who is behind it on the right. */
export function MakePack({ onDone, onLeave }: { onDone(): void; onLeave(): void }) {
  const client = useClient();
  const { pack, setPack } = useReview();
  const [isWriting, setWriting] = useState(false);
  const settings = useQuery('study.settings', {}).data;
  const codeIds = useMemo(() => [...pack.codeIds], [pack.codeIds]);
  const preview = useQuery(
    'review.preview',
    codeIds.length === 0 ? null : { codeIds, ...(pack.perCode === null ? {} : { perCode: pack.perCode }) },
  );
  const content = codeIds.length === 0 ? undefined : preview.data;
  const items = useMemo(() => content?.items ?? [], [content]);
  const going = useMemo(
    () => items.filter((item) => !pack.leaveOut.has(item.itemId)),
    [items, pack.leaveOut],
  );
  const canWrite = going.length > 0 && !isWriting;

  async function write() {
    if (!canWrite) return;
    setWriting(true);
    const listed = new Set(items.map((item) => item.itemId));
    const leaveOut = [...pack.leaveOut].filter((id) => listed.has(id));
    const title = pack.title.trim();
    const outcome = await exportedFile(client, {
      what: 'review-pack',
      format: 'html',
      pack: {
        codeIds,
        ...(pack.perCode === null ? {} : { perCode: pack.perCode }),
        ...(title === '' ? {} : { title }),
        ...(leaveOut.length === 0 ? {} : { leaveOut }),
      },
    });
    setWriting(false);
    if (!outcome) return;
    setPack(EMPTY_PACK);
    onDone();
  }
  useActions([
    { id: 'review.write', label: 'Write the pack', group: 'Review', isEnabled: () => canWrite, run: write },
    {
      id: 'review.leave',
      label: 'Leave this pack for now',
      group: 'Review',
      shortcut: 'Escape',
      run: onLeave,
    },
  ]);
  return (
    <>
      <RoomBar title="Make a pack" meta={packSentence(going)}>
        <Button onPress={onLeave}>Back</Button>
        <Button variant="primary" isDisabled={!canWrite} onPress={() => void write()}>
          Write the pack
        </Button>
      </RoomBar>
      <div className="tw-review-make">
        <CodeChoice />
        <section className="tw-review-middle" aria-label="What will travel">
          <PackPreview
            items={items}
            codes={content?.codes ?? []}
            failure={preview.failure?.message}
            isWaiting={codeIds.length > 0 && content === undefined && !preview.failure}
          />
          {going.length > 0 ? (
            <p className="tw-review-also">
              {wordsOf(going).toLocaleString()} words of talk travel, with references and participant numbers.
              Beside them: the title of the study, the names and definitions of{' '}
              {content?.codes.length === 1 ? 'this code' : `these ${content?.codes.length} codes`}, your
              introduction and {contactsInWords(settings?.supportContacts.length ?? 0)}. Nothing else: no
              names, no working labels, no other part of a transcript.
            </p>
          ) : null}
        </section>
        <PackSettings />
      </div>
    </>
  );
}

function contactsInWords(n: number): string {
  return n === 0 ? 'no support contact' : n === 1 ? 'one support contact' : `${n} support contacts`;
}
