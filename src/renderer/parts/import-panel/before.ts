// The words of an original file as a word processor or a text editor would show them, for comparing by eye. The
// importers do the real reading; this only shows what was there.
import { strFromU8, unzipSync } from 'fflate';

const TEXT_ENDINGS = new Set(['txt', 'md', 'vtt', 'srt', 'html', 'htm']);
/** Bytes of one inner part that are looked at, at most. */
const MOST_INNER = 40 * 1024 * 1024;

/** Text from bytes: by its mark, else UTF-8 when it is that, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function innerPart(bytes: Uint8Array, name: string): string | null {
  const parts = unzipSync(bytes, { filter: (part) => part.name === name && part.originalSize <= MOST_INNER });
  const part = parts[name];
  return part ? strFromU8(part) : null;
}

/** Paragraphs of an XML text body: `paragraph` elements, with tabs and breaks as themselves. */
function paragraphsOf(xml: string, paragraph: RegExp, skip: ReadonlySet<string>): string {
  const body = new DOMParser().parseFromString(xml, 'application/xml').documentElement;
  const lines: string[] = [];
  const textOf = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
    if (skip.has(node.nodeName)) return '';
    if (['w:tab', 'text:tab'].includes(node.nodeName)) return '\t';
    if (['w:br', 'w:cr', 'text:line-break'].includes(node.nodeName)) return '\n';
    if (node.nodeName === 'text:s') return ' ';
    return [...node.childNodes].map(textOf).join('');
  };
  const walk = (node: Node) => {
    if (paragraph.test(node.nodeName)) lines.push(textOf(node).replace(/^\s*\n/u, ''));
    else if (!skip.has(node.nodeName)) for (const child of node.childNodes) walk(child);
  };
  walk(body);
  return lines.join('\n');
}

/**
 * The words of an original file, or null for kinds that cannot be shown as plain text here (rtf, pdf).
 * @param name its name; the ending says how it is read
 */
export function wordsBefore(name: string, bytes: Uint8Array): string | null {
  const ending = /\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? 'txt';
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  try {
    if (isZip && ending === 'odt') {
      const xml = innerPart(bytes, 'content.xml');
      return xml === null ? null : paragraphsOf(xml, /^text:(?:p|h)$/u, new Set(['office:annotation']));
    }
    if (isZip) {
      const xml = innerPart(bytes, 'word/document.xml');
      return xml === null ? null : paragraphsOf(xml, /^w:p$/u, new Set(['w:delText', 'w:instrText']));
    }
  } catch {
    return null;
  }
  if (ending === 'rtf' || ending === 'pdf') return null;
  return TEXT_ENDINGS.has(ending) || !isZip ? decodeText(bytes) : null;
}

/** Bytes from base64, as operations answer with them. */
export function bytesOf(base64: string): Uint8Array {
  const raw = atob(base64);
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}
