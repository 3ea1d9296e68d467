import { z } from 'zod';
import { extractFilter } from './codings.ts';
import { answers, command, id, name, nothing, query } from './define.ts';

export type CardKind = 'code' | 'extract';
export interface PileView {
  id: string;
  /** Empty until it is named. */
  name: string;
  /** Design pixels on the table. */
  x: number;
  y: number;
  position: number;
  /** The theme it became. */
  themeId: string | null;
}
export interface CardView {
  id: string;
  kind: CardKind;
  /** The code of a code card; null for an extract. */
  codeId: string | null;
  /** The coding of an extract card; null for a code. */
  codingId: string | null;
  pileId: string | null;
  x: number;
  y: number;
  position: number;
  isAside: boolean;
}
export interface BoardView {
  piles: PileView[];
  /** Those of a pile in their order. */
  cards: CardView[];
}
export interface SittingView {
  id: string;
  name: string;
  /** ISO-8601, UTC. */
  at: string;
  piles: number;
  cards: number;
}
/** A table as it was, with what is still in the study; piles have the names they had then. */
export interface SittingBoard extends BoardView {
  id: string;
  name: string;
  at: string;
  /** Cards whose code or extract is gone since. */
  gone: number;
  /** Cards whose code was merged since into one that has a card here. */
  merged: number;
}
/** Extracts of a pile whose words have no code of its theme, or of those on its cards: their people do not count for it. */
export interface UncoveredExtracts {
  extracts: number;
  /** Different words among them: two extracts may stand on the same. */
  places: number;
  /** Those whose words are no longer found in the transcript; they cannot get a code. */
  adrift: number;
}
const at = z.number().finite().min(-1e6).max(1e6);
const place = z.object({ id, x: at, y: at });
const ids = z.array(id).min(1).max(5000);
const pileName = z
  .string()
  .transform((s) => s.replace(/\s+/gu, ' ').trim())
  .pipe(z.string().max(200, 'A name can have at most 200 characters.'));

