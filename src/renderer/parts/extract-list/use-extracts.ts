// Extracts by the thousand: the list knows every id, the words are fetched for the rows that come into view.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import type { Input } from '../../../shared/contract/index.ts';
import type { ExtractGroup, ExtractGrouping } from '../../../shared/contract/refine.ts';
import { valueOrTell } from '../../app/tell.ts';
import { keyOf } from '../../data/share.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import type { ExtractQuery } from './types.ts';

/** Extracts fetched at once. */
const PAGE = 60;
/** The most one question may ask for. */
const MOST = 2000;

export interface ExtractItem {
  /** Of the coding; of a row whose coding is not known yet a stand-in, see `isLater`. */
  id: string;
  /** The group it begins; null when it is not the first of it. */
  head: ExtractGroup | null;
  /** What it is fetched with; the same object for all of a page. */
  page: { readonly codingIds: string[]; readonly limit: number };
}

const NO_PAGE: ExtractItem['page'] = { codingIds: [], limit: PAGE };

/** More rows than this come with the first ids alone: the others are asked for when one comes to them. */
const MOST_AT_ONCE = 2000;

const LATER = '+';
/** Whether this stands for a row whose coding is not known yet. */
export const isLater = (id: string): boolean => id.startsWith(LATER);
/** The coding a row stands for, by the list as it is now; what is not known yet stays as it is. */
export const codingOf = (id: string, ids: readonly { readonly id: string }[]): string =>
  isLater(id) ? (ids[Number(id.slice(LATER.length))]?.id ?? id) : id;

/** Extracts as items without their words, in the order given; `total` of them, where more are to come. */
export function itemsOf(
  ids: readonly string[],
  groups: readonly ExtractGroup[] = [],
  total = ids.length,
): ExtractItem[] {
  const heads = new Map<number, ExtractGroup>();
  let at = 0;
  for (const group of groups) {
    heads.set(at, group);
    at += group.count;
  }
  const pages: ExtractItem['page'][] = [];
  for (let from = 0; from < ids.length; from += PAGE)
    pages.push({ codingIds: ids.slice(from, from + PAGE), limit: PAGE });
  return Array.from({ length: Math.max(total, ids.length) }, (_, place) => ({
    id: ids[place] ?? `${LATER}${place}`,
    head: heads.get(place) ?? null,
    page: pages[Math.floor(place / PAGE)] ?? NO_PAGE,
  }));
}

/** What the list of these extracts asks at first: whoever tells how many they are asks the same. */
export const indexInput = (query: ExtractQuery, groupBy: ExtractGrouping): Input<'coding.extractIndex'> => ({
  ...query,
  groupBy,
  most: MOST_AT_ONCE,
});

/**
 * Every extract that fits, in order, as items without their words. Of thousands the first are known at once; `askAll` makes all of
 * them known.
 */
export function useExtractItems(query: ExtractQuery, groupBy: ExtractGrouping) {
  const client = useClient();
  const key = keyOf(groupBy, query);
  const [wanted, setWanted] = useState<string | null>(null);
  const first = useQuery('coding.extractIndex', indexInput(query, groupBy));
  const isPart = first.data !== undefined && first.data.ids.length < first.data.total;
  const all = useQuery('coding.extractIndex', wanted === key && isPart ? { ...query, groupBy } : null);
  const index = all.data ?? first.data;
  const items = useMemo(() => itemsOf(index?.ids ?? [], index?.groups, index?.total), [index]);
  const askAll = useCallback(() => setWanted(key), [key]);
  /** The codings of rows, asked for where they are not known yet. */
  async function codingsOf(rows: readonly string[]): Promise<string[]> {
    if (!rows.some(isLater)) return [...rows];
    const answer = valueOrTell(await client.call('coding.extractIndex', { ...query, groupBy }));
    const codings = answer?.ids.map((id) => ({ id })) ?? [];
    return rows.map((row) => codingOf(row, codings)).filter((id) => !isLater(id));
  }
  return {
    items,
    failure: first.failure ?? all.failure,
    isThere: index !== undefined,
    isWhole: !isPart || all.data !== undefined,
    askAll,
    codingsOf,
  };
}

/** Views fetched so far, by id: a row that moves to another page keeps its words meanwhile. */
export type KnownExtracts = Map<string, ExtractView>;

/** The words of one item, once they are there. */
export function useExtract(item: ExtractItem, known: KnownExtracts): ExtractView | undefined {
  const { data } = useQuery('coding.extracts', isLater(item.id) ? null : item.page);
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
