// The actions of the themes room, declared once for menus, the palette and the keyboard.
import type { LevelView, ThemeStatus, ThemeView } from '../../../shared/contract/themes.ts';
import { themeStatuses } from '../../../shared/contract/themes.ts';
import type { Action } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { exportFile } from '../../parts/export-file/export-file.ts';
import type { Client } from '../../transport/client.ts';
import { afterMenu, type MenuEntry } from '../../ui/menu.tsx';
import { beginDraft } from './actions/draft-actions.ts';
import { deleteTheme, moveTheme, toggleCounts, updateTheme } from './actions/theme-actions.ts';
import { openEvidence } from './evidence-place.ts';
import { useThemes } from './store.ts';
import type { By } from './use-themes-place.ts';
import { inSentence, STATUS_WORDS, usualDepth } from './tree-data.ts';

interface Deps {
  client: Client;
  current: ThemeView | null;
  /** The theme after the current one under the same parent. */
  next: string | null;
  /** Research questions of the current one while themes stand under those: what is named beside it answers them too. */
  questionIds?: readonly string[];
  levels: readonly LevelView[];
  isReadOnly: boolean;
  /** Arranges the themes another way, and stays with one of them. */
  arrange?(by: By, theme: string | null): void;
  rename(id: string): void;
  focusTree(): void;
  focusPool(): void;
}

/** Keys of the tree leave the extracts alone; the palette may run everything. */
const isElsewhere = () =>
  Boolean(document.activeElement?.closest('.tw-extracts')) && document.querySelector('.tw-overlay') === null;

const codeOneIsOn = (): string[] => {
  const code = document.activeElement?.closest<HTMLElement>('.th-pool [data-key]')?.dataset['key'];
  return code === undefined ? [] : [code];
};

