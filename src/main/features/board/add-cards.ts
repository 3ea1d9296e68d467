// Cards that come onto the board: codes and extracts put there, and the parts of a code that is split.
import type { CardKind } from '../../../shared/contract/board.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { CARD, freePlace, gridPlaces, layTable, PITCH } from '../../../shared/domain/board/layout.ts';
import type { CommandContext } from '../context.ts';
import { codeRow, codingRow } from '../codes/rows.ts';
import { nextPosition } from '../positions.ts';
import { moveCards } from './move.ts';
import { boardView, cardsOfPile, pileRow, type CardRow } from './rows.ts';

/** Cards in a row when nobody says how wide the table is. */
const COLUMNS = 5;

type Wanted = { kind: CardKind; column: 'code_id' | 'coding_id'; id: string; card: CardRow | undefined };

/** What should have a card, with the card it has. */
function wantedCards(
  ctx: CommandContext,
  codeIds: readonly string[],
  codingIds: readonly string[],
): Wanted[] {
  const of = (kind: CardKind, column: Wanted['column'], ids: readonly string[]) => {
    const rows = ctx.db.all<CardRow>(
      `SELECT * FROM card WHERE ${column} IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    );
    const there = new Map(rows.map((row) => [row[column], row]));
    return [...new Set(ids)].map((id): Wanted => ({ kind, column, id, card: there.get(id) }));
  };
  return [...of('code', 'code_id', codeIds), ...of('extract', 'coding_id', codingIds)];
}

/** See the contract. */
export function addCards(ctx: CommandContext, input: Parsed<'board.addCards'>) {
  const pileId = input.pileId ?? null;
  if (pileId !== null) pileRow(ctx.db, pileId);
  const wanted = wantedCards(ctx, input.codeIds ?? [], input.codingIds ?? []);
  const codings = new Set(
    ctx.db
      .all<{ id: string }>(
        'SELECT id FROM coding WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(input.codingIds ?? []),
      )
      .map((row) => row.id),
  );
  for (const { kind, id, card } of wanted) {
    if (card) continue;
    if (kind === 'extract') {
      // the refusal of one that is gone
      if (!codings.has(id)) codingRow(ctx.db, id);
    } else if (codeRow(ctx.db, id).is_heading === 1)
      throw new Refusal('refused', 'A heading only groups codes. Put the codes under it on the table.');
  }
  const laid = input.takes ? wanted : wanted.filter(({ card }) => !card);
  const places = gridPlaces(laid.length, { x: input.x ?? 0, y: input.y ?? 0 }, input.columns ?? COLUMNS);
  const position = nextPosition(ctx.db, 'card');
  const fresh: string[] = [];
  const all = laid.map(({ kind, id: of, card }, at) => {
    const { x, y } = places[at] ?? { x: 0, y: 0 };
    if (card) return { id: card.id, x, y };
    const id = ctx.newId();
    fresh.push(id);
    ctx.recorder.insert('card', {
      id,
      kind,
      code_id: kind === 'code' ? of : null,
      coding_id: kind === 'extract' ? of : null,
      pile_id: pileId,
      x,
      y,
      position: position + at,
      set_aside: 0,
    });
    return { id, x, y };
  });
  const ids = all.map(({ id }) => id);
  // those that were there come along; among the cards of a pile the new ones take their place with them
  if (ids.length > fresh.length || (input.before != null && ids.length > 0))
    moveCards(ctx, {
      ids,
      pileId,
      ...(pileId === null ? { places: all } : { before: input.before ?? null }),
    });
  return { ids: fresh, existed: wanted.length - fresh.length, first: ids[0] ?? null };
}

/**
 * A code that is cut into parts on paper leaves them where it lay: new codes made by a split get cards behind its card in the
 * pile, beside it on the table, or with it in the tray. Nothing happens where it has no card.
 */
export function layParts(ctx: CommandContext, codeId: string, parts: readonly string[]): void {
  const card = ctx.db.get<CardRow>('SELECT * FROM card WHERE code_id = ?', codeId);
  if (!card || parts.length === 0) return;
  const isAside = card.set_aside === 1;
  const inPile = card.pile_id === null ? [] : cardsOfPile(ctx.db, card.pile_id);
  const before = inPile[inPile.findIndex(({ id }) => id === card.id) + 1]?.id ?? null;
  const { ids } = addCards(ctx, {
    codeIds: [...parts],
    pileId: card.pile_id,
    columns: parts.length,
    ...(card.pile_id === null && !isAside ? placeBeside(ctx, card, parts.length) : {}),
    ...(isAside ? {} : { before }),
  });
  if (isAside) for (const id of ids) ctx.recorder.update('card', id, { set_aside: 1 });
}

/** The free place nearest to the right of a card on the table, for a row of so many. */
function placeBeside(ctx: CommandContext, card: CardRow, count: number) {
  const { piles, cards } = boardView(ctx.db);
  const there = cards.filter((one) => !one.isAside);
  const seen = layTable(piles, there);
  const taken = [
    ...seen.piles.values(),
    ...there.flatMap((one) => {
      const place = one.pileId === null ? seen.cards.get(one.id) : undefined;
      return place ? [{ ...place, ...CARD }] : [];
    }),
  ];
  const at = seen.cards.get(card.id) ?? card;
  const size = { width: (count - 1) * PITCH.x + CARD.width, height: CARD.height };
  return freePlace(taken, size, { x: at.x + PITCH.x, y: at.y });
}
