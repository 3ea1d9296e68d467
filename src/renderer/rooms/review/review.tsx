import { FileInput, PackagePlus } from 'lucide-react';
import { useActions } from '../../app/actions.ts';
import { useHost } from '../../app/host-state.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { Button, SegmentedControl } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FileButton, FileDropZone } from '../../ui/file-drop.tsx';
import { Icon } from '../../ui/icons.tsx';
import { RoomBar } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/progress.tsx';
import { takeInAnswers } from './actions/take-in.ts';
import { Answers } from './parts/answers.tsx';
import { MakePack } from './parts/make-pack.tsx';
import { Packs } from './parts/packs.tsx';
import { useReview } from './store.ts';
import './review.css';

/** Review by co-researchers: packs that go out, answers that come back, and what was said beside each extract. */
export function Review() {
  const packs = useQuery('review.packs', {}).data;
  const client = useClient();
  const canWrite = useHost((host) => host.state?.study !== null && !host.state?.study?.readOnly);
  const { view, show } = useReview();
  const take = (files: { file: File }[]) =>
    void takeInAnswers(
      client,
      files.map(({ file }) => file),
    );
  useActions([
    {
      id: 'review.make',
      label: 'Make a review pack',
      group: 'Review',
      shortcut: 'N',
      isEnabled: () => canWrite,
      run: () => show('make'),
    },
    { id: 'review.answers', label: 'Show what reviewers said', group: 'Review', run: () => show('answers') },
    { id: 'review.packs', label: 'Show the packs', group: 'Review', run: () => show('packs') },
  ]);
  const make = (
    <Button
      variant="primary"
      icon={<Icon of={PackagePlus} small />}
      shortcut="N"
      isDisabled={!canWrite}
      onPress={() => show('make')}
    >
      Make a pack
    </Button>
  );
  const drop = canWrite ? <FileDropZone words="Let go to take these answers in" onFiles={take} /> : null;
  if (view === 'make') {
    return (
      <div className="tw-review">
        <MakePack onDone={() => show('packs')} onLeave={() => show('answers')} />
      </div>
    );
  }
  const isEmpty = packs?.length === 0;
  return (
    <div className="tw-review">
      <RoomBar title="Review" meta={packs ? packsInWords(packs) : undefined}>
        {isEmpty ? null : (
          <>
            <SegmentedControl
              label="What is shown"
              options={[
                { id: 'answers', label: 'Answers' },
                { id: 'packs', label: 'Packs' },
              ]}
              value={view}
              onChange={show}
            />
            {canWrite ? (
              <FileButton accept=".json" isMultiple icon={<Icon of={FileInput} small />} onFiles={take}>
                Take answers in
              </FileButton>
            ) : null}
            {make}
          </>
        )}
      </RoomBar>
      {drop}
      {packs === undefined ? <Skeleton label="Reading the packs" /> : null}
      {isEmpty ? (
        <EmptyState drawing="review" action={make}>
          Choose some codes and let people who know it from their own lives say whether each extract fits. A
          pack is one file that opens in any browser, without a network; their answers come back as one small
          file.
        </EmptyState>
      ) : packs ? (
        view === 'packs' ? (
          <Packs packs={packs} />
        ) : (
          <Answers packs={packs} />
        )
      ) : null}
    </div>
  );
}

function packsInWords(packs: readonly { reviewers: readonly { id: string }[] }[]): string | undefined {
  if (packs.length === 0) return undefined;
  const people = new Set(packs.flatMap((pack) => pack.reviewers.map((reviewer) => reviewer.id))).size;
  const answered =
    people === 0 ? 'nobody has answered yet' : `${people} ${people === 1 ? 'reviewer' : 'reviewers'}`;
  return `${answered}, ${packs.length} ${packs.length === 1 ? 'pack' : 'packs'}`;
}
