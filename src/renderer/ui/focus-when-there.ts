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

/**
 * Runs once no dialog is open and the focus is back where it was: for what a dialog's answer moves the focus to. Waits about a
 * second at most. Whoever has begun to type somewhere by then has gone on, and is not taken back.
 */
export function afterDialog(run: () => void, frames = 60): void {
  requestAnimationFrame(() => {
    if (frames > 0 && document.querySelector('.tw-overlay')) afterDialog(run, frames - 1);
    else
      requestAnimationFrame(() => {
        if (!isTyping()) run();
      });
  });
}

/** Whether the focus is where one types. */
export const isTyping = (): boolean =>
  document.activeElement?.matches(
    'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable="true"]',
  ) === true;
