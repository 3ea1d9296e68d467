/** Two stages of a map compared: what came, went, was merged, renamed and moved, and which links. */
import { linkSentence } from '../outline.ts';
import { visibleThemes } from '../structure.ts';
import type { MapInput, MapLink, MapTheme } from '../input.ts';

/** Where themes that are gone went, nearest first. */
export type Heirs = Readonly<Record<string, readonly string[]>>;

/** A stage as it can be drawn. */
export interface StageMap {
  readonly id: string;
  readonly name: string;
  readonly input: MapInput;
}

type StageChangeKind =
  'merged' | 'parted' | 'gone' | 'added' | 'renamed' | 'moved' | 'unlinked' | 'linked' | 'relinked';

/**
 * One change. `from` and `to` are ids of themes for `merged` (to), `parted` (from), `added` (to), `gone` (from) and `moved`, null for
 * the top; names for `renamed`; for links null.
 */
export interface StageChange {
  readonly kind: StageChangeKind;
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
}

const INVERSE: Record<StageChangeKind, StageChangeKind> = {
  merged: 'parted',
  parted: 'merged',
  gone: 'added',
  added: 'gone',
  renamed: 'renamed',
  moved: 'moved',
  unlinked: 'linked',
  linked: 'unlinked',
  relinked: 'relinked',
};
const ORDER: readonly StageChangeKind[] = Object.keys(INVERSE) as StageChangeKind[];

interface Shown {
  readonly themes: ReadonlyMap<string, MapTheme>;
  readonly links: ReadonlyMap<string, MapLink>;
}

function shownIn(input: MapInput): Shown {
  const themes = new Map(visibleThemes(input).map((t) => [t.id, t]));
  const items = new Set((input.items ?? []).map((i) => i.id));
  const stands = (id: string): boolean => themes.has(id) || items.has(id);
  const links = input.links.filter((l) => stands(l.from) && stands(l.to));
  return { themes, links: new Map(links.map((l) => [l.id, l])) };
}

const parentOf = (theme: MapTheme, shown: Shown): string | null =>
  theme.parentId !== null && shown.themes.has(theme.parentId) ? theme.parentId : null;

const sameLink = (a: MapLink, b: MapLink): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.words.trim() === b.words.trim() &&
  a.kind === b.kind &&
  a.arrow === b.arrow &&
  (a.weight ?? 1) === (b.weight ?? 1) &&
  (a.also ?? []).join() === (b.also ?? []).join();

/** What changed from an earlier stage to a later one, by kind and in the order of the themes. */
export function stageDiff(a: MapInput, b: MapInput, heirs: Heirs = {}): StageChange[] {
  const was = shownIn(a);
  const is = shownIn(b);
  const out: StageChange[] = [];
  for (const theme of was.themes.values()) {
    const now = is.themes.get(theme.id);
    const from = parentOf(theme, was);
    if (!now) {
      const heir = heirs[theme.id]?.find((id) => is.themes.has(id));
      if (heir === undefined) out.push({ kind: 'gone', id: theme.id, from, to: null });
      else out.push({ kind: 'merged', id: theme.id, from: null, to: heir });
      continue;
    }
    if (now.name !== theme.name) out.push({ kind: 'renamed', id: theme.id, from: theme.name, to: now.name });
    const to = parentOf(now, is);
    if (from !== to) out.push({ kind: 'moved', id: theme.id, from, to });
  }
  for (const theme of is.themes.values())
    if (!was.themes.has(theme.id)) out.push({ kind: 'added', id: theme.id, from: null, to: parentOf(theme, is) }); // prettier-ignore
  for (const link of was.links.values()) {
    const now = is.links.get(link.id);
    if (!now) out.push({ kind: 'unlinked', id: link.id, from: null, to: null });
    else if (!sameLink(link, now)) out.push({ kind: 'relinked', id: link.id, from: null, to: null });
  }
  for (const link of is.links.values())
    if (!was.links.has(link.id)) out.push({ kind: 'linked', id: link.id, from: null, to: null });
  return inOrder(out);
}

