/** Invented snapshots for the exporters' tests: small, but with every awkward thing a real study has. */
import type { Layout } from '../../src/shared/domain/text/types.ts';
import type {
  CodebookCode,
  CodebookSnapshot,
  ComparisonSnapshot,
  FrameChangesSnapshot,
  QuoteSnapshot,
  QuotesSnapshot,
  ReviewPackSnapshot,
  TranscriptCoding,
  TranscriptSnapshot,
} from '../../src/main/exporters/snapshots.ts';

export const exportedAt = '2026-03-09T10:15:30.000Z';
const studyTitle = 'Kitchen tables & waiting rooms';

const askedFirst: QuoteSnapshot = {
  text: 'She turned the form face down and asked me which part of the week had been heaviest.',
  participant: 'P7',
  person: 'seven',
  reference: '#7:4–5',
  document: 'P7',
  group: 'Northgate',
};
const twoVoices: QuoteSnapshot = {
  text: 'Did they ring back?\n"No," I said, <they> rang my mother & not me.',
  participant: 'P2',
  person: 'two',
  reference: '#2b:88',
  document: 'P2, second talk',
  group: 'Riverside',
};

function code(
  id: string,
  name: string,
  path: readonly string[],
  more: Partial<CodebookCode> = {},
): CodebookCode {
  return {
    id,
    parentId: null,
    name,
    path,
    colour: 1,
    definition: '',
    fullDefinition: '',
    useWhen: '',
    doNotUseWhen: '',
    example: null,
    borderline: null,
    people: 0,
    transcripts: 0,
    codings: 0,
    ...more,
  };
}

export const codebook: CodebookSnapshot = {
  studyTitle,
  exportedAt,
  frameName: 'Frame 2',
  codes: [
    code('c1', 'Being asked', ['Being asked'], {
      colour: 5,
      definition: 'Someone asks what matters before they start on their own list.',
      useWhen: 'A person tells of a question put to them, and of what came of it.',
      doNotUseWhen: 'The question is only a greeting.',
      example: askedFirst,
      borderline: twoVoices,
      people: 4,
      transcripts: 5,
      codings: 11,
    }),
    code('c2', 'Asked, not assessed', ['Being asked', 'Asked, not assessed'], {
      parentId: 'c1',
      colour: 2,
      definition: 'Asking what matters, before the form.',
      fullDefinition:
        'The worker puts the paper aside, in so many words or with a gesture, and starts from what the person brings.',
      people: 1,
      transcripts: 1,
      codings: 1,
      example: askedFirst,
    }),
    code('c3', '=SUM(A1)', ['Being asked', 'Asked, not assessed', '=SUM(A1)'], {
      parentId: 'c2',
      colour: 3,
    }),
    code('c4', 'Time & its "price"', ['Time & its "price"'], {
      colour: 11,
      definition: 'Minutes counted,\nor given.',
      people: 2,
      transcripts: 2,
      codings: 3,
    }),
  ],
};

export const quotes: QuotesSnapshot = {
  studyTitle,
  exportedAt,
  levels: ['Overarching theme', 'Theme', 'Sub-theme'],
  themes: [
    {
      id: 't1',
      parentId: null,
      level: 0,
      name: 'Someone at the table',
      centralIdea: 'Help begins when somebody sits down.',
      status: 'defined',
      people: 6,
      quotes: [],
    },
    {
      id: 't2',
      parentId: 't1',
      level: 1,
      name: 'Being asked',
      centralIdea: 'A question that leaves room for an answer.',
      status: 'reviewed',
      people: 4,
      quotes: [
        { ...askedFirst, stance: 'for', codes: ['Being asked', 'Asked, not assessed'] },
        { ...twoVoices, stance: 'against', codes: ['Time & its "price"'] },
      ],
    },
    {
      id: 't3',
      parentId: 't2',
      level: 2,
      name: 'Paper face down',
      centralIdea: '',
      status: 'candidate',
      people: 1,
      quotes: [{ ...askedFirst, stance: null, codes: [] }],
    },
  ],
};

const turnTexts = [
  'How did that first visit go, if you think back to it now?',
  'I had the whole thing written down, two sides of paper, and she turned the form face down and asked me which part of the week had been heaviest. Nobody had done that. I did not get to the second side.',
  'And after that?',
  'After that we drank tea 🫖 and she stayed until the kettle was cold.\nThen the letter came.',
];
const text = turnTexts.join('\n');

/** Breaks a turn at spaces near 68 characters, as an import does, and at its own line breaks. */
function breaksOf(start: number, words: string): number[] {
  const found: number[] = [];
  let from = 0;
  while (words.length - from > 68 || words.slice(from).includes('\n')) {
    const newline = words.indexOf('\n', from);
    const limit = newline >= 0 && newline - from <= 68 ? newline : words.lastIndexOf(' ', from + 68);
    from = limit + 1;
    found.push(start + from);
  }
  return found;
}

function layoutOf(turns: readonly string[]): Layout {
  let start = 0;
  let firstLine = 1;
  return {
    lineRule: 1,
    turns: turns.map((words, index) => {
      const breaks = breaksOf(start, words);
      // The last turn was edited after its numbers were fixed: it owns one number, the rest is lettered.
      const lineCount = index === 3 ? 1 : breaks.length + 1;
      const turn = {
        start,
        end: start + words.length,
        speaker: index % 2 === 0 ? 's1' : 's2',
        startMs: null,
        endMs: null,
        firstLine,
        lineCount,
        breaks,
      };
      start += words.length + 1;
      firstLine += lineCount;
      return turn;
    }),
  };
}

