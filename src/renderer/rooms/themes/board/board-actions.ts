// What is done on the board. Each says what happened; rows come back through the query.
import {
  CARD,
  freePlace,
  pileColumns,
  placeInPile,
  pileSize,
  PITCH,
  tidy,
  type Place,
  type Rect,
} from '../../../../shared/domain/board/layout.ts';
import { currentRoute, navigate } from '../../../app/router.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { announce, toast } from '../../../ui/index.ts';
import type { Client } from '../../../transport/client.ts';
import { openEvidence } from '../evidence-place.ts';
import { cardWords, pileTitle, type BoardCard, type BoardPile } from './board-data.ts';
import { useBoard, type ThemeAnswer } from './store.ts';
import type { TableData } from './use-board-data.ts';
import { carried, type Drop } from './use-card-drag.ts';

/** Milliseconds the way back is offered: as long as one reads around a line. */
const READING = 30_000;

/** Offers the way back from where one is about to go. Few words: the reading room keeps notices beside the text. */
function offerReturn(text: string): void {
  const { roomId, params } = currentRoute();
  toast({
    text,
    action: { label: 'Back to the board', run: () => navigate(roomId, params) },
    stayFor: READING,
  });
}

/** Where the card speaks: its transcript, or its code with every extract. The way back to the table is offered there. */
export function openPlace({ extract, code }: BoardCard): void {
  offerReturn(extract ? `Extract ${extract.reference}.` : `${code?.name ?? 'Code'}.`);
  if (extract) navigate('reading', { document: extract.documentId, coding: extract.codingId });
  else if (code) navigate('codebook', { code: code.id });
}

/** How one knows: every extract of the theme a pile became. The way back to the table is offered there. */
export function openTheme({ view }: BoardPile): void {
  if (view.themeId === null) return;
  offerReturn(`Every extract of ${pileTitle(view)}.`);
  openEvidence(view.themeId);
}

export const pileOf = (table: TableData, id: string): BoardPile | undefined =>
  table.piles.find((pile) => pile.view.id === id);
/** What the table's places are taken by, but for cards that are about to leave theirs. */
export const taken = (table: TableData, without: readonly string[] = []): Rect[] => [
  ...table.layout.piles.values(),
  ...table.loose.flatMap((card) => {
    const place = without.includes(card.id) ? undefined : table.layout.cards.get(card.id);
    return place ? [{ ...place, ...CARD }] : [];
  }),
];
const clearPending = () => useBoard.getState().set({ pendingCards: new Map(), pendingPiles: new Map() });

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

