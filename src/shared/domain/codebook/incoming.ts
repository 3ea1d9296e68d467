/**
 * A codebook that comes in as a table: which column is what, the codes it says in their tree, and how they stand to the
 * codes that are there. Nothing here writes. Pure.
 */
import { oklabOf } from '../map/colour.ts';

/** What a column holds. `above`: the name of something a code stands under, empty where it is the same as in the row before. */
const columnRoles = [
  'name',
  'above',
  'parent',
  'path',
  'level',
  'definition',
  'fullDefinition',
  'useWhen',
  'doNotUseWhen',
  'example',
  'borderline',
  'colour',
  'kind',
  'status',
  'ignore',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

const NAMES: readonly (readonly [ColumnRole, RegExp])[] = [
  ['name', /^(?:code|codes|code name|name of the code|name|label|code label|title|node|tag|column 1)$/u],
  ['parent', /^(?:parent|parent code|under|belongs to|stands under)$/u],
  ['path', /^(?:path|full path|full name|hierarchy|tree|location)$/u],
  ['level', /^(?:level|depth|indent|hierarchy level|tier)$/u],
  [
    'fullDefinition',
    /^(?:full definition|long definition|detailed definition|full description|long description|detailed description|details|in full)$/u,
  ],
  [
    'definition',
    /^(?:definition|short definition|brief definition|description|short description|brief description|meaning|what it means|column 2)$/u,
  ],
  [
    'doNotUseWhen',
    /^(?:do not use when|do not use|dont use when|dont use|when not to use|not to use|exclusion|exclusion criteria|exclude|excludes|exclusions)$/u,
  ],
  ['useWhen', /^(?:use when|use|when to use|inclusion|inclusion criteria|include|includes|inclusions)$/u],
  [
    'borderline',
    /^(?:borderline|borderline example|atypical example|atypical exemplar|close but no|edge case)$/u,
  ],
  [
    'example',
    /^(?:example|examples|typical example|typical exemplar|exemplar|quote|sample quote|example quote)$/u,
  ],
  ['colour', /^(?:colour|color|colour code|color code|hex|colour of the cells)$/u],
  ['kind', /^(?:kind|type)$/u],
  ['status', /^(?:status|state)$/u],
  [
    'above',
    /^(?:category|categories|theme|themes|domain|group|heading|section|dimension|family|code group|level \d|main code|main category)$/u,
  ],
];
const foldHead = (head: string): string =>
  head
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What each column probably holds, by its head. Each role but `above` and `ignore` is given once; without a name, the last `above` is one. */
export function guessColumns(head: readonly string[]): ColumnRole[] {
  const given = new Set<ColumnRole>();
  const roles = head.map((one): ColumnRole => {
    const folded = foldHead(one);
    const role = NAMES.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'ignore';
    if (role === 'above' || role === 'ignore') return role;
    if (given.has(role)) return 'ignore';
    given.add(role);
    return role;
  });
  if (!given.has('name') && !given.has('path')) {
    const at = roles.lastIndexOf('above');
    if (at >= 0) roles[at] = 'name';
  }
  return roles;
}

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
export interface Incoming {
  codes: IncomingCode[];
  /** Sentences about rows that were left out or read with a guess. */
  remarks: string[];
}

const MOST_NAME = 200;
const MOST_TEXT = 20_000;
const MOST_DEPTH = 20;
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();
/** Names compare without regard to capitals, as siblings do in the codebook. */
export const pathKey = (path: readonly string[]): string => path.map((name) => name.toLowerCase()).join('\n');

/** Cells of one row by what they hold; `indent` is how far the name stands in. */
type Cells = Record<Exclude<ColumnRole, 'above' | 'ignore'>, string> & { above: string[]; indent: number };

function cellsOf(row: readonly string[], roles: readonly ColumnRole[]): Cells {
  const cells = Object.fromEntries(columnRoles.map((role) => [role, ''])) as unknown as Cells;
  cells.above = [];
  cells.indent = 0;
  for (const [at, role] of roles.entries()) {
    const words = (row[at] ?? '').trim();
    if (role === 'ignore') continue;
    if (role === 'above') cells.above.push(oneLine(words));
    else cells[role] = words;
    if (role === 'name') cells.indent = indentOf(row[at] ?? '');
  }
  return cells;
}

/** Spaces before a name; a tab counts as four. */
const indentOf = (cell: string): number => (/^\s*/u.exec(cell)?.[0] ?? '').replaceAll('\t', '    ').length;

/** The codes of a table, parents before what stands under them, in the order of its rows. The first row is the heads. */
export function readIncoming(rows: readonly (readonly string[])[], roles: readonly ColumnRole[]): Incoming {
  const remarks: string[] = [];
  const codes: IncomingCode[] = [];
  const byKey = new Map<string, IncomingCode>();
  const placed = createPlacing(rows.slice(1).map((row) => cellsOf(row, roles)));
  const hasKinds = roles.includes('kind');
  const add = (path: string[], row: number, cells: Cells | null) => {
    const known = byKey.get(pathKey(path));
    if (known && known.row > 0 && row > 0) {
      remarks.push(`Row ${row}: ${path.at(-1) ?? ''} stands in the table twice; the first is taken.`);
      return;
    }
    if (path.length > 1 && !byKey.has(pathKey(path.slice(0, -1)))) add(path.slice(0, -1), 0, null);
    const code = known ?? emptyCode(path);
    if (cells) Object.assign(code, textsOf(cells, row, remarks), { row });
    if (known) return;
    codes.push(code);
    byKey.set(pathKey(path), code);
  };
  for (const [at, row] of rows.slice(1).entries()) {
    const cells = cellsOf(row, roles);
    const path = placed(cells);
    const problem = problemOf(path);
    if (problem !== null) {
      if (problem !== '') remarks.push(`Row ${at + 1} is left out: ${problem}`);
      continue;
    }
    add(path, at + 1, cells);
  }
  if (!hasKinds) markHeadings(codes);
  return { codes, remarks };
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
  return path.length > MOST_DEPTH ? `it stands more than ${MOST_DEPTH} levels deep.` : null;
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

const SEPARATORS = [' > ', '>', ' \\ ', '\\', ' / ', ' :: ', '::'];

/** Finds the path of each row from what its columns say; remembers the rows before. Empty for a row that says nothing. */
function createPlacing(all: readonly Cells[]): (cells: Cells) => string[] {
  const parentAhead = new Map(all.map((cells) => [oneLine(cells.name).toLowerCase(), oneLine(cells.parent)]));
  const byText = new Map<string, string[]>();
  const byName = new Map<string, string[]>();
  const open: string[][] = [];
  const indents = all.filter((cells) => cells.name !== '').map((cells) => cells.indent);
  const isIndented = Math.max(...indents) - Math.min(...indents) >= LEAST_INDENT;
  const inside = createIndents();
  let above: string[] = [];
  const remember = (path: string[], text: string): string[] => {
    // what was said last is meant: rows come in the order of the tree, or each name stands once
    byName.set(path.at(-1)?.toLowerCase() ?? '', path);
    if (text !== '') byText.set(text, path);
    return path;
  };
  /** The path of a parent by its name: a row before, else a row that comes later, else a name of its own. */
  const ofParent = (name: string, steps = 0): string[] => {
    const before = byName.get(name.toLowerCase());
    if (before) return before;
    const above = parentAhead.get(name.toLowerCase());
    if (above === undefined) return ofText(name);
    return above === '' || steps > MOST_DEPTH ? [name] : [...ofParent(above, steps + 1), name];
  };
  const ofText = (text: string): string[] => byText.get(text) ?? split(text);
  return (cells) => {
    const name = oneLine(cells.name);
    const text = oneLine(cells.path);
    if (text !== '') return remember(name === '' ? ofText(text) : underText(text, name, ofText), text);
    if (cells.above.length > 0) above = fillDown(above, cells.above);
    if (name === '') {
      const isSaid = cells.above.some((one) => one !== '');
      return isSaid
        ? remember(
            above.filter((one) => one !== ''),
            '',
          )
        : cells.definition === ''
          ? []
          : [''];
    }
    const level = Number(/\d+/u.exec(cells.level)?.[0] ?? Number.NaN);
    if (Number.isFinite(level)) {
      open.length = Math.max(0, Math.min(open.length, level - 1));
      const path = [...(open.at(-1) ?? above.filter((one) => one !== '')), name];
      open.push(path);
      return remember(path, '');
    }
    const parent = oneLine(cells.parent);
    if (parent !== '') return remember([...ofParent(parent), name], '');
    const top = above.filter((one) => one !== '');
    return remember([...(isIndented ? inside(cells.indent, top, name) : top), name], '');
  };
}

/** One space more than the name before is a slip of the hand. */
const LEAST_INDENT = 2;

/** Finds what a name stands in by how far it is indented: the last one before that stands less far in, under the same names above. */
function createIndents(): (indent: number, top: string[], name: string) => string[] {
  let open: { indent: number; path: string[] }[] = [];
  let under = '';
  return (indent, top, name) => {
    if (pathKey(top) !== under) [open, under] = [[], pathKey(top)];
    while (open.length > 0 && indent < (open.at(-1)?.indent ?? 0) + LEAST_INDENT) open.pop();
    const path = open.at(-1)?.path ?? top;
    open.push({ indent, path: [...path, name] });
    return path;
  };
}

/** Names above a code: an empty cell goes on with the one before, unless one further left was given anew. */
function fillDown(before: readonly string[], cells: readonly string[]): string[] {
  const first = cells.findIndex((cell) => cell !== '');
  return first < 0 ? [...before] : cells.map((cell, at) => (at < first ? (before[at] ?? '') : cell));
}

/** A path that ends in the name, whatever the name holds; the rest is a path that was there before, or is split. */
function underText(text: string, name: string, ofText: (text: string) => string[]): string[] {
  if (text === name) return [name];
  for (const separator of SEPARATORS) {
    if (!text.endsWith(separator + name)) continue;
    return [...ofText(text.slice(0, -(separator + name).length).trim()), name];
  }
  // a path that names only what stands above
  return [...ofText(text), name];
}

function split(text: string): string[] {
  const separator = SEPARATORS.find((one) => text.includes(one));
  return separator === undefined ? [text] : text.split(separator).map((part) => part.trim());
}
