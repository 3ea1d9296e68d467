/**
 * The sample's card board: how the team pushed codes and extracts about in two sittings, what became of one pile, and what
 * somebody has moved since. Read from resources/sample/source/board.json; codes stand there by their slugs, extracts by their
 * first words.
 */
import type { Actor } from '../../../shared/contract/define.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Call } from './frame-story.ts';

interface Cards {
  readonly codes: readonly string[];
  readonly extracts: readonly string[];
}
interface SamplePile extends Cards {
  readonly key: string;
  /** Left out for a pile that is there already. */
  readonly name?: string;
  readonly x?: number;
  readonly y?: number;
}
interface SampleSitting {
  readonly name: string;
  readonly by: string;
  /** Piles that are named in it. */
  readonly names?: Readonly<Record<string, string>>;
  readonly piles: readonly SamplePile[];
  readonly loose: Cards & { readonly x: number; readonly y: number };
  readonly aside: Cards;
  /** A pile that became a theme, by the slug of the theme as it is called in the end. */
  readonly theme?: { readonly pile: string; readonly becomes: string };
}
export interface SampleBoard {
  readonly sittings: readonly SampleSitting[];
  readonly since: { readonly by: string; readonly pile: SamplePile; readonly back: readonly string[] };
}

/** Lays the board out. Gives the themes it made, by slug. */
export async function addBoard(
  call: Call,
  story: SampleBoard,
  people: ReadonlyMap<string, Actor>,
  codes: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const { items } = await call('coding.extracts', { limit: 2000 });
  const piles = new Map<string, string>();
  const themes = new Map<string, string>();
  const found = <T>(what: T | undefined, name: string): T => {
    if (what === undefined) throw new Refusal('internal', `The sample's board has no “${name}”.`);
    return what;
  };
  const actor = (slug: string) => found(people.get(slug), slug);
  const meant = (cards: Cards) => ({
    codeIds: cards.codes.map((slug) => found(codes.get(slug), slug)),
    codingIds: cards.extracts.map(
      (words) =>
        found(
          items.find((item) => item.quote.startsWith(words)),
          words,
        ).codingId,
    ),
  });
  async function lay({ key, name, x, y, ...cards }: SamplePile, as: Actor): Promise<void> {
    const known = piles.get(key);
    if (known !== undefined)
      await call('board.addCards', { ...meant(cards), pileId: known, takes: true }, as);
    else {
      const { id } = await call(
        'board.createPile',
        { name: name ?? '', x: x ?? 0, y: y ?? 0, ...meant(cards) },
        as,
      );
      piles.set(key, id);
    }
  }
  async function setAside(cards: Cards, as: Actor): Promise<void> {
    const what = meant(cards);
    await call('board.addCards', what, as);
    const { cards: all } = await call('board.get', {});
    const isMeant = (one: (typeof all)[number]) =>
      what.codeIds.includes(one.codeId ?? '') || what.codingIds.includes(one.codingId ?? '');
    await call('board.setAside', { ids: all.filter(isMeant).map(({ id }) => id), isAside: true }, as);
  }
  for (const sitting of story.sittings) {
    const as = actor(sitting.by);
    const { x, y } = sitting.loose;
    await call('board.addCards', { ...meant(sitting.loose), x, y, columns: 6 }, as);
    for (const pile of sitting.piles) await lay(pile, as);
    await setAside(sitting.aside, as);
    for (const [key, name] of Object.entries(sitting.names ?? {}))
      await call('board.renamePile', { id: found(piles.get(key), key), name }, as);
    if (sitting.theme) {
      const pileId = found(piles.get(sitting.theme.pile), sitting.theme.pile);
      themes.set(sitting.theme.becomes, (await call('board.toTheme', { pileId }, as)).themeId);
    }
    await call('board.snapshot', { name: sitting.name }, as);
  }
  const { by, pile, back } = story.since;
  await lay(pile, actor(by));
  const ids = (await call('board.get', {})).cards
    .filter((card) => back.some((slug) => card.codeId === codes.get(slug)))
    .map(({ id }) => id);
  await call('board.setAside', { ids, isAside: false }, actor(by));
  return themes;
}
