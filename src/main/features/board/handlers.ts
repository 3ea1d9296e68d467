import type { board } from '../../../shared/contract/board.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { layTable, type Place } from '../../../shared/domain/board/layout.ts';
import { type CommandContext, type Handlers } from '../context.ts';
import { removeAllWith, removeWith } from '../dependents.ts';
import { nextPosition } from '../positions.ts';
import { themeRow } from '../themes/rows.ts';
import { addCards } from './add-cards.ts';
import { cardExtracts } from './card-extracts.ts';
import { clearEmpty, moveCards } from './move.ts';
import { boardView, cardRow, cardsOfPile, pileRow, type CardRow } from './rows.ts';
import { sittingHandlers } from './sittings.ts';
import { heldCards, toTheme, uncoveredExtracts } from './to-theme.ts';

function mergePiles(ctx: CommandContext, { from, into }: Parsed<'board.mergePiles'>) {
  if (from === into)
    throw new Refusal('refused', 'That is the same pile. Choose another one to put it into.');
  const [gone, kept] = [pileRow(ctx.db, from), pileRow(ctx.db, into)];
  const cards = cardsOfPile(ctx.db, from).map(({ id }) => id);
  if (cards.length > 0) moveCards(ctx, { ids: cards, pileId: into });
  const aside = ctx.db.all<{ id: string }>(
    'SELECT id FROM card WHERE pile_id = ? ORDER BY position, id',
    from,
  );
  for (const { id } of aside) ctx.recorder.update('card', id, { pile_id: into });
  const left = { name: kept.name || gone.name, theme_id: kept.theme_id ?? gone.theme_id };
  if (left.name !== kept.name || left.theme_id !== kept.theme_id) ctx.recorder.update('pile', into, left);
  if (ctx.db.value('SELECT 1 FROM pile WHERE id = ?', from) !== null) removeWith(ctx, 'pile', from);
  const stays = gone.theme_id !== null && left.theme_id !== gone.theme_id;
  const isLeft = stays && ctx.db.value('SELECT 1 FROM pile WHERE theme_id = ?', gone.theme_id) === null;
  return { cards: cards.length, themeLeft: isLeft ? gone.theme_id : null };
}

function foldCode(ctx: CommandContext, { cardId }: Parsed<'board.foldCode'>) {
  const card = cardRow(ctx.db, cardId);
  if (card.code_id === null)
    throw new Refusal('refused', 'Only the card of a code has extracts to fold back.');
  const own = ctx.db.all<{ id: string }>(
    `SELECT b.id FROM card b JOIN coding c ON c.id = b.coding_id
     WHERE c.code_id = ? AND b.pile_id IS ? AND b.set_aside = 0`,
    card.code_id,
    card.pile_id,
  );
  if (own.length === 0)
    throw new Refusal('refused', 'Every extract of this code lies elsewhere on the board.');
  removeAllWith(
    ctx,
    'card',
    own.map((one) => one.id),
  );
  const pile = card.pile_id === null ? null : pileRow(ctx.db, card.pile_id);
  const isOnlyThis = pile !== null && cardsOfPile(ctx.db, pile.id).every(({ id }) => id === cardId);
  if (isOnlyThis && pile.name === '' && pile.theme_id === null) removePile(ctx, pile.id);
  return { cards: own.length };
}

/**
 * Its cards come to lie on the table where they were seen in it, which may be beside where it was put: other piles push it. What
 * had made way for piles stays where it was seen too: nothing jumps back, and nothing comes to lie under the cards.
 */
function removePile(ctx: CommandContext, id: string): void {
  pileRow(ctx.db, id);
  const { piles, cards } = boardView(ctx.db);
  const there = cards.filter((card) => !card.isAside);
  const seen = layTable(piles, there);
  const isElsewhere = (one: Place, place: Place | undefined) =>
    place !== undefined && (place.x !== one.x || place.y !== one.y);
  for (const card of there) {
    const place = seen.cards.get(card.id);
    if (card.pileId === id) ctx.recorder.update('card', card.id, { pile_id: null, ...place });
    else if (card.pileId === null && isElsewhere(card, place))
      ctx.recorder.update('card', card.id, { ...place });
  }
  for (const pile of piles) {
    const rect = seen.piles.get(pile.id);
    if (pile.id !== id && rect && isElsewhere(pile, rect))
      ctx.recorder.update('pile', pile.id, { x: rect.x, y: rect.y });
  }
  removeWith(ctx, 'pile', id);
}

