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

/** Pixels between turns: the padding of a turn's first line, so that a long transcript is not thousands of blocks. */
const TURN_GAP = 10;

/** Pixels of a line that lie over its words. */
export const gapOver = (shown: ShownText, lineFrom: number): number =>
  lineFrom > 0 && shown.turns[shown.turnIndexAt(lineFrom)]?.start === lineFrom ? TURN_GAP : 0;

class Speaker extends WidgetType {
  readonly name: string;
  readonly asks: boolean;
  constructor(name: string, asks: boolean) {
    super();
    this.name = name;
    this.asks = asks;
  }
  override eq(other: Speaker): boolean {
    return other.name === this.name && other.asks === this.asks;
  }
  override toDOM(): HTMLElement {
    const head = document.createElement('span');
    head.className = 'rd-who';
    const name = document.createElement('span');
    name.className = this.asks ? 'rd-speaker asks' : 'rd-speaker';
    name.textContent = this.name;
    name.title = this.name;
    head.append(name);
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

/** They break a line, so the editor must know of all of them. */
function hardBreaks(shown: ShownText): DecorationSet {
  const marks: Range<Decoration>[] = [];
  for (let at = 0; at < shown.lineCount; at += 1) {
    const line = shown.isHardLine(at) ? shown.line(at) : undefined;
    if (line) marks.push(Decoration.widget({ widget: new HardBreak(line.label), side: 1 }).range(line.start));
  }
  return Decoration.set(marks);
}

/** Numbers and speakers are put only on the lines that are in the page. */
function margins(shown: ShownText): Extension {
  const build = (view: EditorView): DecorationSet => {
    const builder = new RangeSetBuilder<Decoration>();
    const { from, to } = view.viewport;
    for (let at = shown.lineIndexAt(from); at < shown.lineCount; at += 1) {
      const line = shown.line(at);
      if (!line || line.start > to) break;
      if (line.isHard || line.start < from) continue;
      const turnEnd = shown.turns[line.turn]?.end ?? line.end;
      const asks = shown.isQuestion(line.turn);
      const className = [
        'rd-line',
        line.isFifth && 'is-fifth',
        asks && 'asks',
        line.end < turnEnd && 'goes-on',
        line.isFirst && line.start > 0 && 'is-turn',
      ];
      builder.add(
        line.start,
        line.start,
        Decoration.line({ class: className.filter(Boolean).join(' '), attributes: { 'data-n': line.label } }),
      );
      const name = line.isFirst ? (shown.speakerOf(line.turn)?.label ?? '') : '';
      if (name !== '')
        builder.add(line.start, line.start, Decoration.widget({ widget: new Speaker(name, asks), side: -1 }));
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
  EditorView.decorations.of(hardBreaks(shown)),
  margins(shown),
];
