/** Puts the reader together: the text, its margins, marks, stripes and overview, behind one small handle. */
import { EditorSelection, EditorState, Text, type Extension, type StateEffect } from '@codemirror/state';
import { EditorView, drawSelection, type ViewUpdate } from '@codemirror/view';
import { pageNonce } from '../../../transport/connect.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { wholeWords } from '../model/ranges.ts';
import type { ShownText } from '../model/shown-text.ts';
import { createExtentHandles } from './extent-handles.ts';
import { handleCaretKey, nothingTyped } from './keys.ts';
import { gapOver, lineMargins } from './lines.ts';
import { codingMarks, liftRange, redrawUnderlines, showFound } from './marks.ts';
import { createOverview } from './overview.ts';
import type { Reader, ReaderOptions } from './reader.ts';
import { createStripes } from './stripes.ts';
import { tellWidest } from './widest-line.ts';

const RIGHT_EDGE = 20; // overview and its air

/** Makes a reader inside an element. Its codings are those of the model at the time of each `redraw`. */
export function createReader(options: ReaderOptions): Reader {
  const { host, shown, model, words, events } = options;
  let lifted: string | null = null;
  let byPointer = false;
  // before the first line is broken; a face that was still on its way is measured again
  const lines = shown.editorLines();
  if (!tellWidest(host, lines)) void document.fonts.ready.then(() => tellWidest(host, shown.editorLines()));

  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc: Text.of(lines),
      selection: { anchor: Math.min(options.startAt?.offset ?? 0, shown.text.length) },
      extensions: [
        EditorState.lineSeparator.of('\n'),
        EditorState.readOnly.of(true),
        EditorView.cspNonce.of(pageNonce()),
        drawnCaret(),
        lineMargins(shown),
        codingMarks(model, words.colour),
        nothingTyped,
        EditorView.contentAttributes.of(() => ({
          id: 'rd-text',
          'aria-label': options.label(),
          'aria-readonly': 'true',
          'aria-multiline': 'true',
          tabindex: '0',
          dir: options.direction,
          spellcheck: 'false',
          autocorrect: 'off',
          autocapitalize: 'off',
          translate: 'no',
          ...(options.lang ? { lang: options.lang } : {}),
        })),
        EditorView.editorAttributes.of({ dir: options.direction }),
        EditorView.domEventHandlers({
          keydown: (event, of) => {
            if (event.isComposing) return false;
            if (events.onKey(event) || handleCaretKey(of, event)) {
              event.preventDefault();
              event.stopPropagation();
              return true;
            }
            return false;
          },
          pointerdown() {
            byPointer = true;
            // wherever it is let go, and after the editor has made its selection; words that are dragged cancel it
            const pressed = new AbortController();
            const { signal } = pressed;
            const onUp = (event: PointerEvent) => {
              pressed.abort();
              setTimeout(growToWords, 0, event.altKey);
            };
            window.addEventListener('pointerup', onUp, { signal });
            window.addEventListener('pointercancel', () => pressed.abort(), { signal });
          },
          keyup: () => void (byPointer = false),
          copy: (event, of) => copyWords(event, of, shown),
          click: (event, of) => {
            const { main } = of.state.selection;
            if (!main.empty || event.button !== 0) return;
            const at = of.posAtCoords({ x: event.clientX, y: event.clientY });
            if (at !== null) events.onPress(at);
          },
        }),
        EditorView.updateListener.of(onUpdate),
      ],
    }),
    ...(options.startAt
      ? {
          scrollTo: EditorView.scrollIntoView(Math.min(options.startAt.offset, shown.text.length), {
            y: options.startAt.where,
            yMargin: 24,
          }),
        }
      : {}),
  });

  function growToWords(isExact: boolean): void {
    const { main } = view.state.selection;
    if (isExact || main.empty || !options.takesWholeWords?.()) return;
    const { start, end } = wholeWords(shown, main.from, main.to, options.lang);
    if (start === main.from && end === main.to) return;
    const isForward = main.head >= main.anchor;
    view.dispatch({
      selection: isForward ? { anchor: start, head: end } : { anchor: end, head: start },
      userEvent: 'select.pointer',
    });
  }

  const stripes = createStripes(model, words, events, (lineFrom) => gapOver(shown, lineFrom));
  const overview = createOverview(shown, model, words.colour, (share) => {
    const { scrollDOM } = view;
    scrollDOM.scrollTop = share * scrollDOM.scrollHeight - scrollDOM.clientHeight / 2;
  });
  const handles = createExtentHandles({
    view,
    shown,
    lang: options.lang,
    preview: (start, end) => view.dispatch({ effects: wash({ start, end }) }),
    commit: (start, end) => {
      if (lifted) events.onResize(lifted, start, end);
    },
  });
  view.scrollDOM.append(stripes.dom, handles.dom);
  host.append(overview.dom);

  function onUpdate(update: ViewUpdate): void {
    if (update.selectionSet) {
      const { from, to, head } = update.state.selection.main;
      events.onSelect({ from, to, head }, byPointer);
    }
    if (update.viewportChanged || update.geometryChanged || update.heightChanged) drawBeside();
  }
  /** Known before the first frame is painted; until then nothing beside the text is drawn twice. */
  let isRoomKnown = false;
  function drawBeside(): void {
    if (!isRoomKnown) return;
    stripes.dom.style.top = `${view.documentPadding.top}px`;
    stripes.draw(view);
    handles.place();
    placeBox();
  }
  /** Reads and writes with the editor's own measuring, so that no frame is laid out twice. */
  function placeBox(): void {
    view.requestMeasure({
      key: overview,
      read: () => ({
        top: view.scrollDOM.scrollTop,
        seen: view.scrollDOM.clientHeight,
        whole: view.scrollDOM.scrollHeight,
      }),
      write: ({ top, seen, whole }) =>
        overview.place(top / Math.max(1, whole), Math.min(1, (top + seen) / Math.max(1, whole))),
    });
  }
  function measureRoom(): void {
    isRoomKnown = true;
    const column = view.contentDOM.getBoundingClientRect();
    const scroller = view.scrollDOM.getBoundingClientRect();
    const rtl = options.direction === 'rtl';
    const over = document.documentElement.dataset['narrow'] ? document.querySelector('.tw-inspector') : null;
    const right = over ? over.getBoundingClientRect().left + RIGHT_EDGE : scroller.right;
    const free = rtl ? column.left - scroller.left : right - column.right;
    // on what stands there alone: told to the whole page, every piece of the text would be styled once more
    stripes.dom.style.setProperty('--read-shown', `${column.width}px`);
    const start = stripes.dom.getBoundingClientRect();
    const before = rtl ? column.left - start.right : start.left - column.right;
    stripes.resize(Math.max(8, free - Math.max(0, before) - RIGHT_EDGE));
    drawBeside();
    drawOverview();
  }
  /** The overview comes a moment after the text: it is never what one waits for. */
  let waiting = 0;
  function drawOverview(): void {
    clearTimeout(waiting);
    waiting = window.setTimeout(overview.draw, 40);
  }
  const onScroll = () => {
    placeBox();
    events.onScroll();
  };
  view.scrollDOM.addEventListener('scroll', onScroll, { passive: true });
  // the text also grows taller while one scrolls, which changes nothing beside it
  let lastSize = '';
  const sizeNow = () =>
    `${view.scrollDOM.clientWidth} ${view.scrollDOM.clientHeight} ${view.contentDOM.clientWidth}`;
  const sizes = new ResizeObserver(() => {
    const size = sizeNow();
    if (size === lastSize) return;
    lastSize = size;
    measureRoom();
  });
  sizes.observe(view.scrollDOM);
  sizes.observe(view.contentDOM);
  // the first frame is whole: the editor looks at its room now, and what stands beside the text is drawn from it
  view.coordsAtPos(view.viewport.from);
  lastSize = sizeNow();
  measureRoom();
  const look = new MutationObserver((changes) => {
    if (changes.some((one) => one.attributeName === 'style')) tellWidest(host, shown.editorLines());
    measureRoom();
  });
  look.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'data-contrast', 'style'],
  });

  const wash = (range?: { start: number; end: number }) => {
    const coding = lifted ? model.get(lifted) : undefined;
    if (!coding) return liftRange(null);
    const { start, end } = range ?? coding;
    return liftRange({ start, end, colour: words.colour(coding.codeId) });
  };
  /** The coding the wash was drawn from, so that the same is not drawn twice. */
  let washed: ReaderCoding | undefined;
  function chooseLifted(id: string | null): boolean {
    const wanted = id && model.get(id) ? id : null;
    const coding = wanted ? model.get(wanted) : undefined;
    if (wanted === lifted && coding === washed) return false;
    lifted = wanted;
    washed = coding;
    stripes.lift(lifted);
    handles.show(coding && options.mayResize(coding.id) ? coding : null);
    return true;
  }

  return {
    view,
    focus: () => view.focus(),
    select(from, to, how = {}) {
      const effects: StateEffect<unknown>[] = [];
      if (how.scroll)
        effects.push(
          EditorView.scrollIntoView(EditorSelection.range(from, to), { y: how.scroll, yMargin: 80 }),
        );
      view.dispatch({ selection: { anchor: from, head: to }, effects });
      if (how.focus !== false) view.focus();
    },
    scrollTo: (offset, where = 'center') =>
      view.dispatch({ effects: EditorView.scrollIntoView(offset, { y: where, yMargin: 60 }) }),
    redraw(id = lifted) {
      chooseLifted(id);
      view.dispatch({ effects: [redrawUnderlines(), wash()] });
      stripes.draw(view);
      handles.place();
      drawOverview();
    },
    lift(id) {
      if (chooseLifted(id)) view.dispatch({ effects: wash() });
    },
    found: (ranges, current) => view.dispatch({ effects: showFound(ranges, current) }),
    boxOf(from, to) {
      const first = view.coordsAtPos(from, 1);
      const last = view.coordsAtPos(to, -1);
      return first && last ? { first, last } : null;
    },
    refit: measureRoom,
    focusStripe: (id) => stripes.focus(id),
    topOffset: () => view.lineBlockAtHeight(view.scrollDOM.scrollTop - view.documentPadding.top).from,
    destroy() {
      clearTimeout(waiting);
      sizes.disconnect();
      look.disconnect();
      view.destroy();
      overview.dom.remove();
    },
  };
}

/**
 * The editor's own drawing of the caret. Its style that hides the browser's selection, the fourth of five parts, is left out:
 * it is written so that the whole text is styled anew each time the focus comes or goes. reader.css hides it instead.
 */
function drawnCaret(): Extension {
  const parts = drawSelection({ cursorBlinkRate: 0, drawRangeCursor: true });
  return Array.isArray(parts) && parts.length === 5 ? parts.filter((_, at) => at !== 3) : parts;
}

/** The words as they are stored, with the spaces that are drawn as line ends. */
function copyWords(event: ClipboardEvent, view: EditorView, shown: ShownText): boolean {
  const { from, to, empty } = view.state.selection.main;
  if (empty || !event.clipboardData) return false;
  event.clipboardData.setData('text/plain', shown.text.slice(from, to));
  event.preventDefault();
  return true;
}
