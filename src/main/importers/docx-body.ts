/** The state machine over one WordprocessingML part. Elements may nest as deep as the XML reader lets them. */
import { isOff, type DocxStyle } from './docx-styles.ts';
import type { Gatherer } from './rich-text.ts';
import { symbolLetter } from './symbols.ts';
import type { XmlHandlers } from './xml.ts';

type Attributes = Readonly<Record<string, string>>;
type BodyKind = 'document' | 'footnote' | 'endnote' | 'comment';

export interface BodyReader {
  readonly handlers: XmlHandlers;
  /** Text of each footnote, endnote or comment by id, when the part holds those. */
  readonly apart: ReadonlyMap<string, { author: string | null; text: string }>;
  readonly altChunks: readonly string[];
  readonly counts: { deleted: number; hidden: number; subdocuments: number };
  /** Numbers given to the notes referred to, in order of appearance. */
  readonly noteNumbers: (kind: 'footnote' | 'endnote') => ReadonlyMap<string, number>;
}

interface Run {
  bold: boolean;
  hidden: boolean;
}

interface ParagraphState {
  style: DocxStyle | null;
  /** The paragraph mark is deleted, or the paragraph is a drop cap: the next one goes on in it. */
  joinsNext: boolean;
  /** Formatting of the paragraph mark is read inside pPr and must not touch runs. */
  inProperties: boolean;
  run: Run | null;
}

// Everything below these is not words, or is words that are not there: deleted, moved away, instructions, readings.
const skipped = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:delInstrText',
  'w:instrText',
  'w:rt',
  'w:sectPr',
  'w:tblPr',
  'w:tblGrid',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:tcPr',
  'm:rPr',
  'w:numPr',
  'w:pPrChange',
  'w:rPrChange',
  'w:tabs',
  'w:background',
  'w:fldData',
]);

/** Makes a reader for a part; `kind` says what its top-level entries are. */
export function createBodyReader(
  gatherer: Gatherer,
  styleOf: (id: string | undefined) => DocxStyle,
  kind: BodyKind,
  keepHidden = false,
): BodyReader {
  const state = createState(gatherer, styleOf, kind, keepHidden);
  // Names whose closing ends a skip; a count, so that the same name inside does not end it early.
  let skipDepth = 0;
  const handlers: XmlHandlers = {
    open(name, attributes) {
      if (skipDepth > 0) skipDepth++;
      else if (skipped.has(name) || state.skips(name, attributes)) {
        skipDepth = 1;
        state.noteSkipped(name);
      } else state.open(name, attributes);
    },
    close(name) {
      if (skipDepth > 0) skipDepth--;
      else state.close(name);
    },
    text(text) {
      if (skipDepth === 0) state.text(text);
    },
  };
  return { handlers, ...state.results };
}

