// What is done with piles: making, naming, putting together, taking apart, turning into themes.
import type { UncoveredExtracts } from '../../../../shared/contract/board.ts';
import { freePlace, pileSize } from '../../../../shared/domain/board/layout.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import type { Client } from '../../../transport/client.ts';
import { announce, toast } from '../../../ui/index.ts';
import { cardWords, pileTitle, type BoardPile } from './board-data.ts';
import { forgetBegunName } from './name-draft.ts';
import { useBoard, type NewPile, type ThemeAnswer } from './store.ts';
import { pileOf, taken } from './table-places.ts';
import type { TableData } from './use-board-data.ts';
import { focusSoon } from './use-focused-stop.ts';

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
  if (name === '') return makeNameless(client, { ...place, cardIds: ids });
  const made = valueOrTell(await client.call('board.createPile', { ...place, cardIds: [...ids], name }));
  if (!made) return;
  useBoard.getState().set({ selected: new Set() });
  await doneToast(client, `Made the pile ${name} of ${cardWords(ids.length)}.`);
}

/** The pile being made just now; false once it could not be. */
let making: { id: string; done: Promise<boolean> } | null = null;

/** The field for its name is there with the key that was pressed: what is typed next is its name and nothing else. */
async function makeNameless(client: Client, pile: Omit<NewPile, 'id'>): Promise<void> {
  const { at, set } = useBoard.getState();
  const id = crypto.randomUUID();
  const cardIds = [...pile.cardIds];
  set({ newPile: { ...pile, id }, naming: id, at: `p:${id}`, selected: new Set() });
  const made = client.call('board.createPile', { id, x: pile.x, y: pile.y, cardIds });
  making = { id, done: made.then(({ ok }) => ok) };
  if (valueOrTell(await made)) return announce(`Made a pile of ${cardWords(cardIds.length)}. Type its name.`);
  set({ newPile: null, naming: null, at });
  focusSoon(at);
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

export async function namePile(client: Client, pileId: string, name: string | null): Promise<void> {
  useBoard.getState().set({ naming: null, at: `p:${pileId}` });
  // a name can be there before its pile is
  if (name === null || (making?.id === pileId && !(await making.done))) return forgetBegunName();
  if (valueOrTell(await client.call('board.renamePile', { id: pileId, name })) !== undefined)
    forgetBegunName();
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
  const left = done.themeLeft === null ? '' : ' Its theme stays in the tree, without a pile.';
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

const NOTHING_BARE: UncoveredExtracts = { extracts: 0, places: 0, adrift: 0 };

/** Asks for what is missing before a pile becomes a theme; makes it at once where nothing is. Answers with the theme. */
export async function turnIntoTheme(client: Client, pile: BoardPile): Promise<string | null> {
  const { id: pileId, name, themeId } = pile.view;
  const { set } = useBoard.getState();
  const isNameless = name === '' && themeId === null;
  const hasExtracts = pile.cards.some((card) => card.extract !== null);
  // the field for its name is there at once: what is typed right after the key goes into it
  if (isNameless) set({ asking: { kind: 'theme', pileId, bare: hasExtracts ? null : NOTHING_BARE } });
  if (isNameless && !hasExtracts) return null;
  const bare = hasExtracts ? valueOrTell(await client.call('board.uncovered', { pileId })) : NOTHING_BARE;
  const { asking } = useBoard.getState();
  // it was left in the meantime
  if (isNameless && !(asking?.kind === 'theme' && asking.pileId === pileId)) return null;
  if (!bare) {
    if (isNameless) set({ asking: null });
    return null;
  }
  if (bare.extracts === 0 && !isNameless) return makeTheme(client, pile, {});
  set({ asking: { kind: 'theme', pileId, bare } });
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
