import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';

const OVER = '.tw-overlay, .tw-popover';
const FOCUSABLE =
  '[tabindex="0"], button:not(:disabled, [tabindex="-1"]), a[href]:not([tabindex="-1"]), input:not(:disabled), textarea:not(:disabled)';

/** Where the focus was when the first of the dialogs that follow one another opened, and what that stands in, inside out. */
let cameFrom: HTMLElement[] = [];

function remember(): void {
  const at = document.activeElement;
  // one dialog that leads to the next is gone by now, and so is what had the focus in it: the way back is the first one's
  if (!(at instanceof HTMLElement) || at === document.body || at.closest(OVER)) return;
  cameFrom = [];
  for (let one: HTMLElement | null = at; one; one = one.parentElement) cameFrom.push(one);
}

/** What is left of where one came from: the element, or the first that takes the focus in what it stood in. */
function nearest(): HTMLElement | null {
  const [at] = cameFrom;
  if (at?.isConnected) return at;
  for (const around of cameFrom.slice(1)) {
    if (!around.isConnected || around === document.body) continue;
    const found = [...around.querySelectorAll<HTMLElement>(FOCUSABLE)].find((one) => one.checkVisibility());
    if (found) return found;
  }
  return null;
}

/**
 * Stands in every dialog and sees that the focus is somewhere after it: the dialog itself gives it back to what opened it, but
 * knows nothing of a dialog before it, nor of what stands beside something that is gone.
 */
export function FocusBack(): null {
  useState(remember);
  useEffect(
    () => () => {
      const goBack = () => {
        if (document.activeElement === document.body && !document.querySelector('.tw-overlay'))
          nearest()?.focus();
      };
      // the dialog gives the focus back in the next frame
      requestAnimationFrame(() => requestAnimationFrame(goBack));
    },
    [],
  );
  return null;
}

/** Where something goes that has the focus of the keyboard, what comes after it takes the focus, or what came before it. */
export function useFocusOnward(of: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = of.current;
    return () => {
      if (!element?.querySelector(':focus-visible')) return;
      const others = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
        (one) => !element.contains(one) && one.checkVisibility(),
      );
      const isAfter = (one: HTMLElement) =>
        (element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      const next = others.find(isAfter) ?? others.at(-1);
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) next?.focus();
      });
    };
  }, [of]);
}
