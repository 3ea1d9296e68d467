import { useMemo } from 'react';
import type { PackView } from '../../../../shared/contract/reviews.ts';
import { hrefFor, navigate } from '../../../app/router.ts';
import { useQuery } from '../../../data/use-query.ts';
import { AlertStrip } from '../../../ui/alert-strip.tsx';
import { PersonBadge, Tag } from '../../../ui/badges.tsx';
import { Button, SegmentedControl } from '../../../ui/button.tsx';
import { CodeName } from '../../../ui/code-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { List } from '../../../ui/list.tsx';
import { Select } from '../../../ui/select.tsx';
import { byExtract, filterResults, summary, VERDICT_WORDS, type ReviewedExtract } from '../results.ts';
import { NO_ANSWER_FILTERS, useReview, type VerdictFilter } from '../store.ts';

const keyOf = (entry: ReviewedExtract) => entry.key;
const textOf = (entry: ReviewedExtract) => `${entry.codeName} ${entry.reference}`;

/** What reviewers said, extract by extract, in their own words. */
export function Answers({ packs }: { packs: readonly PackView[] }) {
  const comments = useQuery('review.comments', {});
  const codes = useQuery('code.list', {}).data;
  const { filters, setFilters, show } = useReview();
  const all = useMemo(() => byExtract(comments.data ?? []), [comments.data]);
  const shown = useMemo(() => filterResults(all, filters), [all, filters]);
  const starts = useMemo(
    () => new Set(shown.filter((entry, at) => entry.codeName !== shown[at - 1]?.codeName).map(keyOf)),
    [shown],
  );
  if (comments.failure) return <AlertStrip tone="attention">{comments.failure.message}</AlertStrip>;
  if (comments.data?.length === 0) {
    return (
      <EmptyState drawing="review" action={<Button onPress={() => show('packs')}>Show the packs</Button>}>
        No answers have come back yet. When a reviewer sends their file, take it in here or drop it on this
        window.
      </EmptyState>
    );
  }
  const colourOf = (codeId: string | null) => codes?.find((code) => code.id === codeId)?.colour;
  return (
    <>
      <AnswerFilterBar all={all} packs={packs} />
      <p className="tw-review-summary">{shown.length > 0 ? summary(shown) : ''}</p>
      <List
        label="What reviewers said, by extract"
        className="tw-review-list"
        items={shown}
        getKey={keyOf}
        getText={textOf}
        rowHeight={72}
        onAction={(entry) => {
          if (entry.documentId && entry.codingId)
            navigate('reading', { document: entry.documentId, coding: entry.codingId });
        }}
        renderItem={(entry, { isActive }) => (
          <div className="tw-review-entry">
            {starts.has(entry.key) ? (
              <div className="tw-review-code">
                <CodeName colour={colourOf(entry.codeId) ?? 1}>{entry.codeName}</CodeName>
              </div>
            ) : null}
            <div className="tw-review-pair">
              <div className="tw-review-extract">
                <p className="tw-quote">{entry.extract}</p>
                <p className="tw-review-place">
                  {entry.documentId && entry.codingId ? (
                    <a
                      className="tw-ref"
                      tabIndex={isActive ? 0 : -1}
                      href={hrefFor('reading', { document: entry.documentId, coding: entry.codingId })}
                    >
                      {entry.reference}
                    </a>
                  ) : (
                    <>
                      <span className="tw-ref">{entry.reference}</span>{' '}
                      <Tag tone="attention">this coding has been deleted since</Tag>
                    </>
                  )}
                </p>
              </div>
              <ul className="tw-review-said">
                {entry.answers.map((answer) => (
                  <li key={answer.id}>
                    <p>
                      <PersonBadge name={answer.reviewer} /> {answer.reviewer}:{' '}
                      <b>
                        {answer.verdict === null
                          ? 'nothing chosen yet, but said'
                          : VERDICT_WORDS[answer.verdict]}
                      </b>
                    </p>
                    {answer.comment ? <p className="tw-review-words">{answer.comment}</p> : null}
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
        emptyState={
          <div className="tw-review-none">
            <p>No answer fits these filters.</p>
            <Button variant="link" onPress={() => setFilters(NO_ANSWER_FILTERS)}>
              Show every answer
            </Button>
          </div>
        }
      />
    </>
  );
}

function AnswerFilterBar({ all, packs }: { all: readonly ReviewedExtract[]; packs: readonly PackView[] }) {
  const { filters, setFilters } = useReview();
  const codes = useMemo(() => {
    const names = new Map(all.map((entry) => [entry.codeId ?? '', entry.codeName]));
    return [...names].map(([id, label]) => ({ id, label }));
  }, [all]);
  return (
    <div className="tw-review-filters" role="group" aria-label="Filters">
      <SegmentedControl<VerdictFilter>
        label="Answer"
        options={[
          { id: 'all', label: 'All' },
          { id: 'fits', label: 'Fits' },
          { id: 'not-sure', label: 'Not sure' },
          { id: 'does-not-fit', label: 'Does not fit' },
          { id: 'words', label: 'With words' },
        ]}
        value={filters.verdict}
        onChange={(verdict) => setFilters({ verdict })}
      />
      <Select
        label="Code"
        isLabelHidden
        isQuiet
        options={[{ id: 'all', label: 'Every code' }, ...codes]}
        value={filters.codeId}
        onChange={(codeId) => setFilters({ codeId })}
      />
      {packs.length > 1 ? (
        <Select
          label="Pack"
          isLabelHidden
          isQuiet
          options={[
            { id: 'all', label: 'Every pack' },
            ...packs.map((pack) => ({ id: pack.id, label: pack.title })),
          ]}
          value={filters.packId}
          onChange={(packId) => setFilters({ packId })}
        />
      ) : null}
    </div>
  );
}
