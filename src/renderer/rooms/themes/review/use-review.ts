// What the views of the review are told, put together from the study's answers.
import { useMemo } from 'react';
import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { ThemeProgress } from '../../../../shared/contract/passes.ts';
import type { LevelView, ThemeView } from '../../../../shared/contract/themes.ts';
import { useHost } from '../../../app/host-state.ts';
import { useQuery } from '../../../data/use-query.ts';
import { buildThemes, flatThemes } from '../tree-data.ts';

export interface ReviewTheme {
  id: string;
  theme: ThemeView;
  depth: number;
  level: string;
  /** Places in the spread's people. */
  people: ReadonlySet<number>;
  progress: ThemeProgress | undefined;
  /** What there is to read: its own extracts, or all under it where it has none of its own. */
  scope: 'own' | 'withUnder';
  total: number;
}
const NO_THEMES: readonly ThemeView[] = [];
const NO_LEVELS: readonly LevelView[] = [];

/** Themes in the order of the tree, with who stands behind each and how far its review is. */
export function useReviewThemes(): { themes: ReviewTheme[] | null; spread: CodeSpread | undefined } {
  const themes = useQuery('theme.list', {}).data;
  const levels = useQuery('theme.levels', {}).data ?? NO_LEVELS;
  const spread = useQuery('code.spread', {}).data;
  const progress = useQuery('pass.progress', {}).data;
  return useMemo(() => {
    if (!themes || !progress) return { themes: null, spread };
    const progressOf = new Map(progress.map((row) => [row.themeId, row]));
    const levelOf = new Map(levels.map((level) => [level.id, level.name]));
    const parentOf = new Map((themes ?? NO_THEMES).map((theme) => [theme.id, theme.parentId]));
    const depthOf = (id: string): number => {
      const parent = parentOf.get(id);
      return parent != null && parentOf.has(parent) ? depthOf(parent) + 1 : 0;
    };
    const rows = flatThemes(buildThemes(themes, spread)).flatMap(({ id, theme, people }): ReviewTheme[] => {
      if (!theme) return [];
      const of = progressOf.get(id);
      const scope = of && of.own === 0 ? 'withUnder' : 'own';
      return [
        {
          id,
          theme,
          depth: depthOf(id),
          level: levelOf.get(theme.levelId) ?? '',
          people,
          progress: of,
          scope,
          total: of?.[scope] ?? 0,
        },
      ];
    });
    return { themes: rows, spread };
  }, [themes, levels, spread, progress]);
}

/** The person working, if they have given a name. */
export const useMyId = (): string | null => useHost((host) => host.state?.person?.id ?? null);

/** Names of the team by id. */
export function useTeam(): (id: string) => string {
  const people = useQuery('person.list', {}).data;
  return useMemo(() => {
    const names = new Map((people ?? []).map((person) => [person.id, person.name]));
    return (id) => names.get(id) ?? 'Somebody';
  }, [people]);
}

/** Whether the study can only be read. */
export const useReadOnly = (): boolean => useHost((host) => host.state?.study?.readOnly ?? false);
