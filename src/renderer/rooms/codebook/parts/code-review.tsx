import type { ReviewCommentView } from '../../../../shared/contract/reviews.ts';
import { hrefFor } from '../../../app/router.ts';
import { useQuery } from '../../../data/use-query.ts';
import { PanelSection } from '../../../ui/index.ts';

const VERDICTS = [
  ['fits', 'fits'],
  ['not-sure', 'not sure'],
  ['does-not-fit', 'does not fit'],
] as const;

/** `fits 6, not sure 5, does not fit 4`: what was chosen, what was never chosen left out. */
export function verdictsInWords(comments: readonly Pick<ReviewCommentView, 'verdict'>[]): string {
  return VERDICTS.map(([id, words]) => ({ words, n: comments.filter((one) => one.verdict === id).length }))
    .filter(({ n }) => n > 0)
    .map(({ words, n }) => `${words} ${n}`)
    .join(', ');
}

/** What co-researchers said of a code's extracts: the choices counted, their own words in full. */
export function CodeReview({ codeId }: { codeId: string }) {
  const comments = useQuery('review.comments', { codeId }).data ?? [];
  if (comments.length === 0) return null;
  const said = comments.filter((one) => one.comment !== '');
  return (
    <PanelSection title="Co-researchers" count={<a href={hrefFor('review')}>Review</a>}>
      <p className="tw-meta">{verdictsInWords(comments)}</p>
      {said.map((one) => (
        <p key={one.id}>
          {one.comment}{' '}
          <span className="tw-meta">
            {one.reviewer}, {one.reference}
          </span>
        </p>
      ))}
    </PanelSection>
  );
}