/** A pile of cards where there is room near what is in view; its name is asked for at once unless given. */
export async function makePile(
  client: Client,
  table: TableData,
  ids: readonly string[],
  near: { x: number; y: number },
  name = '',
): Promise<void> {
  // cards that lie in no pile become one where they lie, and loose ones make way
  const areLoose = ids.length > 0 && ids.every((id) => table.byId.get(id)?.view.pileId === null);
  const rects = areLoose ? [...table.layout.piles.values()] : taken(table, ids);
  const place = freePlace(rects, pileSize(ids.length, name), {
    x: Math.round(Math.max(0, near.x)),
    y: Math.round(Math.max(0, near.y)),
  });
  const made = valueOrTell(
    await client.call('board.createPile', { ...place, cardIds: [...ids], ...(name === '' ? {} : { name }) }),
  );
  if (!made) return;
  useBoard.getState().set({
    selected: new Set(),
    ...(name === '' ? { naming: made.id, at: `p:${made.id}` } : {}),
  });
  if (name === '') announce(`Made a pile of ${cardWords(ids.length)}. Type its name.`);
  else await doneToast(client, `Made the pile ${name} of ${cardWords(ids.length)}.`);
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

/** Lays a theme out as a pile where there is room, or goes to the pile it has. Answers with its stop. */
export async function layTheme(
  client: Client,
  table: TableData,
  theme: { id: string; name: string; codeIds: readonly string[] },
  near: { x: number; y: number },
): Promise<string | null> {
  const place = freePlace(taken(table), pileSize(theme.codeIds.length + 2, theme.name), {
    x: Math.round(Math.max(0, near.x)),
    y: Math.round(Math.max(0, near.y)),
  });
  const laid = valueOrTell(await client.call('board.layTheme', { themeId: theme.id, ...place }));
  if (!laid) return null;
  const elsewhere =
    laid.elsewhere === 0
      ? ''
      : ` ${cardWords(laid.elsewhere)} of it ${laid.elsewhere === 1 ? 'stays' : 'stay'} in other piles.`;
  if (laid.cards > 0 || laid.isNew)
    await doneToast(client, `Laid ${theme.name} out, ${cardWords(laid.cards)}.${elsewhere}`);
  else toast({ text: `${theme.name} lies on the table already.${elsewhere}` });
  return `p:${laid.pileId}`;
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

/** The corner of a pile that is made where a card lies, so that the card stays there. */
export function pileCorner(table: TableData, cardId: string): Place {
  const card = table.layout.cards.get(cardId) ?? { x: 0, y: 0 };
  const first = placeInPile(cardId, 0, 1);
  return { x: Math.round(card.x - first.x), y: Math.round(card.y - first.y) };
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

export async function namePile(client: Client, pileId: string, name: string | null): Promise<void> {
  useBoard.getState().set({ naming: null, at: `p:${pileId}` });
  if (name !== null) valueOrTell(await client.call('board.renamePile', { id: pileId, name }));
}

/** One pile into another. What is asked to be shown is where its cards come to lie. */
export async function mergePiles(
  client: Client,
  table: TableData,
  from: string,
  into: string,
): Promise<void> {
  const done = valueOrTell(await client.call('board.mergePiles', { from, into }));
  const [gone, kept] = [pileOf(table, from), pileOf(table, into)];
  if (!done || !gone || !kept) return;
  useBoard.getState().set({ at: `p:${into}`, selected: new Set(), shownAt: `p:${into}` });
  const name = pileTitle({ ...kept.view, name: kept.view.name || gone.view.name });
  const left = done.themeLeft === null ? '' : ' Its theme stays, in the tree.';
  await doneToast(client, `Put ${pileTitle(gone.view)}, ${cardWords(done.cards)}, into ${name}.${left}`);
}

export async function takeApart(client: Client, pile: BoardPile): Promise<void> {
  if (valueOrTell(await client.call('board.removePile', { id: pile.view.id })) === undefined) return;
  const [first] = pile.cards;
  const next = first ? `c:${first.id}` : null;
  useBoard.getState().set({ at: next, wanted: next });
  await doneToast(
    client,
    pile.cards.length > 0
      ? `Took ${pileTitle(pile.view)} apart. Its ${cardWords(pile.cards.length)} lie on the table.`
      : `Took ${pileTitle(pile.view)} away.`,
  );
}

/** Asks for what is missing before a pile becomes a theme; makes it at once where nothing is. Answers with the theme. */
export async function turnIntoTheme(client: Client, pile: BoardPile): Promise<string | null> {
  const { id: pileId, name, themeId } = pile.view;
  const hasExtracts = pile.cards.some((card) => card.extract !== null);
  const bare = hasExtracts
    ? valueOrTell(await client.call('board.uncovered', { pileId }))
    : { extracts: 0, places: 0, adrift: 0 };
  if (!bare) return null;
  if (bare.extracts === 0 && (name !== '' || themeId !== null)) return makeTheme(client, pile, {});
  useBoard.getState().set({ asking: { kind: 'theme', pileId, ...bare } });
  return null;
}

/** Makes the theme of a pile, or adds to it, and says what it holds. */
export async function makeTheme(
  client: Client,
  { view }: BoardPile,
  answer: ThemeAnswer,
): Promise<string | null> {
  const made = valueOrTell(await client.call('board.toTheme', { pileId: view.id, ...answer }));
  if (!made) return null;
  const name = view.name || (answer.name ?? '');
  const parts = [
    made.codes > 0 ? `${made.codes} ${made.codes === 1 ? 'code' : 'codes'}` : '',
    made.quotes > 0 ? `${made.quotes} ${made.quotes === 1 ? 'key quote' : 'key quotes'}` : '',
  ].filter((part) => part !== '');
  const also = [
    made.coded === null
      ? ''
      : ` Its code was put on ${made.coded.places === 1 ? '1 place' : `${made.coded.places} places`}.`,
    made.isNew && made.codes === 0 ? ' Its people are counted once it has codes.' : '',
  ].join('');
  await doneToast(
    client,
    made.isNew
      ? `${name} is a theme now, with ${parts.join(' and ')}.${also}`
      : `The theme of ${pileTitle(view)} holds ${parts.join(' and ')} from it.${also}`,
  );
  return made.themeId;
}

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
