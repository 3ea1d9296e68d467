import { z } from 'zod';
import { answers, id, query } from './define.ts';

/** Only the cells that are not nought: three lists of equal length, as small numbers cross a wire best. */
export interface Sparse {
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

export const analysis = {
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
