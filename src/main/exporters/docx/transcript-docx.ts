import { type FileChild, type ICommentOptions, Paragraph, TextRun } from 'docx';
import { byPlace } from '../../../shared/domain/text/index.ts';
import { codeEdge } from '../shared/colours.ts';
import { lineRange, linesByTurn } from '../shared/lines.ts';
import { counted, xmlText } from '../shared/wording.ts';
import type { TranscriptCoding, TranscriptSnapshot } from '../snapshots.ts';
import { anchorSpans, lineRuns } from './comment-anchors.ts';
import { headingAt, kindAndDate, textRuns, titleBlock, writeDocument } from './document.ts';
import { lineNumbering } from './line-numbers.ts';
import { measure, mm } from './styles.ts';
import { ruledTable } from './tables.ts';

const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .map((part) => [...part][0] ?? '')
    .join('')
    .slice(0, 4);

/** A coding as a Word comment: by its coder, the code's name first, then the memo. */
function comment(coding: TranscriptCoding, id: number): ICommentOptions {
  const memo = coding.memo?.trim() ?? '';
  return {
    id,
    author: xmlText(coding.coder),
    initials: xmlText(initials(coding.coder)),
    children: [
      new Paragraph({ children: [new TextRun({ text: xmlText(coding.codeName), bold: true })] }),
      ...(memo ? memo.split(/\n+/u).map((part) => new Paragraph({ children: textRuns(part) })) : []),
    ],
  };
}

function talk(snapshot: TranscriptSnapshot, codings: readonly TranscriptCoding[]) {
  const rightToLeft = snapshot.direction === 'rtl';
  const speakers = new Map(snapshot.speakers.map((speaker) => [speaker.id, speaker]));
  const byTurn = linesByTurn(snapshot.layout);
  const lines = byTurn.flat();
  const { numbering, numbers } = lineNumbering(lines);
  const anchors = anchorSpans(lines, codings);
  let at = 0;
  const paragraphs = snapshot.layout.turns.flatMap((turn, place) => {
    const own = byTurn[place] ?? [];
    const speaker = turn.speaker === null ? undefined : speakers.get(turn.speaker);
    const label = speaker
      ? [new Paragraph({ style: 'Speaker', bidirectional: rightToLeft, children: textRuns(speaker.label) })]
      : [];
    const spoken = own.map((line) => {
      const index = at++;
      return new Paragraph({
        style: 'TranscriptLine',
        widowControl: false,
        bidirectional: rightToLeft,
        numbering: numbers[index] ?? { reference: 'lines-1', level: 0 },
        children: lineRuns(snapshot.text, line, anchors.get(index), rightToLeft ? { rightToLeft } : {}),
      });
    });
    return [...label, ...spoken];
  });
  return { paragraphs, numbering };
}

/** The same codings as a table, for paper and for programs that do not show comments. */
function codingsTable(snapshot: TranscriptSnapshot, codings: readonly TranscriptCoding[]): FileChild[] {
  if (codings.length === 0) return [];
  const columns = [
    { title: 'Line', width: mm(26) },
    { title: 'Code', width: mm(62) },
    { title: 'Coder', width: mm(26) },
    { title: 'Memo', width: measure - mm(26 + 62 + 26) },
  ];
  const rows = codings.map((coding) => {
    const range = lineRange(snapshot.layout, coding.start, coding.end);
    return [
      { children: textRuns(`${snapshot.referencePrefix}:${range}`) },
      {
        children: [new TextRun({ text: '■ ', color: codeEdge(coding.colour) }), ...textRuns(coding.codeName)],
      },
      { children: textRuns(coding.coder) },
      { children: textRuns(coding.memo?.trim() ?? '') },
    ];
  });
  return [headingAt(0, [new TextRun('Codings')]), ruledTable(columns, rows)];
}

/**
 * One coded transcript as .docx bytes. Every line is a paragraph with its number beside it (a list number, so
 * selecting and searching find only the words); every coding is a comment on its exact words, by its coder's
 * alias, and stands once more in a table at the end.
 */
export async function transcriptDocx(snapshot: TranscriptSnapshot): Promise<Uint8Array> {
  const codings = snapshot.codings.toSorted(byPlace);
  const { paragraphs, numbering } = talk(snapshot, codings);
  const coders = new Set(codings.map((coding) => coding.coder));
  const by = coders.size > 0 ? ` by ${[...coders].join(', ')}` : '';
  return writeDocument({
    kind: snapshot.title,
    studyTitle: snapshot.studyTitle,
    exportedAt: snapshot.exportedAt,
    lang: snapshot.lang ?? 'en-GB',
    comments: { children: codings.map(comment) },
    numbering,
    children: [
      ...titleBlock(snapshot.title, [
        kindAndDate(snapshot.studyTitle, snapshot.exportedAt),
        codings.length === 0 ? 'No codings yet' : `${counted(codings.length, 'coding', 'codings')}${by}`,
        `${snapshot.referencePrefix}:1 is line 1 of this transcript`,
      ]),
      headingAt(0, [new TextRun('Transcript')]),
      ...paragraphs,
      ...codingsTable(snapshot, codings),
    ],
  });
}
