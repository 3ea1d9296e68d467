/** What a file is, from its bytes. The name is only a hint. */
import type { DocumentFormat } from '../../shared/domain/text/types.ts';
import { ImportRefusal, refuse } from './refusal.ts';

/** What the bytes say before anything is decoded; `text` needs a closer look. */
type Container = 'zip' | 'ole' | 'pdf' | 'rtf' | 'text';

const extensions: Readonly<Record<string, DocumentFormat>> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  dotm: 'docx',
  odt: 'odt',
  ott: 'odt',
  fodt: 'odt',
  rtf: 'rtf',

  txt: 'txt',
  text: 'txt',
  log: 'txt',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  vtt: 'vtt',
  srt: 'srt',
  sbv: 'srt',
};

/** Names of formats in a sentence, with their article. */
const formatNames: Readonly<Record<DocumentFormat, string>> = {
  docx: 'a Word document',
  odt: 'an OpenDocument text',
  rtf: 'a rich text (RTF) file',
  txt: 'plain text',
  md: 'Markdown',
  html: 'a web page',
  pdf: 'a PDF',
  vtt: 'WebVTT captions',
  srt: 'SubRip captions',
  pasted: 'pasted text',
};

/** Lower-case extension without the dot, or "". */
export function extensionOf(fileName: string): string {
  return /\.([^./\\]{1,10})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/** File name without folders and extension; what people see as the transcript's name at first. */
export function titleOf(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? fileName;
  const bare = name.replace(/\.[^.]{1,10}$/, '').trim();
  return bare === '' ? name.trim() || 'Untitled' : bare;
}

/** The format an extension promises, or null for one that promises nothing we read. */
export function promisedFormat(fileName: string): DocumentFormat | null {
  return extensions[extensionOf(fileName)] ?? null;
}

const magic: readonly (readonly [number, readonly number[], string])[] = [
  [0, [0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [0, [0xff, 0xd8, 0xff], 'a picture'],
  [0, [0x47, 0x49, 0x46, 0x38], 'a picture'],
  [0, [0x49, 0x49, 0x2a, 0x00], 'a picture'],
  [0, [0x49, 0x44, 0x33], 'a sound recording'],
  [0, [0xff, 0xfb], 'a sound recording'],
  [0, [0x4f, 0x67, 0x67, 0x53], 'a sound recording'],
  [0, [0x52, 0x49, 0x46, 0x46], 'a sound or video recording'],
  [0, [0x66, 0x4c, 0x61, 0x43], 'a sound recording'],
  [4, [0x66, 0x74, 0x79, 0x70], 'a sound or video recording'],
  [0, [0x1a, 0x45, 0xdf, 0xa3], 'a video recording'],
  [0, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], 'a database'],
  [0, [0x1f, 0x8b], 'a packed archive'],
  [0, [0x37, 0x7a, 0xbc, 0xaf], 'a packed archive'],
  [0, [0x52, 0x61, 0x72, 0x21], 'a packed archive'],
  [0, [0xfd, 0x37, 0x7a, 0x58, 0x5a], 'a packed archive'],
  [0, [0x4d, 0x5a], 'a program'],
  [0, [0x7f, 0x45, 0x4c, 0x46], 'a program'],
];

const startsWith = (bytes: Uint8Array, at: number, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

/** The container of the bytes. Throws for empty files and for files that plainly are something else. */
export function sniffContainer(bytes: Uint8Array): Container {
  if (bytes.length === 0) throw refuse.empty();
  if (startsWith(bytes, 0, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, 0, [0x50, 0x4b, 0x05, 0x06]))
    return 'zip';
  if (startsWith(bytes, 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (/^(?:\u00ef\u00bb\u00bf)?\s*\{\\rtf/.test(head)) return 'rtf';
  const known = magic.find(([at, signature]) => startsWith(bytes, at, signature));
  if (known !== undefined)
    throw new ImportRefusal('not-a-transcript', `This file is ${known[2]}, not a written transcript.`);
  return 'text';
}

/** An old Office container: an encrypted document, an old Word document, or something else. */
export function refuseOle(bytes: Uint8Array): ImportRefusal {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string): boolean => all.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return refuse.protected('document');
  const old = has('WordDocument') ? 'a Word document in the old .doc format' : 'in an old Office format';
  return new ImportRefusal(
    'unsupported',
    `This file is ${old}, which cannot be read here; open it in Word or LibreOffice and save it as .docx.`,
  );
}

/** What a zip container is, from the names in it. */
export function zipKind(names: readonly string[]): 'docx' | 'odt' {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^word\//i)) return 'docx';
  const isOffice = has(/^\[Content_Types\]\.xml$/i);
  if (has(/^content\.xml$/i)) return 'odt';
  if (has(/^xl\//i)) throw notWritten('a spreadsheet; save the sheet as CSV or copy its text');
  if (has(/^ppt\//i)) throw notWritten('a presentation; copy its text');
  if (has(/\.qde$/i)) throw notWritten('a project exchange file, not a single transcript');
  if (isOffice) return 'docx';
  if (has(/^META-INF\/container\.xml$/i)) throw notWritten('an electronic book; save it as a document');
  throw new ImportRefusal(
    'not-a-transcript',
    'This file is a packed archive; unpack it and bring in the files inside.',
  );
}

const notWritten = (what: string): ImportRefusal => new ImportRefusal('unsupported', `This file is ${what}.`);

const packed = new Set<DocumentFormat>(['docx', 'odt', 'pdf']);
const written = new Set<DocumentFormat>(['txt', 'md', 'html', 'vtt', 'srt']);

const loose = (format: DocumentFormat): boolean => written.has(format) || format === 'rtf';

/**
 * Refuses a file whose name promises one kind and whose content is another. Among the written formats (text,
 * captions, web pages) the name may be loose; so may the name of a rich text file.
 */
export function checkExtension(fileName: string, actual: DocumentFormat): void {
  const promised = promisedFormat(fileName);
  if (promised === null || promised === actual) return;
  if (!packed.has(promised) && !packed.has(actual) && loose(promised) && loose(actual)) return;
  throw new ImportRefusal(
    'wrong-extension',
    `The name ends in .${extensionOf(fileName)} but the content is ${formatNames[actual]}; give it the right ending and bring it in again.`,
  );
}
