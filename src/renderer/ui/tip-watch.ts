// Which words are shown beside a control. One watcher hears of the whole window, so that a control that has words costs nothing
// but an attribute: `data-tip`, with `data-tip-keys` for its shortcut and `data-tip-place` for the side they stand on.

export type TipPlace = 'top' | 'bottom' | 'left' | 'right';

interface Tip {
  readonly control: HTMLElement;
  readonly words: string;
  readonly keys: string | undefined;
  readonly place: TipPlace;
}

/** The attributes of a control whose words come on hover and on keyboard focus. */
export function tipFor(words: string, keys?: string, place?: TipPlace) {
  return { 'data-tip': words, 'data-tip-keys': keys, 'data-tip-place': place };
}

/** Milliseconds the pointer rests before words appear, has to go from the control to the words, and finds the next words at once. */
const REST = 500;
const LEAVE = 80;
const WARM = 500;
/** The words as they are shown. */
export const TIP_ID = 'tw-tip';

const PLACES: readonly string[] = ['top', 'bottom', 'left', 'right'];

function controlAt(target: EventTarget | null): HTMLElement | null {
  const control = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
  return control?.matches(':disabled') ? null : control;
}

function tipOf(control: HTMLElement): Tip {
  const { tip, tipKeys, tipPlace } = control.dataset;
  const place = PLACES.includes(tipPlace ?? '') ? (tipPlace as TipPlace) : 'bottom';
  return { control, words: tip ?? '', keys: tipKeys, place };
}

/** Words that say more than the name of their control describe it as well. */
function describe(control: HTMLElement, isShown: boolean): void {
  const name = control.getAttribute('aria-label') ?? control.textContent;
  const others = (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((id) => id !== '' && id !== TIP_ID);
  const all = isShown && control.dataset['tip'] !== name ? [...others, TIP_ID] : others;
  if (all.length > 0) control.setAttribute('aria-describedby', all.join(' '));
  else control.removeAttribute('aria-describedby');
}

interface TipWatch {
  shown(): Tip | null;
  subscribe(listener: () => void): () => void;
  /** The words themselves may be pointed at: they stay meanwhile. */
  stay(): void;
  leave(): void;
  hide(): void;
  /** Listens to the page until told to stop. */
  watch(): () => void;
}

/** Watches for the control that is pointed at, or that a key brought one to. */
export function createTipWatch(): TipWatch {
  const listeners = new Set<() => void>();
  let shown: Tip | null = null;
  let pointedAt: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let warmUntil = 0;
  /** Keys brought one here last: what comes under a pointer that rests is then not pointed at. */
  let isByKey = false;

  function put(next: Tip | null): void {
    clearTimeout(timer);
    if (shown) describe(shown.control, false);
    if (shown && !next) warmUntil = performance.now() + WARM;
    shown = next;
    if (next) describe(next.control, true);
    if (next) changes.observe(document.body, { childList: true, subtree: true });
    if (next) changes.observe(next.control, { attributes: true, attributeFilter: ['data-tip', 'disabled'] });
    else changes.disconnect();
    for (const listener of listeners) listener();
  }
  const hide = () => (shown ? put(null) : clearTimeout(timer));
  const leave = () => {
    clearTimeout(timer);
    if (shown) timer = setTimeout(hide, LEAVE);
  };
  const stay = () => clearTimeout(timer);
  const changes = new MutationObserver((records) => {
    if (!shown) return;
    if (!shown.control.isConnected || controlAt(shown.control) === null) hide();
    else if (records.some((record) => record.type === 'attributes')) put(tipOf(shown.control));
  });

  function onOver(event: PointerEvent): void {
    // nor while something is dragged
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    if (event.target instanceof Element && event.target.closest('.tw-tooltip')) return;
    const control = controlAt(event.target);
    if (control === pointedAt) return;
    pointedAt = control;
    if (control !== null && control === shown?.control) return stay();
    leave();
    if (control === null || isByKey) return;
    const show = () => {
      if (control.isConnected) put(tipOf(control));
    };
    clearTimeout(timer);
    if (shown !== null || performance.now() < warmUntil) show();
    else timer = setTimeout(show, REST);
  }
  function onOut(event: PointerEvent): void {
    // out of the window
    if (event.relatedTarget !== null) return;
    pointedAt = null;
    leave();
  }
  function onDown(): void {
    isByKey = false;
    hide();
    warmUntil = 0;
  }
  /** The pointer is in a hand again: where it is counts from now on. */
  function onMove(event: PointerEvent): void {
    document.removeEventListener('pointermove', onMove);
    isByKey = false;
    pointedAt = null;
    onOver(event);
  }
  function onKey(event: KeyboardEvent): void {
    if (!isByKey) document.addEventListener('pointermove', onMove, { passive: true });
    isByKey = true;
    if (!shown) return clearTimeout(timer);
    // Escape goes on to the dialog the control stands in: one press leaves it, and the words go with it
    const isAtIt = event.target instanceof Node && shown.control.contains(event.target);
    if (event.key === 'Escape' || isAtIt) hide();
  }
  function onFocus(event: FocusEvent): void {
    const control = controlAt(event.target);
    if (isByKey && control !== null && control === event.target) put(tipOf(control));
  }
  function onBlur(event: FocusEvent): void {
    if (shown?.control === event.target) hide();
  }

  return {
    shown: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stay,
    leave,
    hide,
    watch() {
      const heard: readonly [string, (event: never) => void][] = [
        ['pointerover', onOver],
        ['pointerout', onOut],
        ['pointerdown', onDown],
        ['keydown', onKey],
        ['focusin', onFocus],
        ['focusout', onBlur],
      ];
      for (const [name, hear] of heard) document.addEventListener(name, hear as EventListener, true);
      return () => {
        for (const [name, hear] of heard) document.removeEventListener(name, hear as EventListener, true);
        document.removeEventListener('pointermove', onMove);
        hide();
      };
    },
  };
}
