import { z } from 'zod';
import { answers, id, query } from './define.ts';
import type { PersonInGroup } from './codes.ts';

/** Only the cells that are not nought: three lists of equal length, as small numbers cross a wire best. */
interface Sparse {
  /** Places in `codeIds`. */
  row: number[];
  /** Places in `columns`, or in `codeIds` for co-occurrence. */
  column: number[];
  count: number[];
}
export interface Matrix {
  codeIds: string[];
  columns: { id: string; label: string; people: number }[];
  /** Different people behind a cell. */
  people: Sparse;
  /** Codings behind a cell, in the same order as `people`. */
  codings: number[];
}
export interface CoOccurrence {
  codeIds: string[];
  /** Pairs of different codes whose codings overlap by at least one character, each pair once, row before column. */
  pairs: Sparse;
}

/** People who share a value of the characteristic compared by, and how much there is of them. */
export interface ComparedGroup {
  /** Null for people whose value is missing. */
  value: string | null;
  /** "A", "B" and so on; empty for people without a value. */
  letter: string;
  /** The value, or "not given". */
  name: string;
  /** Everyone interviewed, by number. */
  people: PersonInGroup[];
  /** Words these people say in their transcripts, questions left out. */
  words: number;
  /** Every coding of their transcripts. */
  codings: number;
  /** Extracts chosen as key quotes of a theme. */
  quotes: number;
}
/** A theme with everything under it, a code, or a heading with every code under it. */
export interface ComparedRow {
  id: string;
  parentId: string | null;
  depth: number;
  name: string;
  /** The team's word for a theme's level; empty for a code. */
  level: string;
  /** A code's colour, 1 to 12; null for a theme. */
  colour: number | null;
  isHeading: boolean;
  /** The codes whose codings are counted. */
  codeIds: string[];
  /** One per group, in their order: places in the group's people. */
  people: number[][];
  documents: number[];
  codings: number[];
}
export interface Comparison {
  attribute: { id: string; name: string };
  groups: ComparedGroup[];
  /** In the order of the tree. */
  rows: ComparedRow[];
}
/** A code that stands on some of the same words as the one asked about. */
export interface CodeBeside {
  codeId: string;
  /** Pairs of codings that share words. */
  pairs: number;
  /** Of those, on exactly the same words. */
  same: number;
  people: number;
  documents: number;
}
const comparedRows = ['themes', 'codes'] as const;
/** What a comparison is written as: its rows with the groups after them, or the size of the groups alone. */
export const comparedTables = [...comparedRows, 'sizes'] as const;
const reads = [
  'coding',
  'code',
  'document',
  'participant',
  'attribute',
  'attribute_value',
  'theme',
  'theme_level',
  'theme_code',
  'theme_quote',
  'speaker',
] as const;

export const analysis = {
  /** Who said what: people, transcripts and codings by group. A missing value is a group of its own, last. */
  'analysis.byGroup': query(
    z.object({ rows: z.enum(comparedRows), attributeId: id }),
    answers<Comparison>(),
    reads,
  ),
  /** Every code that overlaps with one, by most people first. */
  'analysis.beside': query(z.object({ codeId: id }), answers<CodeBeside[]>(), ['coding', 'code', 'document']),
  /** Codes by transcript, or by the values of a characteristic (a missing value is a column of its own). */
  'analysis.matrix': query(
    z.object({ by: z.union([z.literal('document'), z.object({ attributeId: id })]) }),
    answers<Matrix>(),
    ['coding', 'code', 'document', 'participant', 'attribute_value'],
  ),
  'analysis.coOccurrence': query(z.object({ coderId: id.optional() }), answers<CoOccurrence>(), [
    'coding',
    'code',
  ]),
};
