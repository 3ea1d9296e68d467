/** From the pieces of text on a PDF page to its lines, in reading order. */

/** A piece of text as the PDF gives it: transform maps its own space to the page's. */
interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL?: boolean;
}

export interface PdfLine {
  readonly text: string;
  /** Left and right edge and baseline on the page as seen, in points; y grows downward. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Letter height in points. */
  readonly size: number;
}

interface Placed {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  readonly angle: number;
}

/** Gap, in letter heights, that is a space; and one so wide that it parts columns or a label from its words. */
const SPACE_GAP = 0.17;
const WIDE_GAP = 2.5;
/** Baselines this near, in letter heights, are one line (superscripts, mixed fonts). */
const SAME_LINE = 0.45;

/** Lines of one page. Keeps the file's own order, which word processors write in reading order, unless it jumps about. */
export function createPageLines(items: readonly PdfItem[], viewport: readonly number[]): PdfLine[] {
  const placed = items.filter((item) => item.str !== '').map((item) => place(item, viewport));
  const lines: PdfLine[] = [];
  let open: Placed[] = [];
  for (const piece of placed) {
    const last = open.at(-1);
    if (last !== undefined && !followsOn(last, piece)) {
      for (const line of closeLine(open)) lines.push(line);
      open = [];
    }
    open.push(piece);
  }
  lines.push(...closeLine(open));
  return inReadingOrder(lines);
}

/** Where a piece is on the page as seen; turned text is turned back, so that its lines are lines too. */
function place(item: PdfItem, viewport: readonly number[]): Placed {
  const [a, b, c, d, e, f] = multiply(viewport, item.transform);
  const turn = Math.atan2(b, a);
  const angle = Math.round((turn * 180) / Math.PI);
  const size = Math.hypot(c, d) || item.height || 10;
  const cos = Math.cos(-turn);
  const sin = Math.sin(-turn);
  const x = angle === 0 ? e : e * cos - f * sin;
  const y = angle === 0 ? f : e * sin + f * cos;
  return { str: item.str, x, y, right: x + item.width, size, angle };
}

type Matrix = [number, number, number, number, number, number];

function multiply(m: readonly number[], n: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function followsOn(last: Placed, piece: Placed): boolean {
  const size = Math.max(last.size, piece.size);
  if (piece.angle !== last.angle || Math.abs(piece.y - last.y) > size * SAME_LINE) return false;
  // Pieces of right-to-left text come from right to left; both ways are a line.
  return piece.x > last.x - size * 0.5 || /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(last.str + piece.str);
}

/** Right-to-left words stand from right to left, in whatever order the file drew them. */
function inDirection(pieces: readonly Placed[]): readonly Placed[] {
  const text = pieces.map((piece) => piece.str).join('');
  const rtl = text.match(/[\p{Script=Hebrew}\p{Script=Arabic}]/gu)?.length ?? 0;
  if (rtl === 0 || rtl * 2 < (text.match(/\p{L}/gu)?.length ?? 0)) return pieces;
  return [...pieces].sort((a, b) => b.right - a.right);
}

/** Letters as they are typed: shapes of Arabic letters and joined Latin letters are drawing, not spelling. */
function asTyped(text: string): string {
  return text
    .replace(/(?![\t\n])[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]/g, (letter) => letter.normalize('NFKC'))
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

function closeLine(unsorted: readonly Placed[]): PdfLine[] {
  const pieces = inDirection(unsorted);
  let text = '';
  let last: Placed | null = null;
  for (const piece of pieces) {
    if (piece.str.trim() === '') {
      if (text !== '' && !/\s$/.test(text)) text += ' ';
      continue;
    }
    if (last !== null && !/\s$/.test(text) && !/^\s/.test(piece.str)) {
      const gap = piece.x >= last.right ? piece.x - last.right : last.x - piece.right;
      if (gap > piece.size * WIDE_GAP) text += '\t';
      else if (gap > piece.size * SPACE_GAP) text += ' ';
    }
    text += piece.str;
    last = piece;
  }
  const words = pieces.filter((piece) => piece.str.trim() !== '');
  const first = words[0];
  if (first === undefined) return [];
  const left = words.reduce((least, piece) => Math.min(least, piece.x), Infinity);
  const right = words.reduce((most, piece) => Math.max(most, piece.right), -Infinity);
  const size = words.reduce((most, piece) => (piece.str.length > most.str.length ? piece : most), first).size;
  return [{ text: asTyped(text).trimEnd(), left, right, y: first.y, size }];
}

/** Share of lines that may stand above the line before them: column tops and footnotes do, scrambled files do often. */
const JUMPS = 0.2;

function inReadingOrder(lines: PdfLine[]): PdfLine[] {
  const jumps = lines.filter(
    (line, index) => index > 0 && line.y < (lines[index - 1] as PdfLine).y - line.size,
  ).length;
  if (jumps <= Math.max(2, lines.length * JUMPS)) return lines;
  return [...lines].sort((a, b) => a.y - b.y || a.left - b.left);
}
