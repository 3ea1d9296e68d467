/** The door every file comes in by. */
import type { DocumentFormat, ImportDraft } from '../../shared/domain/text/types.ts';
import { looksLikeCaptions, readCaptions } from './captions.ts';
import { readDocx } from './docx.ts';
import { buildDraft, type ReadDocument } from './draft.ts';
import { decodeText, normaliseText, type Decoded } from './encoding.ts';
import { decodeHtml, readHtml } from './html.ts';
import { defaultLimits, type ImportLimits, type ImportWork } from './limits.ts';
import { readFlatOdt, readOdt } from './odt.ts';
import { readPdf } from './pdf.ts';
import { readMarkdown, readPlain } from './plain.ts';
import { ImportRefusal, refuse } from './refusal.ts';
import { readRtf } from './rtf.ts';
import {
  checkExtension,
  extensionOf,
  promisedFormat,
  refuseOle,
  sniffContainer,
  titleOf,
  zipKind,
} from './sniff.ts';
import { openZip } from './zip.ts';

export { ImportRefusal } from './refusal.ts';
export type { RefusalCode } from './refusal.ts';
export type { ImportLimits } from './limits.ts';

export interface ReadOptions {
  readonly limits?: Partial<ImportLimits>;
  /** Told the share of the work done, 0 to 1, now and then. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Reads one file into a draft: turns, speakers, notes and what to tell the person. What the file is comes from its
 * bytes; the name gives the title and a hint. Throws ImportRefusal with one sentence for anything that cannot be read.
 */
export async function readTranscript(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<ImportDraft> {
  const work = startWork(options);
  try {
    if (bytes.length > work.limits.fileBytes)
      throw refuse.tooLarge(`${Math.round(work.limits.fileBytes / 1024 / 1024)} MB`);
    const draft = await readByContent(bytes, fileName, work);
    work.progress(1);
    return draft;
  } catch (error) {
    throw error instanceof ImportRefusal ? error : unexpected(error);
  }
}

/** A fault of ours or of a library on odd input must read like any other refusal. */
function unexpected(error: unknown): ImportRefusal {
  const refusal = refuse.damaged('file');
  refusal.cause = error;
  return refusal;
}

function startWork(options: ReadOptions): ImportWork {
  const limits = { ...defaultLimits, ...options.limits };
  const until = performance.now() + limits.deadlineMs;
  return {
    limits,
    timeLeft: () => until - performance.now(),
    checkTime() {
      if (performance.now() > until) throw refuse.timeout();
    },
    progress: options.onProgress ?? (() => undefined),
  };
}

async function readByContent(bytes: Uint8Array, fileName: string, work: ImportWork): Promise<ImportDraft> {
  const title = titleOf(fileName);
  const finish = (read: ReadDocument, format: DocumentFormat): ImportDraft =>
    buildDraft(read, format, title, work);
  const container = sniffContainer(bytes);
  switch (container) {
    case 'zip': {
      const zip = openZip(bytes, work);
      const format = zipKind(zip.names);
      checkExtension(fileName, format);
      return finish(format === 'docx' ? readDocx(zip, work) : readOdt(zip, work), format);
    }
    case 'ole':
      throw refuseOle(bytes);
    case 'pdf':
      checkExtension(fileName, 'pdf');
      return finish(await readPdf(bytes, work), 'pdf');
    case 'rtf':
      checkExtension(fileName, 'rtf');
      return finish(readRtf(bytes, work), 'rtf');
    case 'text':
      return readWritten(bytes, fileName, title, work);
  }
}

/** Everything that is text: captions, web pages, Markdown, plain. */
function readWritten(bytes: Uint8Array, fileName: string, title: string, work: ImportWork): ImportDraft {
  const promised = promisedFormat(fileName);
  const decoded = promised === 'html' ? decodeHtml(bytes) : decodeText(bytes);
  work.checkTime();
  work.progress(0.3);
  if (decoded.text.trim() === '') throw refuse.empty();
  const format = writtenFormat(decoded.text, fileName);
  checkExtension(fileName, format);
  if (format === 'vtt' || format === 'srt')
    return readCaptions(
      decoded.text,
      format,
      title,
      [...decoded.warnings, ...renamed(fileName, format)],
      work,
    );
  const read = readAs(
    format,
    promised === 'html' || format !== 'html' ? decoded : decodeHtml(bytes),
    bytes,
    work,
  );
  const warnings = [...decoded.warnings, ...renamed(fileName, format), ...read.warnings];
  return buildDraft({ ...read, warnings }, format, title, work);
}

function renamed(fileName: string, format: DocumentFormat): string[] {
  const promised = promisedFormat(fileName);
  if (promised === null || promised === format || promised === 'md') return [];
  return [`The name ends in .${extensionOf(fileName)}, but the content was read as ${format.toUpperCase()}.`];
}

function writtenFormat(text: string, fileName: string): DocumentFormat {
  const promised = promisedFormat(fileName);
  const head = text.slice(0, 2_000).trimStart();
  if (looksLikeCaptions(text))
    return /^\ufeff?WEBVTT/.test(head) ? 'vtt' : promised === 'vtt' ? 'vtt' : 'srt';
  if (/<office:document[\s>]/.test(head)) return 'odt';
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype html|<html[\s>])/i.test(head)) return 'html';
  refuseOtherText(head, fileName);
  if (promised === 'vtt' || promised === 'srt') return promised;
  return promised === 'md' || promised === 'html' ? promised : 'txt';
}

/** Text that is written for machines, or a table, is refused by name. */
function refuseOtherText(head: string, fileName: string): void {
  const extension = extensionOf(fileName);
  if (/^From:|^MIME-Version:/m.test(head) && /^Content-Type:\s*multipart/im.test(head))
    throw new ImportRefusal(
      'unsupported',
      'This file is a web archive or an e-mail; save its text as a document.',
    );
  if (/^<\?xml|^<!DOCTYPE|^<!ENTITY/i.test(head) || extension === 'xml' || extension === 'xsd')
    throw new ImportRefusal('unsupported', 'This file is XML data, not a transcript that people read.');
  if (extension === 'csv' || extension === 'tsv')
    throw new ImportRefusal(
      'unsupported',
      'This file is a table; a table about participants is taken in under People, and a transcript in a table can be pasted as text.',
    );
  if (extension === 'json' || extension === 'sql' || extension === 'css' || extension === 'js')
    throw new ImportRefusal(
      'unsupported',
      'This file is data or program code, not a transcript that people read.',
    );
}

function readAs(format: DocumentFormat, decoded: Decoded, bytes: Uint8Array, work: ImportWork): ReadDocument {
  if (format === 'md') return readMarkdown(decoded.text);
  if (format === 'html') return readHtml(decoded.text, work);
  if (format === 'odt') return readFlatOdt(bytes, work);
  return readPlain(decoded.text);
}

/** A transcript from the clipboard; line ends are made alike, captions and speakers are recognised as in files. */
export function pasted(text: string, title: string): ImportDraft {
  const work = startWork({});
  const normal = normaliseText(text);
  if (normal.text.trim() === '') throw refuse.empty();
  if (looksLikeCaptions(normal.text))
    return readCaptions(normal.text, 'pasted', title, normal.warnings, work);
  const read = readPlain(normal.text);
  return buildDraft({ ...read, warnings: normal.warnings }, 'pasted', title, work);
}
