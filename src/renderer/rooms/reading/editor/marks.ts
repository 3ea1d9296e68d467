/** Underline rows of codings, the one wash, and what a search found. */
import { Prec, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { Segment } from '../../../../shared/domain/text/index.ts';
import type { CodingModel } from '../model/coding-model.ts';

/** Lanes that also have an underline row; further lanes show in stripes only. */
const ROWS = 3;

const known = new Map<string, Decoration>();
/** One object per look, so that the editor sees at once what did not change. */
function mark(className: string): Decoration {
  let decoration = known.get(className);
  if (!decoration) known.set(className, (decoration = Decoration.mark({ class: className })));
  return decoration;
}

function underline(segment: Segment, model: CodingModel, colourOf: (codeId: string) => number) {
  const rows: string[] = [];
  let drawn = 0;
  for (const id of segment.ids) {
    const lane = model.laneOf(id);
    const coding = model.get(id);
    if (!coding || lane >= ROWS) continue;
    rows.push(`u${lane}-${colourOf(coding.codeId)}`);
    drawn |= 1 << lane;
  }
  if (rows.length === 0) return null;
  return mark(`rd-seg r${drawn} ${rows.toSorted().join(' ')}`).range(segment.start, segment.end);
}

const redraw = StateEffect.define<null>();
const lift = StateEffect.define<DecorationSet>();
const find = StateEffect.define<DecorationSet>();

/** Underlines of the part that is in the page; they take no room, so the rest can wait until it is scrolled to. */
function underlines(model: CodingModel, colourOf: (codeId: string) => number): Extension {
  const build = (view: EditorView): DecorationSet => {
    const { from, to } = view.viewport;
    return Decoration.set(
      model.segments(from, to).flatMap((segment) => underline(segment, model, colourOf) ?? []),
    );
  };
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = build(view);
      }
      update(update: ViewUpdate) {
        const isAsked = update.transactions.some((one) => one.effects.some((effect) => effect.is(redraw)));
        if (isAsked || update.viewportChanged) this.decorations = build(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
}
const single = (effect: typeof lift, precedence: (extension: Extension) => Extension) => {
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (set, transaction) => transaction.effects.findLast((one) => one.is(effect))?.value ?? set,
    provide: (own) => precedence(EditorView.decorations.from(own)),
  });
  return field;
};
const lifted = single(lift, Prec.highest);
const found = single(find, Prec.high);

/** The selected words themselves, without the rest of their lines. */
const picked = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    if (!transaction.selection) return set;
    const { from, to } = transaction.newSelection.main;
    return to > from ? Decoration.set([mark('rd-picked').range(from, to)]) : Decoration.none;
  },
  provide: (field) => Prec.highest(EditorView.decorations.from(field)),
});

/** All marks on the words. `model` is read at each drawing. */
export const codingMarks = (model: CodingModel, colourOf: (codeId: string) => number): Extension => [
  lifted,
  picked,
  found,
  underlines(model, colourOf),
  EditorView.editorAttributes.compute([lifted], (state) => ({
    class: state.field(lifted).size > 0 ? 'has-lifted' : '',
  })),
];

/** The effect that draws the underlines again, after the model changed. */
export const redrawUnderlines = (): StateEffect<null> => redraw.of(null);

/** Washes one range in a code's colour; null takes the wash away. */
export function liftRange(range: { start: number; end: number; colour: number } | null) {
  if (!range || range.end <= range.start) return lift.of(Decoration.none);
  return lift.of(Decoration.set([mark(`rd-lifted c${range.colour}`).range(range.start, range.end)]));
}

/** Marks what a search found, the current one apart. */
export function showFound(ranges: readonly { start: number; end: number }[], current: number) {
  return find.of(
    Decoration.set(
      ranges.map((range, at) =>
        mark(at === current ? 'rd-found is-current' : 'rd-found').range(range.start, range.end),
      ),
    ),
  );
}
