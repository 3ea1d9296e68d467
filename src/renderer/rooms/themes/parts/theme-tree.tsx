import { memo, useCallback, useEffect, useMemo } from 'react';
import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { LevelView, ThemeView } from '../../../../shared/contract/themes.ts';
import { useClient } from '../../../data/use-query.ts';
import type { MenuEntry, TreeHandle } from '../../../ui/index.ts';
import { keepDraft } from '../actions/draft-actions.ts';
import { moveTheme, updateTheme } from '../actions/theme-actions.ts';
import { RoomTree } from './room-tree.tsx';
import { ThemeRow, themeRowWords, type Counts } from './theme-row.tsx';
import { useThemes, type ThemeDraft } from '../store.ts';
import { DRAFT, flatThemes, type ThemeNode } from '../tree-data.ts';

const keyOf = (node: ThemeNode) => node.id;
const childrenOf = (node: ThemeNode) => node.children;
const themeOf = (node: ThemeNode) => node.theme;
const nameOf = (node: ThemeNode) => node.theme?.name ?? '';

/** The level what is being named will stand at, in the team's word. */
function levelOfDraft(draft: ThemeDraft, themes: readonly ThemeView[], levels: readonly LevelView[]): string {
  const parent = themes.find((theme) => theme.id === draft.parentId);
  const depth = parent ? parent.level + 1 : draft.level;
  return levels[Math.min(depth, levels.length - 1)]?.name ?? '';
}

interface ThemeTreeProps {
  themes: readonly ThemeView[];
  tree: React.RefObject<TreeHandle | null>;
  roots: readonly ThemeNode[];
  levels: readonly LevelView[];
  spread: CodeSpread | undefined;
  counts: Counts;
  isReadOnly: boolean;
  menuOf(theme: ThemeView): MenuEntry[];
}

/** Themes under one another by level: walked, named, moved and given codes. */
export const ThemeTree = memo(function ThemeTree(props: ThemeTreeProps) {
  const { tree, themes, roots, levels, spread, counts, isReadOnly, menuOf } = props;
  const client = useClient();
  const theme = useThemes((store) => store.theme);
  const closed = useThemes((store) => store.closed);
  const draft = useThemes((store) => store.draft);
  const set = useThemes((store) => store.set);
  const parents = useMemo(() => flatThemes(roots).filter((node) => node.children.length > 0), [roots]);
  const expanded = useMemo(
    () => new Set(parents.filter((node) => !closed.has(node.id)).map((node) => node.id)),
    [parents, closed],
  );
  const onDraft = useCallback(
    async (name: string | null, goesOn: boolean) => {
      const state = useThemes.getState();
      if (name === null) {
        state.set({ draft: null });
        // back on the theme that was named last, or the one it began from
        if (state.theme !== null) tree.current?.goTo(state.theme);
        return;
      }
      const id = await keepDraft(client, name, goesOn);
      if (id !== null && useThemes.getState().draft === null) tree.current?.goTo(id);
    },
    [client, tree],
  );
  // the row one is naming in is in view, also among hundreds
  const place = draft ? `${draft.turn} ${draft.parentId ?? ''} ${themes.length}` : null;
  useEffect(() => {
    if (place !== null) tree.current?.goTo(DRAFT, false);
  }, [place, tree]);
  const chosen = useMemo(() => new Set(theme === null ? [] : [theme]), [theme]);
  const levelNames = useMemo(() => new Map(levels.map((level) => [level.id, level.name])), [levels]);
  const levelOf = (node: ThemeNode) => levelNames.get(node.theme?.levelId ?? '') ?? '';
  return (
    <RoomTree<ThemeNode>
      ref={tree}
      label="Themes"
      roots={roots}
      getKey={keyOf}
      getChildren={childrenOf}
      getText={nameOf}
      describeItem={(node) => themeRowWords(node, levelOf(node), counts, spread)}
      selectedKeys={chosen}
      onSelectionChange={(keys) => {
        const [id] = keys;
        if (id !== undefined && id !== DRAFT) set({ theme: id });
      }}
      expandedKeys={expanded}
      onExpandedChange={(keys) =>
        set({ closed: new Set(parents.filter((node) => !keys.has(node.id)).map((node) => node.id)) })
      }
      onRename={(node, name) => void (isReadOnly || updateTheme(client, { id: node.id, name }))}
      onMove={(keys, place) => {
        const [id] = keys;
        if (id !== undefined)
          void moveTheme(client, { id, parentId: place.parentKey, before: place.beforeKey });
      }}
      canMove={(keys, place) => !isReadOnly && !keys.includes(DRAFT) && place.parentKey !== DRAFT}
      themeOf={themeOf}
      isReadOnly={isReadOnly}
      contextMenu={(node) => {
        set({ theme: node.id });
        return node.theme ? menuOf(node.theme) : [];
      }}
      renderItem={(node, state) => (
        <ThemeRow
          node={node}
          state={state}
          spread={spread}
          counts={counts}
          levelName={levelOf(node)}
          {...(node.theme ? {} : { draft, draftLevel: draft ? levelOfDraft(draft, themes, levels) : '' })}
          onDraft={onDraft}
        />
      )}
    />
  );
});
