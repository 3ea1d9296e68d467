/** Small invented documents, made in code. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import PDFDocument from 'pdfkit';

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A zip container of text parts. */
export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  const files: Zippable = {};
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text);
  return zipSync(files);
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const names = `${w} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`;
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word run; `properties` is the inside of rPr. */
export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;

/** A Word paragraph of ready runs, or of plain text. */
export const para = (inside: string): string => `<w:p>${inside.startsWith('<') ? inside : run(inside)}</w:p>`;

/** A Word document from the inside of its body. `extra` maps part kinds (footnotes, comments ...) to their inside. */
export function docxOf(body: string, extra: Readonly<Record<string, string>> = {}): Uint8Array {
  const kinds = Object.keys(extra);
  const relations = kinds.map(
    (kind, index) => `<Relationship Id="r${index}" Type="${office}/${kind}" Target="${kind}.xml"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${names}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
  };
  for (const kind of kinds) parts[`word/${kind}.xml`] = `<w:${kind} ${names}>${extra[kind]}</w:${kind}>`;
  return zipOf(parts);
}

const odf = 'urn:oasis:names:tc:opendocument:xmlns';
const odfNames = ['office', 'text', 'table', 'style', 'drawing']
  .map((name) => `xmlns:${name === 'drawing' ? 'draw' : name}="${odf}:${name}:1.0"`)
  .join(' ');

/** The XML of an OpenDocument text from the inside of office:text; `root` is document-content or document (flat). */
export function odtXml(body: string, styles = '', root = 'document-content'): string {
  return `<?xml version="1.0"?><office:${root} ${odfNames} xmlns:fo="${odf}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:${root}>`;
}

/** A packed OpenDocument text. */
export function odtOf(body: string, styles = ''): Uint8Array {
  return zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': odtXml(body, styles) });
}

/** A PDF with the given lines on each page, drawn as they are. */
export function pdfOf(
  pages: readonly (readonly string[])[],
  options: { userPassword?: string } = {},
): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const document = new PDFDocument({ autoFirstPage: false, size: 'A4', margin: 60, ...options });
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    for (const lines of pages) {
      document.addPage();
      for (const [index, line] of lines.entries())
        if (line !== '') document.fontSize(11).text(line, 60, 60 + index * 16, { lineBreak: false });
    }
    document.end();
  });
}

/** Bytes of a text in UTF-8. */
export const utf8 = (text: string): Uint8Array => strToU8(text);

/** Bytes of a string whose characters are bytes. */
export const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
