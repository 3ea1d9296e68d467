import type { BoardView, CardKind, CardView, PileView } from '../../../shared/contract/board.ts';
import { must } from '../context.ts';
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
/** The row of a pile; refuses when it is gone. */
export const pileRow = (db: ReadDb, id: string): PileRow =>
  must(db.get<PileRow>('SELECT * FROM pile WHERE id = ?', id), 'pile', 'on the board');
/** The row of a card; refuses when it is gone. */
export const cardRow = (db: ReadDb, id: string): CardRow =>
  must(db.get<CardRow>('SELECT * FROM card WHERE id = ?', id), 'card', 'on the board');
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
