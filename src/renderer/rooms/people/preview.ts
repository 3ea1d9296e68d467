// What a table of characteristics will do, worked out before it is taken in. The core does the same when it is.
import type { ParticipantTable, ParticipantView } from '../../../shared/contract/participants.ts';
import { participantNumber } from '../../../shared/domain/participants.ts';

interface ColumnPreview {
  name: string;
  /** The characteristic exists already. */
  isKnown: boolean;
  added: number;
  /** Values that will stand where another stands now. */
  changed: number;
}
export interface RowPreview {
  /** As written in the first column. */
  who: string;
  /** `P7`, or what the new person will be called. */
  person: string;
  match: 'known' | 'new' | 'nobody';
}
interface TablePreview {
  columns: ColumnPreview[];
  rows: RowPreview[];
  known: number;
  isNew: number;
  /** Rows that name nobody. */
  leftOut: number;
  /** Participants of the study the table says nothing about. */
  notNamed: string[];
  added: number;
  changed: number;
  same: number;
  /** Why it cannot be taken in at all. */
  problem: string | null;
}

const EMPTY: TablePreview = {
  columns: [],
  rows: [],
  known: 0,
  isNew: 0,
  leftOut: 0,
  notNamed: [],
  added: 0,
  changed: 0,
  same: 0,
  problem: null,
};
const low = (text: string) => text.trim().toLowerCase();

/** Looks at a table, headings first, against the people and characteristics there are. */
export function previewTable(rows: readonly (readonly string[])[], table: ParticipantTable): TablePreview {
  const [head = [], ...body] = rows;
  const names = head.slice(1).map((cell) => cell.trim());
  if (names.every((name) => name === '')) {
    return {
      ...EMPTY,
      problem:
        'The table needs a first row of headings: the participant, then one characteristic per column.',
    };
  }
  const columns = names.map((name) => {
    const attribute = table.attributes.find((a) => low(a.name) === low(name));
    return { name, attribute, view: { name, isKnown: attribute !== undefined, added: 0, changed: 0 } };
  });
  const preview: TablePreview = { ...EMPTY, rows: [], columns: [], notNamed: [] };
  const seen = new Set<string>();
  const newPeople = new Set<string>();
  for (const row of body) {
    const who = (row[0] ?? '').trim();
    if (who === '') {
      if (row.some((cell) => cell.trim() !== '')) {
        preview.leftOut += 1;
        preview.rows.push({ who: '', person: 'nobody', match: 'nobody' });
      }
      continue;
    }
    const number = participantNumber(who);
    const person = personFor(table.participants, who, number);
    if (person) seen.add(person.id);
    else newPeople.add(number === null ? low(who) : `#${number}`);
    preview.rows.push({
      who,
      person: person?.publicId ?? (number === null ? who : `P${number}`),
      match: person ? 'known' : 'new',
    });
    columns.forEach(({ name, attribute, view }, at) => {
      const value = (row[at + 1] ?? '').trim();
      if (name === '' || value === '') return;
      const now = attribute && person ? person.values[attribute.id] : undefined;
      if (now === undefined) view.added += 1;
      else if (now === value) preview.same += 1;
      else view.changed += 1;
    });
  }
  const views = columns.filter(({ name }) => name !== '').map(({ view }) => view);
  return {
    ...preview,
    columns: views,
    known: seen.size,
    isNew: newPeople.size,
    notNamed: table.participants.filter((p) => !seen.has(p.id)).map((p) => p.publicId),
    added: views.reduce((sum, column) => sum + column.added, 0),
    changed: views.reduce((sum, column) => sum + column.changed, 0),
    problem: preview.rows.length === 0 ? 'There are headings in this table, and no people under them.' : null,
  };
}

function personFor(
  people: readonly ParticipantView[],
  who: string,
  number: number | null,
): ParticipantView | undefined {
  return people.find((p) => (number === null ? low(p.workingLabel) === low(who) : p.number === number));
}

const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const persons = (n: number) => counted(n, 'person', 'people');

/** The preview in sentences. */
export function previewSentences(preview: TablePreview): string[] {
  const fresh = preview.columns.filter((column) => !column.isKnown).map((column) => column.name);
  const lines = [
    preview.known === 0
      ? 'Nobody in it is in the study yet.'
      : `${persons(preview.known)} in it ${preview.known === 1 ? 'is' : 'are'} in the study.`,
  ];
  if (preview.isNew > 0) lines.push(`${persons(preview.isNew)} will be added.`);
  if (fresh.length > 0) lines.push(`${counted(fresh.length, 'new characteristic')}: ${fresh.join(', ')}.`);
  lines.push(
    preview.added === 0 ? 'No value is new.' : `${counted(preview.added, 'value')} will be filled in.`,
  );
  if (preview.changed > 0) {
    const where = preview.columns.filter((c) => c.changed > 0).map((c) => `${c.changed} in ${c.name}`);
    lines.push(`${counted(preview.changed, 'value')} will be changed: ${where.join(', ')}.`);
  }
  if (preview.same > 0)
    lines.push(`${counted(preview.same, 'value')} ${preview.same === 1 ? 'is' : 'are'} the same already.`);
  if (preview.leftOut > 0) lines.push(`${counted(preview.leftOut, 'row')} without a name will be left out.`);
  if (preview.notNamed.length > 0)
    lines.push(
      `It says nothing about ${preview.notNamed.slice(0, 8).join(', ')}${preview.notNamed.length > 8 ? ` and ${preview.notNamed.length - 8} more` : ''}; they stay as they are.`,
    );
  lines.push('Empty cells clear nothing.');
  return lines;
}
