// F6 goes from one part of the window to the next: top line, rooms, the room, its panels, notices.
import { useEffect } from 'react';
import { useActions } from './actions.ts';
import { actionFor } from './shortcuts.ts';
import { useSettings } from './settings.ts';

/** The parts in the order F6 takes them. */
const PARTS = [
  '.tw-top',
  '.tw-rail',
  '.rd-list',
  '.bd-list',
  '.th-side',
  '#tw-room',
  '.bd-tray',
  '.bd-sitting',
  '.map-desk',
  '.map-foot',
  '.tw-inspector',
  '.tw-toasts',
];
/** The present room: among rooms one wants to be there, wherever one was last. */
const PRESENT = '[aria-current="page"]';
/** Where one wants to be in a part, what comes first first: the text, the chosen row, the row or the cell one is on. */
const WANTED = [
  '[role="textbox"][aria-readonly="true"]',
  '[aria-selected="true"][tabindex="0"]:not([role="tab"])',
  '[data-key][tabindex="0"], [data-stop][tabindex="0"], [data-at][tabindex="0"]',
];
const REACHABLE =
  'a[href], button:not(:disabled), input:not(:disabled):not([hidden]), select, textarea, [tabindex="0"]:not([role="separator"]), [contenteditable="true"]';

const isShown = (element: Element) => element.getClientRects().length > 0;
const lastIn = new WeakMap<Element, HTMLElement>();

function parts(): HTMLElement[] {
  return PARTS.flatMap((selector) => [...document.querySelectorAll<HTMLElement>(selector)]).filter(isShown);
}

/** The part an element stands in: the innermost, since a room's list stands inside the room. */
function partOf(element: Element | null, all: readonly HTMLElement[]): HTMLElement | undefined {
  return all
    .filter((part) => part.contains(element))
    .toSorted((a, b) => (a.contains(b) ? 1 : -1))
    .at(0);
}

function focusPart(part: HTMLElement, all: readonly HTMLElement[]): boolean {
  const isOwn = (element: HTMLElement) => isShown(element) && partOf(element, all) === part;
  const before = lastIn.get(part);
  const found = (selector: string) => [...part.querySelectorAll<HTMLElement>(selector)].find(isOwn);
  const wanted = () => WANTED.reduce<HTMLElement | undefined>((at, next) => at ?? found(next), undefined);
  const last = before?.isConnected && isOwn(before) ? before : undefined;
  const target = found(PRESENT) ?? last ?? wanted() ?? found(REACHABLE) ?? part;
  target.focus();
  return part.contains(document.activeElement);
}

/** Moves the focus to the next part of the window, or the one before; parts without anything to focus are passed by. */
function goToPart(by: 1 | -1): void {
  const all = parts();
  const here = partOf(document.activeElement, all);
  if (here && document.activeElement instanceof HTMLElement) lastIn.set(here, document.activeElement);
  const at = here ? all.indexOf(here) : by === 1 ? -1 : 0;
  for (let step = 1; step <= all.length; step += 1) {
    const part = all[(at + by * step + all.length * step) % all.length];
    if (part && part !== here && focusPart(part, all)) return;
  }
}

/** Registers F6 and Shift+F6. */
export function useRegions(): void {
  useActions([
    {
      id: 'view.nextPart',
      label: 'Go to the next part of the window',
      group: 'View',
      shortcut: 'F6',
      keywords: 'region panel focus',
      run: () => goToPart(1),
    },
    {
      id: 'view.previousPart',
      label: 'Go to the part before',
      group: 'View',
      shortcut: 'Shift+F6',
      keywords: 'region panel focus',
      run: () => goToPart(-1),
    },
  ]);
  useEffect(() => {
    // before the notices' own F6, which knows of no other part
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || document.querySelector('.tw-overlay')) return;
      const action = actionFor(event, useSettings.getState().settings);
      if (action?.id !== 'view.nextPart' && action?.id !== 'view.previousPart') return;
      event.preventDefault();
      event.stopPropagation();
      void action.run();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}