export function themesActions({
  client,
  current,
  next,
  questionIds = [],
  levels,
  isReadOnly,
  arrange,
  rename,
  focusTree,
  focusPool,
}: Deps): Action[] {
  const { set } = useThemes.getState();
  const group = 'Themes';
  const when = (can: boolean) => () => can && !isElsewhere();
  /** For what changes the study. */
  const may = (can: boolean) => when(can && !isReadOnly);
  const usual = usualDepth(levels.length);
  /** Beside the current theme where it has its parent, else last. */
  const draft = (parentId: string | null, level = usual, codeIds: string[] = []) =>
    beginDraft({
      parentId,
      level,
      codeIds,
      before: current && current.parentId === parentId ? next : null,
      questionIds: current && current.parentId === parentId && codeIds.length === 0 ? [...questionIds] : [],
    });
  const status = (to: ThemeStatus): Action => ({
    id: `themes.status.${to}`,
    label: `Mark the theme as ${STATUS_WORDS[to].toLowerCase()}`,
    group,
    isEnabled: may(current !== null && current.status !== to),
    run: async () => {
      if (current) await updateTheme(client, { id: current.id, status: to });
    },
  });
  /** The codes that are chosen, or else the one whose row one is on. */
  const chosen = (): string[] => {
    const { pooled } = useThemes.getState();
    return pooled.size > 0 ? [...pooled] : codeOneIsOn();
  };
  return [
    {
      id: 'themes.new',
      label: 'New theme',
      group,
      shortcut: 'N',
      isEnabled: may(true),
      run: () => draft(current?.parentId ?? null, current?.parentId === null ? current.level : usual),
    },
    {
      id: 'themes.newUnder',
      label: 'New theme under this one',
      group,
      shortcut: 'Shift+N',
      isEnabled: may(current !== null),
      run: () => draft(current?.id ?? null),
    },
    ...levels.map((level) => ({
      id: `themes.newAt.${level.position}`,
      label: `New ${inSentence(level.name)}`,
      group,
      isEnabled: may(true),
      run: () => draft(parentForLevel(current, level.position), level.position),
    })),
    {
      id: 'themes.fromList',
      label: 'Make themes from a list',
      group,
      shortcut: 'L',
      keywords: 'paste lines outline several many indent',
      isEnabled: may(true),
      run: () => set({ asking: { kind: 'list', text: '', parentId: null } }),
    },
    {
      id: 'themes.listUnder',
      label: 'Make themes from a list under this one',
      group,
      keywords: 'paste lines outline several many indent',
      isEnabled: may(current !== null),
      run: () => {
        if (current) set({ asking: { kind: 'list', text: '', parentId: current.id } });
      },
    },
    {
      id: 'themes.fromCodes',
      label: 'Make a theme from selected codes',
      group,
      shortcut: 'Shift+T',
      isEnabled: () => chosen().length > 0 && may(true)(),
      run: () => draft(null, usual, chosen()),
    },
    {
      id: 'themes.putCodes',
      label: 'Put the selected codes under a theme',
      group,
      shortcut: 'T',
      isEnabled: () => chosen().length > 0 && may(true)(),
      run: () => set({ asking: { kind: 'putCodes', codeIds: chosen() } }),
    },
    {
      id: 'themes.addCode',
      label: 'Add a code to the theme',
      group,
      shortcut: 'A',
      isEnabled: may(current !== null),
      run: () => current && set({ asking: { kind: 'addCode', themeId: current.id } }),
    },
    {
      id: 'themes.rename',
      label: 'Rename the theme',
      group,
      shortcut: 'F2',
      isEnabled: may(current !== null),
      run: () => current && rename(current.id),
    },
    {
      id: 'themes.move',
      label: 'Move the theme to',
      group,
      shortcut: 'M',
      isEnabled: may(current !== null),
      run: () => current && set({ asking: { kind: 'move', id: current.id } }),
    },
    {
      id: 'themes.merge',
      label: 'Merge the theme into',
      group,
      shortcut: 'Shift+M',
      keywords: 'join one combine',
      isEnabled: may(current !== null),
      run: () => {
        if (current) set({ asking: { kind: 'mergeInto', ids: [current.id] } });
      },
    },
    {
      id: 'themes.evidence',
      label: 'Show every extract of the theme',
      group,
      shortcut: 'E',
      keywords: 'how do you know evidence quotes why',
      isEnabled: when(current !== null),
      run: () => current && openEvidence(current.id),
    },
    {
      id: 'themes.extracts',
      label: 'Open every extract on a page of its own',
      group,
      shortcut: 'X',
      isEnabled: when(current !== null),
      run: () => {
        if (current) navigate('extracts', { theme: current.id });
      },
    },
    {
      id: 'themes.review',
      label: 'Review the theme: read every extract against it',
      group,
      shortcut: 'V',
      keywords: 'pass verdict fits',
      isEnabled: when(current !== null),
      run: () => {
        if (current) navigate('themes', { view: 'review', read: current.id });
      },
    },
    ...themeStatuses.map(status),
    {
      id: 'themes.delete',
      label: 'Delete the theme',
      group,
      shortcut: 'Delete',
      // on a code nobody means the theme that is shown beside it
      isEnabled: () => codeOneIsOn().length === 0 && may(current !== null)(),
      run: async () => {
        if (!current || !(await deleteTheme(client, current))) return;
        set({ theme: current.parentId });
        focusTree();
      },
    },
    {
      id: 'themes.levels',
      label: 'Name the levels of themes',
      group,
      keywords: 'overarching sub-theme level names',
      isEnabled: () => !isReadOnly,
      run: () => set({ asking: { kind: 'levels' } }),
    },
    {
      id: 'themes.questions',
      label: 'Research questions',
      group,
      keywords: 'add order reword remove',
      isEnabled: () => !isReadOnly,
      run: () => set({ asking: { kind: 'questions' } }),
    },
    {
      id: 'themes.assign',
      label: 'Say which research questions the theme answers',
      group,
      shortcut: 'Q',
      isEnabled: may(current !== null),
      run: () => current && set({ asking: { kind: 'assign', themeId: current.id } }),
    },
    {
      id: 'themes.groups',
      label: 'Say whose finding the theme is',
      group,
      shortcut: 'G',
      keywords: 'group letters who said both only',
      isEnabled: may(current !== null),
      run: () => {
        if (current) set({ asking: { kind: 'groups', themeId: current.id } });
      },
    },
    {
      id: 'themes.byQuestion',
      label: 'Show themes by research question',
      group,
      run: () => arrange?.('question', current?.id ?? null),
    },
    {
      id: 'themes.byLevel',
      label: 'Show themes by level',
      group,
      run: () => arrange?.('level', current?.id ?? null),
    },
    {
      id: 'themes.counts',
      label: 'Show or hide counts beside themes',
      group,
      keywords: 'people extracts numbers',
      isEnabled: () => !isReadOnly,
      run: () => toggleCounts(client),
    },
    {
      id: 'themes.oldNames',
      label: 'Find old names of themes still in use',
      group,
      keywords: 'former renamed replace',
      run: () => set({ asking: { kind: 'oldNames', themeId: null } }),
    },
    {
      id: 'themes.pool',
      label: 'Go to the codes',
      group,
      shortcut: 'P',
      isEnabled: when(true),
      run: focusPool,
    },
    {
      id: 'themes.exportDocx',
      label: 'Export quotes by theme as a Word document',
      group,
      keywords: 'docx save',
      run: () => exportFile(client, { what: 'quotes', format: 'docx' }),
    },
    {
      id: 'themes.exportCsv',
      label: 'Export quotes by theme as a table (CSV)',
      group,
      keywords: 'excel save',
      run: () => exportFile(client, { what: 'quotes', format: 'csv' }),
    },
    {
      id: 'themes.exportThis',
      label: 'Export the quotes of this theme as a Word document',
      group,
      isEnabled: when(current !== null),
      run: async () => {
        if (current) await exportFile(client, { what: 'quotes', format: 'docx', id: current.id });
      },
    },
  ];
}