const inOrder = (changes: readonly StageChange[]): StageChange[] =>
  changes.toSorted((p, q) => ORDER.indexOf(p.kind) - ORDER.indexOf(q.kind));

/** The same changes seen from the later stage. */
export const invertDiff = (changes: readonly StageChange[]): StageChange[] =>
  inOrder(changes.map((c) => ({ kind: INVERSE[c.kind], id: c.id, from: c.to, to: c.from })));

/** Two stages of `stages` compared in words, from the first named to the second, whichever is earlier. */
export function compareStages(
  stages: readonly StageMap[],
  fromId: string,
  toId: string,
  heirs: Heirs = {},
): string[] {
  const at = stages.findIndex((s) => s.id === fromId);
  const to = stages.findIndex((s) => s.id === toId);
  const [a, b] = [stages[at], stages[to]];
  if (!a || !b) return [];
  const changes =
    at <= to ? stageDiff(a.input, b.input, heirs) : invertDiff(stageDiff(b.input, a.input, heirs));
  return changeSentences(changes, a.input, b.input);
}

/** Changes as sentences; themes that changed in the same way share one. */
export function changeSentences(changes: readonly StageChange[], a: MapInput, b: MapInput): string[] {
  const said = new Set<string>();
  return changes.flatMap((change) => {
    const way = wayOf(change);
    if (said.has(way)) return [];
    said.add(way);
    return [changeSentence(changes.filter((c) => wayOf(c) === way), a, b)]; // prettier-ignore
  });
}

const ALONE: readonly StageChangeKind[] = ['renamed', 'linked', 'unlinked', 'relinked'];
const wayOf = (c: StageChange): string =>
  ALONE.includes(c.kind) ? `${c.kind}|${c.id}` : `${c.kind}|${c.from ?? ''}|${c.to ?? ''}`;

const listed = (names: readonly string[]): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Changes of one way as a sentence. */
function changeSentence(alike: readonly StageChange[], a: MapInput, b: MapInput): string {
  const [change] = alike;
  if (!change) return '';
  const themes = new Map([...a.themes, ...b.themes].map((t) => [t.id, t.name]));
  const named = (id: string | null): string => `“${themes.get(id ?? '') ?? 'a theme'}”`;
  const own = listed(alike.map((c) => named(c.id)));
  const was = alike.length === 1 ? 'was' : 'were';
  const place = (id: string | null): string => (id === null ? 'the top' : `under ${named(id)}`);
  switch (change.kind) {
    case 'merged':
      return `${own} ${was} merged into ${named(change.to)}.`;
    case 'parted':
      return `${own} ${was} parted from ${named(change.from)}.`;
    case 'gone':
      return change.from === null ? `${own} went.` : `${own}, ${place(change.from)}, went.`;
    case 'added': {
      const are = alike.length === 1 ? 'is new' : 'are new';
      return change.to === null ? `${own} ${are}.` : `${own} ${are}, ${place(change.to)}.`;
    }
    case 'renamed':
      return `“${change.from ?? ''}” was renamed “${change.to ?? ''}”.`;
    case 'moved':
      return `${own} moved from ${place(change.from)} to ${place(change.to)}.`;
    case 'unlinked':
      return `Link taken away: ${linkIn(change.id, a)}`;
    case 'linked':
      return `Link added: ${linkIn(change.id, b)}`;
    case 'relinked':
      return `Link changed: ${linkIn(change.id, a)} Now: ${linkIn(change.id, b)}`;
  }
}

function linkIn(id: string, input: MapInput): string {
  const link = input.links.find((l) => l.id === id);
  const names = new Map([...(input.items ?? []).map((i) => [i.id, i.text] as const), ...input.themes.map((t) => [t.id, t.name] as const)]); // prettier-ignore
  return link ? linkSentence(link, (end) => names.get(end) ?? '') : '';
}