function codingOn(id: string, words: string, more: Partial<TranscriptCoding>): TranscriptCoding {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return {
    id,
    start,
    end: start + words.length,
    codeName: 'Being asked',
    colour: 5,
    coder: 'Ana',
    memo: null,
    ...more,
  };
}

/** What each coding of `transcript` covers, by its id. */
export const codedWords = {
  k1: 'she turned the form face down and asked me which part of the week had been heaviest',
  k2: 'asked me which part of the week had been heaviest. Nobody had done that.',
  k3: 'written down, two sides of paper, and she turned',
  k4: 'second side.\nAnd after that?\nAfter that we drank tea 🫖 and she stayed',
  k5: 'she turned the form face down and asked me which part of the week had been heaviest',
} as const;

export const transcript: TranscriptSnapshot = {
  studyTitle,
  exportedAt,
  title: 'P7, first talk',
  participant: 'P7',
  referencePrefix: '#7',
  text,
  layout: layoutOf(turnTexts),
  speakers: [
    { id: 's1', label: 'Interviewer', role: 'interviewer' },
    { id: 's2', label: 'P7', role: 'participant' },
  ],
  codings: [
    codingOn('k1', codedWords.k1, { memo: 'The gesture comes before the words.\nSee also the tea.' }),
    codingOn('k2', codedWords.k2, { codeName: 'Asked, not assessed', colour: 2, coder: 'Ben R' }),
    codingOn('k3', codedWords.k3, { codeName: 'Coming prepared', colour: 8 }),
    codingOn('k4', codedWords.k4, { codeName: 'Time & its "price"', colour: 11, coder: 'Ben R' }),
    codingOn('k5', codedWords.k5, { codeName: 'Being asked', colour: 5, coder: 'Ben R' }),
  ],
  lang: 'en-GB',
  direction: 'ltr',
};

export const reviewPack: ReviewPackSnapshot = {
  packId: 'pk-7f3a9c21',
  formatVersion: 1,
  studyTitle: 'Bridge study',
  team: {
    intro: 'You know this from the inside, and we do not want to guess.',
    supportContacts: [
      { name: 'Amal, on the study team', detail: 'Weekdays 9 to 5, text is fine: 01632 960 118' },
      { name: 'Dr Wren, not on the study team', detail: 'Three free sessions, just for you: 01632 960 204' },
      { name: 'Night line', detail: 'Every day, 6 in the evening to 6: 01632 960 377' },
    ],
  },
  codes: [
    { id: 'a', name: 'Asked, not assessed', definition: 'Asking what matters, before the form.' },
    { id: 'b', name: 'Having to start again', definition: '' },
  ],
  items: [
    {
      itemId: 'i1',
      codeId: 'a',
      before: 'I had the whole thing written down, two sides of paper, and ',
      extract: 'she turned the form face down and asked me which part of the week had been heaviest',
      after: '. Nobody had done that. I did not get to the second side.',
      participant: 'P7',
      reference: '#7:2–3',
    },
    {
      itemId: 'i2',
      codeId: 'b',
      before: 'Every time there is someone new, ',
      extract: 'I tell it all from the beginning, as if the last one had taken it with her when she left',
      after: '.',
      participant: 'P2',
      reference: '#2b:88',
    },
    {
      itemId: 'i3',
      codeId: 'a',
      before: '',
      extract: 'He said </script><script>alert(1)</script> & "what shall we look at", and waited.',
      after: '',
      participant: 'P11',
      reference: '#11:40',
    },
    {
      itemId: 'i4',
      codeId: 'b',
      before: 'So ',
      extract: 'the third letter asked for the same three dates',
      after: ' as the first two.',
      participant: 'P4',
      reference: '#4:301',
    },
  ],
  lang: 'en-GB',
  direction: 'ltr',
};

export const comparison: ComparisonSnapshot = {
  studyTitle,
  exportedAt,
  characteristic: 'Service',
  what: 'themes',
  groups: [
    { letter: 'A', name: 'Riverside', people: 5, words: 12045, codings: 40, quotes: 6 },
    { letter: '', name: 'Service not given', people: 1, words: 800, codings: 3, quotes: 0 },
  ],
  rows: [
    {
      name: 'Someone at the table',
      path: ['Someone at the table'],
      level: 'Overarching theme',
      cells: [
        { people: 4, transcripts: 5, codings: 11 },
        { people: 0, transcripts: 0, codings: 0 },
      ],
    },
    {
      name: 'Being asked',
      path: ['Someone at the table', 'Being asked'],
      level: 'Theme',
      cells: [
        { people: 2, transcripts: 2, codings: 3 },
        { people: 1, transcripts: 1, codings: 1 },
      ],
    },
  ],
};

export const frameChanges: FrameChangesSnapshot = {
  studyTitle,
  exportedAt,
  from: { name: 'First frame', at: '2026-04-01T09:00:00.000Z' },
  to: null,
  rows: [
    {
      kind: 'renamed',
      name: 'the list',
      from: 'the wait',
      to: 'the list',
      parts: [],
      why: 'People name the list.',
      by: 'C2',
      at: '2026-05-03T10:00:00.000Z',
      proposedBy: 'C3',
    },
    {
      kind: 'redefined',
      name: 'gloves',
      from: 'Lent & kept.',
      to: '',
      parts: ['definition'],
      why: '',
      by: '',
      at: null,
      proposedBy: null,
    },
  ],
};
