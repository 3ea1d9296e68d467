import { mapInputOf } from '../../../../shared/contract/map-input.ts';
import {
  heightOf,
  mendSteps,
  mendSentence,
  missingGlyphs,
  type Mend,
  type PreflightFix,
  type PreflightLine,
} from '../../../../shared/domain/map/index.ts';
import { announce, toast } from '../../../ui/index.ts';
import type { MapActions, MapView } from '../use-map.ts';

/** Words without what the figure font cannot draw. */
function printable(words: string): string {
  const lacking = new Set(missingGlyphs(words));
  return [...words]
    .filter((c) => !lacking.has(c))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Milliseconds tried at a time, so that the window goes on answering. */
const AT_ONCE = 12;

async function found(steps: ReturnType<typeof mendSteps>): Promise<Mend | null> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < AT_ONCE) continue;
    await new Promise((go) => setTimeout(go, 0));
    since = performance.now();
  }
}

const said = (text: string): void => {
  toast({ text });
  announce(text);
};

/** Mends a line of the list: changes the map by one step that can be undone, and says what it did. */
export function useMend(view: MapView, actions: MapActions) {
  const { map, scene, words } = view;

  async function mendFigure(check: PreflightLine): Promise<void> {
    const input = mapInputOf(map, scene.layout);
    const mend = await found(mendSteps(input, check.id, (layout) => map.placed[layout] ?? {}));
    if (!mend) {
      said('No width, form or colours mend this. Shorter names or fewer themes would.');
      return;
    }
    const { unpin, ...change } = mend;
    if (unpin) await actions.unpin(unpin);
    else await actions.change(change);
    said(mendSentence(mend));
  }

  /** Names and words on this map without the letters the figure font lacks. */
  async function mendNames(check: PreflightLine): Promise<void> {
    for (const id of check.nodeIds) {
      const theme = map.themes.find((t) => t.id === id);
      const item = map.items.find((i) => i.id === id);
      const link = map.links.find((l) => l.id === id);
      // a theme or code that has no other letters still needs something to be called by
      const named = (name: string): string => printable(name) || levelOf(id);
      if (theme) await actions.rename(id, named(theme.name), 'here');
      else if (item?.kind === 'code') await actions.rename(id, named(item.text), 'here');
      else if (item?.kind === 'quote') await actions.removeItem(id);
      else if (item) await actions.changeItem(id, { text: named(item.text) });
      else if (link) await actions.changeLink(id, { words: printable(link.words) });
    }
    const quotes = map.items.filter((i) => i.kind === 'quote' && check.nodeIds.includes(i.id)).length;
    said(
      quotes === 0
        ? 'Those letters are left out on this map.'
        : 'Those letters are left out on this map. A quote stays as it was said, so it is off the map.',
    );
  }

  async function showAll(): Promise<void> {
    for (const id of map.hidden) await actions.bringBack(id);
    said('Everything that was left off this map is on it again.');
  }

  function levelOf(id: string): string {
    const name = scene.nodes.find((n) => n.id === id)?.levelName ?? '';
    return name === '' ? 'Theme' : name.charAt(0).toUpperCase() + name.slice(1);
  }

  return (check: PreflightLine, fix: PreflightFix): void => {
    const short = fix.words?.includes('short') ?? false;
    const long = fix.words?.includes('long') ?? false;
    if (fix.kind === 'figure') void mendFigure(check);
    else if (fix.kind === 'height') void actions.change({ heightMm: heightOf(scene) });
    else if (fix.kind === 'names') void mendNames(check);
    else if (fix.kind === 'show') void showAll();
    else
      void actions.change({
        ...(short ? { altShort: fix.kind === 'draft' ? '' : words.alt } : {}),
        ...(long ? { altLong: fix.kind === 'draft' ? '' : words.description } : {}),
      });
  };
}
