import type { LikelyPair } from '../../../shared/contract/codes.ts';
import { mostlyOn, wordsInCommon, type CodedRange } from '../../../shared/domain/codebook/shared-extracts.ts';
import { similarNames, type NameLikeness } from '../../../shared/domain/codebook/similar-names.ts';
import type { CommandContext } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeRow } from './rows.ts';

/** Pairs listed; the least alike are left for when these are settled. */
const MOST_PAIRS = 100;
/** Share of the characters two codes stand on that both stand on, from which they are probably one. */
const SAME_EXTRACTS = 0.6;
/** A code used once or twice beside another says nothing yet. */
const FEWEST_EXTRACTS = 3;

const keyOf = (a: string, b: string): string => (a < b ? `${a}+${b}` : `${b}+${a}`);
const settingOf = (key: string): string => `distinct:${key}`;

const NAME_REASONS: Record<NameLikeness, string> = {
  same: 'The same name in two places',
  order: 'The same words in another order',
  number: 'The same words but for an ending',
  letters: 'Names a letter or two apart',
  words: 'Nearly the same words',
};
const NAME_WEIGHT: Record<NameLikeness, number> = {
  same: 1,
  order: 0.95,
  number: 0.95,
  letters: 0.85,
  words: 0.7,
};

interface Used {
  id: string;
  name: string;
}

/** Where codes stand, transcript by transcript, and how many codings each has. */
interface Standing {
  documents: CodedRange[][];
  codings: Uint32Array;
}

interface Stood {
  document_id: string;
  start_at: number;
  end_at: number;
  code_id: string;
}

function standing(db: ReadDb, codes: readonly Used[]): Standing {
  const placeOf = new Map(codes.map((code, at) => [code.id, at]));
  const codings = new Uint32Array(codes.length);
  const byDocument = new Map<string, CodedRange[]>();
  const keyOfRow = (row: Stood) => `${row.document_id} ${row.code_id} ${row.start_at} ${row.end_at}`;
  const columns = 'document_id, start_at, end_at, code_id';
  const adrift = new Set(db.all<Stood>(`SELECT ${columns} FROM coding WHERE anchored = 0`).map(keyOfRow));
  // answered by the index on place alone: the table holds every quote, and would be read whole
  for (const row of db.all<Stood>(`SELECT ${columns} FROM coding INDEXED BY coding_document`)) {
    const code = placeOf.get(row.code_id);
    if (code === undefined || (adrift.size > 0 && adrift.has(keyOfRow(row)))) continue;
    let here = byDocument.get(row.document_id);
    if (!here) byDocument.set(row.document_id, (here = []));
    here.push({ code, start: row.start_at, end: row.end_at });
    codings[code] = (codings[code] ?? 0) + 1;
  }
  return { documents: [...byDocument.values()], codings };
}

/** "On the same words in 9 of 11 extracts", told from the code with fewer of them. */
function extractsReason({ documents, codings }: Standing, a: number, b: number): string {
  const [few, many] = (codings[a] ?? 0) <= (codings[b] ?? 0) ? [a, b] : [b, a];
  let same = 0;
  for (const ranges of documents) {
    const ones = ranges.filter((range) => range.code === few);
    if (ones.length > 0)
      same += mostlyOn(
        ones,
        ranges.filter((range) => range.code === many),
      );
  }
  return same === 0 ? '' : `On the same words in ${same} of ${codings[few] ?? 0} extracts`;
}

/** Pairs of codes in use that are probably one code, the most alike first, without those kept apart on purpose. */
export function likelyDuplicates(db: ReadDb): { total: number; pairs: LikelyPair[] } {
  const codes = db.all<Used>(
    'SELECT id, name FROM code WHERE is_heading = 0 AND retired_at IS NULL ORDER BY position, id',
  );
  const kept = new Set(
    db
      .all<{ id: string }>("SELECT id FROM setting WHERE id >= 'distinct:' AND id < 'distinct;'")
      .map((row) => row.id),
  );
  const found = new Map<number, { a: number; b: number; likeness: NameLikeness | null; share: number }>();
  for (const { a, b, likeness } of similarNames(codes.map((code) => code.name)))
    found.set(a * codes.length + b, { a, b, likeness, share: 0 });
  const where = standing(db, codes);
  const common = wordsInCommon(where.documents, codes.length);
  for (const one of found.values()) one.share = common.share(one.a, one.b);
  for (const { a, b, share } of common.pairs(SAME_EXTRACTS)) {
    const enough = Math.min(where.codings[a] ?? 0, where.codings[b] ?? 0) >= FEWEST_EXTRACTS;
    const key = a * codes.length + b;
    if (enough && !found.has(key)) found.set(key, { a, b, likeness: null, share });
  }
  const weight = (one: { likeness: NameLikeness | null; share: number }) =>
    (one.likeness ? NAME_WEIGHT[one.likeness] : 0) + one.share;
  const idOf = (at: number) => codes[at]?.id ?? '';
  const open = [...found.values()]
    .filter(({ a, b }) => !kept.has(settingOf(keyOf(idOf(a), idOf(b)))))
    .toSorted((x, y) => weight(y) - weight(x));
  const pairs = open.slice(0, MOST_PAIRS).map(({ a, b, likeness, share }): LikelyPair => {
    const extracts = share > 0 ? extractsReason(where, a, b) : '';
    const reasons = [likeness ? NAME_REASONS[likeness] : '', extracts].filter((words) => words !== '');
    return { key: keyOf(idOf(a), idOf(b)), a: idOf(a), b: idOf(b), reasons };
  });
  return { total: open.length, pairs };
}

/** Remembers that two codes are different on purpose. */
export function keepBoth(ctx: CommandContext, a: string, b: string): null {
  const id = settingOf(keyOf(codeRow(ctx.db, a).id, codeRow(ctx.db, b).id));
  if (ctx.db.value('SELECT 1 FROM setting WHERE id = ?', id) === null)
    ctx.recorder.insert('setting', { id, value: 'true' });
  return null;
}
