import type { Action } from '../../../app/actions.ts';

/** An action of the reading room, under its heading in the palette and in the list of shortcuts. */
export const readingAction = (
  id: string,
  label: string,
  shortcut: string | undefined,
  run: () => void,
  keywords?: string,
): Action => ({
  id: `reading.${id}`,
  label,
  group: 'Reading',
  ...(shortcut ? { shortcut } : {}),
  ...(keywords ? { keywords } : {}),
  run,
});
