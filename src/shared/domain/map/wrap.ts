/**
 * Breaking a label into lines, as a good typesetter would: fewest lines first; among those the least ragged; and
 * no line left hanging on a small word where that can be helped. Words are never hyphenated, squeezed or shrunk.
 */
import { textWidth, type Type } from './font/metrics.ts';

export interface Wrapped {
  readonly lines: readonly { readonly text: string; readonly width: number }[];
  /** False when one word was wider than the measure and had to be broken inside. */
  readonly fits: boolean;
  readonly widest: number;
}

/** Penalties, in the same coin as raggedness: a line a quarter short of the measure costs 1. */
const HANGING_WORD = 2.2;
const SHORT_LAST_LINE = 2;
const BREAK_IN_WORD = 1.6;
const SHORT_LINE = 1.5;
const SHORT_SHARE = 0.3;

/** Words that lean on the next one. Verbs and possessives do not: "Collaboration is" is a line, "Collaboration" alone is a stump. */
const HANGING = new Set(
  'a an and as at but by for from in into nor not of on or that the to with within without & –'.split(' '),
);

interface Piece {
  readonly text: string;
  /** Whether a space stood before it. */
  readonly spaced: boolean;
}

/**
 * A label as it is printed: straight quotation marks and apostrophes become the typographic ones. Only the picture
 * changes, never the team's words.
 */
function typeset(label: string): string {
  return label
    .replaceAll(/(^|[\s([{/\u2013\u2014-])"/gu, '$1\u201c')
    .replaceAll('"', '\u201d')
    .replaceAll(/(^|[\s([{/\u2013\u2014\u201c-])'(?=[\p{L}\p{N}])/gu, '$1\u2018')
    .replaceAll("'", '\u2019');
}

const NO_SPACE_SCRIPT = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/u;

/** Places a label may be broken: spaces, after a slash, after a hyphen or dash inside a word, between ideographs. */
function pieces(label: string): Piece[] {
  const out: Piece[] = [];
  for (const word of label.split(/[ \t\r\n\u2028\u2029]+/u).filter((w) => w !== '')) {
    let current = '';
    let spaced = true;
    const flush = (): void => {
      if (current === '') return;
      out.push({ text: current, spaced });
      current = '';
      spaced = false;
    };
    const chars = [...word];
    for (const [i, char] of chars.entries()) {
      const next = chars[i + 1];
      current += char;
      if (next === undefined) continue;
      const slash = char === '/' && next !== '/';
      const dash = /[-\u2010\u2013\u2014]/u.test(char) && i > 0 && /[\p{L}\p{N}]/u.test(next);
      if (slash || dash || NO_SPACE_SCRIPT.test(char) || NO_SPACE_SCRIPT.test(next)) flush();
    }
    flush();
  }
  return out;
}

/** Breaks any piece wider than the measure between letters, as the very last resort. */
function splitWide(list: readonly Piece[], type: Type, measure: number): { pieces: Piece[]; broke: boolean } {
  const out: Piece[] = [];
  let broke = false;
  for (const piece of list) {
    if (textWidth(piece.text, type) <= measure) {
      out.push(piece);
      continue;
    }
    broke = true;
    let current = '';
    let spaced = piece.spaced;
    for (const char of piece.text) {
      if (current !== '' && textWidth(current + char, type) > measure) {
        out.push({ text: current, spaced });
        current = '';
        spaced = false;
      }
      current += char;
    }
    out.push({ text: current, spaced });
  }
  return { pieces: out, broke };
}

interface Best {
  readonly lines: number;
  readonly cost: number;
  readonly next: number;
}

function lineCost(list: readonly Piece[], from: number, to: number, width: number, measure: number): number {
  const slack = ((measure - width) / measure) * 4;
  let cost = slack * slack;
  const last = list[to - 1]?.text ?? '';
  if (to < list.length) {
    if (HANGING.has(last.toLowerCase())) cost += HANGING_WORD;
    if (list[to]?.spaced === false) cost += BREAK_IN_WORD;
    if (width < measure * SHORT_SHARE) cost += SHORT_LINE;
  } else if (from > 0 && width < measure * SHORT_SHARE) cost += SHORT_LAST_LINE;
  return cost;
}

function joinPieces(list: readonly Piece[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i += 1) {
    const piece = list[i];
    if (piece) text += i > from && piece.spaced ? ` ${piece.text}` : piece.text;
  }
  return text;
}

/** Width of the pieces from..to set on one line; without kerning it is a plain sum, so it is summed once. */
function widthsOf(list: readonly Piece[], type: Type): (from: number, to: number) => number {
  const space = textWidth(' ', type);
  const sums = [0];
  for (const piece of list)
    sums.push((sums.at(-1) ?? 0) + textWidth(piece.text, type) + (piece.spaced ? space : 0));
  return (from, to) => (sums[to] ?? 0) - (sums[from] ?? 0) - (list[from]?.spaced ? space : 0);
}

function solve(list: readonly Piece[], type: Type, measure: number): Best[] {
  const best: Best[] = Array.from({ length: list.length + 1 }, () => ({ lines: 0, cost: 0, next: 0 }));
  const widthOf = widthsOf(list, type);
  for (let from = list.length - 1; from >= 0; from -= 1) {
    let chosen: Best | null = null;
    for (let to = from + 1; to <= list.length; to += 1) {
      const width = widthOf(from, to);
      if (width > measure && to > from + 1) break;
      const rest = best[to];
      if (!rest) continue;
      const cost = rest.cost + lineCost(list, from, to, width, measure);
      const lines = rest.lines + 1;
      if (!chosen || lines < chosen.lines || (lines === chosen.lines && cost < chosen.cost)) {
        chosen = { lines, cost, next: to };
      }
    }
    if (chosen) best[from] = chosen;
  }
  return best;
}

const remembered = new Map<string, Wrapped>();
const REMEMBER = 4000;

/**
 * Breaks `label` into lines no wider than `measure` points. Always gives at least one line; a word wider than
 * the measure is broken between letters and `fits` says so. Pure: results are only remembered for speed.
 */
export function wrap(label: string, type: Type, measure: number): Wrapped {
  const key = `${type.size}|${type.weight}|${type.style}|${measure.toFixed(2)}|${label}`;
  const known = remembered.get(key);
  if (known) return known;
  const split = splitWide(pieces(typeset(label)), type, Math.max(measure, type.size));
  const best = solve(split.pieces, type, Math.max(measure, type.size));
  const lines: { text: string; width: number }[] = [];
  for (let at = 0; at < split.pieces.length; at = best[at]?.next ?? split.pieces.length) {
    const text = joinPieces(split.pieces, at, best[at]?.next ?? split.pieces.length);
    lines.push({ text, width: textWidth(text, type) });
  }
  if (lines.length === 0) lines.push({ text: '', width: 0 });
  const wrapped = { lines, fits: !split.broke, widest: Math.max(...lines.map((l) => l.width)) };
  if (remembered.size >= REMEMBER) remembered.clear();
  remembered.set(key, wrapped);
  return wrapped;
}

/** Width of the widest unbreakable part of a label, in points. */
export function widestWord(label: string, type: Type): number {
  return Math.max(0, ...pieces(typeset(label)).map((p) => textWidth(p.text, type)));
}
