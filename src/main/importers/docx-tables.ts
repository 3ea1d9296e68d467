/** Tables of a Word document, cell by cell, and its paragraphs outside of tables with the depth of their headings. */
import { docxPrefix } from './docx.ts';
import type { ImportWork } from './limits.ts';
import { refuse } from './refusal.ts';
import { isColour, withCellColours } from './table-colours.ts';
import { createXmlReader, type XmlHandlers } from './xml.ts';
import type { Zip } from './zip.ts';

export interface DocxParagraph {
  /** 1 for the highest heading; null for a paragraph that is none. */
  readonly level: number | null;
  readonly text: string;
}
interface DocxTables {
  readonly tables: string[][][];
  readonly paragraphs: DocxParagraph[];
}

// words that are not there: deleted, moved away, instructions, readings
const skipped = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:rt',
  'w:tblPr',
  'w:rPr',
  'mc:Fallback',
]);
const MOST_CELLS = 200_000;
/** Twentieths of a point that count as one space of indentation. */
const SPACE = 100;
const MOST_INDENT = 80;

/**
 * Reads the body. A table inside a cell is read as words of that cell; a cell over several columns leaves the others empty; words of
 * one over several rows stand in each of them that says more; one that stands in begins with spaces.
 */
export function readDocxTables(zip: Zip, work: ImportWork): DocxTables {
  const main = zip.names.find((name) => /^word\/document\d*\.xml$/iu.test(name.replaceAll('\\', '/')));
  if (main === undefined) throw refuse.damaged('Word document');
  const state = createState();
  let skip = 0;
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      if (skip > 0 || skipped.has(name)) skip += 1;
      else state.open(name, attributes);
    },
    close: (name) => {
      if (skip > 0) skip -= 1;
      else state.close(name);
    },
    text: (text) => {
      if (skip === 0) state.text(text);
    },
  };
  const xml = createXmlReader(handlers, work, docxPrefix, 'Word document');
  zip.stream(main, xml.push);
  xml.end();
  return state.result;
}

function createState() {
  const result: DocxTables = { tables: [], paragraphs: [] };
  let depth = 0;
  let table: string[][] = [];
  let row: string[] = [];
  let cell: string[] = [];
  let span = 1;
  let isBelow = false;
  /** Columns of the row that go on with the cell above. */
  let below: number[] = [];
  let cells = 0;
  let paragraph = '';
  let indent = 0;
  let level: number | null = null;
  let isWords = false;
  let isCellLook = false;
  let colour: string | null = null;
  let colours: (string | null)[] = [];
  const endParagraph = () => {
    const words = paragraph.replace(/[ \u00a0]+$/gmu, '').trimEnd();
    const text = words.trim();
    // only the first line of a cell says how far it stands in
    if (depth > 0) cell.push(cell.length > 0 || text === '' ? text : ' '.repeat(indent) + words);
    else if (text !== '') result.paragraphs.push({ level, text });
  };
  return {
    result,
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === 'w:tbl') {
        depth += 1;
        if (depth === 1) [table, colours] = [[], []];
      } else if (name === 'w:tr' && depth === 1) [row, colour, below] = [[], null, []];
      else if (name === 'w:tc' && depth === 1) {
        cell = [];
        span = 1;
        isBelow = false;
      } else if (name === 'w:tcPr') isCellLook = depth === 1;
      else if (name === 'w:vMerge' && isCellLook) isBelow = attributes['w:val'] !== 'restart';
      else if (name === 'w:shd' && isCellLook) {
        if (isColour(attributes['w:fill'])) colour ??= attributes['w:fill'];
      } else if (name === 'w:gridSpan' && depth === 1) span = Number(attributes['w:val'] ?? 1) || 1;
      else if (name === 'w:p') {
        paragraph = '';
        indent = 0;
        level = null;
      } else if (name === 'w:ind') {
        const twips = Number(attributes['w:left'] ?? attributes['w:start'] ?? 0) || 0;
        indent = Math.min(MOST_INDENT, Math.max(0, Math.round(twips / SPACE)));
      } else if (name === 'w:ilvl') indent = Math.max(indent, 2 * (Number(attributes['w:val'] ?? 0) || 0));
      else if (name === 'w:pStyle') {
        const heading = /^(?:heading|berschrift|titre|kop)\s?(\d)$/iu.exec(attributes['w:val'] ?? '');
        level = heading ? Number(heading[1]) : null;
      } else if (name === 'w:outlineLvl') level ??= Number(attributes['w:val'] ?? 0) + 1;
      else if (name === 'w:t') isWords = true;
      else if (name === 'w:tab') paragraph += '\t';
      else if (name === 'w:br' || name === 'w:cr') paragraph += '\n';
      else if (name === 'w:noBreakHyphen') paragraph += '\u2011';
    },
    close(name: string) {
      if (name === 'w:t') isWords = false;
      else if (name === 'w:tcPr') isCellLook = false;
      else if (name === 'w:p') endParagraph();
      else if (name === 'w:tc' && depth === 1) {
        if (isBelow) below.push(row.length);
        row.push(
          cell
            .join('\n')
            .replace(/^\s*\n/u, '')
            .trimEnd(),
          ...Array.from({ length: Math.min(span, 50) - 1 }, () => ''),
        );
        if ((cells += 1) > MOST_CELLS) throw refuse.tooLarge(`${MOST_CELLS} cells`);
      } else if (name === 'w:tr' && depth === 1) {
        if (row.some((words) => words !== '')) {
          for (const at of below) row[at] ||= table.at(-1)?.[at] ?? '';
          table.push(row);
          colours.push(colour);
        }
      } else if (name === 'w:tbl') {
        if (depth === 1 && table.length > 0) result.tables.push(withCellColours(table, colours));
        depth -= 1;
      }
    },
    text(text: string) {
      if (isWords) paragraph += text;
    },
  };
}
