// Themes as a tree, and what is counted over it. Pure.
import type { CodeSpread } from '../../../shared/contract/codes.ts';
import { capital, levelCounts as countLevels } from '../../../shared/domain/themes/level-words.ts';
import type { LevelView, ThemeStatus, ThemeView } from '../../../shared/contract/themes.ts';

export { inSentence, plural, usualDepth } from '../../../shared/domain/themes/level-words.ts';

export interface ThemeNode {
  id: string;
  /** Null: a theme that is being named and is not there yet. */
  theme: ThemeView | null;
  children: readonly ThemeNode[];
  /** Places in the spread's people, over the theme and everything under it. */
  people: ReadonlySet<number>;
}
export const DRAFT = 'draft';

export const STATUS_WORDS: Record<ThemeStatus, string> = {
  candidate: 'Candidate',
  reviewed: 'Reviewed',
  defined: 'Defined',
  setAside: 'Set aside',
};

/** The tree by parent and position; a theme whose parent is gone stands at the top. */
export function buildThemes(themes: readonly ThemeView[], spread: CodeSpread | undefined): ThemeNode[] {
  const known = new Set(themes.map((theme) => theme.id));
  const children = new Map<string | null, ThemeView[]>();
  for (const theme of themes) {
    const parent = theme.parentId !== null && known.has(theme.parentId) ? theme.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), theme]);
  }
  const visit = (theme: ThemeView): ThemeNode => {
    const below = inOrder(children.get(theme.id) ?? []).map(visit);
    const people = new Set(theme.codeIds.flatMap((id) => spread?.byCode[id]?.people ?? []));
    for (const node of below) for (const person of node.people) people.add(person);
    return { id: theme.id, theme, children: below, people };
  };
  return inOrder(children.get(null) ?? []).map(visit);
}
const inOrder = (themes: readonly ThemeView[]) =>
  themes.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));

export const flatThemes = (nodes: readonly ThemeNode[]): ThemeNode[] =>
  nodes.flatMap((node) => [node, ...flatThemes(node.children)]);

/**
 * The same tree with a row for a theme that is being named, before a sibling or last under its parent. While the parent is on its way
 * (it was named a moment ago) the row stands last, so that the field one types in stays.
 */
export function withThemeDraft(
  roots: readonly ThemeNode[],
  parentId: string | null,
  before: string | null = null,
): ThemeNode[] {
  const draft: ThemeNode = { id: DRAFT, theme: null, children: [], people: new Set() };
  const among = (nodes: readonly ThemeNode[]): ThemeNode[] => {
    const at = nodes.findIndex((node) => node.id === before);
    return at < 0 ? [...nodes, draft] : nodes.toSpliced(at, 0, draft);
  };
  const visit = (nodes: readonly ThemeNode[]): ThemeNode[] =>
    nodes.map((node) =>
      node.id === parentId
        ? { ...node, children: among(node.children) }
        : { ...node, children: node.children.length === 0 ? [] : visit(node.children) },
    );
  const isThere = flatThemes(roots).some((node) => node.id === parentId);
  return isThere ? visit(roots) : among(roots);
}

/** `1 overarching theme, 4 themes, 16 sub-themes`: levels that are used, by the team's names. */
export const levelCounts = (themes: readonly ThemeView[], levels: readonly LevelView[]): string =>
  countLevels(
    themes.map((theme) => ({ level: levels.findIndex((level) => level.id === theme.levelId) })),
    levels.map((level) => level.name),
  );

/** `Theme under Relational Practice, with 4 sub-themes`, by the team's word for its level. */
export function whereabouts(
  theme: ThemeView,
  themes: readonly ThemeView[],
  levels: readonly LevelView[],
): string {
  const parent = themes.find((candidate) => candidate.id === theme.parentId);
  const below = themes.filter((candidate) => candidate.parentId === theme.id);
  const level = capital(levels.find((one) => one.id === theme.levelId)?.name ?? '');
  const under = parent ? `${level} under ${parent.name}` : `${level} at the top`;
  if (below.length === 0) return under;
  return `${under}, with ${levelCounts(below, levels)}`;
}
