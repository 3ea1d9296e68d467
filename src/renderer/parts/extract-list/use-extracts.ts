// Extracts by the thousand: the list knows every id, the words are fetched for the rows that come into view.
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import type { ExtractGroup, ExtractGrouping } from '../../../shared/contract/refine.ts';
import { valueOrTell } from '../../app/tell.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import type { ExtractQuery } from './types.ts';

/** Extracts fetched at once. */
const PAGE = 60;
/** The most one question may ask for. */
const MOST = 2000;

export interface ExtractItem {
  id: string;
  /** The group it begins; null when it is not the first of it. */
  head: ExtractGroup | null;
  /** What it is fetched with; the same object for all of a page. */
  page: { readonly codingIds: string[]; readonly limit: number };
}

const NO_PAGE: ExtractItem['page'] = { codingIds: [], limit: PAGE };

/** Extracts as items without their words, in the order given. */
export function itemsOf(ids: readonly string[], groups: readonly ExtractGroup[] = []): ExtractItem[] {
  const heads = new Map<number, ExtractGroup>();
  let at = 0;
  for (const group of groups) {
    heads.set(at, group);
    at += group.count;
  }
  const pages: ExtractItem['page'][] = [];
  for (let from = 0; from < ids.length; from += PAGE)
    pages.push({ codingIds: ids.slice(from, from + PAGE), limit: PAGE });
  return ids.map((id, place) => ({
    id,
    head: heads.get(place) ?? null,
    page: pages[Math.floor(place / PAGE)] ?? NO_PAGE,
  }));
}

/** Every extract that fits, in order, as items without their words. */
export function useExtractItems(query: ExtractQuery, groupBy: ExtractGrouping) {
  const answer = useQuery('coding.extractIndex', { ...query, groupBy });
  const index = answer.data;
  const items = useMemo(() => itemsOf(index?.ids ?? [], index?.groups), [index]);
  return { items, failure: answer.failure, isThere: index !== undefined };
}

/** Views fetched so far, by id: a row that moves to another page keeps its words meanwhile. */
export type KnownExtracts = Map<string, ExtractView>;

/** The words of one item, once they are there. */
export function useExtract(item: ExtractItem, known: KnownExtracts): ExtractView | undefined {
  const { data } = useQuery('coding.extracts', item.page);
  useEffect(() => {
    for (const view of data?.items ?? []) known.set(view.codingId, view);
  }, [data, known]);
  return data?.items.find((view) => view.codingId === item.id) ?? known.get(item.id);
}

/** What is known, and a way to get the words of any ids, fetched where they were never in view. */
export function useKnownExtracts() {
  const client = useClient();
  const known = useRef<KnownExtracts>(new Map());
  const load = useCallback(
    async (ids: readonly string[]): Promise<ExtractView[]> => {
      const views = new Map<string, ExtractView>();
      for (let from = 0; from < ids.length; from += MOST) {
        const codingIds = ids.slice(from, from + MOST);
        const answer = valueOrTell(await client.call('coding.extracts', { codingIds, limit: MOST }));
        if (!answer) return [];
        for (const view of answer.items) views.set(view.codingId, view);
      }
      return ids.flatMap((id) => views.get(id) ?? []);
    },
    [client],
  );
  return { known, load };
}
