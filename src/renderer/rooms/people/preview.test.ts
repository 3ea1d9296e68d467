import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestStudy, type TestStudy } from '../../../../tests/helpers/study.ts';
import { previewSentences, previewTable } from './preview.ts';

let study: TestStudy;
beforeEach(() => {
  study = createTestStudy();
});
afterEach(() => study.close());

const table = [
  ['Participant', 'Service', 'Age band', ''],
  ['P1', 'North', '40 to 49', 'x'],
  ['02', 'South', '', ''],
  ['Quill', 'South', '30 to 39', ''],
  ['P9', 'North', '50 to 59', ''],
  ['', 'North', '', ''],
  ['', '', '', ''],
];

function fill() {
  const one = study.call('participant.create', { number: 1 });
  study.call('participant.create', { number: 2 });
  study.call('participant.create', { number: 3, workingLabel: 'Quill' });
  study.call('participant.create', { number: 4 });
  const service = study.call('attribute.create', { name: 'service' });
  study.call('participant.setValue', { participantId: one.id, attributeId: service.id, value: 'South' });
}

describe('the preview of a table', () => {
  it('says who is matched, what is new and what changes', () => {
    fill();
    const preview = previewTable(table, study.call('participant.table', {}));
    expect(preview).toMatchObject({ known: 3, isNew: 1, leftOut: 1, added: 6, changed: 1, notNamed: ['P4'] });
    expect(preview.rows.map((row) => `${row.who}:${row.person}:${row.match}`)).toEqual([
      'P1:P1:known',
      '02:P2:known',
      'Quill:P3:known',
      'P9:P9:new',
      ':nobody:nobody',
    ]);
    expect(previewSentences(preview)).toEqual([
      '3 people in it are in the study.',
      '1 person will be added.',
      '1 new characteristic: Age band.',
      '6 values will be filled in.',
      '1 value will be changed: 1 in Service.',
      '1 row without a name will be left out.',
      'It says nothing about P4; they stay as they are.',
      'Empty cells clear nothing.',
    ]);
  });

  it('counts what taking it in then does', () => {
    fill();
    const preview = previewTable(table, study.call('participant.table', {}));
    const done = study.call('participant.importTable', { rows: table });
    expect(done).toMatchObject({
      participants: preview.isNew,
      attributes: 1,
      values: preview.added + preview.changed,
    });
    const again = previewTable(table, study.call('participant.table', {}));
    expect(again).toMatchObject({ known: 4, isNew: 0, added: 0, changed: 0, same: 7 });
  });

  it('refuses a table without headings or without people', () => {
    const empty = study.call('participant.table', {});
    expect(previewTable([['P1']], empty).problem).toMatch(/first row of headings/);
    expect(previewTable([['Who', 'Service']], empty).problem).toMatch(/no people under them/);
  });
});
