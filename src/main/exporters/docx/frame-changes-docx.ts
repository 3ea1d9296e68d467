import { type FileChild, TextRun } from 'docx';
import { CHANGE_WORDS, changeDetail, changesInWords } from '../../../shared/domain/codebook/frame-words.ts';
import { documentInk } from '../shared/colours.ts';
import { longDate, xmlText } from '../shared/wording.ts';
import type { FrameChangeRow, FrameChangesSnapshot } from '../snapshots.ts';
import { headingAt, kindAndDate, styled, textRuns, titleBlock, writeDocument } from './document.ts';
import { measure, mm } from './styles.ts';
import { ruledTable, type TableEntry } from './tables.ts';

const second = { color: documentInk.second } as const;
const orNone = (words: string | null): string => (words ? `“${words}”` : 'no words');

/** The code, what came of it and, of new words, the old beside them. */
function whatOf(row: FrameChangeRow): TableEntry {
  const detail = changeDetail(row);
  const lines = [
    ...(detail === '' ? [] : [detail]),
    ...((row.kind === 'redefined' || row.kind === 'example') && row.to !== null
      ? [`${orNone(row.from)} became ${orNone(row.to)}`]
      : []),
  ];
  return {
    children: [
      new TextRun({ text: xmlText(row.name), bold: true }),
      ...lines.map((line) => new TextRun({ ...second, break: 1, text: xmlText(line) })),
    ],
  };
}

function whyOf(row: FrameChangeRow): TableEntry {
  const who = [row.by, row.at === null ? '' : longDate(row.at)].filter((part) => part !== '').join(', ');
  const said = [
    ...(row.proposedBy === null ? [] : [`as proposed by ${row.proposedBy}`]),
    ...(row.why === '' ? [] : [row.why]),
  ];
  return {
    children: [
      ...textRuns(who === '' ? 'not in the history' : who),
      ...said.map((line) => new TextRun({ ...second, break: 1, text: xmlText(line) })),
    ],
  };
}

/** What changed of the coding frame as .docx bytes: a table with each change, by whom, when and why. */
export async function frameChangesDocx(snapshot: FrameChangesSnapshot): Promise<Uint8Array> {
  const { rows, from, to } = snapshot;
  const kind = 'Changes of the coding frame';
  const span = `From ${from.name}, ${longDate(from.at)}, to ${to === null ? 'the codes of the day' : `${to.name}, ${longDate(to.at)}`}`;
  const children: FileChild[] = [
    ...titleBlock(snapshot.studyTitle, [kindAndDate(kind, snapshot.exportedAt), xmlText(span)]),
    headingAt(0, [new TextRun('What changed')]),
  ];
  if (rows.length === 0) children.push(styled('Normal', 'Nothing is different.'));
  else {
    const [change, who] = [mm(26), mm(58)];
    children.push(
      styled('Normal', `${changesInWords(rows)}.`),
      ruledTable(
        [
          { title: 'Change', width: change },
          { title: 'Code', width: measure - change - who },
          { title: 'By whom, when and why', width: who },
        ],
        rows.map((row) => [{ children: textRuns(CHANGE_WORDS[row.kind]) }, whatOf(row), whyOf(row)]),
      ),
    );
  }
  const { studyTitle, exportedAt } = snapshot;
  return writeDocument({ kind, studyTitle, exportedAt, lang: 'en-GB', children });
}
