import { describe, expect, it } from 'vitest';
import { docxOf, latin1, para, pdfOf, utf8, zipOf } from '../../../tests/importers/build-files.ts';
import { isOneSentence, readTold, refusalOf, told } from '../../../tests/importers/drafts.ts';
import { pasted, readTranscript } from './read.ts';

describe('text and Markdown', () => {
  it('reads initials, a header before the talk, and paragraphs that go on', async () => {
    const text =
      'Interview on the ferry\nDate: 3 May\n\nKB: How long have you fished?\nTN: Since I was nine.\nMy father had a boat.\n\nKB: And now?\nTN: Note: I am retired. See http://boat.example\nKB: I see.\n';
    const draft = await readTranscript(utf8(text), 'folder/Ferry talk.v2.txt');
    expect(draft.title).toBe('Ferry talk.v2');
    expect(told(draft)).toEqual([
      'Interview on the ferry',
      'Date: 3 May',
      'KB: How long have you fished?',
      'TN: Since I was nine.\nMy father had a boat.',
      'KB: And now?',
      'TN: Note: I am retired. See http://boat.example',
      'KB: I see.',
    ]);
    expect(draft.speakers).toEqual([
      { label: 'KB', role: 'interviewer' },
      { label: 'TN', role: 'participant' },
    ]);
    expect(draft.warnings.join(' ')).toContain('KB (3 turns), TN (2 turns)');
  });

  it('leaves documents that are not talk alone, one turn a paragraph', async () => {
    const notes =
      'Note: bring keys\nTime: 12:30\n12:45 left the house\nPlan: first the shop\n\nPlan: then the mill\nhttp://a.example: closed\n';
    const draft = await readTranscript(utf8(notes), 'notes.txt');
    expect(draft.turns.map((turn) => turn.text)).toEqual(notes.split('\n').filter((line) => line !== ''));
    expect(draft.speakers).toEqual([]);
  });

  it('keeps the line ends of text wrapped by hand inside its paragraphs', async () => {
    const line = 'we came back along the river because the bridge was closed again';
    const text = `${line}\n${line}\nthat week.\n\n${line}\n${line}\nthat month.\n`;
    expect(await readTold(utf8(text), 'a.txt')).toEqual([
      `${line}\n${line}\nthat week.`,
      `${line}\n${line}\nthat month.`,
    ]);
  });

  it('reads Markdown: bold names, headings, links and escapes', async () => {
    const md =
      '# Part one\n\n**Mette Dahl:** Was it \\[the mill\\] or [the dam](https://dam.example)?\n\n**Olu:** The *old* mill, `M2`.\n\n> **Mette Dahl:** Thank __you__.\n\n**Olu:** snake_case stays\n';
    expect(await readTold(utf8(md), 'a.md')).toEqual([
      'Part one',
      'Mette Dahl: Was it [the mill] or the dam?',
      'Olu: The old mill, M2.',
      'Mette Dahl: Thank you.',
      'Olu: snake_case stays',
    ]);
  });

  it('reads pasted text and captions alike', () => {
    const draft = pasted('I: Hello?\r\nP1: Good day.\r\nI: Where from?\r\nP1: From here.', 'Pasted');
    expect([draft.format, draft.title, draft.turns.length]).toEqual(['pasted', 'Pasted', 4]);
    expect(draft.speakers.map((speaker) => speaker.role)).toEqual(['interviewer', 'participant']);
  });

  it('guesses direction and language from the script', async () => {
    const hebrew = await readTranscript(
      utf8('מראיין: איפה גרת?\nדנה: ליד הנהר.\nמראיין: ואז?\nדנה: אז עברנו.\n'),
      'a.txt',
    );
    expect([hebrew.direction, hebrew.lang, hebrew.turns.length]).toEqual(['rtl', 'he', 4]);
    expect(hebrew.speakers[0]).toEqual({ label: 'מראיין', role: 'interviewer' });
    const chinese = await readTranscript(
      utf8('问：你住在哪里？\n答：河边。\n问：后来呢？\n答：搬走了。\n'),
      'a.txt',
    );
    expect([chinese.direction, chinese.lang, chinese.speakers.map((speaker) => speaker.role)]).toEqual([
      'ltr',
      'zh',
      ['interviewer', 'participant'],
    ]);
  });
});

