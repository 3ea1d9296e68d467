// Names of piles from far out: how large they are, and how much of each there is room for.
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { farNames, type FarName } from '../../../../shared/domain/board/far-names.ts';
import { CARD, headOf } from '../../../../shared/domain/board/layout.ts';
import { pileTitle } from './board-data.ts';
import type { TableData } from './use-board-data.ts';
import type { Distance } from './use-table-view.ts';

/** What a name gets that is shown only while one points at its pile or is in it. */
const ON_DEMAND: FarName = { lines: 2, width: 190 };

function namesOf({ piles, loose, layout }: TableData, k: number): ReadonlyMap<string, FarName | null> {
  const named = piles.flatMap(({ view, cards }) => {
    const rect = layout.piles.get(view.id);
    if (!rect) return [];
    const title = pileTitle(view);
    const longest = Math.max(...title.split(' ').map((word) => word.length));
    return { ...rect, id: view.id, letters: title.length, longest, head: headOf(cards.length, view.name) };
  });
  const cards = loose.flatMap(({ id }) => {
    const place = layout.cards.get(id);
    return place ? [{ ...place, ...CARD }] : [];
  });
  return farNames(named, cards, k);
}

/** Puts them right after each drawing. Gives what does so once the table rests at another size; nothing is told to cards. */
export function useFarNames(
  world: RefObject<HTMLElement | null>,
  table: TableData,
  distance: Distance,
): () => void {
  const found = useRef<{ table: TableData; k: number; names: ReturnType<typeof namesOf> } | null>(null);
  const put = () => {
    const k = Number(world.current?.dataset['scale']);
    if (distance !== 'farther' || !world.current || !(k > 0)) return;
    if (found.current?.table !== table || found.current.k !== k)
      found.current = { table, k, names: namesOf(table, k) };
    for (const pile of world.current.querySelectorAll<HTMLElement>('[data-pile]')) {
      const name = found.current.names.get(pile.dataset['pile'] ?? '');
      const { lines, width } = name ?? ON_DEMAND;
      const head = pile.querySelector<HTMLElement>('.bd-pile-head');
      const told = `${k} ${lines} ${width} ${name === null}`;
      if (!head || head.dataset['told'] === told) continue;
      head.dataset['told'] = told;
      head.style.setProperty('--k', k.toFixed(3));
      head.style.setProperty('--far-lines', String(lines));
      head.style.setProperty('--far-width', `${Math.round(width / k)}px`);
      head.toggleAttribute('data-on-demand', name === null);
    }
  };
  useLayoutEffect(put);
  return put;
}
