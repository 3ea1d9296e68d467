/** The same column, open for typing. Every change becomes a step of the draft; what does not fit is refused. */
import {
  Annotation,
  EditorState,
  findClusterBreak,
  RangeSet,
  StateEffect,
  StateField,
  type Extension,
  type Range,
  type Transaction,
  type TransactionSpec,
} from '@codemirror/state';
import { Decoration, EditorView, drawSelection, type DecorationSet } from '@codemirror/view';
import { EditError } from '../../../../shared/domain/text/index.ts';
import { pageNonce } from '../../../transport/connect.ts';
import { handleCaretKey } from '../editor/keys.ts';
import { redoDraft, takeSteps, undoDraft, type Draft, type RecordedStep } from './draft.ts';
import { heads, type CorrectorWords } from './heads.ts';

interface CorrectorOptions {
  readonly host: HTMLElement;
  readonly saved: Draft;
  readonly draft: Draft;
  /** Words that are coded, in the saved text; shown while the draft has no steps yet, then moved along. */
  readonly coded: readonly { start: number; end: number }[];
  readonly words: CorrectorWords;
  readonly label: string;
  readonly lang: string | null;
  readonly direction: 'ltr' | 'rtl';
  readonly startAt: number;
  onDraft(draft: Draft): void;
  /** A key; true when something was done with it. */
  onKey(event: KeyboardEvent): boolean;
  onRefused(sentence: string): void;
  onSpeaker(turn: number): void;
}
export interface Corrector {
  readonly view: EditorView;
  draft(): Draft;
  focus(): void;
  goTo(offset: number): void;
  /** Index of the turn the caret is in. */
  turn(): number;
  split(): void;
  joinBefore(): void;
  setSpeaker(turn: number, speaker: string | null): void;
  undo(): void;
  redo(): void;
  topOffset(): number;
  destroy(): void;
}

const put = StateEffect.define<Draft>();
/** A change that brings its own draft along. */
const own = Annotation.define<boolean>();

const isSameShape = (a: Draft, b: Draft) =>
  a.turns.length === b.turns.length && a.turns.every((turn, at) => turn.speaker === b.turns[at]?.speaker);

