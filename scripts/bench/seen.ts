/** How long a person waits: from the key or press to the frame that shows its result, by the clock on the wall. */
import type { Page } from 'playwright-core';

interface Seen {
  /** When the last key, press or change of address was, and the frame that showed its result, in milliseconds; null: not yet. */
  begun: number | null;
  shown: number | null;
  /** Where the result is looked for; empty: anywhere. */
  where: string;
}
type Watched = typeof globalThis & { benchSeen: Seen };

/**
 * Watches a page from its beginning. A change of the page counts with the frame that paints it. What accompanies a result does not
 * count: notices, words for screen readers, when all was saved last, and the small picture of a transcript beside its page.
 */
export const watchFrames = async (page: Page): Promise<void> =>
  void (await page.addInitScript(() => {
    const seen: Seen = { begun: null, shown: null, where: '' };
    (globalThis as Watched).benchSeen = seen;
    const begin = (at: number) => {
      seen.begun = at;
      seen.shown = null;
    };
    for (const kind of ['keydown', 'pointerdown'])
      window.addEventListener(kind, (event) => begin(event.timeStamp), true);
    // where nothing was pressed: a field was filled, an address was followed
    const alone = () => void (seen.begun ?? begin(performance.now()));
    window.addEventListener('input', alone, true);
    window.navigation.addEventListener('navigate', alone);

    const afterwards: (() => void)[] = [];
    const channel = new MessageChannel();
    channel.port1.addEventListener('message', () => afterwards.shift()?.());
    channel.port1.start();
    /** Runs work as a task of its own, after the frame that is being made. */
    const later = (work: () => void) => {
      afterwards.push(work);
      channel.port2.postMessage(null);
    };
    let isInFrame = false;
    const nextFrame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (work) =>
      nextFrame((time) => {
        if (!isInFrame) later(() => void (isInFrame = false));
        isInFrame = true;
        work(time);
      });
    const shown = () => later(() => void (seen.shown = performance.now()));
    const ASIDE = '.tw-toasts, .tw-top-saved, .rd-overview, [aria-live], [role="status"], [role="log"]';
    const isThere = (node: Node) =>
      node instanceof Element && (node.matches(seen.where) || node.querySelector(seen.where) !== null);
    const counts = ({ target, addedNodes, attributeName }: MutationRecord) => {
      // drawing a field again takes its name and type away and puts them back: nobody sees that
      if (attributeName === 'name' || attributeName === 'type') return false;
      const at = target instanceof Element ? target : target.parentElement;
      if (at === null || at.closest(ASIDE)) return false;
      return seen.where === '' || at.closest(seen.where) !== null || [...addedNodes].some(isThere);
    };
    new MutationObserver((changes) => {
      if (seen.begun === null || !changes.some(counts)) return;
      if (isInFrame) shown();
      else nextFrame(shown);
    }).observe(document, { childList: true, characterData: true, attributes: true, subtree: true });
  }));

/** Forgets what was seen, before an action whose result will be in `where`. */
export const beginToWatch = (page: Page, where = ''): Promise<void> =>
  page.evaluate((selector) => {
    Object.assign((globalThis as Watched).benchSeen, { begun: null, shown: null, where: selector });
  }, where);

/** Milliseconds from the last key or press to the frame that showed its result; null where nothing changed. */
export const seenAfter = (page: Page): Promise<number | null> =>
  page.evaluate(() => {
    const { begun, shown } = (globalThis as Watched).benchSeen;
    return begun === null || shown === null ? null : shown - begun;
  });
