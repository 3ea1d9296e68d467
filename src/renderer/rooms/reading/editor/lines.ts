/** Line numbers, speakers in the margin, gaps between turns and lines broken where there is no space. */
import { RangeSetBuilder, type Extension, type Range } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import type { ShownText } from '../model/shown-text.ts';

/** Pixels between turns. */
export const TURN_GAP = 10;

class TurnHead extends WidgetType {
  readonly name: string;
  readonly asks: boolean;
  readonly gap: number;
  constructor(name: string, asks: boolean, gap: number) {
    super();
    this.name = name;
    this.asks = asks;
    this.gap = gap;
  }
  override eq(other: TurnHead): boolean {
    return other.name === this.name && other.asks === this.asks && other.gap === this.gap;
  }
  override get estimatedHeight(): number {
    return this.gap;
  }
  override toDOM(): HTMLElement {
    const head = document.createElement('div');
    head.className = this.gap > 0 ? 'rd-turn' : 'rd-turn is-first';
    if (this.name !== '') {
      const name = document.createElement('span');
      name.className = this.asks ? 'rd-speaker asks' : 'rd-speaker';
      name.textContent = this.name;
      name.title = this.name;
      head.append(name);
    }
    return head;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

/** A line end where the text has no space to give: it takes no offset. */
class HardBreak extends WidgetType {
  readonly label: string;
  constructor(label: string) {
    super();
    this.label = label;
  }
  override eq(other: HardBreak): boolean {
    return other.label === this.label;
  }
  override get lineBreaks(): number {
    return 1;
  }
  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'rd-hard';
    mark.append(document.createElement('br'));
    const number = document.createElement('i');
    number.dataset['n'] = this.label;
    mark.append(number);
    return mark;
  }
}

function margins(shown: ShownText): DecorationSet {
  const marks: Range<Decoration>[] = [];
  for (const line of shown.lines) {
    if (line.isHard)
      marks.push(Decoration.widget({ widget: new HardBreak(line.label), side: 1 }).range(line.start));
    if (!line.isFirst) continue;
    const name = shown.speakerOf(line.turn)?.label ?? '';
    const gap = line.start === 0 ? 0 : TURN_GAP;
    const widget = new TurnHead(name, shown.isQuestion(line.turn), gap);
    marks.push(Decoration.widget({ widget, block: true, side: -1 }).range(line.start));
  }
  return Decoration.set(marks, true);
}

/** Numbers are put only on the lines that are in the page. */
function numbers(shown: ShownText): Extension {
  const build = (view: EditorView): DecorationSet => {
    const builder = new RangeSetBuilder<Decoration>();
    const { from, to } = view.viewport;
    for (let at = shown.lineIndexAt(from); at < shown.lines.length; at += 1) {
      const line = shown.lines[at];
      if (!line || line.start > to) break;
      if (line.isHard || line.start < from) continue;
      const turnEnd = shown.turns[line.turn]?.end ?? line.end;
      const className = [
        'rd-line',
        line.isFifth && 'is-fifth',
        shown.isQuestion(line.turn) && 'asks',
        line.end < turnEnd && 'goes-on',
      ];
      builder.add(
        line.start,
        line.start,
        Decoration.line({ class: className.filter(Boolean).join(' '), attributes: { 'data-n': line.label } }),
      );
    }
    return builder.finish();
  };
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = build(view);
      }
      update(update: ViewUpdate) {
        if (update.viewportChanged || update.docChanged) this.decorations = build(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}

/** Everything in the left margin of a transcript. */
export const lineMargins = (shown: ShownText): Extension => [
  EditorView.decorations.of(margins(shown)),
  numbers(shown),
];
