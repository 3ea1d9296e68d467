/** Plain text and Markdown. */
import type { Paragraph } from '../../shared/domain/text/speakers.ts';
import { trimParagraph, type ReadDocument } from './draft.ts';

/** Lines of hard-wrapped text are about this long. */
const WRAPPED_LEAST = 45;
const WRAPPED_MOST = 110;
const WRAPPED_SHARE = 0.5;

/**
 * Paragraphs of decoded text: one a line, or, when the lines were wrapped by hand and blank lines stand between
 * paragraphs, one a block with its line ends kept. Blank lines part paragraphs and are not kept.
 */
export function readPlain(text: string): ReadDocument {
  // Names between double stars are Markdown, whatever the file is called.
  if ((text.match(/^\*\*[^*\n]{1,60}\*\*/gm)?.length ?? 0) >= 2) return readMarkdown(text);
  const lines = text.split('\n');
  const paragraphs = isWrapped(lines) ? blocksOf(lines) : lines.map((line) => ({ text: line }));
  return { paragraphs: tidy(paragraphs), notes: [], warnings: [] };
}

function tidy(paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.map((one) => trimParagraph(one).paragraph).filter((one) => one.text.trim() !== '');
}

/** Whether most lines that a further line of the same block follows are full. */
function isWrapped(lines: readonly string[]): boolean {
  let followed = 0;
  let full = 0;
  let blank = 0;
  for (let index = 0; index + 1 < lines.length; index++) {
    const length = (lines[index] as string).trimEnd().length;
    if (length === 0) blank++;
    if (length === 0 || (lines[index + 1] as string).trim() === '') continue;
    followed++;
    if (length >= WRAPPED_LEAST && length <= WRAPPED_MOST) full++;
  }
  return blank > 0 && followed >= 4 && full >= followed * WRAPPED_SHARE;
}

function blocksOf(lines: readonly string[]): Paragraph[] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') blocks.push([]);
    else blocks.at(-1)?.push(line.trimEnd());
  }
  return blocks.filter((block) => block.length > 0).map((block) => ({ text: block.join('\n') }));
}

/** Markdown: the words without the marks; bold stretches are remembered, because bold names are speakers. */
export function readMarkdown(text: string): ReadDocument {
  const paragraphs: Paragraph[] = [];
  let block: string[] = [];
  let links = 0;
  const flush = (heading: boolean): void => {
    if (block.length > 0) {
      const made = inlineMarks(block.join('\n'));
      links += made.links;
      paragraphs.push({ text: made.text, bold: made.bold, ...(heading ? { heading } : {}) });
    }
    block = [];
  };
  for (const raw of text.split('\n')) {
    const line = raw.replace(/^(?:\s{0,3}>\s?)+/, '');
    const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line);
    if (line.trim() === '' || /^\s{0,3}(?:```|~~~)/.test(line)) flush(false);
    else if (/^\s{0,3}=+\s*$/.test(line)) flush(true);
    else if (/^\s{0,3}(?:[-*_]\s*){3,}$/.test(line) || isTableRule(line)) flush(false);
    else if (heading !== null) {
      flush(false);
      block = [heading[1] ?? ''];
      flush(true);
    } else {
      if (/^\s{0,8}[-*+]\s+/.test(line)) flush(false);
      block.push(withoutBullet(line));
    }
  }
  flush(false);
  const warnings =
    links > 0
      ? [
          `The addresses of ${links === 1 ? 'a link' : `${links} links`} were left out; the words of links are kept.`,
        ]
      : [];
  return { paragraphs: tidy(paragraphs), notes: [], warnings };
}

const isTableRule = (line: string): boolean =>
  /^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*$/.test(line);

/** Bullets go; numbers are words of the list and stay; a table row becomes cells between tabs. */
function withoutBullet(line: string): string {
  const row = /^\s*\|(.+)\|\s*$/.exec(line);
  if (row !== null)
    return (row[1] ?? '')
      .split('|')
      .map((cell) => cell.trim())
      .join('\t');
  return line.replace(/^\s{0,8}[-*+]\s+(?:\[[ xX]\]\s+)?/, '').replace(/(?: {2,}|\\)$/, '');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  '#39': "'",
};

// One pass: escapes first, so that an escaped mark is a word.
const marks =
  /\\([\\`*_{}[\]()#+\-.!|<>~])|(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)|!?\[((?:[^[\]\\\n]|\\.)*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"\n]*")?\)|`([^`\n]*)`|<br\s*\/?>|<\/?(?:b|i|em|strong|u|sup|sub|span|div|p|a|small|font)(?:\s[^<>\n]*)?>|&(amp|lt|gt|quot|nbsp|#39);|(?<![\p{L}\p{N}*_])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\p{L}\p{N}*_])/gu;

function inlineMarks(text: string): { text: string; bold: [number, number][]; links: number } {
  const bold: [number, number][] = [];
  let out = '';
  let last = 0;
  let links = 0;
  let boldFrom = -1;
  for (const found of text.matchAll(marks)) {
    const [whole, escaped, open, close, link, code, entity] = found;
    out += text.slice(last, found.index);
    last = found.index + whole.length;
    if (escaped !== undefined) out += escaped;
    else if (open !== undefined || close !== undefined) {
      if (boldFrom < 0) boldFrom = out.length;
      else {
        bold.push([boldFrom, out.length]);
        boldFrom = -1;
      }
    } else if (link !== undefined) {
      links++;
      out += link.replace(/\\(.)/g, '$1').replace(/\*\*|__/g, '');
    } else if (code !== undefined) out += code;
    else if (entity !== undefined) out += named[entity] ?? '';
    else if (/^<br/i.test(whole)) out += '\n';
  }
  return { text: out + text.slice(last), bold, links };
}
