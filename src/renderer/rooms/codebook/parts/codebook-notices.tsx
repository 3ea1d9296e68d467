import { useState } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useActions } from '../../../app/actions.ts';
import { navigate } from '../../../app/router.ts';
import { count } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { OVERLAP_ACTIONS, OverlapsDialog } from '../../../parts/overlaps-dialog/overlaps-dialog.tsx';
import { Button } from '../../../ui/index.ts';
import './codebook-notices.css';

/** What waits in the codebook: splits to carry on, codings of one code that overlap. Nothing when nothing does. */
export function CodebookNotices({ codes }: { codes: readonly CodeView[] }) {
  const splits = useQuery('split.list', {}).data ?? [];
  const overlaps = useQuery('coding.duplicates', {}).data?.total ?? 0;
  const [isOpen, setOpen] = useState(false);
  const group = 'Codebook';
  useActions([
    {
      id: 'codebook.overlaps',
      label: 'Overlapping codings of the same code',
      group,
      keywords: 'duplicates twice join',
      run: () => setOpen(true),
    },
    {
      id: 'codebook.splits',
      label: 'Carry on with a split',
      group,
      isEnabled: () => splits.length > 0,
      run: () => navigate('split', splits.length === 1 && splits[0] ? { split: splits[0].id } : {}),
    },
    ...OVERLAP_ACTIONS,
  ]);
  return (
    <>
      {splits.length > 0 || overlaps > 0 ? (
        <div className="cb-notices" role="group" aria-label="Waiting for you">
          {splits.map((split) => (
            <p key={split.id}>
              {split.codeName || 'A code deleted since'} is being split: {split.decided} of{' '}
              {count(split.decided + split.remaining, 'extract')} decided.{' '}
              <Button variant="link" onPress={() => navigate('split', { split: split.id })}>
                Carry on
              </Button>
            </p>
          ))}
          {overlaps > 0 ? (
            <p>
              In {count(overlaps, 'place')}, codings of the same code by the same person overlap or touch.{' '}
              <Button variant="link" onPress={() => setOpen(true)}>
                Look at them
              </Button>
            </p>
          ) : null}
        </div>
      ) : null}
      {isOpen ? <OverlapsDialog codes={codes} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
