// What can be done with something on the map, the same from the sheet and from the outline.
import { navigate } from '../../app/index.ts';
import type { MenuEntry } from '../../ui/index.ts';
import { openExtracts } from './parts/theme-card.tsx';
import { addToMap, chooseCode, useMapRoom, write, keepAsStage } from './store.ts';
import { codeOn, type MapActions, type MapView } from './use-map.ts';
import { nudged, type Direction } from './walk.ts';

/** Goes to the sheet of a theme, or to a code in the codebook. */
export const openNode = (view: MapView, id: string): void => {
  const item = codeOn(view.map, id);
  if (item) {
    if (!item.code.isGone) navigate('codebook', { code: item.code.id });
  } else if (view.map.themes.some((t) => t.id === id && !t.isGone)) navigate('themes', { theme: id });
};

const WAYS: readonly [Direction, string, string][] = [
  ['left', 'To the left', 'Shift+ArrowLeft'],
  ['right', 'To the right', 'Shift+ArrowRight'],
  ['up', 'Up', 'Shift+ArrowUp'],
  ['down', 'Down', 'Shift+ArrowDown'],
];

/** Moves what is chosen a step; says whether it could go there. */
export function nudge(view: MapView, actions: MapActions, id: string, direction: Direction): boolean {
  const to = nudged(view.scene, id, direction);
  if (to) void actions.place(id, to);
  return to !== null;
}

/** What can be done in the white: at a place in points of the figure, or beside the figure. */
export function groundMenu(view: MapView, at: { x: number; y: number } | null): MenuEntry[] {
  const beside = view.scene.nodes.findLast((n) => n.part === 'theme');
  return [
    at
      ? { id: 'note', label: 'Write a note here', onAction: () => write({ kind: 'note', at }) }
      : { id: 'note', label: 'Put a note on the map', shortcut: 'Alt+N', onAction: () => addToMap('note') },
    ...(beside
      ? [{ id: 'name', label: `Add a name beside “${beside.name}”`, onAction: () => write({ kind: 'sibling', id: beside.id }) }]
      : []),
    { id: 'code', label: 'Put a code on the map', shortcut: 'Alt+K', onAction: () => chooseCode(null) },
    { id: 'quote', label: 'Put a quote on the map', onAction: () => addToMap('quote') },
    { id: 'group', label: 'Make a group', onAction: () => addToMap('group') },
    'separator',
    { id: 'stage', label: 'Keep the map as a stage', onAction: keepAsStage },
  ]; // prettier-ignore
}

export function nodeMenu(id: string, view: MapView, actions: MapActions, isReadOnly: boolean): MenuEntry[] {
  const node = view.scene.nodes.find((n) => n.id === id);
  const item = view.map.items.find((i) => i.id === id);
  const theme = view.map.themes.find((t) => t.id === id);
  const code = codeOn(view.map, id)?.code;
  const hasCodes = view.map.items.some((i) => i.code && i.aboutId === id);
  const open: MenuEntry[] =
    (theme && !theme.isGone) || (code && !code.isGone)
      ? [
          {
            id: 'open',
            label: code ? 'Open in the codebook' : 'Open in Themes',
            shortcut: 'Mod+Enter',
            onAction: () => openNode(view, id),
          },
          {
            id: 'extracts',
            label: 'Every extract behind it',
            onAction: () => openExtracts(code ? { codeId: code.id } : { themeId: id }),
          },
        ]
      : [];
  if (isReadOnly || !node) return open;
  const isInTree = theme !== undefined || item?.kind === 'idea';
  const ways = WAYS.filter(([way]) => nudged(view.scene, id, way) !== null);
  return [
    ...open,
    ...(item?.kind === 'quote'
      ? []
      : [{ id: 'rename', label: 'Rename', shortcut: 'F2', onAction: () => write({ kind: 'rename', id }) }]),
    ...(isInTree
      ? [
          { id: 'child', label: 'Add a name under it', shortcut: 'Shift+Enter', onAction: () => write({ kind: 'child', id }) },
          { id: 'sibling', label: 'Add a name beside it', shortcut: 'Enter', onAction: () => write({ kind: 'sibling', id }) },
        ]
      : []),
    ...(isInTree
      ? [{ id: 'code', label: 'Put a code under it', shortcut: 'Alt+K', onAction: () => chooseCode(id) }]
      : []),
    ...(theme && !theme.isGone
      ? [{ id: 'codes', label: 'Show its codes', onAction: () => void actions.showCodes(id, true) }]
      : []),
    ...(hasCodes
      ? [{ id: 'noCodes', label: 'Hide its codes', onAction: () => void actions.showCodes(id, false) }]
      : []),
    ...(code
      ? [{ id: 'beside', label: 'Put a code beside it', shortcut: 'Enter', onAction: () => chooseCode(item?.aboutId ?? null, id) }]
      : []),
    ...(item?.kind === 'idea'
      ? [{ id: 'promote', label: 'Make it a theme of the study', onAction: () => void actions.promote(id) }]
      : []),
    {
      id: 'link', label: 'Link it to something', shortcut: 'Alt+L',
      onAction: () => useMapRoom.setState({ linking: { from: id, to: null } }),
    },
    ...(isInTree || code
      ? [
          { id: 'note', label: 'Put a note beside it', onAction: () => addToMap('note', id) },
          ...(theme || code ? [{ id: 'quote', label: 'Put a quote beside it', onAction: () => addToMap('quote', id) }] : []),
          { id: 'group', label: 'Make a group with it', onAction: () => addToMap('group', id) },
        ]
      : []),
    ...(ways.length > 0
      ? [
          {
            id: 'move', label: 'Move',
            items: ways.map(([way, label, shortcut]) => ({
              id: way, label, shortcut, onAction: () => void nudge(view, actions, id, way),
            })),
          },
        ]
      : []),
    ...(node.pinned ? [{ id: 'unpin', label: 'Unpin', onAction: () => void actions.unpin([id]) }] : []),
    'separator',
    item
      ? { id: 'off', label: code ? 'Take off this map, keep the code' : 'Take off this map', shortcut: 'Delete', onAction: () => void actions.removeItem(id) }
      : { id: 'off', label: 'Leave off this map, keep the theme', shortcut: 'Delete', onAction: () => void actions.leaveOff(id) },
  ]; // prettier-ignore
}
