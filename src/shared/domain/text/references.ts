/**
 * References to a place in a study: `#7:159` is line 159 of participant 7's document, `#7b:159` of that person's
 * second document, `#7:158–161` a range of lines and `#8` the participant.
 */

export interface Reference {
  readonly participant: number;
  /** Which of the person's documents: null is the first, "b" the second, and so on. */
  readonly letter: string | null;
  /** Line label such as "159" or "159a"; null for a bare `#8`. */
  readonly line: string | null;
  readonly lineEnd: string | null;
}

/** A reference and where it stands in the text it was read from (UTF-16, end exclusive). */
export interface FoundReference extends Reference {
  readonly start: number;
  readonly end: number;
}

/** Writes a reference as people see it; a range carries an en dash, a range of one line none. */
export function formatReference(reference: {
  readonly participant: number;
  readonly letter: string | null;
  readonly line: string;
  readonly lineEnd?: string | null;
}): string {
  const { participant, letter, line, lineEnd } = reference;
  const range = lineEnd === undefined || lineEnd === null || lineEnd === line ? '' : `–${lineEnd}`;
  return `#${participant}${letter ?? ''}:${line}${range}`;
}

// A number sign that begins a word; at most five digits so that colours and codes are left alone; one space after
// the colon is common in typed work; hyphen, en dash, em dash and minus are all typed for a range.
const pattern =
  /(?<![\p{L}\p{N}_&#])#(\d{1,5})([a-z])?(?![\p{L}\p{N}_])(?::[ \u00a0\u202f]?(\d{1,7}[a-z]{0,2})(?![\p{L}\p{N}_])(?: ?[-\u2010-\u2015\u2212] ?(\d{1,7}[a-z]{0,2})(?![\p{L}\p{N}_]))?)?/giu;

/** Finds every reference in a text, in order. */
export function parseReferences(text: string): FoundReference[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const [whole, participant, letter, line, lineEnd] = match;
    const found = {
      participant: Number(participant),
      letter: letter?.toLowerCase() ?? null,
      line: line?.toLowerCase() ?? null,
      lineEnd: line === undefined || lineEnd === undefined ? null : fullLineEnd(line, lineEnd),
    };
    return { ...found, start: match.index, end: match.index + whole.length };
  });
}

/** `158-61` means 161; an end before the start is no range. */
function fullLineEnd(line: string, lineEnd: string): string | null {
  const first = line.toLowerCase();
  const last = lineEnd.toLowerCase();
  if (parseInt(last, 10) >= parseInt(first, 10)) return last;
  const digits = String(parseInt(first, 10));
  const missing = digits.length - String(parseInt(last, 10)).length;
  const full = digits.slice(0, Math.max(0, missing)) + last;
  return missing > 0 && parseInt(full, 10) >= parseInt(first, 10) ? full : null;
}
