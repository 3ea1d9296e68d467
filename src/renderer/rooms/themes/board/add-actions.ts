// How cards come onto the board: from the list beside it, from dialogs, and out of the card of a code.
import { CARD, freePlace, pileSize, PITCH, type Rect } from '../../../../shared/domain/board/layout.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { toast } from '../../../ui/index.ts';
import type { Client } from '../../../transport/client.ts';
import { pileCorner, pileOf, taken } from './table-places.ts';
import { cardWords, extractWords, pileTitle, type BoardCard } from './board-data.ts';
import { useBoard } from './store.ts';
import type { TableData } from './use-board-data.ts';
import type { FromList, ListDrop } from './use-list-drop.ts';

/** Lays new cards where nothing lies, in as many columns as fit in view. */
export async function addCards(
  client: Client,
  table: TableData,
  seen: Rect,
  what: FromList,
): Promise<string | null> {
  const count = countOf(what);
  // many lie in a block rather than in a strip that goes out of sight
  const columns = Math.max(2, Math.min(8, Math.floor(seen.width / 232)), Math.floor(Math.sqrt(count * 0.7)));
  const rows = Math.ceil(count / columns);
  const size = { width: columns * 232, height: rows * 118 };
  const rects = taken(table);
  const bottom = Math.max(0, ...rects.map((rect) => rect.y + rect.height + 24));
  const start = { x: Math.max(0, Math.round(seen.x + 24)), y: Math.max(0, Math.round(seen.y + 24)) };
  const hit = (y: number) =>
    rects.some(
      (rect) => rect.x < start.x + size.width && rect.y < y + size.height && y < rect.y + rect.height + 16,
    );
  const y = hit(start.y) ? bottom : start.y;
  const made = valueOrTell(await client.call('board.addCards', { ...what, x: start.x, y, columns }));
  if (!made) return null;
  const already = made.existed > 0 ? ` ${made.existed} were there already.` : '';
  if (made.ids.length === 0) {
    const isMeant = ({ view }: BoardCard) =>
      what.codeIds?.includes(view.codeId ?? '') === true ||
      what.codingIds?.includes(view.codingId ?? '') === true;
    const known = [...table.byId.values()].find(isMeant);
    toast({ text: known ? 'That is on the table already.' : 'That is set aside already. The tray has it.' });
    return known?.id ?? null;
  }
  await doneToast(client, `Put ${cardWords(made.ids.length)} on the table.${already}`);
  return made.ids[0] ?? null;
}

/** As many cards as one step puts down. */
const MOST_AT_ONCE = 5000;

/** Puts every extract of some codes on the table, or into a pile. */
export async function addExtracts(
  client: Client,
  table: TableData,
  seen: Rect,
  codeIds: readonly string[],
): Promise<string | null> {
  const found = valueOrTell(await client.call('board.extracts', { codeIds: [...codeIds] }));
  if (!found) return null;
  const codingIds = found.ids.slice(0, MOST_AT_ONCE);
  if (codingIds.length === 0) {
    toast({ text: 'There are no extracts of that yet.' });
    return null;
  }
  return addCards(client, table, seen, { codingIds });
}

/**
 * Codes and extracts dragged from the list: their cards come to lie there, whether they are new or lay elsewhere. On a card
 * they make a pile with it; several on the table cover nothing.
 */