/** A theme at a level goes under the current one when that is the level above, beside it when it is the same. */
function parentForLevel(current: ThemeView | null, level: number): string | null {
  if (!current) return null;
  if (current.level === level - 1) return current.id;
  return current.level === level ? current.parentId : null;
}

/** The menu of a theme, from the same actions. */
export function themeMenu(
  actions: readonly Action[],
  theme: ThemeView,
  levels: readonly LevelView[],
  client: Client,
  nextSibling: string | null,
  isReadOnly: boolean,
): MenuEntry[] {
  const entry = (name: string): MenuEntry[] => {
    const action = actions.find((candidate) => candidate.id === `themes.${name}`);
    if (!action) return [];
    return [
      {
        id: action.id,
        label: action.label,
        shortcut: action.shortcut ?? '',
        isDanger: name === 'delete',
        isDisabled: action.isEnabled?.() === false,
        onAction: afterMenu(() => action.run()),
      },
    ];
  };
  const level: MenuEntry[] =
    theme.parentId === null && levels.length > 1
      ? [
          {
            id: 'level',
            label: 'Level',
            items: levels.map((candidate) => ({
              id: candidate.id,
              label: candidate.name,
              isChecked: candidate.id === theme.levelId,
              isDisabled: isReadOnly,
              onAction: () =>
                void moveTheme(client, {
                  id: theme.id,
                  parentId: null,
                  before: nextSibling,
                  level: candidate.position,
                }),
            })),
          },
        ]
      : [];
  return [
    ...entry('evidence'),
    ...entry('extracts'),
    ...entry('review'),
    ...entry('newUnder'),
    ...entry('addCode'),
    ...entry('assign'),
    ...entry('groups'),
    'separator',
    ...entry('rename'),
    ...entry('move'),
    ...entry('merge'),
    ...level,
    {
      id: 'status',
      label: 'Status',
      items: themeStatuses.map((status) => ({
        id: status,
        label: STATUS_WORDS[status],
        isChecked: theme.status === status,
        isDisabled: isReadOnly,
        onAction: () => void updateTheme(client, { id: theme.id, status }),
      })),
    },
    ...entry('exportThis'),
    'separator',
    ...entry('delete'),
  ];
}
