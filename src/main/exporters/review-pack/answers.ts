import { answersFile, type AnswersFile } from '../../../shared/contract/reviews.ts';

type ParsedAnswers =
  { readonly ok: true; readonly answers: AnswersFile } | { readonly ok: false; readonly reason: string };

/** More than any pack of 20,000 pieces with words on each would need on the way. */
const limitBytes = 20 * 1024 * 1024;

const refused = (reason: string): ParsedAnswers => ({ ok: false, reason });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a piece is answered twice, the later answer stands. */
function latestOnly<T extends { readonly itemId: string; readonly at: string }>(entries: readonly T[]): T[] {
  const latest = new Map<string, T>();
  for (const entry of entries) {
    const known = latest.get(entry.itemId);
    if (!known || Date.parse(entry.at) >= Date.parse(known.at)) latest.set(entry.itemId, entry);
  }
  return [...latest.values()];
}

/**
 * Reads a file of answers. Unknown fields are left aside.
 * @param bytes the file as it is, UTF-8 with a mark or without.
 * @returns the answers, one per piece, or one sentence that says why the file was not taken.
 */
export function parseAnswers(bytes: Uint8Array): ParsedAnswers {
  if (bytes.length === 0) return refused('This file is empty, so there are no answers to take in.');
  if (bytes.length > limitBytes) return refused('This file is too large to be answers to a review pack.');
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused(
      'This file is not a file of review answers, or it was cut short on its way; ask for it again.',
    );
  }
  if (!isRecord(value) || value['format'] !== 'threadwork-review') {
    return refused('This file is not a file of review answers; choose the one the review pack saved.');
  }
  if (typeof value['version'] === 'number' && value['version'] > 1) {
    return refused(
      'These answers were saved by a newer review pack; a newer Threadwork is needed to read them.',
    );
  }
  const parsed = answersFile.safeParse(value);
  if (!parsed.success) {
    return refused('These review answers are damaged, so nothing was taken in; ask for the file again.');
  }
  const { answers, drafts } = parsed.data;
  return {
    ok: true,
    answers: { ...parsed.data, answers: latestOnly(answers), drafts: latestOnly(drafts) },
  };
}
