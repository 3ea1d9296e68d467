import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../../shared/contract/errors.ts';
import { compareIncoming, withShown } from '../../../shared/domain/codebook/incoming-compare.ts';
import { guessColumns } from '../../../shared/domain/codebook/incoming-columns.ts';
import { readIncoming } from '../../../shared/domain/codebook/incoming.ts';
import { bestTable, withHead } from '../../../shared/domain/codebook/table-head.ts';
import { readCodebook } from '../../importers/codebook.ts';
import { ImportRefusal } from '../../importers/refusal.ts';
import type { Call } from './study.ts';

/** The tables of a codebook file; a file that is not one is refused in a sentence. */
function tablesOf(path: string) {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new Refusal('not-found', `There is no file at ${path}.`);
  }
  try {
    return readCodebook(bytes, basename(path));
  } catch (error) {
    if (error instanceof ImportRefusal) throw new Refusal('refused', error.message);
    throw error;
  }
}

/** Adds the codes of a file that are not in the study; codes that are there stay as they are. */
export async function codebookIn(path: string, call: Call) {
  const tables = tablesOf(path).map(({ rows }) => ({ rows: withHead(rows) }));
  const rows = tables[bestTable(tables)]?.rows ?? [];
  const { codes, remarks } = readIncoming(rows, guessColumns(rows[0] ?? [], rows.slice(1)));
  if (codes.length === 0)
    throw new Refusal(
      'refused',
      'No column of that file is headed Code or Name, so there is nothing to take in.',
    );
  const compared = compareIncoming(
    codes,
    withShown(await call('code.list', {}), (await call('export.codebook', {})).codes),
  );
  const of = (status: 'new' | 'same' | 'differs') => compared.filter((one) => one.status === status).length;
  const done = await call('code.takeIn', {
    codes: compared.map(({ code: { row: _row, colour, ...code }, id }) => ({
      ...code,
      ...(id === null ? {} : { id }),
      ...(colour === null ? {} : { colour }),
    })),
  });
  return { added: done.added, same: of('same'), differs: of('differs'), remarks };
}
