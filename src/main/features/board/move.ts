// Cards to other places: into piles, in their order there, and onto the table.
import type { Parsed } from '../../../shared/contract/index.ts';
import type { CommandContext } from '../context.ts';
import { removeWith } from '../dependents.ts';
import { nextPosition } from '../positions.ts';
import { cardRow, cardsOfPile, pileRow, type CardRow } from './rows.ts';

/** Places for so many cards before one of a pile: after the card ahead of it, evenly. */
function positionsBefore(
  ctx: CommandContext,
  pileId: string,
  moved: ReadonlySet<string>,
  before: string | null,
): (at: number) => number {
  const others = cardsOfPile(ctx.db, pileId).filter((card) => !moved.has(card.id));
  const index = before === null ? -1 : others.findIndex((card) => card.id === before);
  if (index < 0) {
    const next = nextPosition(ctx.db, 'card');
    return (at) => next + at;
  }
  const to = others[index]?.position ?? 0;
  const from = others[index - 1]?.position ?? to - moved.size - 1;
  const step = (to - from) / (moved.size + 1);
  // too narrow a gap for so many: the pile is numbered anew
  if (step < 1e-7) return renumber(ctx, others, index, moved.size);
  return (at) => from + step * (at + 1);
}

function renumber(
  ctx: CommandContext,
  others: readonly CardRow[],
  index: number,
  room: number,
): (at: number) => number {
  const first = nextPosition(ctx.db, 'card');
  others.forEach((card, at) =>
    ctx.recorder.update('card', card.id, { position: first + at + (at < index ? 0 : room) }),
  );
  return (at) => first + index + at;
}

/** See the contract. */
export function moveCards(
  ctx: CommandContext,
  { ids, pileId, places, before }: Parsed<'board.moveCards'>,
): void {
  if (pileId !== null) pileRow(ctx.db, pileId);
  const moved = new Set(ids);
  const placeOf = new Map((places ?? []).map((place) => [place.id, place]));
  const isOrdered = pileId !== null && before !== undefined;
  let position = nextPosition(ctx.db, 'card');
  const inOrder = isOrdered ? positionsBefore(ctx, pileId, moved, before) : null;
  let at = 0;
  const left = new Set<string>();
  for (const id of moved) {
    const row = cardRow(ctx.db, id);
    if (row.pile_id !== null && row.pile_id !== pileId) left.add(row.pile_id);
    const place = placeOf.get(id);
    const stays = row.pile_id === pileId && row.set_aside === 0;
    ctx.recorder.update('card', id, {
      pile_id: pileId,
      x: place?.x ?? row.x,
      y: place?.y ?? row.y,
      // in a pile it goes to the end; on the table it comes to lie on top
      position: inOrder ? inOrder(at++) : stays && pileId !== null ? row.position : position++,
      set_aside: 0,
    });
  }
  clearEmpty(ctx, left);
}

/** Of piles that cards were taken from, those go that hold nothing, have no name and stand for no theme. */
export function clearEmpty(ctx: CommandContext, pileIds: ReadonlySet<string>): void {
  for (const id of pileIds) {
    const pile = pileRow(ctx.db, id);
    const isBare = pile.name === '' && pile.theme_id === null;
    if (isBare && ctx.db.value('SELECT 1 FROM card WHERE pile_id = ?', id) === null)
      removeWith(ctx, 'pile', id);
  }
}
