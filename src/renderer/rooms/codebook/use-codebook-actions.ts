// The codebook's actions, declared once for menus, the palette and the keyboard.
import type { Action } from '../../app/actions.ts';
import { begunNew } from '../../app/begun-new.ts';
import { afterMenu, type MenuEntry } from '../../ui/menu.tsx';
import { navigate } from '../../app/router.ts';
import { exportFile } from '../../parts/export-file/export-file.ts';
import { firstMerge } from '../../parts/merge-dialog/merge-dialog.tsx';
import { proposeAction } from '../../parts/frame/frame-finds.tsx';
import { openPropose } from '../../parts/frame/propose.ts';
import type { DataSource } from '../../data/use-query.ts';
import { deleteCodes, restoreCodes, updateCode } from './actions/code-actions.ts';
import { chooseCodebookFile } from './actions/incoming-actions.ts';
import { useCodebook } from './store.ts';
import { sortBys, type CodeNode, type SortBy } from './tree-data.ts';

const SORTED: Record<SortBy, string> = {
  name: 'name',
  people: 'people',
  documents: 'transcripts',
  codings: 'extracts',
  added: 'when they were added',
};

interface Deps {
  data: DataSource;
  isReadOnly: boolean;
  /** The codes chosen, in tree order. */
  chosen: readonly CodeNode[];
  rename(id: string): void;
  /** The codes that have others under them; null where no tree is shown that could be folded. */
  parents: ReadonlySet<string> | null;
  /** Folds the codes under these away and those of all others out. */
  fold(parents: ReadonlySet<string>): void;
  focusFilter(): void;
  focusTree(): void;
}

/** Keys of the tree leave the extracts and dialogs alone; the palette may run everything. */
const isElsewhere = () =>
  document.activeElement?.closest('.tw-extracts') !== null &&
  document.activeElement?.closest('.tw-extracts') !== undefined &&
  document.querySelector('.tw-overlay') === null;

/** What merging codes would do is found out while the dialog that tells it is drawn. */
function askAhead({ queries }: DataSource, ids: readonly string[]): void {
  const meant = new Set(ids);
  const codes = queries.snapshot('code.list', {}).data?.filter((code) => meant.has(code.id)) ?? [];
  void queries.ahead('code.mergePreview', firstMerge(codes));
}

