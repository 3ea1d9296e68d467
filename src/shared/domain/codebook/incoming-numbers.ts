/** Codes numbered 1, 1.1, 1.1.1 (or A, A1, A1a): the numbers say what stands under what. Pure. */

const PART = String.raw`\d{1,3}|[A-Za-z]`;
/** A number on its own, in a column of its own. */
const ALONE = new RegExp(String.raw`^\(?((?:${PART})(?:[.\-]?(?:${PART}))*)[.):]?$`, 'u');
/** A number before a name: digits, or one letter with a full stop or a bracket after it. */
const BEFORE = /^\(?([A-Za-z]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[A-Z](?:\.\d{1,3})*(?=[.)]))[.):]?\s+(\S.*)$/u;
/** Of the names, this share has to be numbered. */
const SHARE = 0.8;

/** `1.2.1` as its parts; null where the words are no number. A nought at the end says nothing: 1.0 is 1. */
function partsOf(words: string): string[] | null {
  const found = ALONE.exec(words.trim())?.[1];
  if (found === undefined) return null;
  const parts = found.toLowerCase().split(/[.-]|(?<=\d)(?=\D)|(?<=\D)(?=\d)/u);
  while (parts.length > 1 && /^0+$/u.test(parts.at(-1) ?? '')) parts.pop();
  return parts;
}

/** Whether the cells of a column are numbers throughout, some of them with parts. */
export function holdsNumbers(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every((cell) => /\d/u.test(cell) && partsOf(cell) !== null);
}

interface Numbered {
  readonly name: string;
  readonly number: string;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The number of a row and its name without it; null for a row without one. */
function read(row: Numbered): { parts: string[]; name: string } | null {
  const own = row.number === '' ? null : partsOf(row.number);
  if (own) return { parts: own, name: oneLine(row.name) };
  const [, number = '', name = ''] = BEFORE.exec(oneLine(row.name)) ?? [];
  const parts = name === '' ? null : partsOf(number);
  return parts && { parts, name };
}

/**
 * Finds the path of a row by its number, where most names are numbered and some number stands under another of the table; else null
 * and names as they are. Rows are to be asked for in their order: a spreadsheet makes 1.10 into 1.1, so a number can stand twice.
 */
export function createNumbering(all: readonly Numbered[]) {
  const named = all.filter((row) => row.name.trim() !== '');
  const rows = named.map(read);
  const known = new Map<string, string[]>();
  const keyOf = (parts: readonly string[]) => parts.join('.');
  const keys = new Set(rows.flatMap((row) => (row ? [keyOf(row.parts)] : [])));
  const hasUnder = rows.some((row) => row && row.parts.length > 1 && keys.has(keyOf(row.parts.slice(0, -1))));
  const isNumbered =
    hasUnder && rows.filter((row) => row !== null).length >= SHARE * named.length && named.length > 1;
  const later = new Map(rows.flatMap((row) => (row ? [[keyOf(row.parts), row.name] as const] : [])));
  /** The path of what a number stands under: a row before, else one that comes later. */
  const above = (parts: readonly string[]): string[] => {
    for (let length = parts.length - 1; length > 0; length--) {
      const key = keyOf(parts.slice(0, length));
      const name = later.get(key);
      const path = known.get(key) ?? (name === undefined ? null : [...above(parts.slice(0, length)), name]);
      if (path) return path;
    }
    return [];
  };
  return {
    /** The name of a row on one line, without its number where the numbers say what stands under what. */
    nameOf: (row: Numbered): string =>
      isNumbered ? (read(row)?.name ?? oneLine(row.name)) : oneLine(row.name),
    pathOf(row: Numbered): string[] | null {
      const found = isNumbered ? read(row) : null;
      if (!found) return null;
      const path = [...above(found.parts), found.name];
      known.set(keyOf(found.parts), path);
      return path;
    },
  };
}