/** Words coded before, and words typed since, moved along with every change. */
function marked(className: string, first: readonly Range<Decoration>[], addsTyped: boolean) {
  const mark = Decoration.mark({ class: className, inclusiveEnd: addsTyped });
  return StateField.define<DecorationSet>({
    create: () => RangeSet.of(first as Range<Decoration>[], true),
    update(set, transaction) {
      if (!transaction.docChanged) return set;
      const moved = set.map(transaction.changes);
      if (!addsTyped || transaction.annotation(own)) return moved;
      let next = moved;
      transaction.changes.iterChangedRanges((_a, _b, from, to) => {
        if (to === from) return;
        // one mark over what touches, so that no stretch is tinted twice
        let [first, last] = [from, to];
        next.between(from, to, (start, end) => {
          first = Math.min(first, start);
          last = Math.max(last, end);
        });
        next = next.update({
          filterFrom: first,
          filterTo: last,
          filter: () => false,
          add: [mark.range(first, last)],
        });
      });
      return next;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

/** What a change of the editor is, in steps. Turns it runs across are joined first, which moves no offset. */
function stepsOf(transaction: Transaction, draft: Draft): RecordedStep[] {
  const steps: RecordedStep[] = [];
  const text = transaction.startState.doc;
  let moved = 0;
  let joins = 0;
  transaction.changes.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
    const first = draft.turns.findIndex((turn) => fromA <= turn.end);
    const last = draft.turns.findIndex((turn) => toA <= turn.end);
    for (let turn = first; turn < last; turn += 1) {
      steps.push({ kind: 'join', turn: first - joins });
      joins += 1;
    }
    const insert = inserted.toString();
    const between = [
      clusterBefore(text.sliceString(Math.max(0, fromA - 8), fromA)),
      pointAt(text.sliceString(toA, toA + 2)),
    ] as const;
    steps.push({ kind: 'text', from: fromA + moved, to: toA + moved, insert, between });
    moved += insert.length - (toA - fromA);
  });
  return steps;
}
const clusterBefore = (text: string) => [...text].at(-1) ?? '';
const pointAt = (text: string) => [...text][0] ?? '';

/** Makes an editor of the draft inside an element. */
export function createCorrector(options: CorrectorOptions): Corrector {
  const { saved, words } = options;
  const draftField = StateField.define<Draft>({
    create: () => options.draft,
    update: (draft, transaction) => transaction.effects.find((effect) => effect.is(put))?.value ?? draft,
  });
  const headField = StateField.define<{ set: DecorationSet; draft: Draft }>({
    create: (state) => ({
      set: heads(state.field(draftField), words, options.onSpeaker),
      draft: state.field(draftField),
    }),
    update(value, transaction) {
      const draft = transaction.state.field(draftField);
      if (draft === value.draft) return value;
      if (!isSameShape(draft, value.draft)) return { set: heads(draft, words, options.onSpeaker), draft };
      return { set: value.set.map(transaction.changes), draft };
    },
    provide: (field) => EditorView.decorations.from(field, (value) => value.set),
  });
  const intoSteps = EditorState.transactionFilter.of(
    (transaction): TransactionSpec | readonly TransactionSpec[] => {
      if (!transaction.docChanged || transaction.annotation(own)) return transaction;
      const draft = transaction.startState.field(draftField);
      try {
        return [transaction, { effects: put.of(takeSteps(draft, stepsOf(transaction, draft))) }];
      } catch (error) {
        if (!(error instanceof EditError)) throw error;
        options.onRefused(error.message);
        return [];
      }
    },
  );
  const isBegun = options.draft.groups.length > 0;
  const coded = isBegun
    ? []
    : options.coded.map((range) => Decoration.mark({ class: 'rc-coded' }).range(range.start, range.end));
  const extensions: Extension = [
    EditorState.lineSeparator.of('\n'),
    EditorView.cspNonce.of(pageNonce()),
    EditorView.lineWrapping,
    drawSelection({ cursorBlinkRate: 0, drawRangeCursor: true }),
    draftField,
    headField,
    marked('rc-coded', coded, false),
    marked('rc-typed', [], true),
    intoSteps,
    EditorView.contentAttributes.of({
      id: 'rd-text',
      'aria-label': options.label,
      'aria-multiline': 'true',
      tabindex: '0',
      dir: options.direction,
      spellcheck: 'true',
      autocorrect: 'off',
      autocapitalize: 'off',
      translate: 'no',
      ...(options.lang ? { lang: options.lang } : {}),
    }),
    EditorView.editorAttributes.of({ dir: options.direction }),
    EditorView.domEventHandlers({
      keydown: (event, of) => {
        if (event.isComposing) return false;
        const isTaken =
          options.onKey(event) || handleEditingKey(of, event, corrector) || handleCaretKey(of, event);
        if (isTaken) {
          event.preventDefault();
          event.stopPropagation();
        }
        return isTaken;
      },
    }),
    EditorView.updateListener.of((update) => {
      const draft = update.state.field(draftField);
      if (draft !== update.startState.field(draftField)) options.onDraft(draft);
    }),
  ];
  const view = new EditorView({
    parent: options.host,
    state: EditorState.create({
      doc: options.draft.text,
      selection: { anchor: Math.min(options.startAt, options.draft.text.length) },
      extensions,
    }),
    scrollTo: EditorView.scrollIntoView(Math.min(options.startAt, options.draft.text.length), {
      y: 'start',
      yMargin: 24,
    }),
  });

  const now = () => view.state.field(draftField);
  /** Shows another draft, touching only what differs. */
  function show(draft: Draft, caret?: number): void {
    const before = view.state.doc.toString();
    const after = draft.text;
    let from = 0;
    while (from < before.length && from < after.length && before.charCodeAt(from) === after.charCodeAt(from))
      from += 1;
    let tail = 0;
    const most = Math.min(before.length, after.length) - from;
    while (
      tail < most &&
      before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
    )
      tail += 1;
    const isOther = before.length !== draft.text.length || from < before.length;
    const end = draft.text.length - tail;
    const at = caret ?? (isOther ? end : view.state.selection.main.head);
    view.dispatch({
      ...(isOther
        ? { changes: { from, to: before.length - tail, insert: draft.text.slice(from, end) } }
        : {}),
      selection: { anchor: Math.min(at, draft.text.length) },
      effects: [
        put.of(draft),
        EditorView.scrollIntoView(Math.min(at, draft.text.length), { y: 'nearest', yMargin: 80 }),
      ],
      annotations: own.of(true),
    });
  }
  function take(steps: readonly RecordedStep[], caret?: (draft: Draft) => number): void {
    try {
      const draft = takeSteps(now(), steps);
      show(draft, caret?.(draft));
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      options.onRefused(error.message);
    }
  }
  const turnAt = (offset: number) => now().turns.findIndex((turn) => offset <= turn.end);
  const corrector: Corrector = {
    view,
    draft: now,
    focus: () => view.focus(),
    goTo(offset) {
      view.dispatch({
        selection: { anchor: offset },
        effects: EditorView.scrollIntoView(offset, { y: 'center' }),
      });
      view.focus();
    },
    turn: () => turnAt(view.state.selection.main.head),
    split() {
      const at = view.state.selection.main.head;
      const turn = turnAt(at);
      take([{ kind: 'split', at }], (draft) => draft.turns[turn + 1]?.start ?? at);
    },
    joinBefore() {
      const turn = turnAt(view.state.selection.main.head);
      if (turn <= 0) return options.onRefused('This is the first turn; there is none before it.');
      const start = now().turns[turn]?.start ?? 0;
      take([{ kind: 'join', turn: turn - 1 }], () => start);
    },
    setSpeaker: (turn, speaker) =>
      take([{ kind: 'speaker', turn, speaker }], () => view.state.selection.main.head),
    undo: () => show(undoDraft(saved, now())),
    redo: () => show(redoDraft(now())),
    topOffset: () => view.lineBlockAtHeight(view.scrollDOM.scrollTop - view.documentPadding.top).from,
    destroy: () => view.destroy(),
  };
  return corrector;
}
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Enter, Backspace and Delete, the same in every browser. */
function handleEditingKey(view: EditorView, event: KeyboardEvent, corrector: Corrector): boolean {
  const { main } = view.state.selection;
  const byWord = isMac() ? event.altKey : event.ctrlKey;
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    view.dispatch(view.state.replaceSelection('\n'), { scrollIntoView: true, userEvent: 'input' });
    return true;
  }
  if (event.key !== 'Backspace' && event.key !== 'Delete') return false;
  const forward = event.key === 'Delete';
  if (!main.empty) {
    view.dispatch({ changes: { from: main.from, to: main.to }, userEvent: 'delete', scrollIntoView: true });
    return true;
  }
  const draft = corrector.draft();
  const turn = draft.turns[corrector.turn()];
  if (turn && main.head === (forward ? turn.end : turn.start)) {
    if (forward && corrector.turn() < draft.turns.length - 1) {
      view.dispatch({ selection: { anchor: draft.turns[corrector.turn() + 1]?.start ?? 0 } });
      corrector.joinBefore();
    } else if (!forward && corrector.turn() > 0) corrector.joinBefore();
    return true;
  }
  const line = view.state.doc.lineAt(main.head);
  const single = findClusterBreak(line.text, main.head - line.from, forward) + line.from;
  const isEdge = main.head === (forward ? line.to : line.from);
  const to = isEdge ? main.head + (forward ? 1 : -1) : byWord ? view.moveByGroup(main, forward).head : single;
  const [from, until] =
    to < main.head ? [Math.max(to, turn?.start ?? 0), main.head] : [main.head, Math.min(to, turn?.end ?? to)];
  view.dispatch({ changes: { from, to: until }, userEvent: 'delete', scrollIntoView: true });
  return true;
}
