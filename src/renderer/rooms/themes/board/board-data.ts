// Cards with what they say, piles with who stands behind them.
import type { CardView, PileView } from '../../../../shared/contract/board.ts';
import type { CodeSpread, CodeView } from '../../../../shared/contract/codes.ts';
import type { ExtractView } from '../../../../shared/contract/codings.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { asOneWords } from '../../../../shared/domain/counted-as-one.ts';
import type { CardFilter, Tint } from './store.ts';

export interface BoardCard {
  view: CardView;
  id: string;
  code: CodeView | null;
  extract: ExtractView | null;
  /** Person keys behind it. */
  people: readonly string[];
  /** 1 to 12: its edge. 0: nothing to tell apart by, or see `edge`. */
  colour: number;
  /** An edge as a CSS image: of a code, whose face has its own colour, while edges show the people, groups, coders or transcripts
   * behind it. */
  edge: string | null;
  group: { letter: string; name: string } | null;
  /** Its name for assistive technology: what it is and says. */
  label: string;
  /** Which of the people behind a code are a transcript of several; empty where none is. */
  asOne: string;
  /** It does not fit what is looked for. */
  isOut: boolean;
}
export interface BoardWords {
  codes: ReadonlyMap<string, CodeView>;
  extracts: ReadonlyMap<string, ExtractView>;
  spread: CodeSpread | undefined;
  themes: ReadonlyMap<string, ThemeView>;
  /** Cards of extracts whose words their pile's theme holds by another coding. */
  held: ReadonlySet<string>;
  coders: readonly { id: string; name: string }[];
  /** Coder ids behind the codes that have cards. */
  codersOf: Readonly<Record<string, readonly string[]>>;
}

/** People and their group, by the key they are counted under. */
interface PeopleIndex {
  keys: readonly string[];
  /** Those that are a transcript of several people. */
  talks: ReadonlyMap<string, { readonly name: string; readonly people: number }>;
  groupOf: ReadonlyMap<string, number>;
  groups: CodeSpread['groups'];
}
export function indexPeople(spread: CodeSpread | undefined): PeopleIndex {
  const groups = spread?.groups ?? [];
  const groupOf = new Map<string, number>();
  groups.forEach((group, at) => group.people.forEach((person) => groupOf.set(person.key, at)));
  const talks = new Map(
    groups.flatMap((group) =>
      group.people.flatMap(({ key, label, heard }) =>
        heard === undefined ? [] : [[key, { name: label, people: heard }] as const],
      ),
    ),
  );
  return {
    talks,
    keys: groups.flatMap((group) => group.people.map((person) => person.key)),
    groupOf,
    groups,
  };
}

const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
export const peopleWords = (n: number): string => counted(n, 'person', 'people');
export const cardWords = (n: number): string => counted(n, 'card');
export const extractWords = (n: number): string => counted(n, 'extract');
const flat = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/** Which of some people are a transcript of several, in words; empty where none is. */
const asOneAmong = (keys: Iterable<string>, { talks }: PeopleIndex): string =>
  talks.size === 0 ? '' : asOneWords([...keys].flatMap((key) => talks.get(key) ?? []));

interface Looking {
  tint: Tint;
  filter: CardFilter | null;
  query: string;
}

