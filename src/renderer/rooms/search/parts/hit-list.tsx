// Hits in context, under the transcript they stand in.
import { useMemo, type Ref } from 'react';
import type { SearchCounts, SearchHit } from '../../../../shared/contract/search.ts';
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import { count } from '../../../app/words.ts';
import { Button, Checkbox, List, type ListHandle, type RowState } from '../../../ui/index.ts';
import { keyOf } from '../search-input.ts';
import { isOn, useSearch } from '../store.ts';

/** Rows before the end at which the next page is fetched. */
const NEAR = 12;

export interface Row extends SearchHit {
  key: string;
  /** Said over the first hit of a transcript. */
  heading: { publicId: string | null; name: string; turns: number | null } | null;
  direction: 'ltr' | 'rtl';
}
export interface HitListProps {
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
export function HitList(props: HitListProps) {
  const { hits, counts, documents, hasMore, isStale, listRef, onMore, onOpen } = props;
  const { ticks, flip, speech } = useSearch();
  const rows = useMemo(() => rowsOf(hits, counts, documents, speech), [hits, counts, documents, speech]);
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
        renderItem={(row, state) => (
          <HitRow row={row} state={state} isOn={isOn(ticks.hits, row.key)} onFlip={flip} />
        )}
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
}

const rowKey = (row: Row) => row.key;
const rowText = (row: Row) => row.snippet.slice(row.hitStart);

function rowsOf(
  hits: readonly SearchHit[],
  counts: SearchCounts | null,
  documents: readonly DocumentSummary[],
  speech: string,
): Row[] {
  const byId = new Map(documents.map((one) => [one.id, one]));
  const tally = new Map(
    counts?.documents.map((one) => [
      one.documentId,
      speech === 'people' ? one.turns : speech === 'interviewers' ? one.asked : one.turns + one.asked,
    ]),
  );
  return hits.map((hit, at) => {
    const document = byId.get(hit.documentId);
    const isFirst = hits[at - 1]?.documentId !== hit.documentId;
    return {
      ...hit,
      key: keyOf(hit),
      direction: document?.direction ?? 'ltr',
      heading: isFirst
        ? {
            publicId: document?.publicId ?? null,
            name: hit.documentName,
            turns: tally.get(hit.documentId) ?? null,
          }
        : null,
    };
  });
}

interface HitRowProps {
  row: Row;
  state: RowState;
  isOn: boolean;
  onFlip(key: string): void;
}

export function HitRow({ row, state, isOn, onFlip }: HitRowProps) {
  const { heading } = row;
  return (
    <div className="se-hit" data-asks={row.asks || undefined} data-off={!isOn || undefined}>
      {heading ? (
        <div className="se-hit-head">
          <span className="tw-cut">
            {heading.publicId && !heading.name.startsWith(heading.publicId) ? (
              <strong>{heading.publicId}</strong>
            ) : null}{' '}
            {heading.name}
          </span>
          {heading.turns === null ? null : <span className="tw-meta">{count(heading.turns, 'turn')}</span>}
        </div>
      ) : null}
      <div className="se-hit-line">
        <Checkbox
          aria-label={`Code ${row.reference}`}
          isSelected={isOn}
          onChange={() => onFlip(row.key)}
          excludeFromTabOrder={!state.isActive}
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
