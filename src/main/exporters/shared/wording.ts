/** Small wordings every exporter shares, so that a count or a date reads the same wherever it is printed. */
import type { QuoteSnapshot } from '../snapshots.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "22 November 2026" of an ISO date, in UTC; empty when the text is not a date. */
export function longDate(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "1 person", "4 people", "1,204 codings". */
export function counted(count: number, one: string, many: string): string {
  const digits = String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${digits} ${count === 1 ? one : many}`;
}

/**
 * What a document says of transcripts of several people, after the sign beside the counts they are among; empty where there are none.
 * Of a version from before is known which counts that are, and no more how many transcripts there were.
 */
export function togetherLine(transcripts: number, counts: readonly { readonly asOne?: number }[]): string {
  const sign = counts.some(({ asOne = 0 }) => asOne > 0) ? '* ' : '';
  if (transcripts > 0)
    return `${sign}${counted(transcripts, 'transcript', 'transcripts')} of several people talking together, ${transcripts === 1 ? '' : 'each '}counted as one person`;
  return sign && `${sign}With transcripts of several people talking together, each counted as one person`;
}

/** "P7, #7:159", or the one of the two that is there. */
export function attribution(quote: Pick<QuoteSnapshot, 'participant' | 'reference'>): string {
  return [quote.participant, quote.reference].filter(Boolean).join(', ');
}

/** A theme's status in words. */
export const statusWords = {
  candidate: 'Candidate',
  reviewed: 'Reviewed',
  defined: 'Defined',
  setAside: 'Set aside',
} as const;

/** What a quote does for its theme, in words. */
export const stanceWords = { for: 'Supports', against: 'Counter-example' } as const;

/**
 * The text without what XML 1.0 cannot hold (control characters, halves of a surrogate pair, U+FFFE and U+FFFF);
 * tabs and line breaks stay. An office program refuses a whole document for one of these.
 */
export function xmlText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (sign) => ('\t\n\r'.includes(sign) ? sign : ''));
}
