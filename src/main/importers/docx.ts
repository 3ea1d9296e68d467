/** Word documents: finds the parts of the package and reads them in order. */
import { countWarnings, hiddenKept, type ReadDocument } from './draft.ts';
import { createBodyReader, type BodyReader } from './docx-body.ts';
import { readDocxStyles } from './docx-styles.ts';
import { readHtml } from './html.ts';
import type { ImportWork } from './limits.ts';
import { refuse } from './refusal.ts';
import { createGatherer } from './rich-text.ts';
import { createXmlReader, type XmlHandlers } from './xml.ts';
import type { Zip } from './zip.ts';

const what = 'Word document';

// Namespaces of both flavours of the standard, transitional and strict, under the prefixes used here.
const namespaces: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'w'],
  [/markup-compatibility\/2006$/, 'mc'],
  [/\/officeDocument\/(?:2006\/)?relationships$/, 'r'],
  [/\/officeDocument\/(?:2006\/)?math$/, 'm'],
  [/\/drawingml\/(?:2006\/)?main$/, 'a'],
  [/\/package\/2006\/relationships$/, 'rel'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
];

/** The prefix this reader uses for a namespace of a Word document. */
export const docxPrefix = (uri: string): string | undefined =>
  namespaces.find(([pattern]) => pattern.test(uri))?.[1];

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** Reads the body, then footnotes and endnotes at the end, and comments as notes. */
export function readDocx(zip: Zip, work: ImportWork): ReadDocument {
  const read = readPackage(zip, work, false);
  // A document of hidden text only is brought in, rather than refused for holding nothing.
  const hiddenOnly = read.hidden > 0 && read.document.paragraphs.every((paragraph) => paragraph.text === '');
  return hiddenOnly ? readPackage(zip, work, true).document : read.document;
}

function readPackage(
  zip: Zip,
  work: ImportWork,
  keepHidden: boolean,
): { document: ReadDocument; hidden: number } {
  const main = findMainPart(zip, work);
  const relations = readRelations(zip, relationsPart(main), work);
  const part = (type: string): string | null => {
    const relation = relations.find((one) => one.type.endsWith(`/${type}`));
    return relation === undefined ? null : resolvePart(main, relation.target);
  };
  const styles = readDocxStyles(zip.bytes(part('styles') ?? 'word/styles.xml'));
  const gatherer = createGatherer();
  const body = createBodyReader(gatherer, styles, 'document', keepHidden);
  if (!readPart(zip, main, body.handlers, work)) throw refuse.damaged(what);
  work.progress(0.7);
  const chunks = body.altChunks.map((id) => readAltChunk(zip, main, relations, id, work));
  for (const text of chunks) if (text !== null) addParagraphs(gatherer, text);
  appendNotes(zip, part('footnotes'), 'footnote', body, work, styles, gatherer);
  appendNotes(zip, part('endnotes'), 'endnote', body, work, styles, gatherer);
  const comments = readComments(zip, part('comments'), work, styles);
  const { paragraphs, notes } = gatherer.finish(comments);
  const warnings = docxWarnings(body, notes.length, chunks.includes(null));
  if (keepHidden) warnings.push(hiddenKept);
  return { document: { paragraphs, notes, warnings }, hidden: body.counts.hidden };
}

function readPart(zip: Zip, name: string, handlers: XmlHandlers, work: ImportWork): boolean {
  const xml = createXmlReader(handlers, work, docxPrefix, what);
  const found = zip.stream(name, xml.push);
  if (found) xml.end();
  return found;
}

function findMainPart(zip: Zip, work: ImportWork): string {
  const relation = readRelations(zip, '_rels/.rels', work).find((one) =>
    one.type.endsWith('/officeDocument'),
  );
  const named = relation === undefined ? null : resolvePart('', relation.target);
  const known = new Set(zip.names.map((name) => name.replaceAll('\\', '/').toLowerCase()));
  if (named !== null && known.has(named.toLowerCase())) return named;
  return (
    zip.names.find((name) => /^word\/document\d*\.xml$/i.test(name.replaceAll('\\', '/'))) ??
    'word/document.xml'
  );
}

const relationsPart = (part: string): string => part.replace(/([^/]+)$/, '_rels/$1.rels');

const ignore = (): void => undefined;

function readRelations(zip: Zip, name: string, work: ImportWork): Relation[] {
  const relations: Relation[] = [];
  const open: XmlHandlers['open'] = (tag, attributes) => {
    if (!tag.endsWith('Relationship') || attributes['TargetMode'] === 'External') return;
    relations.push({
      id: attributes['Id'] ?? '',
      type: attributes['Type'] ?? '',
      target: attributes['Target'] ?? '',
    });
  };
  readPart(zip, name, { open, close: ignore, text: ignore }, work);
  return relations;
}

/** A target relative to the part that names it; never leaves the package. */
function resolvePart(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

/** An embedded web page or text is read; other kinds are named. */
function readAltChunk(
  zip: Zip,
  main: string,
  relations: readonly Relation[],
  id: string,
  work: ImportWork,
): string | null {
  const relation = relations.find((one) => one.id === id);
  const bytes = relation === undefined ? null : zip.bytes(resolvePart(main, relation.target));
  if (bytes === null || relation === undefined || !/\.x?html?$|\.txt$/i.test(relation.target)) return null;
  const text = new TextDecoder().decode(bytes);
  if (/\.txt$/i.test(relation.target)) return text;
  return readHtml(text, work)
    .paragraphs.map((paragraph) => paragraph.text)
    .join('\n');
}

function addParagraphs(gatherer: ReturnType<typeof createGatherer>, text: string): void {
  for (const line of text.split('\n')) {
    gatherer.beginParagraph(false);
    gatherer.text(line, false);
    gatherer.endParagraph();
  }
}

function appendNotes(
  zip: Zip,
  part: string | null,
  kind: 'footnote' | 'endnote',
  body: BodyReader,
  work: ImportWork,
  styles: ReturnType<typeof readDocxStyles>,
  gatherer: ReturnType<typeof createGatherer>,
): void {
  const wanted = body.noteNumbers(kind);
  if (part === null || wanted.size === 0) return;
  const reader = createBodyReader(createGatherer(), styles, kind);
  if (!readPart(zip, part, reader.handlers, work)) return;
  for (const [id, number] of wanted) {
    const text = reader.apart.get(id)?.text ?? '';
    if (text === '') continue;
    gatherer.beginParagraph(false);
    gatherer.text(`[${number}] ${text}`, false);
    gatherer.endParagraph();
  }
}

function readComments(
  zip: Zip,
  part: string | null,
  work: ImportWork,
  styles: ReturnType<typeof readDocxStyles>,
) {
  const reader = createBodyReader(createGatherer(), styles, 'comment');
  if (part !== null) readPart(zip, part, reader.handlers, work);
  return new Map([...reader.apart].filter(([, note]) => note.text !== ''));
}

function docxWarnings(body: BodyReader, notes: number, altLost: boolean): string[] {
  const { deleted, hidden, subdocuments } = body.counts;
  const footnotes = body.noteNumbers('footnote').size + body.noteNumbers('endnote').size;
  const warnings = countWarnings({ deleted, hidden, notes, footnotes });
  if (altLost) warnings.push('A document embedded inside this one could not be read and was left out.');
  if (subdocuments > 0) warnings.push('This document refers to other files, which were not read.');
  return warnings;
}
