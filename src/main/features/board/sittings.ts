// Sittings: the table as it lay, kept to be looked at again.
import type { board, CardView, PileView, SittingBoard } from '../../../shared/contract/board.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Patch } from '../../../shared/domain/history/patch.ts';
import { must, type CommandContext, type Handlers } from '../context.ts';
import { removeWith } from '../dependents.ts';
import { codeHeirs } from '../maps/code-changes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { boardView } from './rows.ts';

interface SittingRow {
  id: string;
  name: string;
  at: string;
  data: string;
}
/** What a sitting keeps: ids and places, no words. */
interface SittingData {
  piles: Omit<PileView, 'name'>[];
  cards: CardView[];
}

/** The row of a sitting; refuses when it is gone. */
const sittingRow = (db: ReadDb, id: string): SittingRow =>
  must(db.get<SittingRow>('SELECT * FROM sitting WHERE id = ?', id), 'sitting');

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
function sittingBoard(db: ReadDb, id: string): SittingBoard {
  const row = sittingRow(db, id);
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
  const kept = new Set(data.cards.map((card) => card.codeId));
  const heirs = codeHeirs(db);
  const codes = there('code', [...kept, ...[...kept].flatMap((code) => heirs[code ?? ''] ?? [])]);
  const codings = there(
    'coding',
    data.cards.map((card) => card.codingId),
  );
  let merged = 0;
  const cards = data.cards.flatMap((card): CardView[] => {
    if (card.kind === 'extract') return codings.has(card.codingId ?? '') ? [card] : [];
    if (codes.has(card.codeId ?? '')) return [card];
    // a code that was merged since is the one it went into, unless that lay there too
    const into = heirs[card.codeId ?? '']?.filter((code) => codes.has(code)) ?? [];
    const heir = into.find((code) => !kept.has(code));
    if (heir === undefined) {
      if (into.length > 0) merged += 1;
      return [];
    }
    kept.add(heir);
    return [{ ...card, codeId: heir }];
  });
  return {
    id: row.id,
    name: row.name,
    at: row.at,
    piles: data.piles.map((pile) => ({ ...pile, name: names.get(pile.id) ?? '' })),
    cards,
    gone: data.cards.length - cards.length - merged,
    merged,
  };
}

/** The name of the next one: one number more than there are, and than any has, since some may have been deleted or renamed. */
function nextName(db: ReadDb): string {
  const names = db.all<{ name: string }>('SELECT name FROM sitting').map(({ name }) => name);
  const numbers = names.map((name) => Number(/^Sitting (\d{1,6})$/u.exec(name)?.[1] ?? 0));
  return `Sitting ${Math.max(names.length, ...numbers) + 1}`;
}

function keepSitting(ctx: CommandContext, given: string | undefined) {
  const { piles, cards } = boardView(ctx.db);
  if (cards.length === 0)
    throw new Refusal('refused', 'There is nothing on the table yet. Put cards on it first.');
  const name = given ?? nextName(ctx.db);
  const data: SittingData = { piles: piles.map(({ name: _words, ...places }) => places), cards };
  const id = ctx.newId();
  ctx.recorder.insert('sitting', { id, name, at: ctx.now(), data: JSON.stringify(data) });
  return { id, name };
}

type Sittings =
  | 'board.snapshot'
  | 'board.snapshots'
  | 'board.openSnapshot'
  | 'board.renameSnapshot'
  | 'board.removeSnapshot';

export const sittingHandlers: Handlers<Pick<typeof board, Sittings>> = {
  'board.snapshot': (ctx, { name }) => keepSitting(ctx, name),
  'board.snapshots': (ctx) =>
    ctx.db.all<SittingRow>('SELECT * FROM sitting ORDER BY at, id').map(({ data, ...row }) => {
      const { piles, cards } = JSON.parse(data) as SittingData;
      return { ...row, piles: piles.length, cards: cards.length };
    }),
  'board.openSnapshot': (ctx, { id }) => sittingBoard(ctx.db, id),
  'board.renameSnapshot': (ctx, { id, name }) => {
    ctx.recorder.update('sitting', sittingRow(ctx.db, id).id, { name });
    return null;
  },
  'board.removeSnapshot': (ctx, { id }) => {
    removeWith(ctx, 'sitting', sittingRow(ctx.db, id).id);
    return null;
  },
};
