import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  type IPropertiesOptions,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { documentInk } from '../shared/colours.ts';
import { longDate, xmlText } from '../shared/wording.ts';
import { documentStyles, measure, page } from './styles.ts';

interface DocumentParts {
  /** What the document is, such as "Codebook"; stands before the study in the footer and the title field. */
  readonly kind: string;
  readonly studyTitle: string;
  readonly exportedAt: string;
  readonly lang: string;
  readonly children: readonly FileChild[];
  readonly comments?: IPropertiesOptions['comments'];
  readonly numbering?: IPropertiesOptions['numbering'];
}

/** Runs for a text in which "\n" stands for a line break. */
export function textRuns(text: string, options: { readonly [key: string]: unknown } = {}): TextRun[] {
  return xmlText(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...options, text: line, ...(index > 0 ? { break: 1 } : {}) }));
}

const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/**
 * A heading at a depth (0 is Heading 1; past Heading 6 it stays there).
 * @param bar six hex digits of a coloured bar that hangs in the margin beside it.
 */
export function headingAt(depth: number, children: readonly ParagraphChild[], bar?: string): Paragraph {
  return new Paragraph({
    heading: headingLevels[Math.min(Math.max(depth, 0), 5)],
    children,
    ...(bar ? { border: { left: { style: BorderStyle.SINGLE, size: 36, space: 7, color: bar } } } : {}),
  });
}

/** A paragraph in one of the document’s styles. */
export const styled = (style: string, text: string): Paragraph =>
  new Paragraph({ style, children: textRuns(text) });

/** Title, and under it the lines that say what this is and when it was written. */
export function titleBlock(studyTitle: string, lines: readonly string[]): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(studyTitle) }),
    ...lines.filter(Boolean).map((line) => styled('Subtitle', line)),
  ];
}

/** "Codebook, 22 November 2026". */
export const kindAndDate = (kind: string, exportedAt: string): string =>
  [kind, longDate(exportedAt)].filter(Boolean).join(', ');

function footer(kind: string, studyTitle: string): Footer {
  const run = { size: 16, font: 'Arial', color: documentInk.pale };
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: measure }],
        children: [
          new TextRun({ ...run, text: xmlText(`${studyTitle} · ${kind}`) }),
          new TextRun({ ...run, children: [new Tab(), PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

/**
 * Writes the document as .docx bytes. The properties hold the title, the program's name and the time of the
 * export, and nothing about the person or the machine.
 */
export async function writeDocument(parts: DocumentParts): Promise<Uint8Array> {
  const title = xmlText(`${parts.studyTitle}: ${parts.kind}`);
  const file = new Document({
    title,
    creator: 'Threadwork',
    styles: documentStyles(parts.lang),
    ...(parts.comments ? { comments: parts.comments } : {}),
    ...(parts.numbering ? { numbering: parts.numbering } : {}),
    sections: [
      {
        properties: { page },
        footers: { default: footer(parts.kind, parts.studyTitle) },
        children: parts.children,
      },
    ],
  });
  return sealed(new Uint8Array(await Packer.toBuffer(file)), title, parts.exportedAt);
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function coreProperties(title: string, at: Date): string {
  const when = `${at.toISOString().slice(0, 19)}Z`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>Threadwork</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${when}</dcterms:modified></cp:coreProperties>`
  );
}

/**
 * Replaces the core properties (the library puts in a name for the last person and the machine's clock), drops
 * the clock from comments and gives every part of the package the time of the export.
 */
function sealed(bytes: Uint8Array, title: string, exportedAt: string): Uint8Array {
  const given = new Date(exportedAt);
  // A zip counts years from 1980.
  const at =
    Number.isNaN(given.getTime()) || given.getUTCFullYear() < 1980 ? new Date(Date.UTC(1980, 0, 2)) : given;
  const parts: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith('/')) continue;
    let kept = content;
    if (name === 'docProps/core.xml') kept = strToU8(coreProperties(title, at));
    if (name === 'word/comments.xml') kept = strToU8(strFromU8(content).replaceAll(/ w:date="[^"]*"/gu, ''));
    if (name === 'word/document.xml') kept = strToU8(renumberBookmarks(strFromU8(content)));
    parts[name] = [kept, { mtime: zipTime(at), level: 6 }];
  }
  return zipSync(parts);
}

/** The library counts bookmarks over its whole life; here they count from 0 in each document. */
function renumberBookmarks(xml: string): string {
  const known = new Map<string, number>();
  return xml.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/gu, (mark) =>
    mark.replace(/w:id="([^"]*)"/u, (_, id: string) => {
      if (!known.has(id)) known.set(id, known.size);
      return `w:id="${known.get(id)}"`;
    }),
  );
}

/** A zip keeps local time without a zone; this makes the same bytes on every machine. */
function zipTime(at: Date): Date {
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  );
}