export const board = {
  'board.get': query(nothing, answers<BoardView>(), ['pile', 'card']),
  /**
   * Cards for codes and codings that have none yet, in a grid from `x`, `y` on or in a pile, there before the card `before`.
   * With `takes` those that have one come along from where they lay, out of the tray too; else they stay. `ids` are the new ones,
   * `first` is the first of all that were put down.
   */
  'board.addCards': command(
    z.object({
      codeIds: z.array(id).max(5000).optional(),
      codingIds: z.array(id).max(5000).optional(),
      pileId: id.nullable().optional(),
      before: id.nullable().optional(),
      takes: z.boolean().optional(),
      x: at.optional(),
      y: at.optional(),
      columns: z.number().int().min(1).max(100).optional(),
    }),
    answers<{ ids: string[]; existed: number; first: string | null }>(),
  ),
  /**
   * Extracts to choose cards from, in the order of the transcripts. `words`: each of them is somewhere in the quote.
   * `isOnBoard`: only those that have a card, or only those that have none; the tray is part of the board.
   */
  'board.extracts': query(
    z.object({
      codeIds: extractFilter.codeIds,
      documentIds: extractFilter.documentIds,
      coderId: extractFilter.coderId,
      words: z.string().max(200).optional(),
      isOnBoard: z.boolean().optional(),
    }),
    answers<{ ids: string[]; people: number }>(),
    ['coding', 'document', 'card'],
  ),
  /** Who put the codes on the cards to words: coder ids, by code. */
  'board.coders': query(nothing, answers<Record<string, string[]>>(), ['card', 'coding']),
  /**
   * To a pile, or to places on the table; either way a card that was set aside is back. In a pile they go before the card
   * `before`, in the order given; null is the end. Left out, new ones go to the end and those in it stay. A pile without a name
   * that has lost its last card goes.
   */
  'board.moveCards': command(
    z.object({
      ids,
      pileId: id.nullable(),
      places: z.array(place).max(5000).optional(),
      before: id.nullable().optional(),
    }),
    answers<null>(),
  ),
  /** Takes cards off the board; their codes and extracts stay. */
  'board.removeCards': command(z.object({ ids }), answers<null>()),
  /**
   * A pile of cards, and of codes and extracts that get a card for it or bring the one they have. Who asks may give it its id,
   * to draw it before the answer.
   */
  'board.createPile': command(
    z.object({
      id: id.optional(),
      name: pileName.optional(),
      x: at,
      y: at,
      cardIds: z.array(id).max(5000).optional(),
      codeIds: z.array(id).max(5000).optional(),
      codingIds: z.array(id).max(5000).optional(),
    }),
    answers<{ id: string }>(),
  ),
  /**
   * Takes the extracts of a code off the board that lie where its card lies, in the same pile or like it in none. A pile without
   * a name that then holds nothing but the card goes too.
   */
  'board.foldCode': command(z.object({ cardId: id }), answers<{ cards: number }>()),
  /** An empty name makes it a pile without a name again. */
  'board.renamePile': command(z.object({ id, name: pileName }), answers<null>()),
  'board.movePile': command(place, answers<null>()),
  /** Many places in one step. */
  'board.arrange': command(
    z.object({ piles: z.array(place).max(1000), cards: z.array(place).max(5000) }),
    answers<null>(),
  ),
  /**
   * Puts one pile into another: its cards come last there, and those of it in the tray come back to there. The pile keeps its
   * name and its theme, and takes those of the one that goes where it has none. `themeLeft` is a theme no pile stands for any more.
   */
  'board.mergePiles': command(
    z.object({ from: id, into: id }),
    answers<{ cards: number; themeLeft: string | null }>(),
  ),
  /** The pile goes; its cards stay on the table where they lay. */
  'board.removePile': command(z.object({ id }), answers<null>()),
  /** Into the tray, or back to where they were. */
  'board.setAside': command(z.object({ ids, isAside: z.boolean() }), answers<null>()),
  /** What the theme of a pile would not count, or does not. */
  'board.uncovered': query(z.object({ pileId: id }), answers<UncoveredExtracts>(), [
    'pile',
    'card',
    'coding',
    'theme.parent_id',
    'theme_code',
    'theme_quote',
  ]),
  /** Cards of extracts in piles with a theme that has another coding of the same words among its key quotes. */
  'board.held': query(nothing, answers<string[]>(), ['pile', 'card', 'coding', 'theme_quote']),
  /**
   * Makes a theme of a pile: its code cards become the codes, its extracts key quotes. A pile that became a theme before
   * brings what is new in it. With `codesExtracts` those that the theme would not count get the code of the theme's name from
   * the person who asks, which is made where there is none, and becomes one of the theme's: it is that coding which is a key
   * quote then. A pile without a name gets the one given.
   */
  'board.toTheme': command(
    z.object({ pileId: id, name: name.optional(), codesExtracts: z.boolean().optional() }),
    answers<{
      themeId: string;
      isNew: boolean;
      codes: number;
      quotes: number;
      /** The code that extracts got, and on how many different words. */
      coded: { codeId: string; places: number } | null;
    }>(),
  ),
  /**
   * Lays a theme out as a pile of its codes and key quotes. Cards that lie in other piles stay there and are counted in
   * `elsewhere`; a pile that is the theme's already is filled up.
   */
  'board.layTheme': command(
    z.object({ themeId: id, x: at, y: at }),
    answers<{ pileId: string; isNew: boolean; cards: number; elsewhere: number }>(),
  ),
  'board.snapshot': command(z.object({ name: name.optional() }), answers<{ id: string; name: string }>()),
  'board.renameSnapshot': command(z.object({ id, name }), answers<null>()),
  /** The sitting goes; what lies on the table stays. */
  'board.removeSnapshot': command(z.object({ id }), answers<null>()),
  'board.snapshots': query(nothing, answers<SittingView[]>(), ['sitting']),
  'board.openSnapshot': query(z.object({ id }), answers<SittingBoard>(), [
    'sitting',
    'pile',
    'code',
    'coding',
  ]),
};
