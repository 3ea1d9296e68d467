import { mapInputOf } from '../../../../shared/contract/map-input.ts';
import {
  heightOf,
  mendFor,
  mendSentence,
  missingGlyphs,
  type PreflightFix,
  type PreflightLine,
} from '../../../../shared/domain/map/index.ts';
import { announce, toast } from '../../../ui/index.ts';
import type { MapActions, MapView } from '../use-map.ts';

const said = (text: string): void => {
  toast({ text });
  announce(text);
};

/** Mends a line of the list: changes the map by one step that can be undone, and says what it did. */
export function useMend(view: MapView, actions: MapActions) {
  const { map, scene, words } = view;

  async function mendFigure(check: PreflightLine): Promise<void> {
    const input = mapInputOf(map, scene.layout);
    const mend = mendFor(input, check.id, (layout) => map.placed[layout] ?? {});
    if (!mend) {
      said('No width, form or colours mend this. Shorter names or fewer themes would.');
      return;
    }
    const { unpin, ...change } = mend;
    if (unpin) await actions.unpin(unpin);
    else await actions.change(change);
    said(mendSentence(mend));
  }

  /** Names on this map without the letters the figure font lacks; a name of nothing else stays as it is. */
  async function mendNames(check: PreflightLine): Promise<void> {
    let changed = 0;
    for (const id of check.nodeIds) {
      const theme = map.themes.find((t) => t.id === id);
      const lacking = theme ? new Set(missingGlyphs(theme.name)) : new Set<string>();
      const name = [...(theme?.name ?? '')].filter((c) => !lacking.has(c)).join('').replaceAll(/\s+/gu, ' ').trim(); // prettier-ignore
      if (!theme || lacking.size === 0 || name === '') continue;
      await actions.rename(id, name, 'here');
      changed += 1;
    }
    if (changed === 0) said('Only such letters are left. Give it another name on this map.');
  }

  return (check: PreflightLine, fix: PreflightFix): void => {
    const short = fix.words?.includes('short') ?? false;
    const long = fix.words?.includes('long') ?? false;
    if (fix.kind === 'figure') void mendFigure(check);
    else if (fix.kind === 'height') void actions.change({ heightMm: heightOf(scene) });
    else if (fix.kind === 'names') void mendNames(check);
    else
      void actions.change({
        ...(short ? { altShort: fix.kind === 'draft' ? '' : words.alt } : {}),
        ...(long ? { altLong: fix.kind === 'draft' ? '' : words.description } : {}),
      });
  };
}
