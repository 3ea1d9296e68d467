import { type FileChild, Paragraph, TextRun } from 'docx';
import { asOneSign } from '../../../shared/domain/counted-as-one.ts';
import { documentInk } from '../shared/colours.ts';
import { levelCounts } from '../../../shared/domain/themes/level-words.ts';
import { themePath } from '../shared/themes.ts';
import { attribution, counted, statusWords, togetherLine } from '../shared/wording.ts';
import type { QuotesSnapshot, ThemeQuote, ThemeWithQuotes } from '../snapshots.ts';
import { headingAt, kindAndDate, styled, textRuns, titleBlock, writeDocument } from './document.ts';

function quoteBlock(quote: ThemeQuote): Paragraph[] {
  const source = [attribution(quote), quote.group ?? '', quote.codes.join('; ')].filter(Boolean).join(' · ');
  return [new Paragraph({ style: 'Quote', children: textRuns(quote.text) }), styled('Attribution', source)];
}

const one = (style: string, text: string): [string, string][] => (text === '' ? [] : [[style, text]]);

function themeBlock(
  snapshot: QuotesSnapshot,
  theme: ThemeWithQuotes,
  among: readonly ThemeWithQuotes[] = snapshot.themes,
  under = 0,
): FileChild[] {
  const depth = under + themePath(among, theme).length - 1;
  const supporting = theme.quotes.filter((quote) => quote.stance !== 'against');
  const against = theme.quotes.filter((quote) => quote.stance === 'against');
  const facts = [
    snapshot.levels[theme.level] ?? '',
    statusWords[theme.status],
    counted(theme.people, 'person', 'people') + asOneSign(theme.asOne),
    theme.quotes.length > 0 ? counted(theme.quotes.length, 'quote', 'quotes') : '',
  ].filter(Boolean);
  const about: [style: string, text: string][] = [
    ['Counts', facts.join(' · ')],
    ...one('CentralIdea', theme.centralIdea.trim()),
    ...one('Counts', theme.boundary?.trim() ? `Boundary: ${theme.boundary.trim()}` : ''),
    ...one('Counts', theme.findingOf?.length ? `Finding of: ${theme.findingOf.join('; ')}` : ''),
    ...one(
      'Counts',
      snapshot.groups === undefined && theme.questions?.length
        ? `Answers: ${theme.questions.join('; ')}`
        : '',
    ),
  ];
  // what is said of a theme stays with its quotes; without any it must not cling to the next theme, and that to the one after
  const keepsOn = (at: number) => at < about.length - 1 || theme.quotes.length > 0;
  return [
    headingAt(depth, textRuns(theme.name)),
    ...about.map(
      ([style, text], at) => new Paragraph({ style, keepNext: keepsOn(at), children: textRuns(text) }),
    ),
    ...supporting.flatMap(quoteBlock),
    ...(against.length > 0
      ? [
          headingAt(depth + 1, [
            new TextRun({
              text: against.length === 1 ? 'Counter-example' : 'Counter-examples',
              color: documentInk.second,
            }),
          ]),
          ...against.flatMap(quoteBlock),
        ]
      : []),
  ];
}

/** A research question as a heading, and its themes one heading lower; a theme that answers several stands under each. */
function groupBlock(
  snapshot: QuotesSnapshot,
  group: NonNullable<QuotesSnapshot['groups']>[number],
): FileChild[] {
  const inIt = snapshot.themes.filter((theme) => group.themeIds.includes(theme.id));
  return [
    headingAt(0, textRuns(group.name)),
    ...(inIt.length === 0 ? [styled('Counts', 'No theme answers it yet')] : []),
    ...inIt.flatMap((theme) => themeBlock(snapshot, theme, inIt, 1)),
  ];
}

/**
 * Quotes by theme as .docx bytes: each theme under a heading of its depth, with the team's word for its level,
 * its central idea, its quotes as block quotes ("P7, #7:159") and its counter-examples under their own heading.
 */
export async function quotesDocx(snapshot: QuotesSnapshot): Promise<Uint8Array> {
  const quotes = snapshot.themes.reduce((sum, theme) => sum + theme.quotes.length, 0);
  const people = new Set(snapshot.themes.flatMap((theme) => theme.quotes.map((quote) => quote.person)));
  const size =
    snapshot.themes.length === 0
      ? 'There are no themes yet'
      : `${counted(quotes, 'quote', 'quotes')} from ${counted(people.size, 'person', 'people')}, ${levelCounts(snapshot.themes, snapshot.levels) || counted(snapshot.themes.length, 'theme', 'themes')}`;
  return writeDocument({
    kind: 'Quotes by theme',
    studyTitle: snapshot.studyTitle,
    exportedAt: snapshot.exportedAt,
    lang: 'en-GB',
    children: [
      ...titleBlock(snapshot.studyTitle, [
        kindAndDate('Quotes by theme', snapshot.exportedAt),
        size,
        togetherLine(snapshot.together ?? 0, snapshot.themes),
      ]),
      ...(snapshot.groups === undefined
        ? snapshot.themes.flatMap((theme) => themeBlock(snapshot, theme))
        : snapshot.groups.flatMap((group) => groupBlock(snapshot, group))),
    ],
  });
}
