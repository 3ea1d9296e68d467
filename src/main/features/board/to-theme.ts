/** A pile becomes a theme: its codes, its key quotes, and a code for the extracts that no code of the theme covers. */
import type { UncoveredExtracts } from '../../../shared/contract/board.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { pileCode } from '../../../shared/domain/board/pile-code.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { applyCode } from '../codes/codings.ts';
import { createCode } from '../codes/create.ts';
import { codeRow, type CodingRow } from '../codes/rows.ts';
import { documentRow } from '../documents/rows.ts';
import { themeHandlers } from '../themes/handlers.ts';
import { themeCodes, themeRow } from '../themes/rows.ts';
import { cardsOfPile, pileRow, type PileRow } from './rows.ts';

/** The codes the theme of a pile has or is to have: those on its cards, and those of the theme and of what stands under it. */
const codesOfTheme = (db: ReadDb, pile: PileRow): string[] => [
  ...cardsOfPile(db, pile.id).flatMap((card) => card.code_id ?? []),
  ...(pile.theme_id === null ? [] : themeCodes(db, pile.theme_id)),
];

/**
 * Extracts of a pile whose words have none of the theme's codes, by whomever: nobody behind them counts for the theme. A
 * counter-example speaks against it and is not among them.
 */
function uncovered(db: ReadDb, pile: PileRow): CodingRow[] {
  return db.all<CodingRow>(
    `SELECT c.* FROM card b JOIN coding c ON c.id = b.coding_id
     WHERE b.pile_id = ? AND b.set_aside = 0
       AND NOT EXISTS (SELECT 1 FROM coding o WHERE o.document_id = c.document_id AND o.start_at = c.start_at
         AND o.end_at = c.end_at AND o.code_id IN (SELECT value FROM json_each(?)))
       AND NOT EXISTS (SELECT 1 FROM theme_quote q WHERE q.coding_id = c.id AND q.theme_id = ? AND q.stance = 'against')
     ORDER BY b.position, b.id`,
    pile.id,
    JSON.stringify(codesOfTheme(db, pile)),
    pile.theme_id,
  );
}

/** Different words among extracts. */
const placesOf = (codings: readonly CodingRow[]): number =>
  new Set(codings.map((one) => `${one.document_id} ${one.start_at} ${one.end_at}`)).size;

/** See the contract. */
export function uncoveredExtracts(db: ReadDb, pileId: string): UncoveredExtracts {
  const all = uncovered(db, pileRow(db, pileId));
  const there = all.filter((coding) => coding.anchored === 1);
  return { extracts: there.length, places: placesOf(there), adrift: all.length - there.length };
}

/** Cards of piles with a theme whose words the theme holds by another coding; see the contract. */
export function heldCards(db: ReadDb): string[] {
  const piles = db.all<PileRow>('SELECT * FROM pile WHERE theme_id IS NOT NULL ORDER BY id');
  return piles.flatMap((pile) =>
    db
      .all<{ id: string }>(
        `SELECT b.id FROM card b JOIN coding c ON c.id = b.coding_id JOIN theme_quote q ON q.theme_id = ?
         JOIN coding o ON o.id = q.coding_id AND o.document_id = c.document_id AND o.start_at = c.start_at AND o.end_at = c.end_at
         WHERE b.pile_id = ? AND o.id <> c.id`,
        pile.theme_id,
        pile.id,
      )
      .map(({ id }) => id),
  );
}

/** The code of a name, made where there is none. */
function codeOf(ctx: CommandContext, name: string): string {
  const codes = ctx.db
    .all<{
      id: string;
      parent_id: string | null;
      name: string;
      is_heading: number;
      retired_at: string | null;
    }>('SELECT id, parent_id, name, is_heading, retired_at FROM code ORDER BY position, id')
    .map((row) => ({
      id: row.id,
      parentId: row.parent_id,
      name: row.name,
      isHeading: row.is_heading === 1,
      isRetired: row.retired_at !== null,
    }));
  const found = pileCode(name, codes);
  if (found.kind === 'retired')
    throw new Refusal(
      'refused',
      `The code ${codeRow(ctx.db, found.id).name} is retired, so extracts cannot get it. Restore it in the codebook, or name the pile something else.`,
    );
  return found.kind === 'known' ? found.id : createCode(ctx, { name, parentId: found.parentId });
}

