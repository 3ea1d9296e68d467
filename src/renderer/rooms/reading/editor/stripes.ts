/**
 * The stripes beside the text: real buttons in lanes, only those near the window in the page, with their names where
 * there is room. Nothing here reads the page's layout: places come from the editor's own map of heights.
 */
import type { EditorView } from '@codemirror/view';
import type { CodingModel, ReaderCoding } from '../model/coding-model.ts';
import { isPassing } from '../model/coming.ts';
import { placeLabels, wrapLabel } from './stripe-labels.ts';

export interface StripeWords {
  colour(codeId: string): number;
  name(codeId: string): string;
  /** The whole accessible name: code, lines, who. */
  label(coding: ReaderCoding): string;
}
export interface StripeEvents {
  onHover(id: string | null): void;
  onChoose(id: string): void;
  /** Escape or an arrow towards the text. */
  onLeave(): void;
  /** The person asked what is behind `+n`. */
  onMore(ids: readonly string[]): void;
}
interface Stripes {
  readonly dom: HTMLElement;
  /** Pixels beside the column that stripes and labels may take. */
  resize(width: number): void;
  draw(view: EditorView): void;
  lift(id: string | null): void;
  /** Puts the focus on a stripe that is in the page. */
  focus(id: string): boolean;
}

const PITCH = 10; // a 6 px lane and 4 px between
const LABELS_AFTER = 36; // three lanes and a gap, as drawn
const LEAST_LABEL = 64;
const MOST_LABEL = 112;
const MOST_LANES = 14;
const LEAST_HEIGHT = 6;

interface Placed {
  readonly coding: ReaderCoding;
  readonly lane: number;
  readonly top: number;
  readonly bottom: number;
}

type Told = Partial<Record<'class' | 'place' | 'label', string>>;
const toldTo = new WeakMap<Element, Told>();
/** Whether an element was not told this last. */
function changed(element: Element, about: keyof Told, value: string): boolean {
  let told = toldTo.get(element);
  if (!told) toldTo.set(element, (told = {}));
  if (told[about] === value) return false;
  told[about] = value;
  return true;
}

/** How far down its line an offset lies, as it lies along the line; `gap` is what lies over the line's words. */
function heightAt(
  view: EditorView,
  offset: number,
  side: 'start' | 'end',
  gapOver: (lineFrom: number) => number,
): number {
  let line = view.lineBlockAt(offset);
  if (side === 'end' && offset === line.from && offset > 0) line = view.lineBlockAt(offset - 1);
  const parts = Array.isArray(line.type) ? line.type : [line];
  const text = parts.findLast((part) => part.length > 0) ?? parts.at(-1) ?? line;
  const share = line.length === 0 ? (side === 'end' ? 1 : 0) : (offset - line.from) / line.length;
  // a hair of air between codings that meet at a line's edge
  const inset = side === 'start' ? (share === 0 ? 3 : 1) : share >= 0.999 ? -3 : -1;
  const gap = gapOver(line.from);
  return text.top + gap + share * (text.height - gap) + inset;
}

