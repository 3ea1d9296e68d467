import {
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { documentInk } from '../shared/colours.ts';
import { pt } from './styles.ts';

interface Column {
  readonly title: string;
  /** Twips. */
  readonly width: number;
  /** Numbers stand at the right. */
  readonly numeric?: boolean;
}

export interface TableEntry {
  readonly children: readonly ParagraphChild[];
  /** Twips from the left, for a tree in a table. */
  readonly indent?: number;
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const rule = { style: BorderStyle.SINGLE, size: 4, color: documentInk.hairline } as const;

function cell(column: Column, entry: TableEntry, header: boolean): TableCell {
  return new TableCell({
    width: { size: column.width, type: WidthType.DXA },
    verticalAlign: header ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
    margins: { left: 0, right: pt(8), top: pt(1), bottom: pt(1) },
    children: [
      new Paragraph({
        style: 'TableText',
        children: entry.children,
        alignment: column.numeric ? 'right' : 'left',
        ...(entry.indent ? { indent: { left: entry.indent } } : {}),
        ...(header ? { keepNext: true } : {}),
      }),
    ],
  });
}

/** A table with rules between rows and a header row that comes back on every page. */
export function ruledTable(columns: readonly Column[], rows: readonly (readonly TableEntry[])[]): Table {
  const head = columns.map((column) => ({
    children: [new TextRun({ text: column.title, bold: true, color: documentInk.second })],
  }));
  const row = (entries: readonly TableEntry[], header: boolean): TableRow =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: columns.map((column, index) => cell(column, entries[index] ?? { children: [] }, header)),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, column) => sum + column.width, 0), type: WidthType.DXA },
    columnWidths: columns.map((column) => column.width),
    borders: {
      top: none,
      left: none,
      right: none,
      insideVertical: none,
      bottom: rule,
      insideHorizontal: rule,
    },
    rows: [row(head, true), ...rows.map((entries) => row(entries, false))],
  });
}
