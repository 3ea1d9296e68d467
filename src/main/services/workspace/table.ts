import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { readRows } from '../../importers/csv.ts';
import { ImportRefusal } from '../../importers/refusal.ts';

/** Reads a table of characteristics: commas, semicolons or tabs, quoted or not, in any encoding a transcript may have. */
export function parseTable(bytes: Uint8Array): Result<{ rows: string[][] }> {
  try {
    return ok({ rows: readRows(bytes) });
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    return fail(
      'invalid',
      error.code === 'not-a-transcript'
        ? 'This file is not a table of text. Save it as CSV and choose that.'
        : error.message,
    );
  }
}
