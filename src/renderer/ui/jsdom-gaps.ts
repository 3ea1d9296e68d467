// Import first in tests under jsdom: what the page's libraries take for granted and jsdom does not have.
// Never imported by the program.

const css = (globalThis.CSS ?? {}) as { escape?: (text: string) => string };
css.escape ??= (text) => text.replace(/[^\w-]/g, (character) => `\\${character}`);
globalThis.CSS = css as typeof CSS;

/* nothing is laid out there, so whatever is in the page counts as seen */
if (typeof Element !== 'undefined') {
  Element.prototype.checkVisibility ??= () => true;
  Element.prototype.scrollIntoView ??= () => {};
}
