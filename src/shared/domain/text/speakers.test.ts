import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockMs, labelCandidate } from './speaker-labels.ts';
import { roleOfLabel } from './speaker-words.ts';
import { recogniseSpeakers, type Paragraph } from './speakers.ts';

/** Reads lines and gives turns as "Speaker| words". */
function told(lines: readonly (string | Paragraph)[]): string[] {
  const { turns, speakers } = recogniseSpeakers(
    lines.map((line) => (typeof line === 'string' ? { text: line } : line)),
  );
  return turns.map((turn) =>
    turn.speaker === null ? turn.text : `${speakers[turn.speaker]?.label}| ${turn.text}`,
  );
}
const roles = (lines: readonly string[]): string[] =>
  recogniseSpeakers(lines.map((text) => ({ text }))).speakers.map(
    (speaker) => `${speaker.label} ${speaker.role}`,
  );

const asked = [
  'How long have you lived here?',
  'About nine years by now.',
  'And before that?',
  'In the valley, with my aunt.',
];
const talk = (one: string, two: string): string[] =>
  asked.map((words, index) => `${index % 2 === 0 ? one : two}${words}`);
const expected = (one: string, two: string): string[] =>
  asked.map((words, index) => `${index % 2 === 0 ? one : two}| ${words}`);

