/**
 * A codebook that comes in as a table: which column is what, the codes it says in their tree, and how they stand to the
 * codes that are there. Nothing here writes. Pure.
 */
import { oklabOf } from '../map/colour.ts';
import type { ColumnRole } from './incoming-columns.ts';
import { cellsOf, createPlacing, MOST_DEPTH, oneLine, pathKey, type Cells } from './incoming-places.ts';

export interface IncomingTexts {
  definition: string;
  fullDefinition: string;
  useWhen: string;
  doNotUseWhen: string;
  typicalText: string;
  borderlineText: string;
}
export interface IncomingCode extends IncomingTexts {
  /** Its row in the table, from 1 for the first under the heads; 0 for a heading that only stands above others. */
  row: number;
  /** Names from the top down to this one. */
  path: string[];
  /** 1 to 12, or null where the table says none. */
  colour: number | null;
  isHeading: boolean;
  isRetired: boolean;
}
interface Incoming {
  codes: IncomingCode[];
  /** Sentences about rows that were left out or read with a guess. */
  remarks: string[];
}

const MOST_NAME = 200;
const MOST_TEXT = 20_000;

/** The codes of a table, parents before what stands under them, in the order of its rows. The first row is the heads. */
export function readIncoming(rows: readonly (readonly string[])[], roles: readonly ColumnRole[]): Incoming {
  const remarks: string[] = [];
  const codes: IncomingCode[] = [];
  const byKey = new Map<string, IncomingCode>();
  const all = rows.slice(1).map((row) => cellsOf(row, roles));
  const placed = createPlacing(all);
  const hasKinds = all.some((cells) => cells.kind !== '');
  const add = (path: string[], row: number, cells: Cells | null): IncomingCode => {
    const known = byKey.get(pathKey(path));
    if (known && known.row > 0 && cells) {
      if (addWords(known, textsOf(cells, row, remarks)))
        remarks.push(
          `Row ${row}: ${path.at(-1) ?? ''} stands in the table twice; the words of both are kept.`,
        );
      return known;
    }
    if (path.length > 1 && !byKey.has(pathKey(path.slice(0, -1)))) add(path.slice(0, -1), 0, null);
    const code = known ?? emptyCode(path);
    if (cells) Object.assign(code, textsOf(cells, row, remarks), { row });
    if (known) return known;
    codes.push(code);
    byKey.set(pathKey(path), code);
    return code;
  };
  let last: IncomingCode | null = null;
  let isNumbered = false;
  for (const [at, cells] of all.entries()) {
    const row = at + 1;
    const path = placed(cells);
    const problem = problemOf(path);
    if (problem === '') continue;
    if (problem === null) {
      if (DATE.test(path.at(-1) ?? ''))
        remarks.push(
          `Row ${row}: the name is a date. A spreadsheet may have made it of something else, such as 3-4.`,
        );
      last = add(path, row, cells);
      isNumbered ||= cells.path === '' && cells.name !== '' && path.at(-1) !== oneLine(cells.name);
    } else if (path.at(-1) === '' && last) {
      addWords(last, textsOf(cells, row, remarks));
      remarks.push(`Row ${row} has no name; its words are added to ${last.path.at(-1) ?? ''}.`);
    } else {
      last = null;
      remarks.push(`Row ${row} is left out: ${problem}`);
    }
  }
  if (!hasKinds) markHeadings(codes);
  if (isNumbered)
    remarks.unshift('The numbers before the names say what stands under what, and are left off.');
  return { codes, remarks };
}

/** A date as spreadsheets are read here. */
const DATE = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/u;
/** What a code says of itself besides its name, in the order in which it is told. */
export const TEXTS = [
  'definition',
  'fullDefinition',
  'useWhen',
  'doNotUseWhen',
  'typicalText',
  'borderlineText',
] as const satisfies readonly (keyof IncomingTexts)[];

/** Adds the words of another row of a code, on lines of their own; true when there were any that it did not have. */
function addWords(code: IncomingCode, more: IncomingTexts): boolean {
  const fresh = TEXTS.filter((field) => more[field] !== '' && !code[field].split('\n').includes(more[field]));
  for (const field of fresh)
    code[field] = (code[field] === '' ? more[field] : `${code[field]}\n${more[field]}`).slice(0, MOST_TEXT);
  return fresh.length > 0;
}

