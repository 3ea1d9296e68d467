import type { PackView } from '../../../../shared/contract/reviews.ts';
import { useScrollMemory } from '../../../app/router.ts';
import { dayAndTime } from '../../../app/words.ts';
import { PersonBadge } from '../../../ui/badges.tsx';
import { Button } from '../../../ui/button.tsx';
import { NO_ANSWER_FILTERS, useReview } from '../store.ts';

/** Every pack that was made, with who has answered. */
export function Packs({ packs }: { packs: readonly PackView[] }) {
  const scroller = useScrollMemory('packs');
  const { show, setFilters } = useReview();
  return (
    <div ref={scroller} className="tw-review-sheet tw-scroll">
      <ul className="tw-review-packs" aria-label="Packs">
        {packs.map((pack) => (
          <li key={pack.id}>
            <h2>{pack.title}</h2>
            <p className="tw-meta">
              {pack.items} {pack.items === 1 ? 'extract' : 'extracts'}, made {dayAndTime(pack.createdAt)}
            </p>
            {pack.reviewers.length === 0 ? (
              <p className="tw-meta">Nobody has answered yet.</p>
            ) : (
              <ul className="tw-review-people">
                {pack.reviewers.map((reviewer) => (
                  <li key={reviewer.id}>
                    <PersonBadge name={reviewer.alias} withName />
                    <span className="tw-meta">{answeredWords(reviewer, pack.items)}</span>
                  </li>
                ))}
              </ul>
            )}
            {pack.reviewers.length > 0 ? (
              <Button
                variant="link"
                onPress={() => {
                  setFilters({ ...NO_ANSWER_FILTERS, packId: pack.id });
                  show('answers');
                }}
              >
                Read what they said
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

function answeredWords(reviewer: PackView['reviewers'][number], items: number): string {
  const only = reviewer.onlyWords > 0 ? `, ${reviewer.onlyWords} more with words only` : '';
  return `${reviewer.answers} of ${items} answered${only}, last ${dayAndTime(reviewer.lastAt)}`;
}
