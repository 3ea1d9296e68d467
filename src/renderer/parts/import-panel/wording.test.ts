import { describe, expect, it } from 'vitest';
import type { ImportFileReport, JobReport } from '../../../shared/contract/host.ts';
import { accountOf, fileNameOf, speakersFound, tallyOf, titleOf } from './wording.ts';

const file = (change: Partial<ImportFileReport>): ImportFileReport => ({
  path: 'a.txt',
  status: 'imported',
  fraction: 1,
  reason: null,
  documentId: 'd',
  words: 1203,
  turns: 1,
  lines: 88,
  speakers: ['K.', 'Interviewer'],
  warnings: [],
  ...change,
});

describe('the words of an import', () => {
  it('says what was found in a file', () => {
    expect(accountOf(file({}))).toBe('1,203 words in 1 turn and 88 lines. Two speakers: K. and Interviewer.');
    expect(speakersFound([])).toBe('No speakers were found in it.');
  });
  it('says why a file was not imported', () => {
    expect(accountOf(file({ status: 'failed', reason: 'It is empty.' }))).toBe('Not imported. It is empty.');
    expect(accountOf(file({ status: 'duplicate', reason: 'Already here, as P3.' }))).toBe(
      'Already here, as P3.',
    );
  });
  it('counts only what there is', () => {
    const job: JobReport = {
      id: 'j',
      kind: 'import',
      label: '',
      fraction: 1,
      state: 'done',
      message: null,
      files: [file({}), file({ status: 'failed' }), file({ status: 'failed' })],
    };
    expect(tallyOf(job)).toBe('1 read, 2 left out');
    expect(titleOf(job)).toBe('Last import, 3 files');
    expect(tallyOf({ ...job, files: [] })).toBe('Looking at the files');
  });
  it('names a file without its folders', () => {
    expect(fileNameOf('C:\\talks\\P3.docx')).toBe('P3.docx');
    expect(fileNameOf('talks/P3.docx')).toBe('P3.docx');
  });
});
