/** Which column of a codebook's table is what. Pure. */
import { holdsNumbers } from './incoming-numbers.ts';
import { holdsPaths } from './incoming-paths.ts';

/** What a column holds. `number`: 1.2.1, which says what stands under what. `above`: the name of something a code stands under, empty where it is the same as in the row before. */
export const columnRoles = [
  'name',
  'above',
  'parent',
  'path',
  'level',
  'number',
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
  ['number', /^(?:number|numbering|no|nr|code number|code no|code nr|index|id|code id)$/u],
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
/** What other programs call the column where a code is explained, where none is headed as a definition. */
const NOTES = /^(?:memo|code memo|memos|comment|comments|code comment)$/u;
/** Columns that say what a code stands under. */
const PLACES: ReadonlySet<ColumnRole> = new Set(['above', 'parent', 'path', 'level', 'number']);
const foldHead = (head: string): string =>
  head
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * What each column probably holds, by its head, and by what stands under it: a column headed Code that holds 1.1, 1.2 numbers the
 * codes, and their names are in the next column that may hold them; names such as `Sky > rain` are whole paths. Each role but `above` and `ignore` is given once; without a
 * name, the last `above` is one.
 */
export function guessColumns(
  head: readonly string[],
  body: readonly (readonly string[])[] = [],
): ColumnRole[] {
  const given = new Set<ColumnRole>();
  const give = (role: ColumnRole): ColumnRole => {
    if (role === 'above' || role === 'ignore') return role;
    if (given.has(role)) return 'ignore';
    given.add(role);
    return role;
  };
  const meant = head.map((one) => {
    const folded = foldHead(one);
    return NAMES.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'ignore';
  });
  const areNames = meant.filter((role) => role === 'name').length;
  const roles = meant.map((role, at) =>
    give(role === 'name' && areNames > 1 && holdsNumbers(body.map((row) => row[at] ?? '')) ? 'number' : role),
  );
  if (!given.has('name') && !given.has('path')) {
    const at = roles.lastIndexOf('above');
    if (at >= 0) roles[at] = 'name';
  }
  if (!given.has('definition')) {
    const at = head.findIndex((one, column) => roles[column] === 'ignore' && NOTES.test(foldHead(one)));
    if (at >= 0) roles[at] = 'definition';
  }
  const named = roles.indexOf('name');
  if (!roles.some((role) => PLACES.has(role)) && holdsPaths(body.map((row) => row[named] ?? '')))
    roles[named] = 'path';
  return roles;
}
