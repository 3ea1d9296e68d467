// What reviewers said, put together by extract. Pure.
import type { ReviewCommentView, Verdict } from '../../../shared/contract/reviews.ts';
import type { AnswerFilters } from './store.ts';

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  fits: 'fits',
  'not-sure': 'not sure',
  'does-not-fit': 'does not fit',
};

/** One extract with everything said about it. */
export interface ReviewedExtract {
  key: string;
  packId: string;
  codingId: string | null;
  documentId: string | null;
  codeId: string | null;
  codeName: string;
  extract: string;
  reference: string;
  isGone: boolean;
  answers: ReviewCommentView[];
}

const byWords = new Intl.Collator(undefined, { numeric: true }).compare;

/** Comments by extract: codes in order of their names, extracts in order of their places, people by name. */
export function byExtract(comments: readonly ReviewCommentView[]): ReviewedExtract[] {
  const found = new Map<string, ReviewedExtract>();
  for (const comment of comments) {
    // the same coding may have travelled in two packs: what was said stands together
    const key = comment.codingId ?? `${comment.packId} ${comment.itemId}`;
    const entry = found.get(key);
    if (entry) entry.answers.push(comment);
    else {
      found.set(key, {
        key,
        packId: comment.packId,
        codingId: comment.codingId,
        documentId: comment.documentId,
        codeId: comment.codeId,
        codeName: comment.codeName,
        extract: comment.extract,
        reference: comment.reference,
        isGone: comment.codingGone,
        answers: [comment],
      });
    }
  }
  const all = [...found.values()];
  for (const entry of all) entry.answers.sort((a, b) => byWords(a.reviewer, b.reviewer));
  return all.toSorted((a, b) => byWords(a.codeName, b.codeName) || byWords(a.reference, b.reference));
}

/** Extracts with at least one answer that passes; all their answers stay beside each other. */
export function filterResults(all: readonly ReviewedExtract[], filters: AnswerFilters): ReviewedExtract[] {
  return all.filter((entry) => {
    if (filters.codeId !== 'all' && entry.codeId !== filters.codeId) return false;
    return entry.answers.some((answer) => {
      if (filters.packId !== 'all' && answer.packId !== filters.packId) return false;
      if (filters.verdict === 'all') return true;
      if (filters.verdict === 'words') return answer.comment.trim() !== '';
      return answer.verdict === filters.verdict;
    });
  });
}

const timesInWords = (n: number) => (n === 0 ? 'never' : n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);

/** `3 reviewers on 12 extracts: 20 times it fits, 7 times not sure, 4 times it does not fit.` */
export function summary(all: readonly ReviewedExtract[]): string {
  const answers = all.flatMap((entry) => entry.answers);
  const people = new Set(answers.map((answer) => answer.reviewerId)).size;
  const times = (verdict: Verdict | null) => {
    const n = answers.filter((answer) => answer.verdict === verdict).length;
    return timesInWords(n);
  };
  const parts = [
    `${times('fits')} it fits`,
    `${times('not-sure')} not sure`,
    `${times('does-not-fit')} it does not fit`,
  ];
  const only = answers.filter((answer) => answer.verdict === null).length;
  if (only > 0) parts.push(`${timesInWords(only)} words without a choice`);
  return `${people} ${people === 1 ? 'reviewer' : 'reviewers'} on ${all.length} ${all.length === 1 ? 'extract' : 'extracts'}: ${parts.join(', ')}.`;
}
