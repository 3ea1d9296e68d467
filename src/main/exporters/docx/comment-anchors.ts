import { CommentRangeEnd, CommentRangeStart, CommentReference, type ParagraphChild, TextRun } from 'docx';
import type { NumberedLine } from '../shared/lines.ts';
import { textRuns } from './document.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a comment opens and closes: index of the line and offset in the document. */
interface Anchor {
  readonly id: number;
  readonly at: number;
}

interface LineAnchors {
  readonly opens: readonly Anchor[];
  readonly closes: readonly Anchor[];
}

/**
 * Puts every span on the lines it opens and closes on; the span's place in the list is its comment's id. The
 * joints between turns belong to no line, so an end there is moved to the nearest words inside the span.
 * @returns anchors by index of the line; a span that touches no line is in none of them.
 */
export function anchorSpans(
  lines: readonly NumberedLine[],
  spans: readonly Span[],
): ReadonlyMap<number, LineAnchors> {
  const anchors = new Map<number, { opens: Anchor[]; closes: Anchor[] }>();
  const on = (line: number): { opens: Anchor[]; closes: Anchor[] } => {
    const known = anchors.get(line);
    if (known) return known;
    const fresh = { opens: [], closes: [] };
    anchors.set(line, fresh);
    return fresh;
  };
  spans.forEach((span, id) => {
    const first = lines.findIndex((line) => line.end > span.start);
    const last = lines.findLastIndex((line) => line.start < span.end);
    const from = lines[first];
    const to = lines[last];
    if (!from || !to || last < first || span.end <= span.start) return;
    on(first).opens.push({ id, at: Math.max(span.start, from.start) });
    on(last).closes.push({ id, at: Math.min(span.end, to.end) });
  });
  return anchors;
}

/** The runs of one line, cut wherever a comment opens or closes, with the comment's marks between them. */
export function lineRuns(
  text: string,
  line: NumberedLine,
  anchors: LineAnchors = { opens: [], closes: [] },
  run: { readonly [key: string]: unknown } = {},
): ParagraphChild[] {
  // A line that was broken at a line break ends its paragraph there; the sign itself is not written twice.
  const end = text[line.end - 1] === '\n' ? line.end - 1 : line.end;
  const place = (anchor: Anchor): number => Math.min(anchor.at, end);
  const cuts = new Set([line.start, end, ...anchors.opens.map(place), ...anchors.closes.map(place)]);
  const points = [...cuts].toSorted((a, b) => a - b);
  return points.flatMap((at, index): ParagraphChild[] => {
    const next = points[index + 1];
    const opens = anchors.opens.filter((anchor) => place(anchor) === at);
    const closes = anchors.closes.filter((anchor) => place(anchor) === at);
    // What closes here opened earlier, unless it is empty on this line; then it must open before it closes.
    const emptyHere = new Set(opens.map((anchor) => anchor.id));
    return [
      ...closes.filter((anchor) => !emptyHere.has(anchor.id)).flatMap((anchor) => closing(anchor.id)),
      ...opens.map((anchor) => new CommentRangeStart(anchor.id)),
      ...closes.filter((anchor) => emptyHere.has(anchor.id)).flatMap((anchor) => closing(anchor.id)),
      ...(next === undefined ? [] : textRuns(text.slice(at, next), run)),
    ];
  });
}

function closing(id: number): ParagraphChild[] {
  return [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })];
}
