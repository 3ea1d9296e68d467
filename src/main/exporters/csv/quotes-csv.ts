import { AS_ONE_COLUMN } from '../../../shared/domain/counted-as-one.ts';
import type { QuotesSnapshot, ThemeWithQuotes } from '../snapshots.ts';
import { themePath } from '../shared/themes.ts';
import { stanceWords, statusWords } from '../shared/wording.ts';
import { type Cell, type Separator, writeCsv } from './write-csv.ts';

export const quotesColumns = [
  'Level',
  'Theme',
  'Path',
  'Status',
  'Central idea',
  'People',
  'Quote',
  'Participant',
  'Reference',
  'Transcript',
  'Group',
  'Stance',
  'Codes',
  'Boundary',
  'Research questions',
  'Finding of',
] as const;

const hasAsOne = ({ themes }: QuotesSnapshot): boolean => themes.some((theme) => theme.asOne);

function themeRows(snapshot: QuotesSnapshot, theme: ThemeWithQuotes): Cell[][] {
  const head: Cell[] = [
    snapshot.levels[theme.level] ?? '',
    theme.name,
    themePath(snapshot.themes, theme).join(' > '),
    statusWords[theme.status],
    theme.centralIdea,
    theme.people,
  ];
  const last: Cell[] = [
    theme.boundary ?? '',
    (theme.questions ?? []).join('; '),
    (theme.findingOf ?? []).join('; '),
    ...(hasAsOne(snapshot) ? [theme.asOne ?? 0] : []),
  ];
  if (theme.quotes.length === 0) return [[...head, '', '', '', '', '', '', '', ...last]];
  return theme.quotes.map((quote) => [
    ...head,
    quote.text,
    quote.participant,
    quote.reference,
    quote.document,
    quote.group ?? '',
    quote.stance ? stanceWords[quote.stance] : '',
    quote.codes.join('; '),
    ...last,
  ]);
}

/**
 * Quotes by theme as CSV bytes: a row per quote, columns as `quotesColumns`. A theme without quotes keeps one
 * row with the quote's cells empty, so that the table holds every theme. One more column where transcripts of several people are
 * behind a theme.
 */
export function quotesCsv(snapshot: QuotesSnapshot, separator?: Separator): Uint8Array {
  const head = [...quotesColumns, ...(hasAsOne(snapshot) ? [`People: ${AS_ONE_COLUMN}`] : [])];
  return writeCsv([head, ...snapshot.themes.flatMap((theme) => themeRows(snapshot, theme))], separator);
}
