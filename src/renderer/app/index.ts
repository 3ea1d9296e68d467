// What rooms use of the shell.
export { useActions, runAction, useActionList, type Action } from './actions.ts';
export { HostContext, useHost } from './host-state.ts';
export { Inspector, useInspector, type InspectorControl } from './inspector.tsx';
export { rank, rankOf, foundIn } from './palette-rank.ts';
export { usePaletteProvider, type PaletteItem, type PaletteProvider } from './palette-providers.ts';
export type { Room } from './room.ts';
export {
  canGoBack,
  currentRoute,
  goBack,
  goForward,
  hrefFor,
  navigate,
  updatePlace,
  useRoute,
  useScrollMemory,
  type Params,
  type Route,
} from './router.ts';
export { useSettings, type ReadingSettings, type Settings } from './settings.ts';
export { shortcutOf } from './shortcuts.ts';
export { valueOrTell } from './tell.ts';
export { bytesInWords, clockTime, count, dayAndTime } from './words.ts';
