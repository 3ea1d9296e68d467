/** The whole transcript in 10 pixels: where codings stand and where the window is. Drawn on a canvas: one element. */
import { codeColour } from '../../../ui/index.ts';
import type { CodingModel } from '../model/coding-model.ts';
import type { ShownText } from '../model/shown-text.ts';

interface Overview {
  readonly dom: HTMLElement;
  /** Draws the codings; cheap enough for every change (one pass). */
  draw(): void;
  /** Moves the box: where the window is, as shares of the whole. */
  place(top: number, bottom: number): void;
}

const WIDTH = 10;
const STEP = 0.9; // share of a window that Page keys go

/** @param onJump asks for a place, as a share of the whole transcript that should be in the middle of the window */
export function createOverview(
  shown: ShownText,
  model: CodingModel,
  colourOf: (codeId: string) => number,
  onJump: (share: number) => void,
): Overview {
  const dom = document.createElement('div');
  dom.className = 'rd-overview';
  dom.setAttribute('role', 'scrollbar');
  dom.setAttribute('aria-label', 'Place in the transcript');
  dom.setAttribute('aria-orientation', 'vertical');
  dom.setAttribute('aria-valuemin', '0');
  dom.setAttribute('aria-valuemax', '100');
  dom.setAttribute('aria-valuenow', '0');
  dom.setAttribute('aria-controls', 'rd-text');
  const canvas = document.createElement('canvas');
  const box = document.createElement('i');
  dom.append(canvas, box);
  let seen = { top: 0, bottom: 1 };

  const share = (offset: number) => {
    const line = shown.lineIndexAt(offset);
    const start = shown.lineStart(line);
    const length = shown.lineStart(line + 1) - start;
    const along = length > 0 ? Math.min(1, (offset - start) / length) : 0;
    const turns = Math.max(0, shown.lineTurn(line));
    const whole = shown.lineCount * 30 + shown.turns.length * 10;
    return ((line + along) * 30 + turns * 10) / Math.max(1, whole);
  };

  function draw(): void {
    const height = dom.clientHeight;
    if (height === 0) return;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    canvas.width = WIDTH * ratio;
    canvas.height = height * ratio;
    const context = canvas.getContext('2d');
    if (!context) return;
    const style = getComputedStyle(dom);
    const colours = new Map<number, string>();
    const paint = (colour: number) => {
      let value = colours.get(colour);
      if (!value) colours.set(colour, (value = style.getPropertyValue(`--code-${codeColour(colour).index}`)));
      return value;
    };
    context.scale(ratio, ratio);
    context.globalAlpha = 0.75;
    for (const coding of model.list) {
      const top = share(coding.start) * height;
      const length = Math.max(2, share(coding.end) * height - top);
      context.fillStyle = paint(colourOf(coding.codeId));
      context.fillRect((model.laneOf(coding.id) % 2) * 5 + 1, top, 4, length);
    }
  }

  function jump(clientY: number): void {
    const bounds = dom.getBoundingClientRect();
    onJump(Math.max(0, Math.min(1, (clientY - bounds.top) / Math.max(1, bounds.height))));
  }
  dom.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    dom.setPointerCapture(event.pointerId);
    jump(event.clientY);
  });
  dom.addEventListener('pointermove', (event) => {
    if (dom.hasPointerCapture(event.pointerId)) jump(event.clientY);
  });
  dom.addEventListener('keydown', (event) => {
    const size = seen.bottom - seen.top;
    const middle = (seen.top + seen.bottom) / 2;
    const goals: Record<string, number> = {
      ArrowDown: middle + size / 10,
      ArrowUp: middle - size / 10,
      PageDown: middle + size * STEP,
      PageUp: middle - size * STEP,
      Home: 0,
      End: 1,
    };
    const goal = goals[event.key];
    if (goal === undefined) return;
    event.preventDefault();
    onJump(Math.max(0, Math.min(1, goal)));
  });
  dom.tabIndex = -1;

  return {
    dom,
    draw,
    place(top, bottom) {
      seen = { top, bottom };
      box.hidden = top <= 0 && bottom >= 1;
      box.style.top = `${(top * 100).toFixed(2)}%`;
      const height = `max(10px, ${((bottom - top) * 100).toFixed(2)}%)`;
      if (box.style.height !== height) box.style.height = height;
      const now = String(Math.round(top * 100));
      if (dom.getAttribute('aria-valuenow') !== now) dom.setAttribute('aria-valuenow', now);
    },
  };
}
