// Hits in context, under the transcript they stand in.
import { memo, useMemo, type Ref } from 'react';
import type { SearchCounts, SearchHit } from '../../../../shared/contract/search.ts';
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import { count } from '../../../app/words.ts';
import { Button, Checkbox, List, type ListHandle, type RowState } from '../../../ui/index.ts';
import { keyOf } from '../search-input.ts';
import { isOn, useSearch } from '../store.ts';
import { TranscriptName } from '../../../parts/transcript-places/transcript-name.tsx';

/** Rows before the end at which the next page is fetched. */
const NEAR = 12;

export interface Row extends SearchHit {
  key: string;
  /** Said over the first hit of a transcript. */
  heading: { publicId: string | null; name: string; turns: number | null } | null;
  direction: 'ltr' | 'rtl';
}
interface HitListProps {
  hits: readonly SearchHit[];
  counts: SearchCounts | null;
  documents: readonly DocumentSummary[];
  hasMore: boolean;
  isStale: boolean;
  onMore(): void;
  onOpen(hit: SearchHit): void;
  listRef: Ref<ListHandle>;
}

/** Arrows walk, Space ticks, Enter goes to the place; further hits come when one nears the end. */
export const HitList = memo(function HitList(props: HitListProps) {
  const { hits, counts, documents, hasMore, isStale, listRef, onMore, onOpen } = props;
  const speech = useSearch((state) => state.speech);
  const { flip } = useSearch.getState();
  const rows = useRows(hits, counts, documents, speech);
  return (
    <div
      className="se-list"
      data-stale={isStale || undefined}
      onFocus={(event) => {
        const at = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index'];
        if (at !== undefined && hasMore && Number(at) > rows.length - NEAR) onMore();
      }}
      onScrollCapture={(event) => {
        const pane = event.target as HTMLElement;
        if (hasMore && pane.scrollHeight - pane.scrollTop - pane.clientHeight < 600) onMore();
      }}
    >
      <List<Row>
        ref={listRef}
        label="Hits"
        items={rows}
        getKey={rowKey}
        getText={rowText}
        rowHeight={58}
        onAction={onOpen}
        onRowKey={(event, row) => {
          if (event.key !== ' ') return false;
          flip(row.key);
          return true;
        }}
        renderItem={renderItem}
      />
      {hasMore ? (
        <p className="se-more">
          <Button variant="link" onPress={onMore}>
            Show more
          </Button>
        </p>
      ) : null}
    </div>
  );
});

const renderItem = (row: Row, { isActive }: RowState) => <TickedHit row={row} isActive={isActive} />;

const TickedHit = memo(function TickedHit({ row, isActive }: { row: Row; isActive: boolean }) {
  const isTicked = useSearch(({ ticks }) => isOn(ticks.hits, row.key));
  return <HitRow row={row} isActive={isActive} isOn={isTicked} />;
});

const rowKey = (row: Row) => row.key;
const rowText = (row: Row) => row.snippet.slice(row.hitStart);

/** Turns of each transcript that fit, as far as they are counted. */
function tallyOf(counts: SearchCounts | null, speech: string): ReadonlyMap<string, number> {
  return new Map(
    counts?.documents.map((one) => [
      one.documentId,
      speech === 'people' ? one.turns : speech === 'interviewers' ? one.asked : one.turns + one.asked,
    ]),
  );
}

/** A row for each hit, the first of a transcript with its heading; while only the counts come, other rows stay the same. */
function useRows(
  hits: readonly SearchHit[],
  counts: SearchCounts | null,
  documents: readonly DocumentSummary[],
  speech: string,
): readonly Row[] {
  const plain = useMemo(() => rowsOf(hits, documents), [hits, documents]);
  return useMemo(() => {
    const tally = tallyOf(counts, speech);
    return plain.map((row): Row => {
      const turns = tally.get(row.documentId);
      return row.heading === null || turns === undefined
        ? row
        : { ...row, heading: { ...row.heading, turns } };
    });
  }, [plain, counts, speech]);
}

function rowsOf(hits: readonly SearchHit[], documents: readonly DocumentSummary[]): Row[] {
  const byId = new Map(documents.map((one) => [one.id, one]));
  return hits.map((hit, at) => {
    const document = byId.get(hit.documentId);
    const isFirst = hits[at - 1]?.documentId !== hit.documentId;
    return {
      ...hit,
      key: keyOf(hit),
      direction: document?.direction ?? 'ltr',
      heading: isFirst ? { publicId: document?.publicId ?? null, name: hit.documentName, turns: null } : null,
    };
  });
}

interface HitRowProps {
  row: Row;
  isActive: boolean;
  isOn: boolean;
}

export function HitRow({ row, isActive, isOn }: HitRowProps) {
  const { heading } = row;
  return (
    <div className="se-hit" data-asks={row.asks || undefined} data-off={!isOn || undefined}>
      {heading ? (
        <div className="se-hit-head">
          <span className="tw-cut">
            <TranscriptName publicId={heading.publicId} name={heading.name} />
          </span>
          {heading.turns === null ? null : <span className="tw-meta">{count(heading.turns, 'turn')}</span>}
        </div>
      ) : null}
      <div className="se-hit-line">
        <Checkbox
          aria-label={`Code ${row.reference}`}
          isSelected={isOn}
          onChange={() => useSearch.getState().flip(row.key)}
          excludeFromTabOrder={!isActive}
        />
        <span className="tw-ref">{row.reference}</span>
        <span className="se-hit-who tw-cut" title={row.speaker ?? ''}>
          {row.speaker ?? ''}
        </span>
        <p className="tw-quote se-hit-words" dir={row.direction}>
          {row.cutBefore ? '… ' : ''}
          {row.snippet.slice(0, row.hitStart)}
          {row.hitEnd > row.hitStart ? <mark>{row.snippet.slice(row.hitStart, row.hitEnd)}</mark> : null}
          {row.snippet.slice(row.hitEnd)}
          {row.cutAfter ? ' …' : ''}
        </p>
      </div>
    </div>
  );
}
