/**
 * Names of codes that are probably the same code twice: the same words in another order, form or spelling, a slip of the pen,
 * a word more. A pair offered in vain costs a look, and many of them cost the trust in all: what makes another meaning as a rule
 * (not, before, a number, home and work, who does it to whom) is never offered. Pure.
 */
import { isSlip } from './slips.ts';
import { base, singular, spelledOneWay } from './word-forms.ts';

/** Why two names are alike. */
export type NameLikeness = 'same' | 'order' | 'number' | 'spelling' | 'letters' | 'words';

interface Folded {
  /** Without capitals, accents and punctuation, single spaces. */
  readonly plain: string;
  /** The words without articles. */
  readonly words: readonly string[];
  /** The words spelled one way, then in one number, then in one form. */
  readonly spelled: readonly string[];
  readonly single: readonly string[];
  readonly stems: readonly string[];
  /** The stems sorted; joined for comparison. */
  readonly key: string;
  /** A comma or its like says that the words are turned round on purpose: "trust, in neighbours". */
  readonly isTurned: boolean;
}

const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;
const HAS_DIGIT = /\p{N}/u;
const TURNED = /\S[,:;/(]|\s[-–—]\s/u;
const ARTICLES = new Set(['the', 'a', 'an']);
/** Words on both sides of which things may change places. */
const JOINERS = new Set(['and', 'or', 'und', 'et', 'y', 'versus', 'vs']);
/** Of the words of two names together, this share must be in both. */
const SHARED_WORDS = 0.75;
const FEWEST_SHARED = 3;

/** Words that turn a name into another: a difference of one of them is never a slip and never a word more. */
const TURNS = new Set(
  `not no never none nobody nothing neither nor without non un lack lacking cannot cant dont doesnt didnt wont isnt wasnt
  hardly stop stopped stopping avoid avoiding refusing against instead except before after during until since more less most
  least too enough first last early late new old former other others self own only`.split(/\s+/u),
);

/** A name made comparable. */
export function foldName(name: string): Folded {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // an apostrophe joins: carer's and carers are alike
    .replace(/['’]/gu, '')
    .replace(NOT_A_WORD, ' ')
    .trim();
  const all = plain === '' ? [] : plain.split(' ');
  const said = all.filter((word) => !ARTICLES.has(word));
  const words = said.length > 0 ? said : all;
  const spelled = words.map(spelledOneWay);
  const single = spelled.map(singular);
  const stems = single.map(base);
  return {
    plain,
    words,
    spelled,
    single,
    stems,
    key: stems.toSorted().join(' '),
    isTurned: TURNED.test(name),
  };
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ');

/** How two names are alike; null when they are not. */
export function nameLikeness(a: Folded, b: Folded): NameLikeness | null {
  if (a.plain === '' || b.plain === '') return null;
  if (a.plain === b.plain) return 'same';
  if (isSame(a.words, b.words)) return 'words';
  if (isSame(a.spelled, b.spelled) || a.plain.replaceAll(' ', '') === b.plain.replaceAll(' ', ''))
    return 'spelling';
  if (isSame(a.stems, b.stems)) return isSame(a.single, b.single) || a.words.length > 1 ? 'number' : null;
  if (a.key === b.key)
    return isSame(a.words.toSorted(), b.words.toSorted()) && mayChangePlaces(a, b) ? 'order' : null;
  const apart = [...without(a.stems, b.stems), ...without(b.stems, a.stems)];
  if (apart.some((word) => HAS_DIGIT.test(word) || TURNS.has(word))) return null;
  if (areSlips(a, b)) return 'letters';
  return saysMore(a, b) || saysMore(b, a) ? 'words' : null;
}

/** The same words in the same places but for a few, each of which is a slip of the other. */
function areSlips(a: Folded, b: Folded): boolean {
  if (a.stems.length !== b.stems.length) return false;
  const apart = a.stems.flatMap((stem, at) => (stem === b.stems[at] ? [] : [at]));
  return (
    apart.length <= Math.max(1, Math.floor(a.stems.length / 3)) &&
    apart.every((at) => isSlip(a.single[at] ?? '', b.single[at] ?? ''))
  );
}

/** The longer name is the shorter one with a word or two put in. */
function saysMore(longer: Folded, shorter: Folded): boolean {
  const shared = shorter.stems.length;
  if (shared < FEWEST_SHARED || shared / longer.stems.length < SHARED_WORDS) return false;
  let at = 0;
  for (const stem of longer.stems) if (stem === shorter.stems[at]) at += 1;
  return at === shared;
}

/**
 * Whether the same words in another order say the same. Things that change places round a word that stays mostly do not: staff
 * trusting patients, from home to work. Neighbours do, and those on both sides of "and".
 */
function mayChangePlaces(a: Folded, b: Folded): boolean {
  if (a.isTurned || b.isTurned) return true;
  const moved = a.words.flatMap((word, at) => (word === b.words[at] ? [] : [at]));
  const inside = a.words.slice(moved[0], moved.at(-1));
  return inside.every((word, at) => word !== b.words[(moved[0] ?? 0) + at] || JOINERS.has(word));
}

/** What the first list has beyond the second, counting repeats. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Pairs of names that are alike, by their places in the list, the lower place first. */
export function similarNames(names: readonly string[]): { a: number; b: number; likeness: NameLikeness }[] {
  const folded = names.map(foldName);
  const found: { a: number; b: number; likeness: NameLikeness }[] = [];
  for (const pair of candidates(folded)) {
    const [a, b] = [Math.floor(pair / folded.length), pair % folded.length];
    const left = folded[a];
    const right = folded[b];
    const likeness = left && right ? nameLikeness(left, right) : null;
    if (likeness) found.push({ a, b, likeness });
  }
  return found.toSorted((x, y) => x.a - y.a || x.b - y.b);
}

/**
 * Pairs that can be alike at all, each as `a * names + b`: with the same stems, the same letters, the same first letters of all
 * words, or one with every stem of the other. Hundreds of names cost thousands of comparisons and not hundreds of thousands.
 */
function candidates(names: readonly Folded[]): Set<number> {
  const pairs = new Set<number>();
  const add = (a: number, b: number) => {
    if (a !== b) pairs.add(Math.min(a, b) * names.length + Math.max(a, b));
  };
  const grouped = (tell: (name: Folded) => string) => {
    const groups = new Map<string, number[]>();
    for (const [at, name] of names.entries()) {
      const group = groups.get(tell(name));
      if (group) group.push(at);
      else groups.set(tell(name), [at]);
    }
    return groups.values();
  };
  for (const tell of [
    (name: Folded) => name.key,
    (name: Folded) => name.plain.replaceAll(' ', ''),
    (name: Folded) => name.stems.map((stem) => stem[0]).join(''),
  ])
    for (const group of grouped(tell))
      for (const [n, b] of group.entries()) for (const a of group.slice(0, n)) add(a, b);
  const holding = new Map<string, number[]>();
  for (const [at, { stems }] of names.entries())
    for (const stem of new Set(stems)) holding.set(stem, [...(holding.get(stem) ?? []), at]);
  for (const [at, { stems }] of names.entries()) {
    if (stems.length < FEWEST_SHARED) continue;
    const [rarest = []] = stems
      .map((stem) => holding.get(stem) ?? [])
      .toSorted((x, y) => x.length - y.length);
    for (const other of rarest) add(at, other);
  }
  return pairs;
}
