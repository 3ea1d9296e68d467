/**
 * Puts the focus on the first element that fits as soon as it is in the page: for what a key opens, which is drawn a frame
 * or two after the key was pressed. Gives up after about half a second.
 */
export function focusWhenThere(selector: string, frames = 30): void {
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) found.focus();
    else if (frames > 0) focusWhenThere(selector, frames - 1);
  });
}