/** A card joined with its words; null while they are on their way. */
export function joinCard(
  view: CardView,
  words: BoardWords,
  people: PeopleIndex,
  looking: Looking,
): BoardCard | null {
  const extract = view.codingId === null ? null : (words.extracts.get(view.codingId) ?? null);
  const code = words.codes.get(view.codeId ?? extract?.codeId ?? '') ?? null;
  if (view.kind === 'extract' ? extract === null : code === null) return null;
  const keys =
    extract !== null
      ? [extract.participantId ?? extract.documentId]
      : (words.spread?.byCode[code?.id ?? '']?.people ?? []).flatMap((at) => people.keys[at] ?? []);
  const groups = [...new Set(keys.flatMap((key) => people.groupOf.get(key) ?? []))].toSorted((a, b) => a - b);
  const found = extract === null ? undefined : people.groups[groups[0] ?? -1];
  const group = found && found.letter !== '' ? { letter: found.letter, name: found.name } : null;
  const colours = coloursOf(looking.tint, { code, extract, keys, groups }, words, people);
  const isOwn = extract !== null || looking.tint === 'code';
  const said = looking.tint === 'group' && extract === null && people.groups.length > 1 ? groups : [];
  const asOne = extract === null ? asOneAmong(keys, people) : '';
  const names = said.flatMap((at) => people.groups[at]?.name ?? []).join(' and ');
  return {
    view,
    asOne,
    id: view.id,
    code,
    extract,
    people: keys,
    colour: isOwn && colours.length === 1 ? (colours[0] ?? 0) : 0,
    edge: isOwn ? null : edgeOf(colours),
    group,
    label:
      extract === null
        ? `Code ${code?.name ?? ''}${code?.retired ? ', retired' : ''}, ${peopleWords(code?.people ?? 0)}, ${extractWords(code?.codings ?? 0)}${names === '' ? '' : `, from ${names}`}${asOne === '' ? '' : `. ${asOne}`}`
        : `Extract ${extract.reference}${group ? `, ${group.name}` : ''}${code ? `, ${code.name}` : ''}: ${flat(extract.quote)}`,
    isOut: !fits(code, extract, keys, words, people, looking),
  };
}

/** Two answers that say the same of a card. */
export const sameView = (a: CardView, b: CardView): boolean =>
  a === b || (Object.keys(a) as (keyof CardView)[]).every((name) => a[name] === b[name]);

/** Two joins of a card that draw the same. */
export const sameCard = (a: BoardCard, b: BoardCard): boolean =>
  a.code === b.code &&
  a.extract === b.extract &&
  a.colour === b.colour &&
  a.edge === b.edge &&
  a.isOut === b.isOut &&
  a.label === b.label &&
  a.group?.letter === b.group?.letter &&
  a.people.length === b.people.length &&
  a.people.every((key, at) => key === b.people[at]) &&
  sameView(a.view, b.view);

/** Bands of the same height, from the top: who has a share in the code, not how large a one. */
function edgeOf(colours: readonly number[]): string | null {
  if (colours.length === 0) return null;
  const step = 100 / colours.length;
  const bands = colours.map(
    (colour, at) => `var(--code-${colour}) ${(at * step).toFixed(2)}% ${((at + 1) * step).toFixed(2)}%`,
  );
  return `linear-gradient(${bands.join(', ')})`;
}

interface Behind {
  code: CodeView | null;
  extract: ExtractView | null;
  keys: readonly string[];
  groups: readonly number[];
}
/** What the edge of a card shows: one colour for each group, person, coder or transcript behind it. */
function coloursOf(
  tint: Tint,
  { code, extract, keys, groups }: Behind,
  words: BoardWords,
  people: PeopleIndex,
): number[] {
  const nth = (at: number) => (at < 0 ? [] : [(at % 12) + 1]);
  const once = (colours: number[]) => [...new Set(colours)].toSorted((a, b) => a - b);
  if (tint === 'code') return code ? [code.colour] : [];
  if (tint === 'group') return once(groups.flatMap(nth));
  if (tint === 'person') return once(keys.flatMap((key) => nth(people.keys.indexOf(key))));
  if (tint === 'coder') {
    const ids = extract ? [extract.coderId] : (words.codersOf[code?.id ?? ''] ?? []);
    return once(ids.flatMap((id) => nth(words.coders.findIndex((coder) => coder.id === id))));
  }
  const documents = words.spread?.documents ?? [];
  const at = extract
    ? [documents.indexOf(extract.documentId)]
    : (words.spread?.byCode[code?.id ?? '']?.documents ?? []);
  return once(at.flatMap(nth));
}

function fits(
  code: CodeView | null,
  extract: ExtractView | null,
  keys: readonly string[],
  words: BoardWords,
  people: PeopleIndex,
  { filter, query }: Looking,
): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted !== '') {
    const text = `${code?.name ?? ''} ${extract ? `${extract.quote} ${extract.reference}` : (code?.definition ?? '')}`;
    if (!flat(text).toLocaleLowerCase().includes(wanted)) return false;
  }
  if (!filter) return true;
  if (filter.kind === 'group')
    return keys.some((key) => people.groups[people.groupOf.get(key) ?? -1]?.name === filter.id);
  if (filter.kind === 'coder')
    return extract
      ? extract.coderId === filter.id
      : (words.codersOf[code?.id ?? ''] ?? []).includes(filter.id);
  if (extract) return extract.documentId === filter.id;
  const { byCode = {}, documents = [] } = words.spread ?? {};
  return (byCode[code?.id ?? '']?.documents ?? []).some((at) => documents[at] === filter.id);
}

