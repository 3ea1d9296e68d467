import { useEffect } from 'react';

const OVER = '.tw-overlay, .tw-popover';
/** What the focus is in for a moment only, and comes back from. */
const PASSING = `${OVER}, .tw-toasts`;
/** What Tab comes to; in a list or a table the row or cell one is on. */
const STOPS =
  '[tabindex="0"], :is(button, input, textarea):not(:disabled, [tabindex="-1"]), a[href]:not([tabindex="-1"])';

const stopsIn = (element: Element): HTMLElement[] =>
  [...element.querySelectorAll<HTMLElement>(STOPS)].filter((one) => one.checkVisibility());

const isNowhere = (): boolean => !document.activeElement || document.activeElement === document.body;

/**
 * Where the focus was last in the page, and what that stands in, inside out: of dialogs that follow one another, or of a menu that
 * opens one, the way back is where it all began.
 */
let cameFrom: HTMLElement[] = [];

function remember(at: EventTarget | null): void {
  if (!(at instanceof HTMLElement) || at === document.body || at.closest(PASSING)) return;
  cameFrom = [];
  for (let one: HTMLElement | null = at; one && one !== document.body; one = one.parentElement)
    cameFrom.push(one);
}
if (typeof document !== 'undefined') document.addEventListener('focusin', (event) => remember(event.target));

/** What is left of where one came from: the element, or what takes the focus in what it stood in. */
function nearest(): HTMLElement | null {
  const [at] = cameFrom;
  if (at?.isConnected) return at;
  for (const around of cameFrom.slice(1)) {
    if (!around.isConnected) continue;
    const stops = stopsIn(around);
    const found = stops.find((one) => one.tabIndex === 0 && one.hasAttribute('tabindex')) ?? stops[0];
    if (found) return found;
  }
  return null;
}

/** Puts the focus where it was last in the page, or beside what is gone since, when it is nowhere. */
export function focusNearest(): void {
  if (isNowhere() && !document.querySelector('.tw-overlay')) nearest()?.focus();
}

/**
 * Stands in every dialog and sees that the focus is somewhere after it: the dialog itself gives it back to what opened it, but
 * knows nothing of a dialog before it, nor of what stands beside something that is gone.
 */
export function FocusBack(): null {
  useEffect(
    () => () => {
      // the dialog gives the focus back in the next frame
      requestAnimationFrame(() => requestAnimationFrame(focusNearest));
    },
    [],
  );
  return null;
}

/** Milliseconds in which what was pressed may be taken away by what it did. */
const TAKEN_WITHIN = 3000;

/**
 * For a button pressed by key: where it goes with what it took away, such as a row, a code of a theme or a notice, the focus goes
 * on to the same button of what comes next, else to what is next of all.
 */
export function goOnWhenTaken(button: HTMLElement): void {
  const watch = new MutationObserver((records) => {
    if (button.isConnected) return;
    stop();
    const taken = records.find((record) => [...record.removedNodes].some((one) => one.contains(button)));
    if (!taken) return;
    const goOn = () => isNowhere() && beside(taken, button)?.focus();
    // a dialog keeps the focus inside: in the next frame it would be at its first button, which closes it
    if (taken.target instanceof Element && taken.target.closest(OVER)) goOn();
    else requestAnimationFrame(goOn);
  });
  const stop = () => {
    watch.disconnect();
    clearTimeout(timer);
  };
  // who is asked first takes the time it takes
  const late = () => {
    if (document.querySelector('[role="alertdialog"]')) timer = setTimeout(late, TAKEN_WITHIN);
    else stop();
  };
  let timer = setTimeout(late, TAKEN_WITHIN);
  for (let one = button.parentElement; one; one = one.parentElement) watch.observe(one, { childList: true });
}

function beside({ target, previousSibling, nextSibling }: MutationRecord, button: HTMLElement) {
  // a dialog that went sees to itself
  if (target === document.body) return null;
  for (const sibling of [nextSibling, previousSibling]) {
    const stops = sibling instanceof Element && sibling.isConnected ? stopsIn(sibling) : [];
    const found = stops.find((one) => one.className === button.className) ?? stops[0];
    if (found) return found;
  }
  const isPart = (one: Element | null): one is Element =>
    one !== null && one !== document.body && one.isConnected;
  for (let around = target as Element | null; isPart(around); around = around.parentElement) {
    const [first] = stopsIn(around);
    if (first) return first;
  }
  return null;
}
