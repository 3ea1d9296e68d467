/** From lines on pages to paragraphs: running heads and page numbers out, wrapped lines joined. */
import { labelCandidate } from '../../shared/domain/text/speaker-labels.ts';
import { roleOfLabel } from '../../shared/domain/text/speaker-words.ts';
import type { Paragraph } from '../../shared/domain/text/speakers.ts';
import type { ReadDocument } from './draft.ts';
import type { PdfLine } from './pdf-lines.ts';

/** Lines at the top and the bottom of a page that may be running heads. */
const EDGE_LINES = 3;
/** A head or foot stands on this share of the pages, and on at least so many. */
const REPEAT_SHARE = 0.6;
const REPEAT_LEAST = 3;
/** Heads and feet are a small part of a document; more than this is its text. */
const REPEAT_MOST = 0.25;
/** A gap of this many usual line steps parts paragraphs. */
const PARAGRAPH_GAP = 1.32;

/** Paragraphs of all pages, in order. */
export function layoutPdf(pages: readonly (readonly PdfLine[])[]): ReadDocument {
  // First the margin: its numbers stand below the last line of a page and would hide a foot.
  const unnumbered = pages.map(dropMarginNumbers);
  const marginal = unnumbered.flat().length < pages.flat().length;
  const { kept, dropped } = dropRunningLines(unnumbered);
  const lines = kept.flat();
  if (lines.every((line) => line.text.trim() === '')) return { paragraphs: [], notes: [], warnings: [] };
  const shape = measure(kept);
  const labels = speakerKeys(lines);
  const words = wordsIn(lines);
  const paragraphs: string[] = [];
  let previous: PdfLine | null = null;
  for (const page of kept) {
    for (const [index, line] of page.entries()) {
      const begins = previous === null || startsParagraph(previous, line, index === 0, shape, labels);
      if (begins) paragraphs.push(line.text.trim());
      else paragraphs.push(joinLines(paragraphs.pop() ?? '', line.text.trim(), words));
      previous = line;
    }
  }
  const warnings = [
    'Lines of the PDF were joined into paragraphs; compare with the pages where the wording matters.',
  ];
  if (dropped.length > 0)
    warnings.push(`Lines that repeat on the pages were left out: ${quoteSome(dropped)}.`);
  if (marginal) warnings.push('Numbers counted in the margin of the pages were left out.');
  return {
    paragraphs: paragraphs.filter((text) => text !== '').map((text): Paragraph => ({ text })),
    notes: [],
    warnings,
  };
}

function quoteSome(dropped: readonly string[]): string {
  const shown = dropped.slice(0, 3).map((text) => `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`);
  return dropped.length > 3 ? `${shown.join(', ')} and ${dropped.length - 3} more` : shown.join(', ');
}

/** Numbers of lines or paragraphs in the margin: bare numbers in a column of their own, each one more than the last. */
function dropMarginNumbers(page: readonly PdfLine[]): PdfLine[] {
  const bare = page.filter((line) => /^\d{1,5}$/.test(line.text.trim()));
  const inColumn = (line: PdfLine): PdfLine[] =>
    bare.filter((other) => Math.abs(other.left - line.left) < 3 || Math.abs(other.right - line.right) < 3);
  const counted = bare.filter((line) => {
    const column = inColumn(line).map((other) => Number(other.text));
    const steps = column.slice(1).map((value, index) => value - (column[index] as number));
    const even = steps.filter((step) => step === steps[0] && step > 0).length;
    return column.length >= 3 && even >= steps.length * 0.8;
  });
  const beside = counted.length < page.length ? new Set(counted) : new Set<PdfLine>();
  return page.filter((line) => !beside.has(line));
}

/** The same words, numbers aside, at about the same height on most pages. */
function dropRunningLines(pages: readonly (readonly PdfLine[])[]): { kept: PdfLine[][]; dropped: string[] } {
  const repeats = repeatedLines(pages);
  const dropped = new Set<string>();
  const kept = pages.map((page) => {
    const running = new Set(runningLines(page, repeats));
    for (const line of running) dropped.add(line.text.trim());
    return page.filter((line) => !running.has(line));
  });
  const all = lettersIn(pages);
  if (all - lettersIn(kept) > all * REPEAT_MOST) return { kept: pages.map((page) => [...page]), dropped: [] };
  return { kept, dropped: [...dropped].filter((text) => /[\p{L}\p{N}]/u.test(text)) };
}

/** A test for lines whose words, numbers aside, stand at about the same height on most pages. */
function repeatedLines(pages: readonly (readonly PdfLine[])[]): (line: PdfLine) => boolean {
  const filled = pages.filter((page) => page.length > 0).length;
  const least = Math.max(REPEAT_LEAST, Math.ceil(filled * REPEAT_SHARE));
  const seen = new Map<string, Set<number>>();
  const keyOf = (line: PdfLine, shift: number): string =>
    `${Math.round(line.y / 6) + shift} ${line.text.trim().replace(/\d+/g, '#')}`;
  for (const [number, page] of pages.entries())
    for (const line of page) {
      const key = keyOf(line, 0);
      seen.set(key, (seen.get(key) ?? new Set()).add(number));
    }
  return (line) =>
    new Set([-1, 0, 1].flatMap((shift) => [...(seen.get(keyOf(line, shift)) ?? [])])).size >= least;
}

