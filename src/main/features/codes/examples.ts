import type { CodeExample, ExampleKind } from '../../../shared/contract/codes.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { describe } from './extracts.ts';
import { codeRow, codingRow, type CodeRow, type CodingRow } from './rows.ts';

const COLUMN = { typical: 'typical_coding_id', borderline: 'borderline_coding_id' } as const;
const TEXT = { typical: 'typical_text', borderline: 'borderline_text' } as const;
const KINDS: readonly ExampleKind[] = ['typical', 'borderline'];
const other = (kind: ExampleKind): ExampleKind => (kind === 'typical' ? 'borderline' : 'typical');

/**
 * Makes a coding of a code its typical or its borderline example, in place of the one before; null takes the example
 * away. One extract is one or the other.
 */
export function setExample(
  ctx: CommandContext,
  { id, kind, codingId }: { id: string; kind: ExampleKind; codingId: string | null },
): null {
  const code = codeRow(ctx.db, id);
  if (codingId === null) {
    ctx.recorder.update('code', id, { [COLUMN[kind]]: null, [TEXT[kind]]: null });
    return null;
  }
  if (codingRow(ctx.db, codingId).code_id !== id)
    throw new Refusal('refused', `These words do not have the code ${code.name}.`);
  const isOther = code[COLUMN[other(kind)]] === codingId;
  ctx.recorder.update('code', id, {
    [COLUMN[kind]]: codingId,
    ...(isOther ? { [COLUMN[other(kind)]]: null } : {}),
  });
  return null;
}

/** The examples of a code as their words stand now; an example whose coding was deleted is there without words. */
export function examplesOf(db: ReadDb, id: string): CodeExample[] {
  const code = codeRow(db, id);
  return KINDS.flatMap((kind): CodeExample[] => {
    const codingId = code[COLUMN[kind]];
    const text = code[TEXT[kind]] ?? '';
    if (codingId === null) return text === '' ? [] : [{ kind, codingId, extract: null, text }];
    const row = db.get<CodingRow>('SELECT * FROM coding WHERE id = ?', codingId);
    const [extract] = row ? describe(db, [{ ...row, memos: 0 }]) : [];
    return [{ kind, codingId, extract: extract ?? null, text }];
  });
}

type Chosen = Pick<CodeRow, 'typical_coding_id' | 'borderline_coding_id'>;

/** One extract is one or the other: where two became one, it is the typical example. */
const oneOrOther = (chosen: Chosen): Chosen =>
  chosen.typical_coding_id === chosen.borderline_coding_id
    ? { ...chosen, borderline_coding_id: null }
    : chosen;

/** Where one coding takes the place of another, it takes its place as an example too. */
export function moveExamples(ctx: CommandContext, from: string, to: string): void {
  const codes = ctx.db.all<Chosen & { id: string }>(
    'SELECT id, typical_coding_id, borderline_coding_id FROM code WHERE typical_coding_id = ? OR borderline_coding_id = ?',
    from,
    from,
  );
  const moved = (codingId: string | null) => (codingId === from ? to : codingId);
  for (const { id, typical_coding_id, borderline_coding_id } of codes)
    ctx.recorder.update(
      'code',
      id,
      oneOrOther({
        typical_coding_id: moved(typical_coding_id),
        borderline_coding_id: moved(borderline_coding_id),
      }),
    );
}

/** The examples of several codes made one: the target's own, else the first there is among the others. */
export function mergedExamples(target: CodeRow, sources: readonly CodeRow[]) {
  const first = (column: keyof CodeRow) =>
    [target, ...sources].map((row) => row[column]).find((cell) => cell !== null) ?? null;
  const chosen = (column: keyof Chosen) => first(column) as string | null;
  return {
    ...oneOrOther({
      typical_coding_id: chosen('typical_coding_id'),
      borderline_coding_id: chosen('borderline_coding_id'),
    }),
    typical_text: first('typical_text'),
    borderline_text: first('borderline_text'),
  };
}
