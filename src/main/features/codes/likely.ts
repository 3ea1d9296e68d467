import type { LikelyPair } from '../../../shared/contract/codes.ts';
import { similarNames, type NameLikeness } from '../../../shared/domain/codebook/similar-names.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeRow } from './rows.ts';
import { togetherOf, type Together } from './together.ts';

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
  spelling: 'The same words spelled in two ways',
  letters: 'Names a letter or two apart',
  words: 'Nearly the same words',
};
const NAME_WEIGHT: Record<NameLikeness, number> = {
  same: 1,
  order: 0.95,
  number: 0.95,
  spelling: 0.95,
  letters: 0.85,
  words: 0.7,
};

interface Code {
  id: string;
  name: string;
  is_offered: number;
}
interface Alike {
  readonly a: string;
  readonly b: string;
  readonly likeness: NameLikeness;
}

/** Pairs of codes whose names are alike, as they were found last: few changes are about names. */
const keptNames = new WeakMap<ReadDb, { readonly of: string; readonly alike: readonly Alike[] }>();

function alikeNames(db: ReadDb, codes: readonly Code[]): readonly Alike[] {
  const sorted = codes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const of = JSON.stringify(sorted.map(({ id, name }) => [id, name]));
  const known = keptNames.get(db);
  if (known?.of === of) return known.alike;
  const idOf = (at: number) => sorted[at]?.id ?? '';
  const alike = similarNames(sorted.map((code) => code.name)).map(({ a, b, likeness }): Alike => ({
    a: idOf(a),
    b: idOf(b),
    likeness,
  }));
  keptNames.set(db, { of, alike });
  return alike;
}

/** "On the same words in 9 of 11 extracts", told from the code with fewer of them. */
function extractsReason(together: Together, a: string, b: string): string {
  const [few, many] = together.codings(a) <= together.codings(b) ? [a, b] : [b, a];
  const same = together.sameWords(few, many);
  return same === 0 ? '' : `On the same words in ${same} of ${together.codings(few)} extracts`;
}

/** Pairs of codes in use that are probably one code, the most alike first, without those kept apart on purpose. */
export function likelyDuplicates(db: ReadDb): { total: number; pairs: LikelyPair[] } {
  const codes = db.all<Code>(
    'SELECT id, name, retired_at IS NULL AS is_offered FROM code WHERE is_heading = 0 ORDER BY position, id',
  );
  const apart = new Set(
    db
      .all<{ id: string }>("SELECT id FROM setting WHERE id >= 'distinct:' AND id < 'distinct;'")
      .map((row) => row.id),
  );
  const placeOf = new Map(codes.flatMap(({ id, is_offered }, at) => (is_offered === 1 ? [[id, at]] : [])));
  const together = togetherOf(db, SAME_EXTRACTS);
  const found = new Map<string, { a: string; b: string; likeness: NameLikeness | null; share: number }>();
  const offer = (one: string, other: string, likeness: NameLikeness | null) => {
    const [at, next] = [placeOf.get(one), placeOf.get(other)];
    const key = keyOf(one, other);
    if (at === undefined || next === undefined || found.has(key) || apart.has(settingOf(key))) return;
    const [a, b] = at < next ? [one, other] : [other, one];
    found.set(key, { a, b, likeness, share: together.share(a, b) });
  };
  for (const { a, b, likeness } of alikeNames(db, codes)) offer(a, b, likeness);
  for (const { a, b } of together.close)
    if (Math.min(together.codings(a), together.codings(b)) >= FEWEST_EXTRACTS) offer(a, b, null);
  const weight = (one: { likeness: NameLikeness | null; share: number }) =>
    (one.likeness ? NAME_WEIGHT[one.likeness] : 0) + one.share;
  const place = (id: string) => placeOf.get(id) ?? 0;
  const open = [...found].toSorted(
    ([, x], [, y]) => weight(y) - weight(x) || place(x.a) - place(y.a) || place(x.b) - place(y.b),
  );
  const pairs = open.slice(0, MOST_PAIRS).map(([key, { a, b, likeness, share }]): LikelyPair => {
    const extracts = share > 0 ? extractsReason(together, a, b) : '';
    const reasons = [likeness ? NAME_REASONS[likeness] : '', extracts].filter((words) => words !== '');
    return { key, a, b, reasons };
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