function createState(
  gatherer: Gatherer,
  styleOf: (id: string | undefined) => DocxStyle,
  kind: BodyKind,
  keepHidden: boolean,
) {
  const apart = new Map<string, { author: string | null; text: string }>();
  const altChunks: string[] = [];
  const counts = { deleted: 0, hidden: 0, subdocuments: 0 };
  const numbers = { footnote: new Map<string, number>(), endnote: new Map<string, number>() };
  const paragraphs: ParagraphState[] = [];
  const alternates: { from: number; taken: boolean }[] = [];
  // Fields being read: inside the instruction nothing is shown; form fields show their state at the end.
  const fields: { inCode: boolean; shown: string | null }[] = [];
  const choices: string[] = [];
  let chosen = 0;
  let textElement = 0;
  let note: { id: string; author: string | null } | null = null;

  const paragraph = (): ParagraphState | undefined => paragraphs.at(-1);
  const inCode = (): boolean => fields.some((field) => field.inCode);
  const emit = (text: string): void => {
    const now = paragraph();
    const run = now?.run ?? null;
    if (inCode()) return;
    if (run?.hidden === true && !keepHidden) counts.hidden++;
    else gatherer.text(text, run?.bold ?? now?.style?.bold ?? false);
  };
  const number = (of: 'footnote' | 'endnote', id: string | undefined): void => {
    if (id === undefined || kind !== 'document') return;
    const next = numbers.footnote.size + numbers.endnote.size + 1;
    if (!numbers[of].has(id)) numbers[of].set(id, next);
    emit(`[${numbers[of].get(id)}]`);
  };
  const runProperty = (name: string, attributes: Attributes): void => {
    const now = paragraph();
    if (now === undefined || now.inProperties || now.run === null) return;
    const on = !isOff(attributes['w:val']);
    if (name === 'w:b') now.run.bold = on;
    else if (name === 'w:vanish') now.run.hidden = on;
    else if (name === 'w:rStyle') {
      const style = styleOf(attributes['w:val']);
      now.run.bold ||= style.bold;
      now.run.hidden ||= style.hidden;
    }
  };
  const fieldMark = (type: string | undefined): void => {
    if (type === 'begin') fields.push({ inCode: true, shown: null });
    const field = fields.at(-1);
    if (field === undefined) return;
    if (type === 'separate') field.inCode = false;
    if (type !== 'end') return;
    fields.pop();
    if (field.shown !== null) emit(field.shown);
  };

  const openers: Readonly<Record<string, (attributes: Attributes) => void>> = {
    'w:p'() {
      paragraphs.push({ style: null, joinsNext: false, inProperties: false, run: null });
      gatherer.beginParagraph(false);
    },
    'w:pPr'() {
      const now = paragraph();
      if (now !== undefined) now.inProperties = true;
    },
    'w:pStyle'(attributes) {
      const now = paragraph();
      if (now === undefined) return;
      now.style = styleOf(attributes['w:val']);
      if (now.style.heading) gatherer.beginParagraph(true);
    },
    // A letter set as a drop cap is a paragraph of its own to Word and the first letter of a word to everyone else.
    'w:framePr'(attributes) {
      const now = paragraph();
      const cap = attributes['w:dropCap'];
      if (now !== undefined && (cap === 'drop' || cap === 'margin')) now.joinsNext = true;
    },
    'w:r'() {
      const now = paragraph();
      if (now !== undefined) now.run = { bold: now.style?.bold ?? false, hidden: now.style?.hidden ?? false };
    },
    'w:tbl': () => undefined,
    'w:tr': gatherer.beginRow,
    'w:tc': gatherer.beginCell,
    'w:txbxContent': gatherer.beginBox,
    'w:t': () => void textElement++,
    'm:t': () => void textElement++,
    'w:tab': () => emit('\t'),
    'w:ptab': () => emit('\t'),
    'w:br': () => emit('\n'),
    'w:cr': () => emit('\n'),
    'w:noBreakHyphen': () => emit('\u2011'),
    'w:softHyphen': () => emit('\u00ad'),
    'w:sym': (attributes) => emit(symbolLetter(attributes['w:font'] ?? '', attributes['w:char'] ?? '')),
    'w:b': (attributes) => runProperty('w:b', attributes),
    'w:vanish': (attributes) => runProperty('w:vanish', attributes),
    'w:rStyle': (attributes) => runProperty('w:rStyle', attributes),
    'w:fldChar': (attributes) => fieldMark(attributes['w:fldCharType']),
    'w:checkBox'() {
      const field = fields.at(-1);
      if (field !== undefined) field.shown = '☐';
    },
    'w:checked'(attributes) {
      const field = fields.at(-1);
      if (field !== undefined && field.shown !== null) field.shown = isOff(attributes['w:val']) ? '☐' : '☒';
    },
    'w:default'(attributes) {
      const field = fields.at(-1);
      if (field !== undefined && field.shown !== null) field.shown = isOff(attributes['w:val']) ? '☐' : '☒';
    },
    'w:ddList'() {
      choices.splice(0);
      chosen = 0;
    },
    'w:listEntry': (attributes) => void choices.push(attributes['w:val'] ?? ''),
    'w:result': (attributes) => void (chosen = Number(attributes['w:val'] ?? 0)),
    'w:footnoteReference': (attributes) => number('footnote', attributes['w:id']),
    'w:endnoteReference': (attributes) => number('endnote', attributes['w:id']),
    'w:commentRangeStart': (attributes) => gatherer.mark(attributes['w:id'] ?? '', 'start'),
    'w:commentReference': (attributes) => gatherer.mark(attributes['w:id'] ?? '', 'end'),
    'w:altChunk': (attributes) => void altChunks.push(attributes['r:id'] ?? ''),
    'w:subDoc': () => void counts.subdocuments++,
    'mc:AlternateContent': () => void alternates.push({ from: gatherer.size(), taken: false }),
    'w:footnote': (attributes) => beginNote(attributes),
    'w:endnote': (attributes) => beginNote(attributes),
    'w:comment': (attributes) => beginNote(attributes),
  };

  const beginNote = (attributes: Attributes): void => {
    if (kind === 'document') return;
    note = { id: attributes['w:id'] ?? '', author: attributes['w:author']?.trim() || null };
    gatherer.beginApart();
  };
  const endNote = (): void => {
    if (note === null) return;
    apart.set(note.id, { author: note.author, text: gatherer.endApart() });
    note = null;
  };

  const closers: Readonly<Record<string, () => void>> = {
    'w:p'() {
      const closed = paragraphs.pop();
      gatherer.endParagraph(closed?.joinsNext ?? false);
    },
    'w:pPr'() {
      const now = paragraph();
      if (now !== undefined) now.inProperties = false;
    },
    'w:r'() {
      const now = paragraph();
      if (now !== undefined) now.run = null;
    },
    'w:tc': gatherer.endCell,
    'w:tr': gatherer.endRow,
    'w:txbxContent': gatherer.endBox,
    'w:t': () => void textElement--,
    'm:t': () => void textElement--,
    'w:ddList'() {
      const field = fields.at(-1);
      if (field !== undefined) field.shown = choices[chosen] ?? null;
    },
    'mc:Choice'() {
      const alternate = alternates.at(-1);
      if (alternate !== undefined && gatherer.size() > alternate.from) alternate.taken = true;
    },
    'mc:AlternateContent': () => void alternates.pop(),
    'w:footnote': endNote,
    'w:endnote': endNote,
    'w:comment': endNote,
  };

  return {
    /** Parts that are skipped depending on where they stand. */
    skips(name: string, attributes: Attributes): boolean {
      if (name === 'mc:Fallback') return alternates.at(-1)?.taken ?? false;
      if (name === 'mc:Choice') return alternates.at(-1)?.taken ?? false;
      if (name === 'w:footnote' || name === 'w:endnote')
        return /separator|continuation/i.test(attributes['w:type'] ?? '');
      return false;
    },
    noteSkipped(name: string): void {
      if (name !== 'w:del' && name !== 'w:moveFrom') return;
      const now = paragraph();
      if (now?.inProperties === true) now.joinsNext = true;
      counts.deleted++;
    },
    open: (name: string, attributes: Attributes): void => openers[name]?.(attributes),
    close: (name: string): void => closers[name]?.(),
    text(text: string): void {
      if (textElement > 0) emit(text.replaceAll('\n', ' '));
    },
    results: {
      apart,
      altChunks,
      counts,
      noteNumbers: (of: 'footnote' | 'endnote'): ReadonlyMap<string, number> => numbers[of],
    },
  };
}
