// What is done on the board. Each says what happened; rows come back through the query.
import { CARD, freePlace, pileColumns, PITCH, tidy } from '../../../../shared/domain/board/layout.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { announce } from '../../../ui/index.ts';
import type { Client } from '../../../transport/client.ts';
import { cardWords, pileTitle, type BoardPile } from './board-data.ts';
import { mergePiles } from './pile-actions.ts';
import { useBoard } from './store.ts';
import { clearPending, pileCorner, pileOf, taken } from './table-places.ts';
import type { TableData } from './use-board-data.ts';
import { carried, type Drop } from './use-card-drag.ts';

export async function toPile(
  client: Client,
  table: TableData,
  ids: readonly string[],
  pileId: string,
): Promise<void> {
  const done = valueOrTell(await client.call('board.moveCards', { ids: [...ids], pileId }));
  if (done === undefined) return clearPending();
  useBoard.getState().set({ selected: new Set() });
  const pile = pileOf(table, pileId);
  const before = pile?.cards.filter((card) => !ids.includes(card.id)).length ?? 0;
  // the pile may lie out of view, so that the cards seem to be gone
  await doneToast(
    client,
    `Moved ${cardWords(ids.length)} to ${pile ? pileTitle(pile.view) : 'the pile'}, ${cardWords(before + ids.length)} now.`,
  );
}

export async function setAside(client: Client, ids: readonly string[], isAside: boolean): Promise<boolean> {
  if (valueOrTell(await client.call('board.setAside', { ids: [...ids], isAside })) === undefined) {
    clearPending();
    return false;
  }
  useBoard.getState().set({ selected: new Set() });
  await doneToast(
    client,
    isAside ? `Set ${cardWords(ids.length)} aside.` : `Brought ${cardWords(ids.length)} back to the table.`,
  );
  return true;
}

export async function takeOff(client: Client, ids: readonly string[]): Promise<void> {
  if (valueOrTell(await client.call('board.removeCards', { ids: [...ids] })) === undefined) return;
  useBoard.getState().set({ selected: new Set() });
  await doneToast(client, `Took ${cardWords(ids.length)} off the board. The codes and extracts stay.`);
}

export async function drop(client: Client, table: TableData, what: Drop): Promise<void> {
  const { set } = useBoard.getState();
  const [first = ''] = what.ids;
  if (what.kind === 'pile' && what.pileId !== null) return mergePiles(client, table, first, what.pileId);
  if (what.kind === 'pile') {
    const rect = table.layout.piles.get(first);
    if (!rect) return;
    const place = { x: Math.round(rect.x + what.dx), y: Math.round(rect.y + what.dy) };
    set({ pendingPiles: new Map([[first, place]]) });
    if (valueOrTell(await client.call('board.movePile', { id: first, ...place })) === undefined)
      clearPending();
    return;
  }
  if (what.isTray) return void (await setAside(client, what.ids, true));
  if (what.pileId !== null) return intoPile(client, table, what.ids, what.pileId, what.before);
  if (what.cardId !== null) return ontoCard(client, table, what.ids, what.cardId);
  const places = carried(table.layout, what.ids, what.dx, what.dy);
  set({ pendingCards: new Map(places.map(({ id, x, y }) => [id, { x, y, pileId: null }])) });
  const moved = valueOrTell(
    await client.call('board.moveCards', { ids: [...what.ids], pileId: null, places }),
  );
  if (moved === undefined) clearPending();
}

/** Cards put down on one that lies in no pile make a pile with it, without a name as yet. */
async function ontoCard(
  client: Client,
  table: TableData,
  ids: readonly string[],
  cardId: string,
): Promise<void> {
  const under = table.layout.cards.get(cardId) ?? { x: 0, y: 0 };
  useBoard.getState().set({
    pendingCards: new Map(ids.map((id, at) => [id, { x: under.x + 6, y: under.y + 6 + at, pileId: null }])),
    selected: new Set(),
  });
  const made = valueOrTell(
    await client.call('board.createPile', { ...pileCorner(table, cardId), cardIds: [cardId, ...ids] }),
  );
  if (!made) return clearPending();
  useBoard.getState().set({ shownThen: `p:${made.id}` });
  await doneToast(client, `Made a pile of ${cardWords(ids.length + 1)}. Its name can come later.`);
}