describe('recognising speakers', () => {
  it.each([
    ['initials', 'KB: ', 'TN: ', 'KB', 'TN'],
    ['initials without a space', 'KB:', 'TN:', 'KB', 'TN'],
    ['one letter', 'I: ', 'P: ', 'I', 'P'],
    ['question and answer', 'Q: ', 'A: ', 'Q', 'A'],
    ['question and answer with stops', 'Q. ', 'A. ', 'Q', 'A'],
    ['words', 'Interviewer: ', 'Participant 11: ', 'Interviewer', 'Participant 11'],
    ['codes', 'INT: ', 'P11: ', 'INT', 'P11'],
    ['numbered speakers', 'Speaker 1: ', 'Speaker 2: ', 'Speaker 1', 'Speaker 2'],
    ['names', 'Mette Dahl: ', 'Olu: ', 'Mette Dahl', 'Olu'],
    [
      'names with a title and remarks',
      'Dr. Dahl (she/her): ',
      'Olu – guest: ',
      'Dr. Dahl (she/her)',
      'Olu – guest',
    ],
    ['full-width colons', '问：', '答：', '问', '答'],
    ['right-to-left words', 'מראיינת: ', 'דנה: ', 'מראיינת', 'דנה'],
    ['angle brackets', '<Mette> ', '<Olu> ', 'Mette', 'Olu'],
    ['square brackets with codes', '[id1] ', '[id2] ', 'id1', 'id2'],
    ['tabs', 'INT\t', 'Olu\t', 'INT', 'Olu'],
    ['dashes', 'Interviewer – ', 'KB – ', 'Interviewer', 'KB'],
    ['times before', '[00:01:02] Mette: ', '00:01:09 Olu: ', 'Mette', 'Olu'],
    ['times after', 'Mette (00:12): ', 'Olu [00:15]: ', 'Mette', 'Olu'],
  ])('reads %s', (_, one, two, first, second) => {
    expect(told(talk(one, two))).toEqual(expected(first, second));
  });

  it('reads labels with times on lines of their own, and keeps the times', () => {
    const lines = asked.flatMap((words, index) => [
      `${index % 2 === 0 ? 'Mette Dahl' : 'Olu'}   0:0${index * 2}`,
      words,
    ]);
    expect(told(lines)).toEqual(expected('Mette Dahl', 'Olu'));
    const { turns } = recogniseSpeakers(lines.map((text) => ({ text })));
    expect(turns.map((turn) => turn.startMs)).toEqual([0, 2000, 4000, 6000]);
    const before = asked.flatMap((words, index) => [
      `[00:0${index}:00] ${index % 2 === 0 ? 'Mette' : 'Olu'}`,
      words,
    ]);
    expect(told(before)).toEqual(expected('Mette', 'Olu'));
  });

  it('reads a name, its time and the words on three lines, and lone times before labels', () => {
    const three = asked.flatMap((words, index) => [
      index % 2 === 0 ? 'Mette Dahl' : 'Olu',
      `0:0${index}`,
      words,
    ]);
    expect(told(three)).toEqual(expected('Mette Dahl', 'Olu'));
    const lone = talk('Mette: ', 'Olu: ').flatMap((line, index) => [`(00:0${index})`, line]);
    expect(told(lone)).toEqual(expected('Mette', 'Olu'));
    expect(recogniseSpeakers(lone.map((text) => ({ text }))).turns.map((turn) => turn.startMs)).toEqual([
      0, 1000, 2000, 3000,
    ]);
  });

  it('reads numbered lines, but takes numbered questions for what they are', () => {
    expect(told(talk('Mette: ', 'Olu: ').map((line, index) => `${index + 1}\t${line}`))).toEqual(
      expected('Mette', 'Olu'),
    );
    const survey = ['Q1: How was it?', 'Fine.', 'Q2: And then?', 'Good.', 'Question 3: Why?', 'Because.'];
    expect(told(survey)).toEqual(survey);
  });

  it('reads bold names, and names and words parted by a typed line break', () => {
    const bold = asked.map((words, index): Paragraph => {
      const who = index % 2 === 0 ? 'Mette' : 'Olu';
      return { text: `${who} ${words}`, bold: [[0, who.length]] };
    });
    expect(told([...bold, ...bold])).toEqual([...expected('Mette', 'Olu'), ...expected('Mette', 'Olu')]);
    expect(told([talk('KB: ', 'TN: ').join('\n')])).toEqual(expected('KB', 'TN'));
  });

  it('joins what follows to the turn, but not before the talk and not under a heading', () => {
    const lines: (string | Paragraph)[] = [
      'Ferry talk',
      ...talk('I: ', 'TN: '),
      'My cousin too.',
      { text: 'Part two', heading: true },
      'I: Go on.',
    ];
    expect(told(lines)).toEqual([
      'Ferry talk',
      ...expected('I', 'TN').slice(0, 3),
      'TN| In the valley, with my aunt.\nMy cousin too.',
      'Part two',
      'I| Go on.',
    ]);
  });

  it('gives lines without a label to nobody when only the moderator is labelled', () => {
    expect(
      told([
        'MODERATOR: Please begin.',
        'Well, I see a map.',
        'It is quite large.',
        'MODERATOR: And now?',
        'Now a list.',
      ]),
    ).toEqual([
      'MODERATOR| Please begin.',
      'Well, I see a map.',
      'It is quite large.',
      'MODERATOR| And now?',
      'Now a list.',
    ]);
  });

  it('takes in a third person who says one thing, and a full name before its initials', () => {
    expect(told([...talk('KB: ', 'TN: '), 'NURSE: Tea?']).at(-1)).toBe('NURSE| Tea?');
    expect(told(['Kit Berg: Shall we?', ...talk('KB: ', 'TN: ')])[0]).toBe('Kit Berg| Shall we?');
  });

  it('never takes notes, times, addresses, headings or figures for speakers', () => {
    const notes = [
      'Note: one',
      'Note: two',
      'Note: three',
      'http://a.example: x',
      '12:30 left',
      '12:45: came',
      'Date: today',
      'Date: yesterday',
      'Time: 3',
      'Time: 4',
    ];
    expect(told(notes)).toEqual(notes);
    const figures = [
      'Year\t2019\t2020',
      'Bread\t12\t13',
      'Milk\t4\t5',
      'Year\t2021\t2022',
      'Bread\t14\t15',
      'Milk\t6\t7',
    ];
    expect(told(figures)).toEqual(figures);
    const headings = [
      'BACKGROUND',
      'We began in the spring of that year with nine people.',
      'More words came after that, and more.',
      'METHODS',
      'We asked them all the same things, one by one.',
    ];
    expect(told(headings)).toEqual(headings);
    const stage = ['[laughs] and so on', '[pause] it went', '[laughs] again', '[laughs] more'];
    expect(told(stage)).toEqual(stage);
  });

  it('guesses who asks', () => {
    expect(roles(talk('Mette: ', 'Olu: '))).toEqual(['Mette interviewer', 'Olu participant']);
    expect(roles([...talk('INT: ', 'Olu: '), 'INTERPRETER: He means the old one.'])).toEqual([
      'INT interviewer',
      'Olu participant',
      'INTERPRETER other',
    ]);
    expect(roleOfLabel('Interviewer 2')).toBe('interviewer');
    expect(roleOfLabel('Anna')).toBeNull();
  });

  it('keeps names with nothing said below them as words', () => {
    const { turns, speakers } = recogniseSpeakers([{ text: 'P1:' }, { text: 'Bo  0:03' }]);
    expect(turns.map((turn) => turn.text)).toEqual(['P1:', 'Bo  0:03']);
    expect(speakers).toEqual([]);
  });

  it('loses no word and no order, whatever the text', () => {
    const line = fc.tuple(
      fc.constantFrom('', 'I: ', 'P1: ', 'Anna: ', '[00:01] Bo: ', 'Bo  0:03\n', '<Bo> ', 'X\t'),
      fc.string({ unit: fc.constantFrom('a', 'b ', '?', ':', '\t', '\n', '[', '1', '江'), maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (parts) => {
        const paragraphs = parts.map(([label, words]) => ({ text: (label + words).trim() }));
        const { turns, speakers, places } = recogniseSpeakers(paragraphs);
        const spoken = turns
          .map((turn) => turn.text)
          .join('')
          .replace(/\s/g, '');
        let at = 0;
        const all = paragraphs
          .map((one) => one.text)
          .join('')
          .replace(/\s/g, '');
        for (const letter of spoken) {
          at = all.indexOf(letter, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
        if (speakers.length === 0) expect(spoken).toBe(all);
        for (const place of places) {
          const from = paragraphs[place.paragraph]?.text.slice(place.from, place.to);
          expect(turns[place.turn]?.text.slice(place.at, place.at + place.to - place.from)).toBe(from);
        }
        for (const turn of turns) expect(turn.text).not.toBe('');
      }),
    );
  });

  it('reads clock times', () => {
    expect([
      clockMs('0:03'),
      clockMs('01:02:03.5'),
      clockMs('12:07,250'),
      clockMs('1:75'),
      clockMs(undefined),
    ]).toEqual([3000, 3723500, 727250, null, null]);
    expect(labelCandidate({ text: 'see http://x.example', boldUnits: 0 })).toBeNull();
  });
});
