// What is worth another look, each as a sentence with the rows behind its numbers.
import { useMemo } from 'react';
import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { PassNotice, TranscriptReach } from '../../../../shared/contract/passes.ts';
import type { LookAgain } from '../../../../shared/contract/frame.ts';
import { thinnest } from '../../../../shared/domain/passes/notices.ts';
import { dayAndTime } from '../../../app/words.ts';
import { count } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import type { ExtractQuery } from '../../../parts/extract-list/index.ts';
import type { ReviewTheme } from './use-review.ts';
import { listed, peopleByKey, percent } from './wording.ts';

export type NoticeKind = 'fewPeople' | 'muchQuoted' | 'thinlyCoded' | 'lateCodes';
export interface Notice {
  key: string;
  kind: NoticeKind;
  sentence: string;
  /** What its rows are called. */
  title: string;
  /** The rows behind the numbers: extracts, uncoded turns of a transcript, or codes. */
  rows:
    | { kind: 'extracts'; query: ExtractQuery }
    | { kind: 'turns'; transcript: TranscriptReach }
    | { kind: 'codes'; documentId: string; codeIds: string[] };
}

interface Known {
  themes: readonly ReviewTheme[];
  spread: CodeSpread;
}

function ofThemes(found: readonly PassNotice[], { themes, spread }: Known): Notice[] {
  const people = peopleByKey(spread.groups);
  const label = (key: string) => people.get(key)?.label ?? 'somebody';
  const name = (id: string) => themes.find((row) => row.id === id)?.theme.name ?? 'A theme';
  return found.map((notice): Notice => {
    if (notice.kind === 'fewPeople') {
      const { themeId, personKeys, extracts } = notice;
      return {
        key: notice.key,
        kind: notice.kind,
        sentence: `${name(themeId)} rests on ${count(personKeys.length, 'person', 'people')}, ${listed(personKeys.map(label))}, with ${count(extracts, 'extract')}.`,
        title: name(themeId),
        rows: { kind: 'extracts', query: { themeId } },
      };
    }
    const { themeId, personKey, count: n, total, others, codingIds } = notice;
    const what = themeId === null ? 'key quotes' : `extracts of ${name(themeId)}`;
    const rest = `${count(others, 'other person gives', 'other people give')} the rest`;
    return {
      key: notice.key,
      kind: notice.kind,
      sentence: `${label(personKey)} gives ${n} of the ${total} ${what}; ${rest}.`,
      title: `${label(personKey)}, ${what}`,
      rows: {
        kind: 'extracts',
        query:
          themeId === null
            ? { codingIds }
            : { themeId, documentIds: people.get(personKey)?.documentIds ?? [] },
      },
    };
  });
}

function ofTranscripts(
  reach: { transcripts: readonly TranscriptReach[]; median: number },
  again: LookAgain['documents'],
): Notice[] {
  const heard = reach.transcripts.filter((row) => row.turns > 0);
  const nameOf = (row: TranscriptReach | undefined) => row?.publicId ?? row?.name ?? 'A transcript';
  const thin = thinnest(heard.map((row) => row.share)).flatMap((at): Notice[] => {
    const row = heard[at];
    if (!row) return [];
    return [
      {
        key: `thin:${row.documentId}`,
        kind: 'thinlyCoded',
        sentence: `${nameOf(row)} is coded for ${percent(row.share)} of what is said; half of the transcripts have ${percent(reach.median)} or more. ${count(row.uncoded, 'turn')} ${row.uncoded === 1 ? 'is' : 'are'} uncoded.`,
        title: nameOf(row),
        rows: { kind: 'turns', transcript: row },
      },
    ];
  });
  const late = again.map(({ documentId, finishedAt, codeIds }): Notice => {
    const row = reach.transcripts.find((one) => one.documentId === documentId);
    return {
      key: `late:${documentId}`,
      kind: 'lateCodes',
      sentence: `${nameOf(row)} was finished ${dayAndTime(finishedAt)}, before ${count(codeIds.length, 'code')} ${codeIds.length === 1 ? 'was' : 'were'} made.`,
      title: nameOf(row),
      rows: { kind: 'codes', documentId, codeIds },
    };
  });
  return [...thin, ...late];
}

/** Every notice, or null while it is being looked for. */
export function useNotices(themes: readonly ReviewTheme[], spread: CodeSpread): Notice[] | null {
  const found = useQuery('pass.notices', {}).data;
  const reach = useQuery('pass.reach', {}).data;
  const again = useQuery('frame.lookAgain', {}).data;
  return useMemo(
    () =>
      found && reach && again
        ? [...ofThemes(found, { themes, spread }), ...ofTranscripts(reach, again.documents)]
        : null,
    [found, reach, again, themes, spread],
  );
}
