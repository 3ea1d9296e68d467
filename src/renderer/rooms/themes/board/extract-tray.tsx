// Extracts beside the table: narrowed by code, group, transcript, coder and words, and put where they should lie.
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { inTreeOrder } from '../../../parts/choose-dialog/choices.tsx';
import {
  itemsOf,
  useExtract,
  type ExtractItem,
  type KnownExtracts,
} from '../../../parts/extract-list/index.ts';
import { navigate } from '../../../app/router.ts';
import { useQuery } from '../../../data/use-query.ts';
import {
  Button,
  Checkbox,
  CodeBar,
  cx,
  GroupBadge,
  SearchField,
  Select,
  Skeleton,
  Tree,
  focusWhenThere,
} from '../../../ui/index.ts';
import { extractWords, peopleWords } from './board-data.ts';
import { ListFrame, useListReturn, type ListPanelProps } from './list-frame.tsx';
import { useBoard, useBoardPart, type ListLooking } from './store.ts';
import type { BoardData } from './use-board-data.ts';
import { EXTRACTS_DRAG } from './use-list-drop.ts';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';

const EVERY = '*';
const keyOf = (item: ExtractItem) => item.id;
const NO_CHILDREN: readonly ExtractItem[] = [];
const childrenOf = () => NO_CHILDREN;

/** Transcripts of people of a group, or the one chosen, or both at once; undefined does not narrow. */
export function documentsOf(
  { group, documentId }: Pick<ListLooking, 'group' | 'documentId'>,
  groups: readonly { name: string; people: readonly { documentIds: readonly string[] }[] }[],
): string[] | undefined {
  if (group === null) return documentId === null ? undefined : [documentId];
  const people = groups.find((one) => one.name === group)?.people ?? [];
  const own = people.flatMap((person) => person.documentIds);
  return documentId === null ? own : own.filter((id) => id === documentId);
}

/** The extracts that fit what is looked for. The answer before stays while the next is on its way. */
function useFound(data: BoardData) {
  const { list } = useBoard();
  const words = useDeferredValue(list.words);
  const documentIds = documentsOf(list, data.words.spread?.groups ?? []);
  const answer = useQuery('board.extracts', {
    ...(list.codeId === null ? {} : { codeIds: [list.codeId] }),
    ...(documentIds === undefined ? {} : { documentIds }),
    ...(list.coderId === null ? {} : { coderId: list.coderId }),
    ...(words.trim() === '' ? {} : { words }),
    ...(list.isRest ? { isOnBoard: false } : {}),
  }).data;
  const [kept, keep] = useState(answer);
  if (answer !== undefined && answer !== kept) keep(answer);
  const found = answer ?? kept;
  return {
    items: useMemo(() => itemsOf(found?.ids ?? []), [found]),
    people: found?.people ?? 0,
    isThere: !!found,
  };
}

/** Rows one drags or chooses; Enter puts them on the table, M in a pile, O opens one in its transcript. */
export function ExtractTray({ data, documents, onPut, onPile }: ListPanelProps) {
  const { list, look } = useBoardPart('list', 'look');
  const { items, people, isThere } = useFound(data);
  const known = useRef<KnownExtracts>(new Map());
  const handle = useListReturn(isThere, items.length);
  const there = useMemo(
    () => new Set([...data.byId.values(), ...data.aside].flatMap((card) => card.view.codingId ?? [])),
    [data.byId, data.aside],
  );
  const picked = items.filter((item) => list.chosen.has(item.id)).map(keyOf);
  const inHand = (item: ExtractItem) => (list.chosen.has(item.id) ? picked : [item.id]);
  const open = (item: ExtractItem) => {
    const extract = known.current.get(item.id);
    if (!extract) return;
    look({ at: item.id, returns: true });
    navigate('reading', { document: extract.documentId, coding: extract.codingId });
  };
  return (
    <ListFrame
      head={<Narrowing data={data} documents={documents} />}
      footer={
        <div className="th-pool-actions">
          <p className="bd-list-count tw-meta">
            {picked.length > 1 ? `${picked.length} of ` : ''}
            {extractWords(items.length)}, <CountOfPeople>{peopleWords(people)}</CountOfPeople>
            {items.length > 1 && picked.length < items.length ? (
              <Button
                variant="link"
                onPress={() => {
                  look({ chosen: new Set(items.map(keyOf)) });
                  // it has done its work and goes; what one goes on with comes in its place
                  focusWhenThere('.bd-list .th-pool-actions [data-variant="primary"]');
                }}
              >
                Choose all
              </Button>
            ) : null}
          </p>
          {picked.length > 0 ? (
            <>
              <Button variant="primary" onPress={() => onPut({ codingIds: picked })}>
                {picked.length === 1 ? 'Put it on the table' : `Put ${picked.length} on the table`}
              </Button>
              <Button shortcut="M" onPress={() => onPile({ codingIds: picked })}>
                Put in a pile
              </Button>
            </>
          ) : null}
        </div>
      }
    >
      <Tree<ExtractItem>
        ref={handle}
        label="Extracts"
        className="th-pool bd-list-rows"
        roots={items}
        getKey={keyOf}
        getChildren={childrenOf}
        getText={(item) => known.current.get(item.id)?.quote ?? ''}
        rowHeight={78}
        selectionMode="multiple"
        selectOnMove
        selectedKeys={list.chosen}
        onSelectionChange={(chosen) => look({ chosen, at: [...chosen].at(-1) ?? null })}
        onAction={(item) => onPut({ codingIds: inHand(item) })}
        onRowKey={(event, item) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return false;
          const key = event.key.toLowerCase();
          if (key === 'm') onPile({ codingIds: inHand(item) });
          else if (key === 'o') {
            open(item);
          } else return false;
          return true;
        }}
        contextMenu={(item) => [
          {
            id: 'put',
            label: 'Put on the table',
            shortcut: 'Enter',
            onAction: () => onPut({ codingIds: inHand(item) }),
          },
          {
            id: 'pile',
            label: 'Put in a pile',
            shortcut: 'M',
            onAction: () => onPile({ codingIds: inHand(item) }),
          },
          { id: 'open', label: 'Open in its transcript', shortcut: 'O', onAction: () => open(item) },
        ]}
        dragType={EXTRACTS_DRAG}
        renderItem={(item) => (
          <TrayRow item={item} known={known.current} data={data} hasCard={there.has(item.id)} />
        )}
        emptyState={<p className="th-quiet">{isThere ? emptyWords(list, data) : ''}</p>}
      />
    </ListFrame>
  );
}

