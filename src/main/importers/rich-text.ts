/** Gathers paragraphs from nested structures: cells, text boxes, notes. Shared by the Word, OpenDocument, RTF and HTML readers. */
import type { Paragraph } from '../../shared/domain/text/speakers.ts';
import { trimParagraph, type ReadNote } from './draft.ts';

/** Where a remark begins or ends, in the text being gathered. */
interface Mark {
  readonly id: string;
  readonly at: number;
  readonly edge: 'start' | 'end';
}

interface Gathered {
  text: string;
  bold: [number, number][];
  marks: Mark[];
  heading: boolean;
}

/** A flow of paragraphs: the body, a cell, a text box, a note. */
interface Flow {
  readonly done: Gathered[];
  /** The open paragraph, or null between paragraphs. */
  open: Gathered | null;
  /** Paragraphs of boxes anchored in the open paragraph, put after it. */
  after: Gathered[];
}

interface Row {
  cells: Gathered[][];
}

export interface Gatherer {
  readonly beginParagraph: (heading: boolean) => void;
  /** `joined`: the paragraph's mark was deleted, so the next paragraph goes on in it. */
  readonly endParagraph: (joined?: boolean) => void;
  readonly text: (text: string, bold: boolean) => void;
  readonly mark: (id: string, edge: 'start' | 'end') => void;
  readonly beginRow: () => void;
  readonly beginCell: () => void;
  readonly endCell: () => void;
  readonly endRow: () => void;
  /** A flow of its own inside a paragraph, shown after it. */
  readonly beginBox: () => void;
  readonly endBox: () => void;
  /** A flow kept apart, such as a footnote; `endApart` hands its paragraphs over as one text. */
  readonly beginApart: () => void;
  readonly endApart: () => string;
  /** Units of text gathered so far, to tell whether something was added. */
  readonly size: () => number;
  readonly finish: (notes: ReadonlyMap<string, { author: string | null; text: string }>) => {
    paragraphs: Paragraph[];
    notes: ReadNote[];
  };
}

const emptyParagraph = (heading: boolean): Gathered => ({ text: '', bold: [], marks: [], heading });

/** Adds one by one: a spread of a long list would not fit on the stack. */
function append<T>(to: T[], from: readonly T[]): void {
  for (const one of from) to.push(one);
}

/** Makes a gatherer. Calls may come in any order a damaged file can think of; nothing throws. */
export function createGatherer(): Gatherer {
  const body: Flow = { done: [], open: null, after: [] };
  const flows: Flow[] = [body];
  const rows: Row[] = [];
  let size = 0;
  const flow = (): Flow => flows.at(-1) as Flow;
  const open = (): Gathered => (flow().open ??= emptyParagraph(false));
  const close = (): void => {
    const now = flow();
    if (now.open !== null) now.done.push(now.open);
    append(now.done, now.after);
    now.open = null;
    now.after = [];
  };
  const pop = (): Gathered[] => {
    close();
    return flows.length > 1 ? (flows.pop() as Flow).done : [];
  };
  const push = (): void => void flows.push({ done: [], open: null, after: [] });
  return {
    beginParagraph(heading) {
      const now = flow();
      if (now.open === null) now.open = emptyParagraph(heading);
      else if (now.open.text === '') now.open.heading = heading;
    },
    endParagraph(joined = false) {
      if (!joined) close();
    },
    text(text, bold) {
      if (text === '') return;
      const paragraph = open();
      const from = paragraph.text.length;
      paragraph.text += text;
      size += text.length;
      if (!bold) return;
      const last = paragraph.bold.at(-1);
      if (last !== undefined && last[1] === from) last[1] = paragraph.text.length;
      else paragraph.bold.push([from, paragraph.text.length]);
    },
    mark: (id, edge) => void open().marks.push({ id, edge, at: open().text.length }),
    beginRow: () => void rows.push({ cells: [] }),
    beginCell: push,
    endCell() {
      const cell = pop();
      rows.at(-1)?.cells.push(cell);
    },
    endRow() {
      const row = rows.pop();
      if (row === undefined) return;
      const joined = joinCells(row.cells);
      const now = flow();
      if (now.open === null) now.done.push(joined);
      else now.after.push(joined);
    },
    beginBox: push,
    endBox() {
      const paragraphs = pop();
      append(flow().after, paragraphs);
    },
    beginApart: push,
    endApart: () => joinAll(pop(), '\n').text.trim(),
    size: () => size,
    finish(notes) {
      while (flows.length > 1) {
        const left = pop();
        append(flow().after, left);
      }
      close();
      return finishBody(body.done, notes);
    },
  };
}

function joinAll(parts: readonly Gathered[], separator: string): Gathered {
  const all = emptyParagraph(false);
  for (const part of parts) {
    if (part.text === '' && part.marks.length === 0) continue;
    if (all.text !== '' && part.text !== '') all.text += separator;
    const shift = all.text.length;
    all.text += part.text;
    for (const [from, to] of part.bold) all.bold.push([from + shift, to + shift]);
    for (const mark of part.marks) all.marks.push({ ...mark, at: mark.at + shift });
  }
  return all;
}

/** A table row is one paragraph: its cells between tabs, the paragraphs of a cell on lines of their own. */
function joinCells(cells: readonly Gathered[][]): Gathered {
  const filled = cells.map((cell) => joinAll(cell, '\n'));
  while (filled.length > 0 && filled.at(-1)?.text === '' && filled.at(-1)?.marks.length === 0) filled.pop();
  const row = emptyParagraph(false);
  for (const [index, cell] of filled.entries()) {
    if (index > 0) row.text += '\t';
    const shift = row.text.length;
    row.text += cell.text;
    for (const [from, to] of cell.bold) row.bold.push([from + shift, to + shift]);
    for (const mark of cell.marks) row.marks.push({ ...mark, at: mark.at + shift });
  }
  return row;
}

function finishBody(
  done: readonly Gathered[],
  remarks: ReadonlyMap<string, { author: string | null; text: string }>,
): { paragraphs: Paragraph[]; notes: ReadNote[] } {
  const paragraphs: Paragraph[] = [];
  const notes: ReadNote[] = [];
  const begun = new Map<string, { paragraph: number; from: number }>();
  for (const gathered of done) {
    const { paragraph, cut } = trimParagraph(gathered);
    const index = paragraphs.length;
    for (const mark of gathered.marks) {
      const at = Math.min(Math.max(0, mark.at - cut), paragraph.text.length);
      const remark = remarks.get(mark.id);
      if (remark === undefined) continue;
      if (mark.edge === 'start') begun.set(mark.id, { paragraph: index, from: at });
      else {
        const start = begun.get(mark.id) ?? { paragraph: index, from: at };
        begun.delete(mark.id);
        // A remark over several paragraphs is kept on the first of them.
        const to = start.paragraph === index ? at : (paragraphs[start.paragraph]?.text.length ?? start.from);
        notes.push({ ...start, to: Math.max(start.from, to), ...remark });
      }
    }
    const { text, bold, heading } = paragraph as Paragraph & { bold: [number, number][]; heading: boolean };
    paragraphs.push({ text, ...(bold.length > 0 ? { bold } : {}), ...(heading ? { heading } : {}) });
  }
  for (const [id, start] of begun) {
    const remark = remarks.get(id);
    if (remark !== undefined)
      notes.push({ ...start, to: paragraphs[start.paragraph]?.text.length ?? start.from, ...remark });
  }
  return { paragraphs, notes };
}
