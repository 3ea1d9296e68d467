import { type FileChild, type ParagraphChild, TextRun } from 'docx';
import { asOneSign } from '../../../shared/domain/counted-as-one.ts';
import { documentInk } from '../shared/colours.ts';
import { counted, xmlText, togetherLine } from '../shared/wording.ts';
import type { ComparedGroupSnapshot, ComparisonSnapshot } from '../snapshots.ts';
import { groupLabel, sizesOf } from '../shared/groups.ts';
import { headingAt, kindAndDate, styled, titleBlock, writeDocument } from './document.ts';
import { measure, mm } from './styles.ts';
import { ruledTable, type TableEntry } from './tables.ts';

/** Groups that fit beside each other on a page; more go on in a further table. */
const ABREAST = 5;
const second = { color: documentInk.second, size: 16 } as const;

const labelOf = (group: ComparedGroupSnapshot): string => xmlText(groupLabel(group, '  '));
/** A number stays on the line of its word. */
const together = (words: string): string => words.replaceAll(' ', '\u00A0');

/** "4 of 5", and under it the transcripts and codings, quieter. */
function cellOf(group: ComparedGroupSnapshot, cell: ComparisonSnapshot['rows'][number]['cells'][number]) {
  const children: ParagraphChild[] = [
    new TextRun(`${cell.people}${asOneSign(cell.asOne)} of ${group.people}`),
  ];
  if (cell.codings > 0)
    children.push(
      new TextRun({
        ...second,
        break: 1,
        text: `${together(counted(cell.transcripts, 'transcript', 'transcripts'))}, ${together(counted(cell.codings, 'coding', 'codings'))}`,
      }),
    );
  return { children };
}

function tableOf(snapshot: ComparisonSnapshot, from: number): FileChild {
  const groups = snapshot.groups.slice(from, from + ABREAST);
  const name = Math.max(mm(44), measure - groups.length * mm(34));
  const columns = [
    { title: snapshot.what === 'themes' ? 'Theme' : 'Code', width: name },
    ...groups.map((group) => ({
      title: labelOf(group),
      width: Math.floor((measure - name) / groups.length),
    })),
  ];
  const rows = snapshot.rows.map((row) => [
    {
      indent: mm(4) * (row.path.length - 1),
      children: [
        new TextRun({ text: xmlText(row.name), bold: row.path.length === 1 }),
        ...(snapshot.what === 'themes'
          ? [row.level, ...(row.questions ?? [])].map(
              (words) => new TextRun({ ...second, break: 1, text: xmlText(words) }),
            )
          : []),
      ],
    },
    ...groups.map((group, at) =>
      cellOf(group, row.cells[from + at] ?? { people: 0, transcripts: 0, codings: 0 }),
    ),
  ]);
  return ruledTable(columns, rows);
}

function balance(groups: readonly ComparedGroupSnapshot[]): FileChild {
  const numeric = mm(26);
  const sizes = sizesOf(groups);
  return ruledTable(
    [
      { title: 'Group', width: measure - sizes.length * numeric },
      ...sizes.map(({ title }) => ({ title, width: numeric, numeric: true })),
    ],
    groups.map((group, at): TableEntry[] => [
      { children: [new TextRun(labelOf(group))] },
      ...sizes.map(({ title, counts, percents }) => ({
        children: [
          new TextRun(
            (counts[at] ?? 0).toLocaleString('en-GB') + (title === 'People' ? asOneSign(group.asOne) : ''),
          ),
          new TextRun({ ...second, break: 1, text: `${percents[at] ?? 0}%` }),
        ],
      })),
    ]),
  );
}

/** `12 people in 2 groups`; people nobody knows the group of are no group. */
function sizeOf({ groups, characteristic }: ComparisonSnapshot): string {
  const of = (some: readonly ComparedGroupSnapshot[]) => some.reduce((sum, group) => sum + group.people, 0);
  const named = groups.filter((group) => group.letter !== '');
  const all = counted(of(groups), 'person', 'people');
  const inGroups = `in ${counted(named.length, 'group', 'groups')}`;
  const unknown = of(groups) - of(named);
  return unknown === 0
    ? `${all} ${inGroups}`
    : `${all}: ${of(named)} ${inGroups}, ${unknown} with ${characteristic} not given`;
}

/** Who said what as .docx bytes: a table with people first in each cell, and the size of the groups after it. */
export async function comparisonDocx(snapshot: ComparisonSnapshot): Promise<Uint8Array> {
  const { groups, rows, characteristic, what, together = 0 } = snapshot;
  const kind = `${{ themes: 'Themes', codes: 'Codes', sizes: 'Size of the groups' }[what]} by ${characteristic}`;
  const isSizes = what === 'sizes';
  const isEmpty = (rows.length === 0 && !isSizes) || groups.length === 0;
  const children: FileChild[] = [
    ...titleBlock(snapshot.studyTitle, [
      kindAndDate(kind, snapshot.exportedAt),
      sizeOf(snapshot),
      togetherLine(together, isEmpty ? [] : groups),
    ]),
  ];
  if (isEmpty) children.push(styled('Normal', 'There is nothing to compare yet.'));
  else if (isSizes) children.push(headingAt(0, [new TextRun('Size of the groups')]), balance(groups));
  else {
    children.push(headingAt(0, [new TextRun('Who said what')]));
    for (let from = 0; from < groups.length; from += ABREAST) {
      if (from > 0) children.push(styled('Normal', ''));
      children.push(tableOf(snapshot, from));
    }
    children.push(headingAt(0, [new TextRun('Size of the groups')]), balance(groups));
  }
  return writeDocument({
    kind,
    studyTitle: snapshot.studyTitle,
    exportedAt: snapshot.exportedAt,
    lang: 'en-GB',
    children,
  });
}
