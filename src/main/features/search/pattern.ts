import { createContext, Script } from 'node:vm';
import { Refusal } from '../../../shared/contract/errors.ts';
import { fold, type Folding } from './fold.ts';
import type { Span } from './terms.ts';

/** Finds the places of a pattern in many texts; one list of places for each text. */
export interface Pattern {
  find(texts: readonly string[], deadline: number): Span[][];
}

/** Places of one passage that are listed; a pattern that fits more often says nothing. */
const MOST_IN_A_PASSAGE = 500;
const LETTER = '\\p{L}\\p{M}\\p{N}_';

const slow = () =>
  new Refusal(
    'refused',
    'That pattern takes too long on this text. Make it more exact, for example with fewer * and + in it.',
  );

/**
 * Reads a regular expression as people type it. Refuses, in one sentence, what cannot be read and what is known to run away, a
 * repeated group that itself repeats. Anything else runs under a deadline that ends it.
 */
export function readPattern(source: string, folding: Folding): Pattern {
  const marksOnly: Folding = { case: false, accents: folding.accents };
  const expression = compile(fold(source, marksOnly).text, folding.case);
  return {
    find(texts, deadline) {
      const folded = texts.map((text) => fold(text, marksOnly));
      const found: Span[][] = [];
      guarded(() => folded.forEach((text) => void found.push(placesIn(text.text, expression))), deadline);
      return found.map((places, i) =>
        places.map(({ start, end }) => ({
          start: folded[i]?.start(start) ?? start,
          end: folded[i]?.end(end) ?? end,
        })),
      );
    },
  };
}

function placesIn(text: string, expression: RegExp): Span[] {
  const found: Span[] = [];
  expression.lastIndex = 0;
  for (const match of text.matchAll(expression)) {
    if (match[0] === '') continue;
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length === MOST_IN_A_PASSAGE) break;
  }
  return found;
}

const script = new Script('work()');
const room: { work(): void } = { work: () => {} };
createContext(room);

/** Runs work that reads no file and no database, and ends it at the deadline even in the middle of one expression. */
function guarded(work: () => void, deadline: number): void {
  const timeout = Math.ceil(deadline - performance.now());
  if (timeout <= 0) throw slow();
  try {
    room.work = work;
    script.runInContext(room, { timeout });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw slow();
    throw error;
  } finally {
    room.work = () => {};
  }
}

function compile(source: string, caseless: boolean): RegExp {
  const unclear = new Refusal(
    'invalid',
    'That is not a regular expression yet. Look at its brackets and backslashes.',
  );
  let translated: string;
  try {
    // Unchanged first, so that what is wrong is told from what is only not allowed.
    new RegExp(source, 'u');
    translated = translate(source);
    return new RegExp(translated, caseless ? 'giu' : 'gu');
  } catch (error) {
    throw error instanceof Refusal ? error : unclear;
  }
}

interface Group {
  repeats: boolean;
}

/** Makes \w and \b mean letters of every script, and refuses what runs away. The source is known to be well formed. */
function translate(source: string): string {
  const runaway = new Refusal(
    'refused',
    'A repeated group that itself repeats can take for ever. Write the pattern without a + or * around a group that has one.',
  );
  const groups: Group[] = [{ repeats: false }];
  let closed: Group | undefined;
  let inClass = false;
  let made = '';
  for (let at = 0; at < source.length; at++) {
    const char = source[at] as string;
    const open = groups.at(-1);
    let justClosed: Group | undefined;
    if (char === '\\') {
      made += escaped(source[++at] ?? '', inClass);
      closed = undefined;
      continue;
    }
    if (inClass) {
      inClass = char !== ']';
    } else if (char === '[') inClass = true;
    else if (char === '(') groups.push({ repeats: false });
    else if (char === ')') {
      justClosed = groups.pop();
      const outer = groups.at(-1);
      if (outer && justClosed) outer.repeats ||= justClosed.repeats;
    } else if (isRepeat(source, at) && open) {
      if (closed?.repeats) throw runaway;
      open.repeats = true;
    }
    closed = justClosed;
    made += char;
  }
  return made;
}

function escaped(next: string, inClass: boolean): string {
  if (next === 'w') return inClass ? LETTER : `[${LETTER}]`;
  if (next === 'W' && !inClass) return `[^${LETTER}]`;
  if (next === 'b' && !inClass) return `(?:(?<=[${LETTER}])(?![${LETTER}])|(?<![${LETTER}])(?=[${LETTER}]))`;
  if (next === 'B' && !inClass) return `(?:(?<=[${LETTER}])(?=[${LETTER}])|(?<![${LETTER}])(?![${LETTER}]))`;
  return `\\${next}`;
}

/** *, +, {2,} and {2,400}; a question mark or a small number does not run away. */
function isRepeat(source: string, at: number): boolean {
  const char = source[at];
  if (char === '*' || char === '+') return true;
  if (char !== '{') return false;
  const counts = /^\{(\d+)(,?)(\d*)\}/u.exec(source.slice(at, at + 24));
  return counts !== null && ((counts[2] === ',' && counts[3] === '') || Number(counts[3] || counts[1]) > 20);
}
