/** Words that step back while a filter is on; drawn into the page without moving a line of it. */
import { Prec, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { TextRange } from '../model/ranges.ts';

const put = StateEffect.define<DecorationSet>();
const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (set, transaction) => transaction.effects.findLast((one) => one.is(put))?.value ?? set,
  // inside of washes and underlines, so that those stay in their own colours
  provide: (own) => Prec.lowest(EditorView.decorations.from(own)),
});
const dim = Decoration.mark({ class: 'rd-dim' });

/** Lets these ranges (in order, apart) step back in the place of the ones before. */
export function showDimmed(view: EditorView, ranges: readonly TextRange[]): void {
  const isThere = view.state.field(field, false) !== undefined;
  if (!isThere && ranges.length === 0) return;
  const { length } = view.state.doc;
  const marks = ranges.filter((one) => one.end <= length).map((one) => dim.range(one.start, one.end));
  view.dispatch({
    effects: [...(isThere ? [] : [StateEffect.appendConfig.of(field)]), put.of(Decoration.set(marks))],
  });
}