function emptyWords(list: ListLooking, data: BoardData): string {
  if (!data.codes.some((code) => code.codings > 0)) return 'Nothing is coded yet.';
  const isNarrowed = [list.codeId, list.group, list.documentId, list.coderId].some((one) => one !== null);
  if (isNarrowed || list.words.trim() !== '')
    return list.isRest ? 'No extract without a card fits that.' : 'No extract fits that.';
  return 'Every extract has its card.';
}

/** One extract: the person's words, where they stand, and their code. */
function TrayRow({
  item,
  known,
  data,
  hasCard,
}: {
  item: ExtractItem;
  known: KnownExtracts;
  data: BoardData;
  hasCard: boolean;
}) {
  const extract = useExtract(item, known);
  if (!extract) return <Skeleton lines={2} label="Reading the extract" />;
  const code = data.words.codes.get(extract.codeId);
  const key = extract.participantId ?? extract.documentId;
  const group = data.words.spread?.groups.find((one) => one.people.some((person) => person.key === key));
  return (
    <span className={cx('bd-pick', hasCard && 'is-there')} title={extract.quote}>
      <CodeBar colour={code?.colour ?? 1} />
      <span className="bd-pick-words" dir="auto">
        {extract.quote}
      </span>
      <span className="bd-pick-foot">
        {group && group.letter !== '' ? <GroupBadge letter={group.letter} name={group.name} /> : null}
        <span className="tw-ref">{extract.reference}</span>
        <span className="tw-cut">{code?.name ?? ''}</span>
        {hasCard ? <span className="bd-pick-there">on the board</span> : null}
      </span>
    </span>
  );
}

/** What the extracts are narrowed by. */
function Narrowing({ data, documents }: Pick<ListPanelProps, 'data' | 'documents'>) {
  const { list, look } = useBoardPart('list', 'look');
  const { spread, coders } = data.words;
  const codes = useMemo(
    () =>
      inTreeOrder(data.codes)
        .map(({ row }) => row)
        .filter((code) => !code.isHeading && code.codings > 0),
    [data.codes],
  );
  const groups = (spread?.groups ?? []).filter((group) => group.letter !== '');
  const narrow = (patch: Partial<ListLooking>) => look({ ...patch, chosen: new Set(), at: null });
  const choice = (
    label: string,
    every: string,
    value: string | null,
    options: readonly { id: string; label: string; lead?: React.ReactNode }[],
    onChange: (next: string | null) => void,
  ) => (
    <Select
      label={label}
      isLabelHidden
      className="bd-narrow"
      value={value ?? EVERY}
      options={[{ id: EVERY, label: every }, ...options]}
      onChange={(next) => onChange(next === EVERY ? null : next)}
    />
  );
  return (
    <>
      <SearchField
        label="Find words in extracts"
        value={list.words}
        onChange={(words) => narrow({ words })}
      />
      <div className="bd-narrowing">
        {choice(
          'Code',
          'Any code',
          list.codeId,
          codes.map(({ id, name, colour }) => ({ id, label: name, lead: <CodeBar colour={colour} /> })),
          (codeId) => narrow({ codeId }),
        )}
        {groups.length > 1
          ? choice(
              spread?.attribute?.name ?? 'Group',
              `Any ${(spread?.attribute?.name ?? 'group').toLocaleLowerCase()}`,
              list.group,
              groups.map(({ name }) => ({ id: name, label: name })),
              (group) => narrow({ group }),
            )
          : null}
        {choice(
          'Transcript',
          'Any transcript',
          list.documentId,
          [...documents].map(([id, label]) => ({ id, label })),
          (documentId) => narrow({ documentId }),
        )}
        {coders.length > 1
          ? choice(
              'Coder',
              'Any coder',
              list.coderId,
              coders.map(({ id, name }) => ({ id, label: name })),
              (coderId) => narrow({ coderId }),
            )
          : null}
      </div>
      <Checkbox isSelected={list.isRest} onChange={(isRest) => narrow({ isRest })}>
        Not on the board yet
      </Checkbox>
    </>
  );
}