const emptyCode = (path: string[]): IncomingCode => ({
  row: 0,
  path,
  colour: null,
  // one that is only named above others groups them
  isHeading: true,
  isRetired: false,
  definition: '',
  fullDefinition: '',
  useWhen: '',
  doNotUseWhen: '',
  typicalText: '',
  borderlineText: '',
});

/** Why a row cannot be taken: a sentence, or empty for a row without a name and without words. */
function problemOf(path: readonly string[]): string | null {
  if (path.length === 0) return '';
  if (path.some((name) => name === '')) return 'it has no name.';
  if (path.some((name) => name.length > MOST_NAME)) return `a name has more than ${MOST_NAME} characters.`;
  if (path.length <= MOST_DEPTH) return null;
  const isRound = new Set(path.map((name) => name.toLowerCase())).size <= path.length / 2;
  return isRound ? 'it stands under itself.' : `it stands more than ${MOST_DEPTH} levels deep.`;
}

function textsOf(cells: Cells, row: number, remarks: string[]) {
  const cut = (text: string): string => {
    if (text.length <= MOST_TEXT) return text;
    remarks.push(
      `Row ${row}: a text is longer than ${MOST_TEXT.toLocaleString('en')} characters and is cut there.`,
    );
    return text.slice(0, MOST_TEXT);
  };
  return {
    colour: colourOf(cells.colour),
    isHeading: /^(?:heading|group|category|folder)$/iu.test(cells.kind),
    isRetired: /^retired$/iu.test(cells.status),
    definition: cut(cells.definition),
    fullDefinition: cut(cells.fullDefinition),
    useWhen: cut(cells.useWhen),
    doNotUseWhen: cut(cells.doNotUseWhen),
    typicalText: cut(cells.example),
    borderlineText: cut(cells.borderline),
  };
}

const NAMED: readonly (readonly [RegExp, number])[] = [
  [/^(?:red|rose)$/u, 1],
  [/^(?:teal|jade)$/u, 2],
  [/^(?:purple|plum)$/u, 3],
  [/^olive$/u, 4],
  [/^(?:dark )?blue$/u, 5],
  [/^(?:orange|rust|brown)$/u, 6],
  [/^(?:turquoise|cyan|aqua)$/u, 7],
  [/^(?:pink|mauve|magenta)$/u, 8],
  [/^(?:light |dark )?(?:green|moss)$/u, 9],
  [/^(?:violet|iris|lilac|lavender)$/u, 10],
  [/^(?:yellow|ochre|gold)$/u, 11],
  [/^(?:light blue|sky|sky blue)$/u, 12],
];
/** Hues of the twelve code colours in OKLCH, in degrees. */
const HUES = [20, 170, 320, 110, 260, 50, 200, 350, 140, 290, 80, 230];
/** Chroma in OKLab below which a colour is a grey. */
const LEAST_CHROMA = 0.02;

/** A number of the palette, a colour's plain name, or the code colour nearest in hue to `#rrggbb`. */
function colourOf(words: string): number | null {
  const said = words.trim().toLowerCase();
  const number = Number(said);
  if (said !== '' && Number.isInteger(number) && number >= 1 && number <= 12) return number;
  const hex = /^#?([0-9a-f]{6})$/u.exec(said)?.[1];
  return hex === undefined ? (NAMED.find(([name]) => name.test(said))?.[1] ?? null) : nearestTo(`#${hex}`);
}

function nearestTo(hex: string): number | null {
  const [, a, b] = oklabOf(hex);
  if (Math.hypot(a, b) < LEAST_CHROMA) return null;
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  const apart = HUES.map((one) => Math.abs(((one - hue + 540) % 360) - 180));
  return apart.indexOf(Math.min(...apart)) + 1;
}

/** Without a column that says so: what has codes under it and no words of its own groups them. */
function markHeadings(codes: readonly IncomingCode[]): void {
  const parents = new Set(codes.map((code) => pathKey(code.path.slice(0, -1))));
  for (const code of codes) {
    const words = code.definition + code.fullDefinition + code.useWhen + code.doNotUseWhen + code.typicalText;
    code.isHeading = parents.has(pathKey(code.path)) && words === '';
  }
}