/** Repeated lines from the top down and from the bottom up, as far as nothing else comes between. */
function runningLines(page: readonly PdfLine[], repeats: (line: PdfLine) => boolean): PdfLine[] {
  const byHeight = [...page].sort((a, b) => a.y - b.y);
  const top = byHeight.slice(0, EDGE_LINES);
  const bottom = byHeight.slice(-EDGE_LINES).reverse();
  return [top, bottom].flatMap((edge) => {
    const end = edge.findIndex((line) => !repeats(line));
    return end < 0 ? edge : edge.slice(0, end);
  });
}

const lettersIn = (pages: readonly (readonly PdfLine[])[]): number =>
  pages.flat().reduce((sum, line) => sum + line.text.length, 0);

interface Shape {
  /** The usual distance of two baselines inside a paragraph. */
  readonly step: number;
  readonly left: number;
  /** Where full lines end. */
  readonly right: number;
}

function measure(pages: readonly (readonly PdfLine[])[]): Shape {
  const steps: number[] = [];
  for (const page of pages)
    for (let index = 1; index < page.length; index++) {
      const step = (page[index] as PdfLine).y - (page[index - 1] as PdfLine).y;
      if (step > 4 && step < 80) steps.push(Math.round(step * 2) / 2);
    }
  const lines = pages.flat();
  return {
    step: smallestCommon(steps),
    left: atShare(
      lines.map((line) => line.left),
      0.1,
    ),
    right: atShare(
      lines.map((line) => line.right),
      0.95,
    ),
  };
}

/** The smallest step that is at least a third as common as the commonest: spaced paragraphs must not hide the line step. */
function smallestCommon(steps: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const common = [...counts].filter(([, count]) => count * 3 >= most).map(([step]) => step);
  return common.length === 0 ? 14 : Math.min(...common);
}

function atShare(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Keys of labels that begin lines often enough to begin paragraphs. */
function speakerKeys(lines: readonly PdfLine[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const known = new Set<string>();
  for (const line of lines) {
    const candidate = labelCandidate({ text: line.text.trim(), boldUnits: 0 });
    if (candidate === null || candidate.shape === 'own') continue;
    counts.set(candidate.key, (counts.get(candidate.key) ?? 0) + 1);
    if (roleOfLabel(candidate.label) !== null) known.add(candidate.key);
  }
  return new Set([...counts].filter(([key, count]) => count >= 3 || known.has(key)).map(([key]) => key));
}

function startsParagraph(
  previous: PdfLine,
  line: PdfLine,
  newPage: boolean,
  shape: Shape,
  labels: ReadonlySet<string>,
): boolean {
  const candidate = labelCandidate({ text: line.text.trim(), boldUnits: 0 });
  if (candidate !== null && labels.has(candidate.key)) return true;
  const width = Math.max(1, shape.right - shape.left);
  const firstWord = (/^\S*/.exec(line.text.trim())?.[0].length ?? 0) * line.size * 0.5;
  const endedShort = previous.right + firstWord + line.size * 0.3 < shape.right - width * 0.03;
  if (newPage)
    return endedShort || (/[.!?…]["”’)]?$/u.test(previous.text.trim()) && !/^\p{Ll}/u.test(line.text.trim()));
  const step = line.y - previous.y;
  if (step < 0 || step > shape.step * PARAGRAPH_GAP * Math.max(1, line.size / Math.max(1, previous.size)))
    return true;
  if (Math.abs(line.size - previous.size) > previous.size * 0.15) return true;
  if (/^(?:[•▪◦●–-]|\(?\d{1,3}[.)])\s/u.test(line.text.trim()) && endedShort) return true;
  const indented = line.left > previous.left + line.size * 0.9 && line.left < previous.left + line.size * 6;
  return endedShort || (indented && /[.!?…:]["”’)]?$/u.test(previous.text.trim()));
}

/** Beginnings that keep their hyphen. */
const kept =
  /(?:^|[^\p{L}])(?:self|non|well|co|re|pre|ex|semi|anti|multi|post|inter|long|short|high|low|mid|half|all|cross|one|two|three|four|five|part|full|so|to|day|face|end|up|follow|decision|e)$/iu;

/** Joins a wrapped line on; a hyphen at the end goes when the whole word is known from elsewhere, or looks broken. */
function joinLines(before: string, after: string, words: ReadonlySet<string>): string {
  if (before === '') return after;
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
  const head = /(\p{L}+)[-\u2010]$/u.exec(before)?.[1];
  const tail = /^\p{Ll}+/u.exec(after)?.[0];
  if (head !== undefined && tail !== undefined) {
    const whole = (head + tail).toLowerCase();
    const hyphened = `${head}-${tail}`.toLowerCase();
    if (words.has(hyphened) && !words.has(whole)) return before + after;
    if (words.has(whole)) return before.slice(0, -1) + after;
    return head.length < 2 || tail.length < 2 || kept.test(head) || /^\p{Lu}/u.test(tail)
      ? before + after
      : before.slice(0, -1) + after;
  }
  const touching =
    /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$/u.test(before) &&
    /^[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/u.test(after);
  return (
    before +
    (touching || (/[-–—/]$/u.test(before) && /^\p{Ll}/u.test(after) && !/\s[-–—]$/u.test(before))
      ? ''
      : ' ') +
    after
  );
}

/** Whole words met inside lines, to tell a broken word from a hyphened one. */
function wordsIn(lines: readonly PdfLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of lines)
    for (const word of line.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*(?![-\p{L}])/gu) ?? [])
      words.add(word);
  return words;
}
