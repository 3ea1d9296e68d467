import {
  Bookmark,
  type FileChild,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from 'docx';
import { asOneSign } from '../../../shared/domain/counted-as-one.ts';
import { codeEdge, documentInk } from '../shared/colours.ts';
import { attribution, counted, xmlText, togetherLine } from '../shared/wording.ts';
import type { CodebookCode, CodebookSnapshot, QuoteSnapshot } from '../snapshots.ts';
import { headingAt, kindAndDate, textRuns, titleBlock, writeDocument } from './document.ts';
import { measure, mm } from './styles.ts';
import { ruledTable } from './tables.ts';

const anchorOf = (index: number): string => `code_${index + 1}`;

function labelled(label: string, text: string): Paragraph[] {
  if (!text.trim()) return [];
  const children: ParagraphChild[] = [
    new TextRun({ text: label, style: 'FieldLabel' }),
    new TextRun({ children: [new Tab()] }),
    ...textRuns(text.trim()),
  ];
  return [new Paragraph({ style: 'Field', children })];
}

function example(label: string, quote: QuoteSnapshot | null): Paragraph[] {
  if (!quote) return [];
  return [
    new Paragraph({
      style: 'Field',
      children: [
        new TextRun({ text: label, style: 'FieldLabel' }),
        new TextRun({ children: [new Tab()] }),
        ...textRuns(quote.text),
        new TextRun({
          text: xmlText(`  ${attribution(quote)}`),
          font: 'Arial',
          size: 17,
          color: documentInk.second,
        }),
      ],
    }),
  ];
}

function counts(code: CodebookCode): string {
  const retired = code.isRetired ? ['Retired'] : [];
  if (code.isHeading) return [...retired, 'Heading'].join(' · ');
  if (code.codings === 0) return [...retired, 'Not used yet'].join(' · ');
  return [
    ...retired,
    counted(code.people, 'person', 'people') + asOneSign(code.asOne),
    counted(code.transcripts, 'transcript', 'transcripts'),
    counted(code.codings, 'coding', 'codings'),
  ].join(' · ');
}

function entry(code: CodebookCode, index: number): FileChild[] {
  const name = new Bookmark({ id: anchorOf(index), children: textRuns(code.name) });
  const says = [
    ...labelled('Definition', code.definition),
    ...labelled('In full', code.fullDefinition),
    ...labelled('Use when', code.useWhen),
    ...labelled('Do not use when', code.doNotUseWhen),
    ...example('Example', code.example),
    ...example('Borderline', code.borderline),
  ];
  return [
    headingAt(code.path.length - 1, [name], codeEdge(code.colour)),
    // where nothing follows, the next code may stand on another page
    new Paragraph({ style: 'Counts', keepNext: says.length > 0, children: textRuns(counts(code)) }),
    ...says,
  ];
}

function glance(codes: readonly CodebookCode[]): FileChild {
  const numeric = mm(23);
  const columns = [
    { title: 'Code', width: measure - 3 * numeric },
    { title: 'People', width: numeric, numeric: true },
    { title: 'Transcripts', width: numeric, numeric: true },
    { title: 'Codings', width: numeric, numeric: true },
  ];
  const rows = codes.map((code, index) => [
    {
      indent: mm(5) * (code.path.length - 1),
      children: [
        new TextRun({ text: '■ ', color: codeEdge(code.colour) }),
        new InternalHyperlink({
          anchor: anchorOf(index),
          children: [new TextRun({ text: xmlText(code.name), bold: code.path.length === 1 })],
        }),
      ],
    },
    // a heading has no words of its own: a nought would claim that nobody said anything under it
    ...[`${code.people}${asOneSign(code.asOne)}`, code.transcripts, code.codings].map((count) => ({
      children: code.isHeading ? [] : [new TextRun(String(count))],
    })),
  ]);
  return ruledTable(columns, rows);
}

/** How many codes there are, as the codebook's room says it: headings are groups of codes and no codes. */
function sizeOf(codes: readonly CodebookCode[]): string {
  const groups = codes.filter((code) => code.isHeading).length;
  const size = counted(codes.length - groups, 'code', 'codes');
  if (groups > 0) return `${size} in ${counted(groups, 'group', 'groups')}`;
  const top = codes.filter((code) => code.path.length <= 1).length;
  return codes.length === top ? size : `${size}, ${top} at the top`;
}

/**
 * The codebook as .docx bytes: title, date and size; all codes at a glance in a table; then each code under a
 * heading of its depth with its colour bar, people counted first, definition, use when, do not use when, examples.
 */
export async function codebookDocx(snapshot: CodebookSnapshot): Promise<Uint8Array> {
  const { codes } = snapshot;
  const children: FileChild[] = [
    ...titleBlock(snapshot.studyTitle, [
      kindAndDate(snapshot.frameName ? `Codebook: ${snapshot.frameName}` : 'Codebook', snapshot.exportedAt),
      codes.length === 0 ? 'There are no codes yet' : sizeOf(codes),
      togetherLine(snapshot.together ?? 0, codes),
    ]),
  ];
  if (codes.length > 0) {
    children.push(headingAt(0, [new TextRun('All codes')]), glance(codes), ...codes.flatMap(entry));
  }
  return writeDocument({
    kind: 'Codebook',
    studyTitle: snapshot.studyTitle,
    exportedAt: snapshot.exportedAt,
    lang: 'en-GB',
    children,
  });
}
