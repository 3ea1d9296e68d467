// Says things to screen readers. The two regions carry data-live-announcer so that react-aria leaves them audible
// while a dialog hides the rest of the page.

type Politeness = 'polite' | 'assertive';
const regions = new Map<Politeness, HTMLElement>();

function regionFor(politeness: Politeness): HTMLElement {
  const known = regions.get(politeness);
  if (known?.isConnected) return known;
  const region = document.createElement('div');
  region.className = 'tw-vh';
  region.dataset['liveAnnouncer'] = 'true';
  region.setAttribute('role', politeness === 'polite' ? 'status' : 'alert');
  region.setAttribute('aria-live', politeness);
  region.setAttribute('aria-atomic', 'true');
  document.body.append(region);
  regions.set(politeness, region);
  return region;
}

/**
 * Says `text` to screen readers without moving focus. Polite waits its turn; assertive is for what must not wait.
 * The same text twice is said twice.
 */
export function announce(text: string, politeness: Politeness = 'polite'): void {
  const region = regionFor(politeness);
  // a space at the end makes a repeated sentence a change
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
