import { memo } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import { GroupLetters } from '../../../parts/people-spread/people-spread.tsx';
import { Icon } from '../../../ui/index.ts';
import type { Sort, SortBy } from '../tree-data.ts';

const HEADS: Record<SortBy, string> = {
  name: 'Code',
  people: 'People',
  documents: 'Transcripts',
  codings: 'Extracts',
  added: 'Added',
};

interface HeadingProps {
  spread: CodeSpread | undefined;
  /** Null in the tree, whose order is its own. */
  sort: Sort | null;
  onSort(by: SortBy): void;
}

/** The column heads. A press makes a table sorted by that column, the other way round when it is sorted so already. */
export const Heading = memo(function Heading({ spread, sort, onSort }: HeadingProps) {
  const head = (by: SortBy) => {
    const isBy = sort?.by === by;
    const way = !isBy ? '' : sort.isDown ? ', sorted from most to least' : ', sorted from least to most';
    return (
      <button
        type="button"
        className="cb-sort"
        aria-label={`Sort by ${HEADS[by].toLowerCase()}${way}`}
        onClick={() => onSort(by)}
      >
        {HEADS[by]}
        {isBy ? <Icon of={sort.isDown ? ArrowDown : ArrowUp} small /> : null}
      </button>
    );
  };
  return (
    <div className="cb-head tw-tree-head tw-scroll" role="group" aria-label="Sort the codes">
      <div className="cb-line">
        <span>{head('name')}</span>
        <span aria-hidden="true">Definition</span>
        <GroupLetters className="cb-spread" groups={spread?.groups ?? []} />
        <span className="cb-n">{head('people')}</span>
        <span className="cb-n cb-documents">{head('documents')}</span>
        <span className="cb-n">{head('codings')}</span>
        <span className="cb-by">{head('added')}</span>
      </div>
    </div>
  );
});
