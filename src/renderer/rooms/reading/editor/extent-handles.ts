/** Two small grips at the ends of the coding in focus; dragging one changes its extent. */
import type { EditorView } from '@codemirror/view';
import { unitAt } from '../model/ranges.ts';
import type { ShownText } from '../model/shown-text.ts';

interface ExtentHandles {
  readonly dom: HTMLElement;
  show(range: { start: number; end: number } | null): void;
  /** Puts the grips where the words are now. */
  place(): void;
}

interface Options {
  readonly view: EditorView;
  readonly shown: ShownText;
  readonly lang: string | null;
  preview(start: number, end: number): void;
  commit(start: number, end: number): void;
}

type Edge = 'start' | 'end';

/** The grips snap to words; with Alt held they go by letters. */
export function createExtentHandles({ view, shown, lang, preview, commit }: Options): ExtentHandles {
  const dom = document.createElement('div');
  dom.className = 'rd-grips';
  dom.setAttribute('aria-hidden', 'true'); // the same is done by keys, see Change the extent
  let range: { start: number; end: number } | null = null;
  let drag: Edge | null = null;

  const grips = (['start', 'end'] as const).map((edge) => {
    const grip = document.createElement('div');
    grip.className = `rd-grip is-${edge}`;
    grip.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      grip.setPointerCapture(event.pointerId);
      drag = edge;
    });
    grip.addEventListener('pointermove', (event) => {
      if (drag !== edge || !range) return;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (at === null) return;
      const snapped = event.altKey ? at : snap(at, edge);
      const next =
        edge === 'start' ? { start: snapped, end: range.end } : { start: range.start, end: snapped };
      if (next.end <= next.start) return;
      range = next;
      preview(next.start, next.end);
      place();
    });
    const finish = () => {
      if (drag !== edge || !range) return;
      drag = null;
      commit(range.start, range.end);
    };
    grip.addEventListener('pointerup', finish);
    grip.addEventListener('pointercancel', finish);
    dom.append(grip);
    return grip;
  });

  function snap(offset: number, edge: Edge): number {
    const word = unitAt(shown, 'word', Math.max(0, Math.min(shown.text.length - 1, offset)), lang);
    if (offset <= word.start || offset >= word.end) return offset;
    return edge === 'start' ? word.start : word.end;
  }

  function place(): void {
    view.requestMeasure({
      key: dom,
      read: () => {
        if (!range) return null;
        const base = view.scrollDOM.getBoundingClientRect();
        const { scrollLeft, scrollTop } = view.scrollDOM;
        return (['start', 'end'] as const).map((edge) => {
          const box = view.coordsAtPos(
            edge === 'start' ? (range?.start ?? 0) : (range?.end ?? 0),
            edge === 'start' ? 1 : -1,
          );
          return (
            box && {
              x: box.left - base.left + scrollLeft,
              y: box.top - base.top + scrollTop,
              h: box.bottom - box.top,
            }
          );
        });
      },
      write: (places) => {
        dom.hidden = places === null;
        places?.forEach((place, at) => {
          const grip = grips[at];
          if (!grip) return;
          grip.hidden = !place;
          if (!place) return;
          grip.style.left = `${place.x}px`;
          grip.style.top = `${place.y}px`;
          grip.style.height = `${place.h}px`;
        });
      },
    });
  }

  return {
    dom,
    show(next) {
      if (!drag) range = next;
      place();
    },
    place,
  };
}