/** Cards to a place among those of a pile, which may be the one they are in. */
async function intoPile(
  client: Client,
  table: TableData,
  ids: readonly string[],
  pileId: string,
  before: string | null,
): Promise<void> {
  const own = pileOf(table, pileId)?.cards.map((card) => card.id) ?? [];
  const rest = own.filter((id) => !ids.includes(id));
  const index = before === null ? rest.length : rest.indexOf(before);
  // in the order they have where they come from
  const moved = [...table.byId.keys()].filter((id) => ids.includes(id));
  const next = rest.toSpliced(index < 0 ? rest.length : index, 0, ...moved);
  if (next.every((id, at) => id === own[at])) return;
  useBoard.getState().set({
    pendingCards: new Map(moved.map((id) => [id, { x: 0, y: 0, pileId, before }])),
    ...(moved.every((id) => own.includes(id)) ? {} : { selected: new Set<string>() }),
  });
  const done = valueOrTell(await client.call('board.moveCards', { ids: moved, pileId, before }));
  if (done === undefined) return clearPending();
  const pile = pileOf(table, pileId);
  const at = next.indexOf(moved[0] ?? '') + 1;
  announce(
    moved.every((id) => own.includes(id))
      ? `${moved.length === 1 ? 'Now' : `Now ${cardWords(moved.length)} from`} ${at} of ${next.length} in ${pile ? pileTitle(pile.view) : 'the pile'}.`
      : `Moved ${cardWords(moved.length)} to ${pile ? pileTitle(pile.view) : 'the pile'}, ${cardWords(next.length)} now.`,
  );
}

/** Moves cards within their pile: by so many places, or by a row. */
async function reorder(
  client: Client,
  table: TableData,
  pile: BoardPile,
  ids: readonly string[],
  dx: number,
  dy: number,
): Promise<void> {
  const own = pile.cards.map((card) => card.id);
  const moved = own.filter((id) => ids.includes(id));
  const rest = own.filter((id) => !ids.includes(id));
  const step = Math.sign(dx) + Math.sign(dy) * pileColumns(own.length);
  const now = own.indexOf(moved[0] ?? '');
  const to = Math.max(0, Math.min(rest.length, now + step));
  if (to === now) {
    announce(step < 0 ? 'It is the first of its pile.' : 'It is the last of its pile.');
    return;
  }
  await intoPile(client, table, moved, pile.view.id, rest[to] ?? null);
}

/** Moves what one is at by a step: a card of a pile to another place in it, a loose one on the table, or a whole pile. */
export async function nudge(
  client: Client,
  table: TableData,
  at: string,
  ids: readonly string[],
  dx: number,
  dy: number,
): Promise<void> {
  const isPile = at.startsWith('p:');
  const home = pileOf(table, table.byId.get(at.slice(2))?.view.pileId ?? '');
  if (!isPile && home) return reorder(client, table, home, ids, dx, dy);
  await drop(client, table, {
    kind: isPile ? 'pile' : 'cards',
    ids: isPile ? [at.slice(2)] : ids,
    dx,
    dy,
    pileId: null,
    before: null,
    cardId: null,
    isTray: false,
  });
}

/** `width`: of the window's part the table is seen in, in pixels. */
export async function tidyTable(client: Client, table: TableData, width: number): Promise<boolean> {
  const area = [...table.layout.piles.values()].reduce((sum, one) => sum + one.width * one.height, 0);
  const done = tidy(
    table.piles.map((pile) => pile.view),
    [...table.byId.values()].map((card) => card.view),
    // as wide as a window for few, and as a window's shape for many
    Math.max(700, width, Math.sqrt((area + table.loose.length * PITCH.x * PITCH.y) * 1.7)),
  );
  if (valueOrTell(await client.call('board.arrange', done)) === undefined) return false;
  await doneToast(client, 'Tidied the table.');
  return true;
}

export async function keepSitting(client: Client): Promise<void> {
  const kept = valueOrTell(await client.call('board.snapshot', {}));
  if (kept) await doneToast(client, `Kept as ${kept.name}. Sittings open beside the table.`);
}

/** Out of their pile, beside it. */
export async function outOfPile(
  client: Client,
  table: TableData,
  ids: readonly string[],
  pile: BoardPile | undefined,
): Promise<void> {
  const rect = pile ? table.layout.piles.get(pile.view.id) : undefined;
  const from = rect ? { x: rect.x + rect.width + 24, y: rect.y } : { x: 0, y: 0 };
  const rects = taken(table);
  const places = ids.map((id) => {
    const place = freePlace(rects, CARD, from);
    rects.push({ ...place, ...CARD });
    return { id, ...place };
  });
  const done = valueOrTell(await client.call('board.moveCards', { ids: [...ids], pileId: null, places }));
  if (done !== undefined) announce(`Took ${cardWords(ids.length)} out of the pile.`);
}