export async function putDown(
  client: Client,
  table: TableData,
  { what, at, pileId, before, cardId }: ListDrop,
): Promise<void> {
  const count = countOf(what);
  // what comes out of the tray takes the focus along, which goes with its chip; in the list one stays, at the next row
  const isOfTray = document.activeElement?.closest('.bd-tray') != null;
  if (document.activeElement?.closest('.bd-list')) useBoard.getState().look({ returns: true });
  if (cardId !== null) {
    const pile = { ...pileCorner(table, cardId), cardIds: [cardId], ...what };
    const made = valueOrTell(await client.call('board.createPile', pile));
    if (!made) return;
    useBoard.getState().set(isOfTray ? { wanted: `p:${made.id}` } : { shownThen: `p:${made.id}` });
    await doneToast(client, `Made a pile of ${cardWords(count + 1)}. Its name can come later.`);
    return;
  }
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * 0.7)));
  const size = { width: columns * PITCH.x, height: Math.ceil(count / columns) * PITCH.y };
  const wanted = { x: Math.round(at.x - CARD.width / 2), y: Math.round(at.y - 30) };
  // one card lies where it is put down, as it would from elsewhere on the table
  const place = pileId === null && count > 1 ? freePlace(taken(table), size, wanted) : wanted;
  const put = { ...what, ...place, takes: true, pileId, before, columns };
  const made = valueOrTell(await client.call('board.addCards', put));
  if (!made) return;
  const stop = `c:${made.first ?? ''}`;
  if (isOfTray) useBoard.getState().set({ wanted: stop });
  // where there was no room they went on to the next, which may be out of view
  else if (place !== wanted) useBoard.getState().set({ shownAt: stop });
  const pile = pileOf(table, pileId ?? '');
  await doneToast(client, `Put ${cardWords(count)} ${pile ? `in ${pileTitle(pile.view)}` : 'on the table'}.`);
}
const countOf = ({ codeIds = [], codingIds = [] }: FromList): number => codeIds.length + codingIds.length;

/** Codes and extracts from the list into a pile, or into a new one with a name. */
export async function listToPile(
  client: Client,
  table: TableData,
  what: FromList,
  to: { pileId: string } | { name: string; near: Rect },
): Promise<string | null> {
  const count = countOf(what);
  if ('pileId' in to) {
    const { pileId } = to;
    await putDown(client, table, {
      what,
      at: { x: 0, y: 0 },
      pileId,
      before: null,
      cardId: null,
    });
    return `p:${pileId}`;
  }
  const near = { x: Math.round(Math.max(0, to.near.x + 24)), y: Math.round(Math.max(0, to.near.y + 24)) };
  const place = freePlace(taken(table), pileSize(count, to.name), near);
  const made = valueOrTell(await client.call('board.createPile', { ...place, name: to.name, ...what }));
  if (!made) return null;
  await doneToast(client, `Made the pile ${to.name} of ${cardWords(count)}.`);
  return `p:${made.id}`;
}

/** The extracts of a code that lie where its card lies: in its pile, or like it in none. */
export const ownExtracts = (table: TableData, card: BoardCard): BoardCard[] =>
  card.view.codeId === null
    ? []
    : [...table.byId.values()].filter(
        (one) =>
          one.view.codingId !== null &&
          one.code?.id === card.view.codeId &&
          one.view.pileId === card.view.pileId,
      );

/**
 * Opens the card of a code out into its extracts: in its pile they follow it, and on the table they make a pile with it, for
 * which the table makes room. Where all of them lie there already, folds them back. Those that were moved to other piles or set
 * aside stay where they are. Gives the stop of a pile that was made.
 */
export async function openOut(client: Client, table: TableData, card: BoardCard): Promise<string | null> {
  const { codeId, pileId } = card.view;
  if (codeId === null) return null;
  const left = valueOrTell(await client.call('board.extracts', { codeIds: [codeId], isOnBoard: false }));
  if (!left) return null;
  const own = ownExtracts(table, card).map(({ id }) => id);
  const name = card.code?.name ?? 'the code';
  const codingIds = left.ids.slice(0, MOST_AT_ONCE);
  if (codingIds.length === 0 && (card.code?.codings ?? 0) === 0) {
    toast({ text: `No words have the code ${name} yet.` });
    return null;
  }
  // what lies beside the card the host knows best: a second press may come before the window has heard of the first
  if (codingIds.length === 0) {
    const folded = valueOrTell(await client.call('board.foldCode', { cardId: card.id }));
    if (folded) await doneToast(client, `Folded ${cardWords(folded.cards)} back into ${name}.`);
    return null;
  }
  const list = pileOf(table, pileId ?? '')?.cards ?? [];
  const before = list[list.findIndex((one) => one.id === card.id) + 1]?.id ?? null;
  const what = { codingIds };
  const pile = { ...pileCorner(table, card.id), cardIds: [card.id, ...own], ...what };
  const made =
    pileId === null
      ? valueOrTell(await client.call('board.createPile', pile))
      : valueOrTell(await client.call('board.addCards', { ...what, pileId, before }));
  if (!made) return null;
  await doneToast(client, `Opened ${name} out into ${extractWords(codingIds.length)}.`);
  return 'id' in made ? `p:${made.id}` : null;
}
