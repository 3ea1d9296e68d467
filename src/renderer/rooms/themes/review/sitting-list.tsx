import { useEffect, useMemo, useRef } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { fromWord, toWord, usePeopleGroups } from '../../../parts/extract-list/index.ts';
import { CodeName, GroupBadge, List, Skeleton, type ListHandle, type RowState } from '../../../ui/index.ts';
import { Marks } from './one-extract.tsx';
import { useWords, type Item, type SittingData } from './use-sitting.ts';
import { TranscriptName } from '../../../parts/transcript-places/transcript-name.tsx';

interface SittingListProps {
  label: string;
  data: SittingData;
  codeOf(id: string): CodeView | undefined;
  at: Item | undefined;
  selected: ReadonlySet<string>;
  onSelect(ids: Set<string>): void;
  onRow(id: string): void;
  onOpen(item: Item): void;
}
const keyOf = (item: Item) => item.id;

/** Every extract of the reading under its transcript; the same keys mark the row one is on, or those chosen. */
export function SittingList({
  label,
  data,
  codeOf,
  at,
  selected,
  onSelect,
  onRow,
  onOpen,
}: SittingListProps) {
  const list = useRef<ListHandle>(null);
  const start = useRef(at?.id);
  useEffect(() => {
    if (start.current !== undefined) list.current?.goTo(start.current);
  }, []);
  const known = useMemo(() => new Set(data.shown.map(keyOf)), [data.shown]);
  return (
    <div
      className="rv-list tw-extracts"
      onFocus={(event) => {
        const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'];
        if (key !== undefined && known.has(key)) onRow(key);
      }}
    >
      <List<Item>
        ref={list}
        label={label}
        items={data.shown}
        getKey={keyOf}
        getText={keyOf}
        rowHeight={112}
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={onSelect}
        onAction={onOpen}
        emptyState={<p className="rv-quiet">No extract is marked so.</p>}
        renderItem={(item, state) => <Row item={item} state={state} data={data} codeOf={codeOf} />}
      />
    </div>
  );
}

function Row({
  item,
  state,
  data,
  codeOf,
}: {
  item: Item;
  state: RowState;
  data: SittingData;
  codeOf(id: string): CodeView | undefined;
}) {
  const extract = useWords(item);
  const groups = usePeopleGroups();
  const head = item.head ? (
    <div className="tw-extract-head">
      <span className="tw-cut">
        <TranscriptName publicId={item.head.publicId} name={item.head.name} />
      </span>
      <span className="tw-meta">
        {item.head.count}
        <span className="tw-vh"> {item.head.count === 1 ? 'extract' : 'extracts'}</span>
      </span>
    </div>
  ) : null;
  if (!extract) {
    return (
      <div className="tw-extract">
        {head}
        <Skeleton lines={3} label="Reading the extract" />
      </div>
    );
  }
  const code = codeOf(extract.codeId);
  const group = groups.get(extract.participantId ?? extract.documentId);
  return (
    <div className="tw-extract" data-active={state.isActive || undefined}>
      {head}
      <div className="tw-extract-where">
        {group ? <GroupBadge letter={group.letter} name={group.name} /> : null}
        <span className="tw-ref">{extract.reference}</span>
        {extract.voice ? <span className="tw-meta">{extract.voice}</span> : null}
        {code ? <CodeName colour={code.colour}>{code.name}</CodeName> : null}
        {item.isPlaced ? <span className="tw-meta">placed here directly</span> : null}
      </div>
      <p className="tw-quote tw-extract-quote">
        {state.isActive && extract.before ? (
          <span className="tw-extract-around">{fromWord(extract.before)}</span>
        ) : null}
        <span>{extract.quote}</span>
        {state.isActive && extract.after ? (
          <span className="tw-extract-around">{toWord(extract.after)}</span>
        ) : null}
      </p>
      <Marks marks={data.marksOn(item.id)} />
    </div>
  );
}