describe('PDF', () => {
  it('joins lines, keeps labels, drops running heads and page numbers', async () => {
    const page = (number: number): string[] => [
      'Study of the mill',
      '',
      `Interviewer: What did you do in the ${['years', 'winters', 'weeks'][number]} before you came to work at the old mill by`,
      'the river?',
      `Rosa: I drove bus number ${'abc'[number]} for nine long years, mostly on the coast road, and it was won-`,
      `derful work in the ${['sun', 'rain', 'snow'][number]}.`,
      '',
      '',
      '',
      '',
      '',
      `Page ${number + 1}`,
    ];
    const draft = await readTranscript(await pdfOf([page(0), page(1), page(2)]), 'a.pdf');
    expect(told(draft).slice(0, 2)).toEqual([
      'Interviewer: What did you do in the years before you came to work at the old mill by the river?',
      'Rosa: I drove bus number a for nine long years, mostly on the coast road, and it was wonderful work in the sun.',
    ]);
    expect(draft.turns.length).toBe(6);
    expect(draft.warnings.join(' ')).toContain('“Study of the mill”');
  });

  it('refuses scans, locked and broken ones, and those that take too long', async () => {
    expect((await refusalOf(await pdfOf([['']]), 'a.pdf')).code).toBe('no-text');
    expect((await refusalOf(await pdfOf([['locked']], { userPassword: 'x' }), 'a.pdf')).code).toBe(
      'protected',
    );
    expect((await refusalOf(latin1('%PDF-1.4\nnothing'), 'a.pdf')).code).toBe('damaged');
    expect((await refusalOf(await pdfOf([['slow']]), 'a.pdf', { limits: { deadlineMs: 1 } })).code).toBe(
      'timeout',
    );
    expect((await refusalOf(await pdfOf([['a'], ['b']]), 'a.pdf', { limits: { pdfPages: 1 } })).code).toBe(
      'too-large',
    );
  });
});

describe('refusals', () => {
  const docx = docxOf(para('words'));
  const cases: readonly (readonly [string, Uint8Array, string, string])[] = [
    ['nothing', new Uint8Array(), 'a.docx', 'empty'],
    ['only white space', utf8(' \n\n '), 'a.txt', 'empty'],
    ['a web page with a Word name', utf8('<html><body>hi</body></html>'), 'a.docx', 'wrong-extension'],
    ['a Word document with a text name', docx, 'a.txt', 'wrong-extension'],
    ['a truncated document', docx.subarray(0, docx.length - 60), 'a.docx', 'damaged'],
    ['a spreadsheet', zipOf({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }), 'a.xlsx', 'unsupported'],
    ['some archive', zipOf({ 'a.txt': 'x' }), 'a.zip', 'not-a-transcript'],
    ['a picture', latin1('\u0089PNG\r\n'), 'a.png', 'not-a-transcript'],
    [
      'an old Word document',
      latin1(`\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1${Array.from('WordDocument').join('\0')}\0`),
      'a.doc',
      'unsupported',
    ],
    [
      'a locked document',
      latin1(
        `\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1${Array.from('EncryptedPackage').join('\0')}\0`,
      ),
      'a.docx',
      'protected',
    ],
    ['a table', utf8('a,b\n1,2\n'), 'a.csv', 'unsupported'],
    ['captions without words', utf8('WEBVTT\n'), 'a.vtt', 'no-text'],
  ];
  it.each(cases)('%s gets one sentence', async (_, bytes, name, code) => {
    const refusal = await refusalOf(bytes, name);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toSatisfy(isOneSentence);
  });

  it('counts bytes while inflating, entries, and text', async () => {
    const bomb = docxOf(para('a'.repeat(3_000_000)));
    const ratio = { limits: { ratioFreeBytes: 100_000, zipRatio: 50 } };
    expect((await refusalOf(bomb, 'a.docx', ratio)).code).toBe('too-large');
    expect((await refusalOf(bomb, 'a.docx', { limits: { inflatedBytes: 1_000_000 } })).code).toBe(
      'too-large',
    );
    expect((await refusalOf(bomb, 'a.docx', { limits: { textUnits: 1_000_000 } })).code).toBe('too-large');
    expect((await refusalOf(docx, 'a.docx', { limits: { zipEntries: 2 } })).code).toBe('too-large');
    expect((await refusalOf(utf8('long enough'), 'a.txt', { limits: { fileBytes: 5 } })).code).toBe(
      'too-large',
    );
    expect((await refusalOf(bomb, 'a.docx', { limits: { deadlineMs: -1 } })).code).toBe('timeout');
  });

  it('reads 12 MB on one line', async () => {
    const draft = await readTranscript(utf8('a word or two '.repeat(860_000)), 'a.txt');
    expect(draft.turns.length).toBe(1);
  });
});
