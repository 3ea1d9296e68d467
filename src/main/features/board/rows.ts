import type {
  BoardView,
  CardKind,
  CardView,
  PileView,
  SittingBoard,
} from '../../../shared/contract/board.ts';
import type { Patch } from '../../../shared/domain/history/patch.ts';
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

/** The row of a pile; refuses when it is gone. */
export const pileRow = (db: ReadDb, id: string): PileRow =>
  must(db.get<PileRow>('SELECT * FROM pile WHERE id = ?', id), 'pile');
/** The row of a card; refuses when it is gone. */
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

/**
 * Names of piles as they were when a sitting was kept. They are read from history and not stored a second time, so that what
 * is purged from it is gone here too; a name that history does not know is that of today.
 */
function namesThen(db: ReadDb, sittingId: string): Map<string, string> {
  const names = new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM pile').map((pile) => [pile.id, pile.name]),
  );
  const kept = db.value<number>(
    `SELECT min(seq) FROM history WHERE command = 'board.snapshot' AND kind = 'do' AND instr(patch, ?) > 0`,
    sittingId,
  );
  if (kept === null) return names;
  const entries = db.all<{ patch: string }>(
    `SELECT patch FROM history WHERE seq < ? AND (command LIKE 'board.%' OR kind <> 'do')
       AND instr(patch, '"table":"pile"') > 0 ORDER BY seq`,
    kept,
  );
  for (const { patch } of entries)
    for (const { table, id, after } of (JSON.parse(patch) as Patch).changes)
      if (table === 'pile' && after) names.set(id, String(after['name']));
  return names;
}

/** The table as it lay in a sitting, with the names its piles had then. */
export function sittingBoard(db: ReadDb, id: string): SittingBoard {
  const row = must(db.get<SittingRow>('SELECT * FROM sitting WHERE id = ?', id), 'sitting');
  const data = JSON.parse(row.data) as SittingData;
  const names = namesThen(db, id);
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
