// What is done on the board. Each says what happened; rows come back through the query.
import type { Input } from '../../../../shared/contract/index.ts';
import {
  CARD,
  freePlace,
  pileColumns,
  pileSize,
  PITCH,
  tidy,
  type Rect,
} from '../../../../shared/domain/board/layout.ts';
import { navigate } from '../../../app/router.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { announce, toast } from '../../../ui/index.ts';
import type { Client } from '../../../transport/client.ts';
import { cardWords, pileTitle, type BoardCard, type BoardPile } from './board-data.ts';
import { useBoard } from './store.ts';
import type { TableData } from './use-board-data.ts';
import { carried, type Drop } from './use-card-drag.ts';

/** Where the card speaks: its transcript, or its code with every extract. */
export function openPlace(card: BoardCard): void {
  const { extract, code } = card;
  if (extract) navigate('reading', { document: extract.documentId, coding: extract.codingId });
  else if (code) navigate('codebook', { code: code.id });
}

const pileOf = (table: TableData, id: string): BoardPile | undefined =>
  table.piles.find((pile) => pile.view.id === id);
const taken = (table: TableData): Rect[] => [
  ...table.layout.piles.values(),
  ...table.loose.flatMap((card) => {
    const place = table.layout.cards.get(card.id);
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
  const pile = pileOf(table, pileId);
  const before = pile?.cards.filter((card) => !ids.includes(card.id)).length ?? 0;
  announce(
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
  const place = freePlace(taken(table), pileSize(ids.length), {
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
  announce(`Made a pile of ${cardWords(ids.length)}.`);
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

/** Every extract of some codes, asked for in parts; null when that failed, which is said. */
async function extractsOf(client: Client, codeIds: readonly string[]): Promise<string[] | null> {
  const ids: string[] = [];
  for (let offset = 0; offset < MOST_AT_ONCE; offset += 1000) {
    const part = valueOrTell(
      await client.call('coding.extracts', { codeIds: [...codeIds], limit: 1000, offset }),
    );
    if (!part) return null;
    ids.push(...part.items.map((extract) => extract.codingId));
    if (part.items.length < 1000) break;
  }
  return ids;
}
/** As many cards as one step puts down. */
const MOST_AT_ONCE = 5000;

/** Puts every extract of some codes on the table, or into a pile. */
export async function addExtracts(
  client: Client,
  table: TableData,
  seen: Rect,
  codeIds: readonly string[],
  pileId: string | null = null,
): Promise<string | null> {
  const codingIds = await extractsOf(client, codeIds);
  if (codingIds === null) return null;
  if (codingIds.length === 0) {
    toast({ text: 'There are no extracts of that yet.' });
    return null;
  }
  return addCards(client, table, seen, { codingIds }, pileId);
}

/** Codes dragged from a list: their cards come to lie there, whether they are new or lay elsewhere. */
export async function putCodes(
  client: Client,
  table: TableData,
  codeIds: readonly string[],
  at: { x: number; y: number },
): Promise<void> {
  const place = { x: Math.round(at.x - CARD.width / 2), y: Math.round(at.y - 30) };
  const pile = table.piles.find((one) => {
    const rect = table.layout.piles.get(one.view.id);
    return (
      rect !== undefined &&
      at.x >= rect.x &&
      at.x <= rect.x + rect.width &&
      at.y >= rect.y &&
      at.y <= rect.y + rect.height
    );
  });
  const pileId = pile?.view.id ?? null;
  const known = [...table.byId.values()].filter((card) => codeIds.includes(card.view.codeId ?? ''));
  if (known.length === codeIds.length) {
    const ids = known.map((card) => card.id);
    if (pileId !== null) return toPile(client, table, ids, pileId);
    const places = ids.map((id, index) => ({ id, x: place.x, y: place.y + index * 118 }));
    if (valueOrTell(await client.call('board.moveCards', { ids, pileId: null, places })) !== undefined)
      announce(`Moved ${cardWords(ids.length)}.`);
    return;
  }
  const columns = Math.max(1, Math.ceil(Math.sqrt(codeIds.length)));
  const made = valueOrTell(
    await client.call('board.addCards', { codeIds: [...codeIds], pileId, ...place, columns }),
  );
  if (!made) return;
  await doneToast(
    client,
    `Put ${cardWords(made.ids.length)} ${pile ? `in ${pileTitle(pile.view)}` : 'on the table'}.`,
  );
}

/** Lays a theme out as a pile where there is room, or goes to the pile it has. Answers with its stop. */
export async function layTheme(
  client: Client,
  table: TableData,
  theme: { id: string; name: string; codeIds: readonly string[] },
  near: { x: number; y: number },
): Promise<string | null> {
  const place = freePlace(taken(table), pileSize(theme.codeIds.length + 2), {
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

/** Lays new cards where nothing lies, in as many columns as fit in view. */
export async function addCards(
  client: Client,
  table: TableData,
  seen: Rect,
  what: Pick<Input<'board.addCards'>, 'codeIds' | 'codingIds'>,
  pileId: string | null = null,
): Promise<string | null> {
  const count = (what.codeIds?.length ?? 0) + (what.codingIds?.length ?? 0);
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
  const made = valueOrTell(await client.call('board.addCards', { ...what, x: start.x, y, columns, pileId }));
  if (!made) return null;
  const already = made.existed > 0 ? ` ${made.existed} were there already.` : '';
  if (made.ids.length === 0) toast({ text: 'Those cards are on the board already.' });
  else
    await doneToast(
      client,
      `Put ${cardWords(made.ids.length)} ${pileId === null ? 'on the table' : 'in the pile'}.${already}`,
    );
  return made.ids[0] ?? null;
}

export async function drop(client: Client, table: TableData, what: Drop): Promise<void> {
  const { set } = useBoard.getState();
  const [first = ''] = what.ids;
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
  const places = carried(table.layout, what.ids, what.dx, what.dy);
  set({ pendingCards: new Map(places.map(({ id, x, y }) => [id, { x, y, pileId: null }])) });
  const moved = valueOrTell(
    await client.call('board.moveCards', { ids: [...what.ids], pileId: null, places }),
  );
  if (moved === undefined) clearPending();
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
    isTray: false,
  });
}

export async function namePile(client: Client, pileId: string, name: string | null): Promise<void> {
  useBoard.getState().set({ naming: null, at: `p:${pileId}` });
  if (name !== null) valueOrTell(await client.call('board.renamePile', { id: pileId, name }));
}

export async function takeApart(client: Client, pile: BoardPile): Promise<void> {
  if (valueOrTell(await client.call('board.removePile', { id: pile.view.id })) === undefined) return;
  const [first] = pile.cards;
  useBoard.getState().set({ at: first ? `c:${first.id}` : null });
  await doneToast(
    client,
    pile.cards.length > 0
      ? `Took ${pileTitle(pile.view)} apart. Its ${cardWords(pile.cards.length)} lie on the table.`
      : `Took ${pileTitle(pile.view)} away.`,
  );
}

export async function turnIntoTheme(client: Client, pile: BoardPile): Promise<string | null> {
  const { set } = useBoard.getState();
  if (pile.view.name === '' && pile.view.themeId === null) {
    set({ naming: pile.view.id });
    toast({ text: 'A theme needs a name. Name the pile, then turn it into a theme.' });
    return null;
  }
  const made = valueOrTell(await client.call('board.toTheme', { pileId: pile.view.id }));
  if (!made) return null;
  const parts = [
    made.codes > 0 ? `${made.codes} ${made.codes === 1 ? 'code' : 'codes'}` : '',
    made.quotes > 0 ? `${made.quotes} ${made.quotes === 1 ? 'key quote' : 'key quotes'}` : '',
  ].filter((part) => part !== '');
  await doneToast(
    client,
    made.isNew
      ? `${pile.view.name} is a theme now, with ${parts.join(' and ')}.`
      : `The theme of ${pileTitle(pile.view)} holds ${parts.join(' and ')} from it.`,
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