export interface BoardPile {
  view: PileView;
  cards: BoardCard[];
  people: number;
  /** Which of its people are a transcript of several; empty where none is. */
  asOne: string;
  /** Said when all its people are of one group. */
  note: string | null;
  /** Its cards that its theme does not hold yet. */
  news: number;
}

/** Two joins of a pile that draw the same, whatever cards of it are in the page. */
export const samePile = (a: BoardPile, b: BoardPile): boolean =>
  a.people === b.people &&
  a.asOne === b.asOne &&
  a.note === b.note &&
  a.news === b.news &&
  a.cards.length === b.cards.length &&
  a.cards.every((card, at) => card === b.cards[at]) &&
  (Object.keys(a.view) as (keyof PileView)[]).every((name) => a.view[name] === b.view[name]);

const NO_CARDS: ReadonlySet<string> = new Set();
const isInTheme = ({ view }: BoardCard, theme: ThemeView, held: ReadonlySet<string>): boolean =>
  view.codeId !== null
    ? theme.codeIds.includes(view.codeId)
    : held.has(view.id) || theme.quotes.some((quote) => quote.codingId === view.codingId);

/** Different extracts behind some cards: those of the codes, and extract cards that are of none of these. */
function extractsBehind(cards: readonly BoardCard[]): number {
  const codes = new Set(cards.flatMap((card) => card.view.codeId ?? []));
  const ofCodes = cards.reduce((sum, card) => sum + (card.extract ? 0 : (card.code?.codings ?? 0)), 0);
  return ofCodes + cards.filter((card) => card.extract && !codes.has(card.extract.codeId)).length;
}

/**
 * A pile with its cards, its people, and a note when all its evidence comes from one group of several. A researcher wants that
 * said as soon as it could have been otherwise: from two people or two extracts on, be it a pile of one code card. A single
 * extract always comes from one group, so there the note would say nothing. That one person is behind it all is in the count
 * beside the note.
 */
export function joinPile(
  view: PileView,
  cards: BoardCard[],
  people: PeopleIndex,
  theme?: ThemeView,
  held: ReadonlySet<string> = NO_CARDS,
): BoardPile {
  const behind = new Set(cards.flatMap((card) => card.people));
  const groups = new Set([...behind].map((key) => people.groupOf.get(key)));
  const [only] = groups;
  const group = only === undefined ? undefined : people.groups[only];
  const isEnough = behind.size > 1 || extractsBehind(cards) > 1;
  const isOneSided = isEnough && people.groups.length > 1 && groups.size === 1 && group !== undefined;
  return {
    view,
    cards,
    people: behind.size,
    asOne: asOneAmong(behind, people),
    news: theme ? cards.filter((card) => !isInTheme(card, theme, held)).length : 0,
    note:
      !isOneSided || !group
        ? null
        : group.value === null
          ? `only people with ${group.name}`
          : `only ${group.name}`,
  };
}

export const pileTitle = (pile: PileView): string => (pile.name === '' ? 'Pile without a name' : pile.name);

export interface Stop {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The nearest stop that way: straight ahead counts for more than near. Null at the edge. */
export function nextStop(stops: readonly Stop[], from: Stop, way: Direction): Stop | null {
  const middle = (stop: Stop) => ({ x: stop.x + stop.width / 2, y: stop.y + stop.height / 2 });
  const here = middle(from);
  const isAcross = way === 'ArrowLeft' || way === 'ArrowRight';
  const sign = way === 'ArrowLeft' || way === 'ArrowUp' ? -1 : 1;
  let best: Stop | null = null;
  let least = Infinity;
  for (const stop of stops) {
    if (stop.key === from.key) continue;
    const there = middle(stop);
    const ahead = (isAcross ? there.x - here.x : there.y - here.y) * sign;
    const aside = Math.abs(isAcross ? there.y - here.y : there.x - here.x);
    if (ahead < 12) continue;
    const score = ahead + aside * 2.4;
    if (score < least) [best, least] = [stop, score];
  }
  return best;
}