/** Codes extracts with a code, each on its own words. */
function cover(ctx: CommandContext, codings: readonly CodingRow[], codeId: string): void {
  const hashes = new Map<string, string>();
  for (const { document_id: documentId, start_at: start, end_at: end } of codings) {
    const textHash = hashes.get(documentId) ?? documentRow(ctx.db, documentId).text_hash;
    hashes.set(documentId, textHash);
    applyCode(ctx, { documentId, start, end, textHash }, codeId);
  }
}

/** The coding by which a theme of these codes counts an extract: its own, or another of the same words; else its own. */
function countedBy(db: ReadDb, codingIds: readonly string[], codeIds: readonly string[]): string[] {
  const rows = db.all<{ id: string; by: string }>(
    `SELECT c.id, o.id AS by FROM coding c JOIN coding o ON o.document_id = c.document_id AND o.start_at = c.start_at
       AND o.end_at = c.end_at AND o.code_id IN (SELECT value FROM json_each(?))
     WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY o.id = c.id, o.created_at DESC, o.id DESC`,
    JSON.stringify(codeIds),
    JSON.stringify(codingIds),
  );
  // the last one stands: its own, or else the first that was made
  const by = new Map(rows.map((row) => [row.id, row.by]));
  return codingIds.map((id) => by.get(id) ?? id);
}

/** Marks key quotes for a theme, by the codings that count. What was marked as a counter-example stays one.
 * Gives how many they are: extracts of the same words are one quote. */
function markQuotes(ctx: CommandContext, themeId: string, own: readonly string[]): number {
  const by = countedBy(ctx.db, own, themeCodes(ctx.db, themeId));
  const markOf = (codingId: string) =>
    ctx.db.value<string>(
      'SELECT stance FROM theme_quote WHERE theme_id = ? AND coding_id = ?',
      themeId,
      codingId,
    );
  own.forEach((old, at) => {
    const codingId = by[at] ?? old;
    const was = markOf(old);
    if (was === 'against') return;
    // one quote for the same words
    if (was !== null && codingId !== old) themeHandlers['theme.clearQuote'](ctx, { themeId, codingId: old });
    if (markOf(codingId) === null) themeHandlers['theme.setQuote'](ctx, { themeId, codingId, stance: 'for' });
  });
  return new Set(by).size;
}

/** See the contract. */
export function toTheme(ctx: CommandContext, { pileId, name, codesExtracts }: Parsed<'board.toTheme'>) {
  const pile = pileRow(ctx.db, pileId);
  const cards = cardsOfPile(ctx.db, pileId);
  if (cards.length === 0)
    throw new Refusal('refused', 'There is no card in that pile yet. Move some to it first.');
  const theme = pile.theme_id === null ? null : themeRow(ctx.db, pile.theme_id);
  const called = name ?? (pile.name || (theme?.name ?? ''));
  if (called === '') throw new Refusal('refused', 'That pile has no name yet. Give it one first.');
  const bare = codesExtracts ? uncovered(ctx.db, pile).filter(({ anchored }) => anchored === 1) : [];
  const codeId = bare.length > 0 ? codeOf(ctx, called) : null;
  if (codeId !== null) cover(ctx, bare, codeId);
  const codeIds = [...new Set([...cards.flatMap((card) => card.code_id ?? []), ...(codeId ? [codeId] : [])])];
  const themeId =
    theme?.id ?? (themeHandlers['theme.create'](ctx, { name: called, codeIds }) as { id: string }).id;
  if (theme === null) ctx.recorder.update('pile', pileId, { theme_id: themeId, name: pile.name || called });
  else if (codeIds.length > 0) themeHandlers['theme.linkCodes'](ctx, { themeId, codeIds });
  const quotes = cards.flatMap((card) => card.coding_id ?? []);
  const marked = markQuotes(ctx, themeId, quotes);
  return {
    themeId,
    isNew: theme === null,
    codes: codeIds.length,
    quotes: marked,
    coded: codeId === null ? null : { codeId, places: placesOf(bare) },
  };
}
