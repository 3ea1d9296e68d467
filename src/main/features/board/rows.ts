import type {
  BoardView,
  CardKind,
  CardView,
  PileView,
  SittingBoard,
} from '../../../shared/contract/board.ts';
import { must } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';

export interface PileRow {
  id: string;
  name: string;
  x: number;
  y: number;
  position: number;
  theme_id: string | null;
}
export interface CardRow {
  id: string;
  kind: CardKind;
  code_id: string | null;
  coding_id: string | null;
  pile_id: string | null;
  x: number;
  y: number;
  position: number;
  set_aside: number;
}
export interface SittingRow {
  id: string;
  name: string;
  at: string;
  data: string;
}
/** What a sitting keeps: ids and places, no words. */
export interface SittingData {
  piles: Omit<PileView, 'name'>[];
  cards: CardView[];
}

export const pileRow = (db: ReadDb, id: string): PileRow =>
  must(db.get<PileRow>('SELECT * FROM pile WHERE id = ?', id), 'pile');
export const cardRow = (db: ReadDb, id: string): CardRow =>
  must(db.get<CardRow>('SELECT * FROM card WHERE id = ?', id), 'card');
/** The cards of a pile in their order, without those set aside. */
export const cardsOfPile = (db: ReadDb, pileId: string): CardRow[] =>
  db.all<CardRow>('SELECT * FROM card WHERE pile_id = ? AND set_aside = 0 ORDER BY position, id', pileId);

/** Everything on the board and in the tray. */
export function boardView(db: ReadDb): BoardView {
  return {
    piles: db
      .all<PileRow>('SELECT * FROM pile ORDER BY position, id')
      .map(({ theme_id: themeId, ...rest }): PileView => ({ ...rest, themeId })),
    cards: db.all<CardRow>('SELECT * FROM card ORDER BY position, id').map((row): CardView => ({
      id: row.id,
      kind: row.kind,
      codeId: row.code_id,
      codingId: row.coding_id,
      pileId: row.pile_id,
      x: row.x,
      y: row.y,
      position: row.position,
      isAside: row.set_aside === 1,
    })),
  };
}

/** The table as it lay in a sitting. Names come from today's piles; a pile taken apart since has none. */
export function sittingBoard(db: ReadDb, id: string): SittingBoard {
  const row = must(db.get<SittingRow>('SELECT * FROM sitting WHERE id = ?', id), 'sitting');
  const data = JSON.parse(row.data) as SittingData;
  const names = new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM pile').map((pile) => [pile.id, pile.name]),
  );
  const there = (table: 'code' | 'coding', ids: (string | null)[]) =>
    new Set(
      db
        .all<{ id: string }>(
          `SELECT id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
          JSON.stringify(ids),
        )
        .map((one) => one.id),
    );
  const codes = there(
    'code',
    data.cards.map((card) => card.codeId),
  );
  const codings = there(
    'coding',
    data.cards.map((card) => card.codingId),
  );
  const cards = data.cards.filter((card) =>
    card.kind === 'code' ? codes.has(card.codeId ?? '') : codings.has(card.codingId ?? ''),
  );
  return {
    id: row.id,
    name: row.name,
    at: row.at,
    piles: data.piles.map((pile) => ({ ...pile, name: names.get(pile.id) ?? '' })),
    cards,
    gone: data.cards.length - cards.length,
  };
}
