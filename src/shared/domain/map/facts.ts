/**
 * What a map claims, kept beside words that somebody wrote about it, so that it can be said when the words are behind. Only
 * short marks of the claims are kept, never a name or a quote, so that nothing taken out of the study stays behind here.
 */
import { markOf } from '../text/mark.ts';
import type { MapInput } from './input.ts';
import { visibleThemes } from './structure.ts';

/** A mark for each claim, by the id of the theme, link or item that makes it. */
export type MapFacts = Readonly<Record<string, string>>;

type Claims = Pick<MapInput, 'themes' | 'links' | 'items' | 'hidden' | 'people'>;

/** Names the claim that outlines stand for numbers of people. */
const SIZES = 'sizes';

/** The claims of a map: each theme and code by name and place in the tree, each link, each note, quote and group, and what sizes stand for. */
export function factsOf(input: Claims): MapFacts {
  const themes = visibleThemes({ ...EMPTY, ...input });
  const shown = new Set([...themes.map((t) => t.id), ...(input.items ?? []).map((i) => i.id)]);
  const links = input.links.filter((l) => [l.from, l.to].every((id) => shown.has(id)));
  const { people } = input;
  const counts = people ? themes.map((t) => people[t.id] ?? 0) : [];
  return Object.fromEntries([
    // what is said is the fewest and the most
    ...(people ? [[SIZES, markOf(`${Math.min(...counts)} ${Math.max(...counts)}`)] as const] : []),
    ...themes.map((t) => [t.id, markOf(`${t.parentId ?? ''}\n${t.name}`)] as const),
    ...links.map((l) => [l.id, markOf([l.from, l.to, l.words, l.kind, l.arrow, String(l.weight ?? 1), ...(l.also ?? [])].join('\n'))] as const), // prettier-ignore
    ...(input.items ?? []).map(
      (i) => [i.id, markOf([i.kind, i.text, ...(i.members ?? [])].join('\n'))] as const,
    ),
  ]);
}

const EMPTY = {
  levels: [], themes: [], links: [], hidden: [], placed: {}, layout: 'auto', widthMm: 174, palette: 'colour',
} as const; // prettier-ignore

/** What changed since words were written for `then`, as one sentence; empty when they are in step. */
export function changedSince(then: MapFacts, input: Claims): string {
  const now = factsOf(input);
  const nameOf = (id: string): string | undefined => input.themes.find((t) => t.id === id)?.name;
  const isThing = (id: string): boolean => id !== SIZES;
  const added = Object.keys(now).filter((id) => isThing(id) && then[id] === undefined);
  const other = Object.keys(now).filter(
    (id) => isThing(id) && then[id] !== undefined && then[id] !== now[id],
  );
  const gone = Object.keys(then).filter((id) => isThing(id) && now[id] === undefined).length;
  const said = [
    sizesSaid(then[SIZES], now[SIZES]),
    saying(added, nameOf, 'came to the map'),
    saying(other, nameOf, 'changed'),
    gone === 0 ? '' : `${gone === 1 ? 'one thing' : `${gone} things`} left the map`,
  ].filter((s) => s !== '');
  if (said.length === 0) return '';
  return `Since the words for the picture were written, ${joined(said)}. Read them again, or take the draft.`;
}

/** What became of sizes that stand for people. */
function sizesSaid(then: string | undefined, now: string | undefined): string {
  if (then === now) return '';
  if (then === undefined) return 'sizes came to stand for people';
  return now === undefined ? 'sizes stopped standing for people' : 'the numbers of people changed';
}

function saying(ids: readonly string[], nameOf: (id: string) => string | undefined, did: string): string {
  if (ids.length === 0) return '';
  const names = ids.flatMap((id) => nameOf(id) ?? []).map((n) => `“${n}”`);
  const others = ids.length - Math.min(2, names.length);
  const rest = others === 0 ? [] : [names.length === 0 ? things(others) : `${others} more`];
  return `${joined([...names.slice(0, 2), ...rest])} ${did}`;
}

const things = (n: number): string => (n === 1 ? 'a link or note' : `${n} links and notes`);

const joined = (parts: readonly string[]): string =>
  parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
