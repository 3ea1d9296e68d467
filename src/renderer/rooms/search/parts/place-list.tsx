// What autocoding would code, turn by turn under its transcript, each of which can be unticked.
import { memo, useMemo, type Ref } from 'react';
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import type { SearchHit, SearchPlaces } from '../../../../shared/contract/search.ts';
import { useQuery } from '../../../data/use-query.ts';
import { List, type ListHandle, type RowState } from '../../../ui/index.ts';
import { keyOf } from '../search-input.ts';
import { isOn, useSearch } from '../store.ts';
import { HitRow, type Row } from './hit-list.tsx';

/** Places whose words are fetched at once. */
const PAGE = 60;

type Place = SearchPlaces['places'][number];
interface Item extends Place {
  key: string;
  heading: Row['heading'];
  direction: Row['direction'];
  name: string;
  /** The places it is fetched with. */
  page: readonly Place[];
}

interface PlaceListProps {
  label: string;
  places: readonly Place[];
  documents: readonly DocumentSummary[];
  onOpen(place: Place): void;
  listRef: Ref<ListHandle>;
}

/** Arrows walk, Space ticks, Enter goes to the place. The words come as rows come into view. */
export function PlaceList({ label, places, documents, onOpen, listRef }: PlaceListProps) {
  const { flip } = useSearch.getState();
  const items = useMemo(() => itemsOf(places, documents), [places, documents]);
  return (
    <div className="se-list">
      <List<Item>
        ref={listRef}
        label={label}
        items={items}
        getKey={itemKey}
        getText={itemText}
        rowHeight={58}
        onAction={onOpen}
        onRowKey={(event, item) => {
          if (event.key !== ' ') return false;
          flip(item.key);
          return true;
        }}
        renderItem={renderItem}
      />
    </div>
  );
}

const itemKey = (item: Item) => item.key;
const itemText = (item: Item) => item.name;

function itemsOf(places: readonly Place[], documents: readonly DocumentSummary[]): Item[] {
  const byId = new Map(documents.map((one) => [one.id, one]));
  const turns = new Map<string, number>();
  for (const place of places) turns.set(place.documentId, (turns.get(place.documentId) ?? 0) + 1);
  const pages: Place[][] = [];
  for (let from = 0; from < places.length; from += PAGE) pages.push(places.slice(from, from + PAGE));
  return places.map((place, at): Item => {
    const document = byId.get(place.documentId);
    const name = document?.name ?? '';
    return {
      ...place,
      key: keyOf(place),
      name,
      direction: document?.direction ?? 'ltr',
      page: pages[Math.floor(at / PAGE)] ?? [],
      heading:
        places[at - 1]?.documentId === place.documentId
          ? null
          : { publicId: document?.publicId ?? null, name, turns: turns.get(place.documentId) ?? 0 },
    };
  });
}

interface PlaceRowProps {
  item: Item;
  isActive: boolean;
}

const renderItem = (item: Item, { isActive }: RowState) => <PlaceRow item={item} isActive={isActive} />;

const PlaceRow = memo(function PlaceRow({ item, isActive }: PlaceRowProps) {
  const isTicked = useSearch(({ ticks, tab }) => isOn(ticks[tab], item.key));
  const { data } = useQuery('search.shown', { places: [...item.page] });
  const hit = data?.hits.find((one) => keyOf(one) === item.key) ?? unknown(item);
  return <HitRow isActive={isActive} isOn={isTicked} row={{ ...hit, ...item }} />;
});

/** A row whose words are on their way. */
const unknown = (item: Item): SearchHit => ({
  documentId: item.documentId,
  documentName: item.name,
  start: item.start,
  end: item.end,
  line: '',
  reference: '',
  speaker: null,
  asks: false,
  snippet: '',
  hitStart: 0,
  hitEnd: 0,
  cutBefore: false,
  cutAfter: false,
});
