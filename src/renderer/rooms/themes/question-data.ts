// Themes under research questions, as rows of a tree. A theme may stand under several, so its row is known by both. Pure.
import type { QuestionGroup } from '../../../shared/contract/questions.ts';
import { flatThemes, type ThemeNode } from './tree-data.ts';

export interface QuestionNode {
  /** `q:ID` for a question (`q:` for themes under none), `q:ID/THEME` for a theme in it. */
  key: string;
  group: QuestionGroup;
  /** Null: the row of the question itself. */
  node: ThemeNode | null;
  children: readonly QuestionNode[];
}
const questionKey = (id: string | null): string => `q:${id ?? ''}`;
const themeKey = (questionId: string | null, themeId: string): string =>
  `${questionKey(questionId)}/${themeId}`;

/** The questions in their order, each with its themes as a tree of those that are in it. */
export function buildQuestions(
  groups: readonly QuestionGroup[],
  roots: readonly ThemeNode[],
): QuestionNode[] {
  const all = flatThemes(roots);
  const byId = new Map(all.map((node) => [node.id, node]));
  return groups.map((group) => {
    const inIt = new Set(group.themeIds);
    const row = (node: ThemeNode): QuestionNode => ({
      key: themeKey(group.id, node.id),
      group,
      node,
      children: node.children.filter((child) => inIt.has(child.id)).map(row),
    });
    const tops = group.themeIds.flatMap((id) => {
      const node = byId.get(id);
      return node && !inIt.has(node.theme?.parentId ?? '') ? [node] : [];
    });
    return { key: questionKey(group.id), group, node: null, children: tops.map(row) };
  });
}

export const flatQuestions = (nodes: readonly QuestionNode[]): QuestionNode[] =>
  nodes.flatMap((node) => [node, ...flatQuestions(node.children)]);

/**
 * The questions a theme answers after its row went from one question to another: the one left goes, the other comes. Under none,
 * only the one left goes.
 */
export function questionsAfter(own: readonly string[], from: string | null, to: string | null): string[] {
  const rest = own.filter((id) => id !== from);
  return to === null || rest.includes(to) ? rest : [...rest, to];
}
