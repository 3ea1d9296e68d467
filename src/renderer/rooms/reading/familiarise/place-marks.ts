/** Highlights, notes on a place and asked questions, drawn into the reader's page without moving a line of it. */
import { StateEffect, StateField, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

interface PlaceMarks {
  readonly highlights: readonly { start: number; end: number; note: string }[];
  readonly questions: readonly { start: number; label: string; name: string }[];
}

const place = StateEffect.define<DecorationSet>();
const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (set, transaction) => transaction.effects.findLast((one) => one.is(place))?.value ?? set,
  provide: (own) => EditorView.decorations.from(own),
});

class Beside extends WidgetType {
  readonly kind: 'note' | 'question';
  readonly text: string;
  readonly title: string;
  constructor(kind: 'note' | 'question', text: string, title: string) {
    super();
    this.kind = kind;
    this.text = text;
    this.title = title;
  }
  override eq(other: Beside): boolean {
    return other.kind === this.kind && other.text === this.text && other.title === this.title;
  }
  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = this.kind === 'note' ? 'rf-note-mark' : 'rf-question-mark';
    mark.title = this.title;
    // drawn by the style sheet, so that it is never part of the words
    mark.dataset['label'] = this.text;
    return mark;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

const highlight = Decoration.mark({ class: 'rf-highlight' });

/** Draws these marks in place of the ones before. */
export function showPlaces(view: EditorView, { highlights, questions }: PlaceMarks): void {
  const { length } = view.state.doc;
  const marks: Range<Decoration>[] = [];
  for (const { start, end, note } of highlights) {
    if (end > length || end <= start) continue;
    marks.push(highlight.range(start, end));
    if (note !== '')
      marks.push(Decoration.widget({ widget: new Beside('note', '', note), side: -1 }).range(start));
  }
  for (const { start, label, name } of questions)
    if (start <= length)
      marks.push(Decoration.widget({ widget: new Beside('question', label, name), side: -1 }).range(start));
  const isThere = view.state.field(field, false) !== undefined;
  view.dispatch({
    effects: [
      ...(isThere ? [] : [StateEffect.appendConfig.of(field)]),
      place.of(Decoration.set(marks, true)),
    ],
  });
}