/** Every action of the room; the order is the palette's. */
export function codebookActions(deps: Deps): Action[] {
  const { data, chosen, rename, parents, fold, focusFilter, focusTree } = deps;
  const { client } = data;
  const { set } = useCodebook.getState();
  const ids = chosen.map((node) => node.id);
  const one = chosen.length === 1 ? chosen[0]?.code : undefined;
  const codes = chosen.flatMap((node) => (node.code ? [node.code] : []));
  // headings among the chosen are passed over by what only a code has: extracts, a colour, a theme
  const real = codes.filter((code) => !code.isHeading).map((code) => code.id);
  const isReal = real.length > 0;
  const inUse = codes.filter((code) => code.retired === null);
  const retired = codes.filter((code) => code.retired !== null);
  const draft = (parentId: string | null, isHeading = false) =>
    set({
      draft: { parentId, name: begunNew('codebook.newCode'), isHeading },
      query: '',
      quick: 'all',
      order: 'tree',
    });
  const beside = one?.isHeading ? one.id : (one?.parentId ?? null);
  const group = 'Codebook';
  const when = (can: boolean) => () => can && !isElsewhere();
  const write = (can: boolean) => when(can && !deps.isReadOnly);
  return [
    {
      id: 'codebook.new',
      label: 'New code',
      group,
      shortcut: 'N',
      isEnabled: write(true),
      run: () => draft(beside),
    },
    {
      id: 'codebook.newUnder',
      label: 'New code under this one',
      group,
      shortcut: 'Shift+N',
      isEnabled: write(one !== undefined && one !== null),
      run: () => draft(one?.id ?? null),
    },
    {
      id: 'codebook.newHeading',
      label: 'New heading',
      group,
      isEnabled: write(true),
      run: () => draft(null, true),
    },
    {
      id: 'codebook.rename',
      label: 'Rename the code',
      group,
      shortcut: 'F2',
      isEnabled: write(one != null),
      run: () => one && rename(one.id),
    },
    {
      id: 'codebook.definition',
      label: 'Open or close the definition',
      group,
      shortcut: 'E',
      isEnabled: when(one != null),
      run: () => one && useCodebook.getState().toggleOpened(one.id),
    },
    {
      id: 'codebook.move',
      label: 'Move to',
      group,
      shortcut: 'M',
      keywords: 'parent heading tree',
      isEnabled: write(ids.length > 0),
      run: () => set({ asking: { kind: 'move', ids } }),
    },
    {
      id: 'codebook.merge',
      label: chosen.length > 1 ? 'Merge the chosen codes' : 'Merge into another code',
      group,
      shortcut: 'Shift+M',
      isEnabled: write(isReal),
      run: () => {
        if (real.length > 1) askAhead(data, real);
        set({ asking: { kind: real.length > 1 ? 'merge' : 'mergeInto', ids: real } });
      },
    },
    {
      id: 'codebook.extracts',
      label: 'Open every extract on a page of its own',
      group,
      shortcut: 'X',
      keywords: 'compare side by side two codes',
      isEnabled: when(one != null),
      run: () => {
        if (one) navigate('extracts', { code: one.id });
      },
    },
    {
      id: 'codebook.compare',
      label: 'Show two codes side by side',
      group,
      shortcut: 'Shift+X',
      isEnabled: when(real.length === 2 && ids.length === 2),
      run: () => {
        const [first = '', second = ''] = ids;
        navigate('extracts', { code: first, with: second });
      },
    },
    {
      id: 'codebook.split',
      label: 'Split the code',
      group,
      shortcut: 'S',
      keywords: 'divide into two new codes',
      isEnabled: write(one != null && !one.isHeading),
      run: () => {
        if (one) navigate('split', { code: one.id });
      },
    },
    {
      id: 'codebook.theme',
      label: 'Put under a theme',
      group,
      shortcut: 'T',
      keywords: 'make theme from codes',
      isEnabled: write(isReal),
      run: () => set({ asking: { kind: 'theme', ids: real } }),
    },
    {
      id: 'codebook.colour',
      label: 'Change the colour',
      group,
      isEnabled: write(isReal),
      run: () => set({ asking: { kind: 'colour', ids: real } }),
    },
    {
      id: 'codebook.heading',
      label: one?.isHeading ? 'Make it a code' : 'Make it a heading',
      group,
      isEnabled: write(one != null && (one.isHeading || one.codings === 0)),
      run: async () => {
        if (one) await updateCode(client, { id: one.id, isHeading: !one.isHeading });
      },
    },
    {
      id: 'codebook.retire',
      label: inUse.length > 1 ? 'Retire the chosen codes' : 'Retire the code',
      group,
      shortcut: 'R',
      keywords: 'archive out of use keep codings',
      isEnabled: write(inUse.length > 0),
      run: () => set({ asking: { kind: 'retire', ids: inUse.map((code) => code.id) } }),
    },
    {
      id: 'codebook.restore',
      label: retired.length > 1 ? 'Restore the chosen codes' : 'Restore the code',
      group,
      shortcut: 'Shift+R',
      keywords: 'retired use again',
      isEnabled: write(retired.length > 0),
      run: async () => {
        await restoreCodes(client, retired);
        focusTree();
      },
    },
    {
      id: 'codebook.showRetired',
      label: 'Show retired codes',
      group,
      keywords: 'archived out of use',
      isEnabled: when(true),
      run: () => set({ quick: 'retired', query: '' }),
    },
    {
      id: 'codebook.delete',
      label: chosen.length > 1 ? 'Delete the chosen codes' : 'Delete the code',
      group,
      shortcut: 'Delete',
      isEnabled: write(codes.length > 0),
      run: async () => {
        await deleteCodes(data, codes);
        focusTree();
      },
    },
    {
      id: 'codebook.find',
      label: 'Find a code',
      group,
      shortcut: '/',
      isEnabled: when(true),
      run: focusFilter,
    },
    proposeAction(() => openPropose({ codeIds: ids, parentId: beside }), deps.isReadOnly),
    {
      id: 'codebook.takeIn',
      label: 'Take a codebook in from a file',
      group,
      shortcut: 'I',
      keywords: 'import csv xlsx excel word table deductive frame',
      isEnabled: write(true),
      run: () => chooseCodebookFile(client),
    },
    {
      id: 'codebook.view',
      label:
        useCodebook.getState().order === 'tree' ? 'Show the codes as a table' : 'Show the codes as a tree',
      group,
      shortcut: 'V',
      keywords: 'list sort order view',
      isEnabled: when(true),
      run: () => set({ order: useCodebook.getState().order === 'tree' ? 'table' : 'tree' }),
    },
    {
      id: 'codebook.foldAll',
      label: 'Fold every heading',
      group,
      shortcut: '-',
      keywords: 'collapse close all tree',
      isEnabled: when(parents !== null && parents.size > 0),
      run: () => parents && fold(parents),
    },
    {
      id: 'codebook.unfoldAll',
      label: 'Open every heading',
      group,
      shortcut: '+',
      keywords: 'expand unfold all tree',
      isEnabled: when(parents !== null && parents.size > 0),
      run: () => fold(new Set()),
    },
    ...sortBys.map((by): Action => ({
      id: `codebook.sort.${by}`,
      label: `Sort the codes by ${SORTED[by]}`,
      group,
      keywords: 'table order most newest',
      isEnabled: when(true),
      run: () => useCodebook.getState().sortBy(by),
    })),
    {
      id: 'codebook.exportDocx',
      label: 'Export the codebook as a Word document',
      group,
      keywords: 'docx save',
      run: () => exportFile(client, { what: 'codebook', format: 'docx' }),
    },
    {
      id: 'codebook.exportCsv',
      label: 'Export the codebook as a table (CSV)',
      group,
      keywords: 'excel spreadsheet save',
      run: () => exportFile(client, { what: 'codebook', format: 'csv' }),
    },
  ];
}

