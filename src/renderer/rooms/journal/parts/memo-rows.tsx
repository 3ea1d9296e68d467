import { useMemo, type Ref } from 'react';
import type { MemoView } from '../../../../shared/contract/memos.ts';
import { useQuery } from '../../../data/use-query.ts';
import { firstWords } from '../../../parts/memo-editor/index.ts';
import { SegmentedControl } from '../../../ui/button.tsx';
import { SearchField } from '../../../ui/field.tsx';
import { List, type ListHandle } from '../../../ui/list.tsx';
import { Select } from '../../../ui/select.tsx';
import { monthStarts, TIES } from '../entries.ts';
import { NO_FILTERS, useJournal, type KindFilter, type TieFilter } from '../store.ts';
import { Button } from '../../../ui/button.tsx';

interface MemoRowsProps {
  /** Every memo of the study, for what can be filtered by. */
  all: readonly MemoView[];
  /** Those that pass the filters. */
  memos: readonly MemoView[];
  openId: string | null;
  listRef: Ref<ListHandle>;
  onOpen(memo: MemoView): void;
  /** Enter: to the writing. */
  onEnter(): void;
  onDelete?(memo: MemoView): void;
}

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const keyOf = (memo: MemoView) => memo.id;
const textOf = (memo: MemoView) => firstWords(memo) || 'Untitled';

/** The list with its filters. */
export function MemoRows({ all, memos, openId, listRef, onOpen, onEnter, onDelete }: MemoRowsProps) {
  const { setFilters } = useJournal();
  const starts = useMemo(() => monthStarts(memos), [memos]);
  const selected = useMemo(() => new Set(openId === null ? [] : [openId]), [openId]);
  return (
    <>
      <MemoFilters all={all} />
      <List
        ref={listRef}
        label="Memos and journal entries"
        className="tw-journal-list"
        items={memos}
        getKey={keyOf}
        getText={textOf}
        rowHeight={72}
        selectionMode="single"
        selectOnMove
        selectedKeys={selected}
        onSelectionChange={(keys) => {
          const memo = memos.find((candidate) => keys.has(candidate.id));
          if (memo) onOpen(memo);
        }}
        onAction={(memo) => {
          onOpen(memo);
          onEnter();
        }}
        onRowKey={(event, memo) => {
          if (event.key !== 'Delete' || !onDelete) return false;
          onDelete(memo);
          return true;
        }}
        contextMenu={(memo) => [
          { id: 'open', label: 'Write in it', shortcut: 'Enter', onAction: onEnter },
          {
            id: 'delete',
            label: 'Delete',
            shortcut: 'Delete',
            isDanger: true,
            isDisabled: !onDelete,
            onAction: () => onDelete?.(memo),
          },
        ]}
        renderItem={(memo) => (
          <div className="tw-journal-row">
            {starts.has(memo.id) ? <div className="tw-journal-month">{starts.get(memo.id)}</div> : null}
            <div className="tw-journal-row-head">
              {memo.title ? (
                <span className="tw-cut tw-journal-name">{memo.title}</span>
              ) : (
                <span className="tw-journal-row-words">{memo.text || 'Nothing written yet'}</span>
              )}
              <time className="tw-meta" dateTime={memo.datedAt}>
                {day.format(new Date(memo.datedAt))}
              </time>
            </div>
            {memo.title ? <div className="tw-journal-row-words">{memo.text}</div> : null}
            <div className="tw-meta tw-cut">
              {memo.kind === 'journal' ? 'Journal' : memo.targetKind === 'none' ? 'Memo' : memo.targetLabel}
            </div>
          </div>
        )}
        emptyState={
          <div className="tw-journal-none">
            <p>Nothing fits these filters.</p>
            <Button variant="link" onPress={() => setFilters(NO_FILTERS)}>
              Show everything
            </Button>
          </div>
        }
      />
    </>
  );
}

function MemoFilters({ all }: { all: readonly MemoView[] }) {
  const { filters, setFilters } = useJournal();
  const people = useQuery('person.list', {}).data;
  const authors = useMemo(() => {
    const ids = [...new Set(all.map((memo) => memo.authorId))];
    return ids.map((id) => ({
      id: id ?? 'nobody',
      label: people?.find((person) => person.id === id)?.name ?? 'Nobody named',
    }));
  }, [all, people]);
  const ties = useMemo(() => [...new Set(all.map((memo) => memo.targetKind))], [all]);
  return (
    <div className="tw-journal-filters" role="search" aria-label="Filter the list">
      <SearchField
        label="Find in memos and journal"
        placeholder="Find"
        value={filters.query}
        onChange={(query) => setFilters({ query })}
      />
      <SegmentedControl<KindFilter>
        label="Kind"
        options={[
          { id: 'all', label: 'All' },
          { id: 'journal', label: 'Journal' },
          { id: 'memo', label: 'Memos' },
        ]}
        value={filters.kind}
        onChange={(kind) => setFilters({ kind })}
      />
      <div className="tw-journal-selects">
        {authors.length > 1 || filters.author !== 'all' ? (
          <Select
            label="Written by"
            isLabelHidden
            isQuiet
            options={[{ id: 'all', label: 'By anyone' }, ...authors]}
            value={filters.author}
            onChange={(author) => setFilters({ author })}
          />
        ) : null}
        {ties.length > 1 || filters.tie !== 'all' ? (
          <Select<TieFilter>
            label="Tied to"
            isLabelHidden
            isQuiet
            options={[
              { id: 'all', label: 'On anything' },
              ...ties.map((tie) => ({ id: tie, label: `On ${TIES[tie]}` })),
            ]}
            value={filters.tie}
            onChange={(tie) => setFilters({ tie })}
          />
        ) : null}
      </div>
    </div>
  );
}