function layTheme(ctx: CommandContext, { themeId, x, y }: Parsed<'board.layTheme'>) {
  const theme = themeRow(ctx.db, themeId);
  const codeIds = ctx.db
    .all<{ id: string }>(
      `SELECT k.id FROM theme_code t JOIN code k ON k.id = t.code_id WHERE t.theme_id = ? AND k.is_heading = 0 ORDER BY k.position, k.id`,
      themeId,
    )
    .map((row) => row.id);
  const codingIds = ctx.db
    .all<{ id: string }>(
      'SELECT coding_id AS id FROM theme_quote WHERE theme_id = ? ORDER BY position, id',
      themeId,
    )
    .map((row) => row.id);
  if (codeIds.length + codingIds.length === 0)
    throw new Refusal('refused', 'That theme has no codes and no key quotes to lay out yet.');
  const known = ctx.db.value<string>('SELECT id FROM pile WHERE theme_id = ? ORDER BY position, id', themeId);
  const pileId = known ?? ctx.newId();
  if (known === null)
    ctx.recorder.insert('pile', {
      id: pileId,
      name: theme.name,
      x,
      y,
      position: nextPosition(ctx.db, 'pile'),
      theme_id: themeId,
    });
  const there = ctx.db.all<CardRow>(
    `SELECT * FROM card WHERE code_id IN (SELECT value FROM json_each(?)) OR coding_id IN (SELECT value FROM json_each(?))
     ORDER BY position, id`,
    JSON.stringify(codeIds),
    JSON.stringify(codingIds),
  );
  const free = there.filter((card) => card.pile_id === null || (card.pile_id === pileId && card.set_aside));
  if (free.length > 0) moveCards(ctx, { ids: free.map((card) => card.id), pileId });
  const { ids } = addCards(ctx, { codeIds, codingIds, pileId, x, y });
  const elsewhere = there.filter((card) => card.pile_id !== null && card.pile_id !== pileId).length;
  return { pileId, isNew: known === null, cards: ids.length + free.length, elsewhere };
}

export const boardHandlers: Handlers<typeof board> = {
  'board.get': (ctx) => boardView(ctx.db),
  'board.addCards': addCards,
  'board.extracts': (ctx, input) => cardExtracts(ctx.db, input),
  'board.moveCards': (ctx, input) => {
    moveCards(ctx, input);
    return null;
  },
  'board.removeCards': (ctx, { ids }) => {
    const own = new Set(ids);
    const left = [...own].flatMap((id) => cardRow(ctx.db, id).pile_id ?? []);
    removeAllWith(ctx, 'card', [...own]);
    clearEmpty(ctx, new Set(left));
    return null;
  },
  'board.createPile': (ctx, input) => {
    const id = input.id ?? ctx.newId();
    if (ctx.db.value('SELECT 1 FROM pile WHERE id = ?', id) !== null)
      throw new Refusal('refused', 'That pile is there already. Make another one.');
    ctx.recorder.insert('pile', {
      id,
      name: input.name ?? '',
      x: input.x,
      y: input.y,
      position: nextPosition(ctx.db, 'pile'),
      theme_id: null,
    });
    if (input.cardIds && input.cardIds.length > 0) moveCards(ctx, { ids: input.cardIds, pileId: id });
    const { codeIds, codingIds } = input;
    if (codeIds || codingIds) addCards(ctx, { codeIds, codingIds, pileId: id, takes: true });
    return { id };
  },
  'board.renamePile': (ctx, { id, name }) => {
    pileRow(ctx.db, id);
    ctx.recorder.update('pile', id, { name });
    return null;
  },
  'board.movePile': (ctx, { id, x, y }) => {
    pileRow(ctx.db, id);
    ctx.recorder.update('pile', id, { x, y });
    return null;
  },
  'board.arrange': (ctx, { piles, cards }) => {
    for (const { id, x, y } of piles) ctx.recorder.update('pile', pileRow(ctx.db, id).id, { x, y });
    for (const { id, x, y } of cards) ctx.recorder.update('card', cardRow(ctx.db, id).id, { x, y });
    return null;
  },
  'board.mergePiles': mergePiles,
  'board.removePile': (ctx, { id }) => {
    removePile(ctx, id);
    return null;
  },
  'board.foldCode': foldCode,
  'board.setAside': (ctx, { ids, isAside }) => {
    for (const id of new Set(ids))
      ctx.recorder.update('card', cardRow(ctx.db, id).id, { set_aside: isAside ? 1 : 0 });
    return null;
  },
  'board.uncovered': (ctx, { pileId }) => uncoveredExtracts(ctx.db, pileId),
  'board.held': (ctx) => heldCards(ctx.db),
  'board.toTheme': toTheme,
  'board.layTheme': layTheme,
  'board.coders': (ctx) => {
    const coders: Record<string, string[]> = {};
    for (const { code, coder } of ctx.db.all<{ code: string; coder: string }>(
      'SELECT DISTINCT code_id AS code, coder_id AS coder FROM coding WHERE code_id IN (SELECT code_id FROM card WHERE code_id IS NOT NULL) ORDER BY 1, 2',
    ))
      (coders[code] ??= []).push(coder);
    return coders;
  },
  ...sittingHandlers,
};