/**
 * The same actions where no code is chosen: keys are then about the row one is on, and each action is asked anew, by
 * `aboutRow`, when its key is pressed.
 */
export function aboutRowOneIsOn(actions: readonly Action[], aboutRow: () => readonly Action[]): Action[] {
  return actions.map((action) => {
    const now = () => aboutRow().find((one) => one.id === action.id) ?? action;
    return { ...action, isEnabled: () => now().isEnabled?.() !== false, run: () => now().run() };
  });
}

const MENU: (string | 'separator')[] = [
  'definition',
  'rename',
  'newUnder',
  'separator',
  'extracts',
  'compare',
  'separator',
  'move',
  'merge',
  'split',
  'theme',
  'colour',
  'heading',
  'separator',
  'propose',
  'retire',
  'restore',
  'delete',
];

/** Proposing is everybody's action; the others are the room's. */
export const idOf = (name: string): string => (name === 'propose' ? 'frame.propose' : `codebook.${name}`);

/** The menu of a row, from the same actions. */
export function codeMenu(actions: readonly Action[]): MenuEntry[] {
  return MENU.flatMap((name): MenuEntry[] => {
    if (name === 'separator') return ['separator'];
    const action = actions.find((candidate) => candidate.id === idOf(name));
    if (!action || (name === 'restore' && action.isEnabled?.() === false)) return [];
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
  });
}