/** Makes the layer. `model` is read at each drawing; `gapOver` says how many pixels of a line lie over its words. */
export function createStripes(
  model: CodingModel,
  words: StripeWords,
  events: StripeEvents,
  gapOver: (lineFrom: number) => number,
): Stripes {
  const dom = document.createElement('div');
  dom.className = 'rd-stripes';
  dom.setAttribute('role', 'group');
  dom.setAttribute('aria-label', 'Codings beside the text');
  const buttons = new Map<string, HTMLButtonElement>();
  const labels = new Map<string, HTMLElement>();
  const mores: HTMLButtonElement[] = [];
  let width = 180;
  let lifted: string | null = null;
  let reachable: string | null = null;
  let order: string[] = [];

  function buttonFor(coding: ReaderCoding): HTMLButtonElement {
    const known = buttons.get(coding.id);
    if (known) return known;
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['coding'] = coding.id;
    button.tabIndex = -1;
    buttons.set(coding.id, button);
    dom.append(button);
    return button;
  }

  function labelFor(coding: ReaderCoding): HTMLElement {
    const known = labels.get(coding.id);
    if (known) return known;
    const label = document.createElement('div');
    label.dataset['coding'] = coding.id;
    label.setAttribute('aria-hidden', 'true');
    const inner = document.createElement('span');
    inner.className = 'rd-label-words';
    label.append(inner);
    labels.set(coding.id, label);
    dom.append(label);
    return label;
  }

  function drawButton({ coding, lane, top, bottom }: Placed): void {
    const button = buttonFor(coding);
    const isPending = isPassing(coding.id);
    const look = `rd-stripe c${words.colour(coding.codeId)}${coding.id === lifted ? ' is-lifted' : ''}${isPending ? ' is-pending' : ''}`;
    // the page is asked for nothing and told nothing it knows already
    if (changed(button, 'class', look)) {
      button.className = look;
      button.setAttribute('aria-pressed', String(coding.id === lifted));
    }
    const place = `inset-inline-start: ${lane * PITCH}px; top: ${top}px; height: ${bottom - top}px`;
    if (changed(button, 'place', place)) button.style.cssText = place;
    const label = words.label(coding);
    if (changed(button, 'label', label)) button.setAttribute('aria-label', label);
  }

  function drawLabels(placed: readonly Placed[], left: number, room: number): void {
    const wanted = placed.map((one) => ({
      id: one.coding.id,
      top: one.top,
      bottom: one.bottom,
      lines: wrapLabel(words.name(one.coding.codeId), room - 10),
    }));
    const shown = new Map(placeLabels(wanted, lifted).map((label) => [label.id, label]));
    for (const [id, element] of labels) {
      if (shown.has(id)) continue;
      labels.delete(id);
      element.remove();
    }
    for (const { coding } of placed) {
      const place = shown.get(coding.id);
      if (!place) continue;
      const element = labelFor(coding);
      const look = `rd-label c${words.colour(coding.codeId)}${coding.id === lifted ? ' is-lifted' : ''}`;
      if (changed(element, 'class', look)) element.className = look;
      const where = `inset-inline-start: ${left}px; top: ${place.top}px; width: ${room}px; height: ${place.height}px`;
      if (changed(element, 'place', where)) element.style.cssText = where;
      const name = words.name(coding.codeId);
      if (changed(element, 'label', name)) (element.firstElementChild as HTMLElement).textContent = name;
    }
  }

  function drawMore(hidden: readonly Placed[], lane: number): void {
    const groups: { top: number; bottom: number; ids: string[] }[] = [];
    for (const one of hidden) {
      const last = groups.at(-1);
      if (last && one.top < Math.max(last.bottom, last.top + 24)) {
        last.ids.push(one.coding.id);
        last.bottom = Math.max(last.bottom, Math.min(one.bottom, last.top + 120));
      } else groups.push({ top: one.top, bottom: one.top + 24, ids: [one.coding.id] });
    }
    while (mores.length > groups.length) mores.pop()?.remove();
    groups.forEach((group, at) => {
      const button = mores[at] ?? document.createElement('button');
      if (!mores[at]) {
        button.type = 'button';
        button.tabIndex = -1;
        mores.push(button);
        dom.append(button);
      }
      button.className = 'rd-more';
      button.dir = 'ltr'; // +12 stays +12 beside a text that runs the other way
      button.textContent = `+${group.ids.length}`;
      button.setAttribute(
        'aria-label',
        `${group.ids.length} more ${group.ids.length === 1 ? 'coding' : 'codings'} here`,
      );
      button.style.top = `${group.top}px`;
      button.style.insetInlineStart = `${lane * PITCH}px`;
      button.dataset['ids'] = group.ids.join(' ');
    });
  }

  function place(view: EditorView): { all: Placed[]; lanes: number } {
    const { from, to } = view.viewport;
    const all = model.between(from, to).map((coding): Placed => {
      const top = heightAt(view, Math.max(coding.start, from), 'start', gapOver);
      const bottom = heightAt(view, Math.min(coding.end, to), 'end', gapOver);
      return { coding, lane: model.laneOf(coding.id), top, bottom: Math.max(bottom, top + LEAST_HEIGHT) };
    });
    const fit = Math.max(1, Math.min(MOST_LANES, Math.floor((width - 2) / PITCH)));
    const lanes = model.laneCount <= fit ? model.laneCount : Math.max(1, fit - 2);
    return { all, lanes };
  }

  function prune(kept: ReadonlySet<string>): void {
    for (const [id, button] of buttons) {
      if (kept.has(id)) continue;
      const hadFocus = document.activeElement === button;
      buttons.delete(id);
      button.remove();
      if (hadFocus) events.onLeave();
    }
  }

  function updateReach(): void {
    const wanted =
      lifted && buttons.has(lifted) ? lifted : reachable && buttons.has(reachable) ? reachable : order[0];
    if (reachable && reachable !== wanted) buttons.get(reachable)?.setAttribute('tabindex', '-1');
    reachable = wanted ?? null;
    if (wanted) buttons.get(wanted)?.setAttribute('tabindex', '0');
  }

  const idOf = (target: EventTarget | null) =>
    target instanceof Element
      ? (target.closest<HTMLElement>('[data-coding]')?.dataset['coding'] ?? null)
      : null;
  dom.addEventListener('pointerover', (event) => events.onHover(idOf(event.target)));
  dom.addEventListener('pointerleave', () => events.onHover(null));
  dom.addEventListener('click', (event) => {
    const more = event.target instanceof Element ? event.target.closest<HTMLElement>('.rd-more') : null;
    if (more) return events.onMore((more.dataset['ids'] ?? '').split(' '));
    const id = idOf(event.target);
    if (id) events.onChoose(id);
  });
  dom.addEventListener('focusin', (event) => {
    const id = idOf(event.target);
    if (id) events.onChoose(id);
  });
  dom.addEventListener('keydown', (event) => {
    const at = order.indexOf(idOf(event.target) ?? '');
    if (event.key === 'Escape') return (event.preventDefault(), event.stopPropagation(), events.onLeave());
    const step =
      event.key === 'ArrowDown' || event.key === 'ArrowRight'
        ? 1
        : event.key === 'ArrowUp' || event.key === 'ArrowLeft'
          ? -1
          : 0;
    if (step === 0 || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = order[at + step];
    if (next) buttons.get(next)?.focus({ preventScroll: true });
    event.preventDefault();
  });

  return {
    dom,
    resize(next) {
      width = next;
    },
    draw(view) {
      const { all, lanes } = place(view);
      const shown = all.filter((one) => one.lane < lanes);
      prune(new Set(shown.map((one) => one.coding.id)));
      order = shown.map((one) => one.coding.id);
      for (const one of shown) drawButton(one);
      const hidden = all.filter((one) => one.lane >= lanes);
      const left = Math.max(LABELS_AFTER, lanes * PITCH + 6 + (hidden.length > 0 ? 24 : 0));
      const room = Math.min(MOST_LABEL, width - left);
      drawLabels(room >= LEAST_LABEL ? shown : [], left, room);
      drawMore(hidden, lanes);
      updateReach();
    },
    lift(id) {
      if (lifted === id) return;
      for (const each of [buttons, labels])
        for (const which of [lifted, id])
          if (which) {
            const element = each.get(which);
            if (!element) continue;
            element.classList.toggle('is-lifted', which === id);
            if (element instanceof HTMLButtonElement)
              element.setAttribute('aria-pressed', String(which === id));
            changed(element, 'class', '');
          }
      lifted = id;
      updateReach();
    },
    focus(id) {
      const button = buttons.get(id);
      button?.focus({ preventScroll: true });
      return button !== undefined;
    },
  };
}
