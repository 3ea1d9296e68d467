/** Moving the caret and selecting by key, the same on every system and across lines that are not in the page. */
import { EditorSelection, type Extension, type SelectionRange } from '@codemirror/state';
import { Direction, EditorView } from '@codemirror/view';

type Move = (view: EditorView, range: SelectionRange) => SelectionRange;

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);
const cursor = (at: number) => EditorSelection.cursor(at);

function moveFor(event: KeyboardEvent): Move | null {
  const mac = isMac();
  const mod = mac ? event.metaKey : event.ctrlKey;
  const byWord = mac ? event.altKey : event.ctrlKey;
  const horizontal = (right: boolean): Move => {
    const isForward = (view: EditorView) => right === (view.textDirection === Direction.LTR);
    if (mac && mod) return (view, range) => view.moveToLineBoundary(range, isForward(view), false);
    if (byWord) return (view, range) => view.moveByGroup(range, isForward(view));
    return (view, range) => view.moveByChar(range, isForward(view));
  };
  switch (event.key) {
    case 'ArrowLeft':
      return horizontal(false);
    case 'ArrowRight':
      return horizontal(true);
    case 'ArrowUp':
      return mac && mod ? () => cursor(0) : (view, range) => view.moveVertically(range, false);
    case 'ArrowDown':
      return mac && mod
        ? (view) => cursor(view.state.doc.length)
        : (view, range) => view.moveVertically(range, true);
    case 'PageUp':
      return (view, range) => view.moveVertically(range, false, view.scrollDOM.clientHeight - 60);
    case 'PageDown':
      return (view, range) => view.moveVertically(range, true, view.scrollDOM.clientHeight - 60);
    case 'Home':
      return mod ? () => cursor(0) : (view, range) => view.moveToLineBoundary(range, false, false);
    case 'End':
      return mod
        ? (view) => cursor(view.state.doc.length)
        : (view, range) => view.moveToLineBoundary(range, true, false);
    default:
      return null;
  }
}

/** Handles a caret key; true when it was one. */
export function handleCaretKey(view: EditorView, event: KeyboardEvent): boolean {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  if (mod && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'a') {
    view.dispatch({ selection: { anchor: 0, head: view.state.doc.length }, userEvent: 'select' });
    return true;
  }
  if (!isMac() && event.altKey) return false;
  const move = moveFor(event);
  if (!move) return false;
  const main = view.state.selection.main;
  const isStep = (event.key === 'ArrowLeft' || event.key === 'ArrowRight') && !mod && !event.altKey;
  let next: SelectionRange;
  if (isStep && !main.empty && !event.shiftKey) {
    const forward = (event.key === 'ArrowRight') === (view.textDirection === Direction.LTR);
    next = cursor(forward ? main.to : main.from);
  } else {
    const moved = move(
      view,
      event.shiftKey ? EditorSelection.cursor(main.head, main.assoc, undefined, main.goalColumn) : main,
    );
    next = event.shiftKey
      ? EditorSelection.range(main.anchor, moved.head, moved.goalColumn, moved.bidiLevel ?? undefined)
      : moved;
  }
  view.dispatch({
    selection: EditorSelection.single(next.anchor, next.head).replaceRange(next),
    effects: EditorView.scrollIntoView(next.head, { y: 'nearest', yMargin: 64 }),
    userEvent: 'select',
  });
  return true;
}

/** Nothing typed, dropped or pasted ever reaches the text. */
export const nothingTyped: Extension = EditorView.domEventHandlers({
  beforeinput: (event) => (event.preventDefault(), true),
  drop: (event) => (event.preventDefault(), true),
  paste: (event) => (event.preventDefault(), true),
  cut: (event) => (event.preventDefault(), true),
});
