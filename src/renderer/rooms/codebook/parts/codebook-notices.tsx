import { memo, useState } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useActions } from '../../../app/actions.ts';
import { navigate } from '../../../app/router.ts';
import { count } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { OVERLAP_ACTIONS, OverlapsDialog } from '../../../parts/overlaps-dialog/overlaps-dialog.tsx';
import { Button } from '../../../ui/index.ts';
import { useCodebook } from '../store.ts';
import { useQuietTotal } from '../use-quiet-total.ts';
import { LIKELY_ACTIONS, LikelyDialog } from './likely-dialog.tsx';
import './codebook-notices.css';

interface CodebookNoticesProps {
  codes: readonly CodeView[];
  onShow(id: string): void;
}

/** What waits in the codebook: splits to carry on, codings of one code that overlap. Nothing when nothing does. */
export const CodebookNotices = memo(function CodebookNotices({ codes, onShow }: CodebookNoticesProps) {
  const splits = useQuery('split.list', {}).data ?? [];
  const overlaps = useQuietTotal('coding.duplicates');
  const likely = useQuietTotal('code.likelyDuplicates', true);
  const [isOpen, setOpen] = useState(false);
  const isLikelyOpen = useCodebook((store) => store.isLikelyOpen);
  const set = useCodebook((store) => store.set);
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
      id: 'codebook.likely',
      label: 'Codes that may be one code',
      group,
      shortcut: 'D',
      keywords: 'likely duplicates similar names same extracts merge',
      run: () => set({ isLikelyOpen: true }),
    },
    {
      id: 'codebook.splits',
      label: 'Carry on with a split',
      group,
      isEnabled: () => splits.length > 0,
      run: () => navigate('split', splits.length === 1 && splits[0] ? { split: splits[0].id } : {}),
    },
    ...OVERLAP_ACTIONS,
    ...LIKELY_ACTIONS,
  ]);
  return (
    <>
      {splits.length > 0 || overlaps > 0 || likely > 0 ? (
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
          {likely > 0 ? (
            <p>
              {likely === 1 ? 'Two codes' : `${likely} pairs of codes`} are alike in name or in the words they
              stand on.{' '}
              <Button variant="link" onPress={() => set({ isLikelyOpen: true })}>
                Look at them
              </Button>
            </p>
          ) : null}
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
      {isLikelyOpen ? (
        <LikelyDialog
          codes={codes}
          onClose={() => set({ isLikelyOpen: false })}
          onMerge={(ids) => set({ asking: { kind: 'merge', ids } })}
          onShow={(id) => {
            set({ isLikelyOpen: false });
            onShow(id);
          }}
        />
      ) : null}
      {isOpen ? <OverlapsDialog codes={codes} onClose={() => setOpen(false)} /> : null}
    </>
  );
});
