// The sheet of a theme beside the table, so that naming what a pile says needs no other room.
import { memo, useEffect, useMemo } from 'react';
import type { CodeSpread, CodeView } from '../../../../shared/contract/codes.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { useHost } from '../../../app/host-state.ts';
import { useInspector } from '../../../app/inspector.tsx';
import { navigate, updatePlace } from '../../../app/router.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import type { MenuEntry } from '../../../ui/index.ts';
import { makeOf } from '../actions/draft-actions.ts';
import { ThemeSheet } from '../parts/theme-sheet.tsx';
import { ThemesDialogs } from '../parts/themes-dialogs.tsx';
import { useThemes } from '../store.ts';
import { buildThemes } from '../tree-data.ts';
import { themeMenu, themesActions } from '../use-themes-actions.ts';
import { useBoard, useBoardPart } from './store.ts';
import { focusSoon } from './use-focused-stop.ts';

interface BoardSheetProps {
  themeId: string;
  themes: readonly ThemeView[];
  codes: readonly CodeView[];
  spread: CodeSpread | undefined;
  onLayOut(theme: ThemeView): void;
}

/** Keys of the tree mean something else on the table, so the menu shows none. */
const withoutKeys = (entries: readonly MenuEntry[]): MenuEntry[] =>
  entries.map((entry) => {
    if (entry === 'separator' || 'heading' in entry) return entry;
    const { shortcut: _key, ...rest } = entry;
    return rest;
  });

/** What the theme claims and rests on, while its pile lies beside it. */
export const BoardSheet = memo(function BoardSheet({
  themeId,
  themes,
  codes,
  spread,
  onLayOut,
}: BoardSheetProps) {
  const client = useClient();
  const levels = useQuery('theme.levels', {}).data ?? [];
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const theme = themes.find((one) => one.id === themeId) ?? null;
  const roots = useMemo(() => buildThemes(themes, spread), [themes, spread]);
  const { opensSheet, set } = useBoardPart('opensSheet', 'set');
  const inspector = useInspector();
  useEffect(() => {
    if (!opensSheet) return;
    inspector.setOpen(true);
    set({ opensSheet: false });
  });
  if (!theme) return null;
  const goTo = (id: string) => updatePlace({ view: 'board', theme: id });
  const menuOf = (one: ThemeView): MenuEntry[] => {
    const actions = themesActions({
      client,
      current: one,
      next: null,
      levels,
      isReadOnly,
      rename: () => document.querySelector<HTMLElement>('.th-title input, .th-title textarea')?.focus(),
      focusTree: () => focusSoon(useBoard.getState().at),
      focusPool: () => {},
    });
    const menu = themeMenu(
      // a theme under this one is named in the tree, which is not here
      actions.filter((action) => action.id !== 'themes.newUnder'),
      one,
      levels,
      client,
      null,
      isReadOnly,
    );
    return [
      { id: 'tree', label: 'Show it in the tree', onAction: () => navigate('themes', { theme: one.id }) },
      { id: 'lay', label: 'Lay it out on the table', isDisabled: isReadOnly, onAction: () => onLayOut(one) },
      'separator',
      ...withoutKeys(menu),
    ];
  };
  return (
    <>
      <ThemeSheet
        theme={theme}
        themes={themes}
        levels={levels}
        codes={codes}
        menuOf={menuOf}
        onSelect={goTo}
        onAddCode={() => useThemes.getState().set({ asking: { kind: 'addCode', themeId: theme.id } })}
        onLeaveField={() => focusSoon(useBoard.getState().at)}
      />
      <ThemesDialogs
        themes={themes}
        roots={roots}
        codes={codes}
        levels={levels}
        onGoTo={goTo}
        spread={spread}
        onMake={(name, codeIds) =>
          void makeOf(client, name, codeIds, levels.length).then((id) => id && goTo(id))
        }
      />
    </>
  );
});
