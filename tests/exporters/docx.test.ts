import { describe, expect, it } from 'vitest';
import { codebookDocx } from '../../src/main/exporters/docx/codebook-docx.ts';
import { comparisonDocx } from '../../src/main/exporters/docx/comparison-docx.ts';
import { frameChangesDocx } from '../../src/main/exporters/docx/frame-changes-docx.ts';
import { quotesDocx } from '../../src/main/exporters/docx/quotes-docx.ts';
import { transcriptDocx } from '../../src/main/exporters/docx/transcript-docx.ts';
import { all, commentedWords, parseXml, partsOf, styleOf, textOf } from './package-xml.ts';
import { codebook, codedWords, comparison, frameChanges, quotes, transcript } from './snapshots.ts';

const documents = {
  codebook: () => codebookDocx(codebook),
  quotes: () => quotesDocx(quotes),
  comparison: () => comparisonDocx(comparison),
  'changes of the frame': () => frameChangesDocx(frameChanges),
  transcript: () => transcriptDocx(transcript),
};

const paragraphs = (parts: Record<string, string>) => all(parseXml(parts['word/document.xml'] ?? ''), 'w:p');
const ofStyle = (parts: Record<string, string>, style: string): string[] =>
  paragraphs(parts)
    .filter((paragraph) => styleOf(paragraph) === style)
    .map(textOf);

describe.each(Object.entries(documents))('%s as a Word document', (_name, write) => {
  it('is well-formed XML in every part, on A4', async () => {
    const parts = partsOf(await write());
    for (const [name, xml] of Object.entries(parts)) {
      if (/\.(?:xml|rels)$/u.test(name)) expect(() => parseXml(xml), name).not.toThrow();
    }
    expect(parts['word/document.xml']).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    // a number alone is a height to some programs, and lines of a long name would lie on each other
    const spacings = parts['word/styles.xml']?.match(/<w:spacing [^>]*w:line="[^>]*>/gu) ?? [];
    expect(spacings.filter((one) => !one.includes('w:lineRule="auto"'))).toEqual([]);
  });

  it('says nothing about the person or the machine in its properties', async () => {
    const parts = partsOf(await write());
    const core = parseXml(parts['docProps/core.xml'] ?? '');
    expect(core.children.map((child) => (typeof child === 'string' ? child : child.name))).toEqual([
      'dc:title',
      'dc:creator',
      'dcterms:created',
      'dcterms:modified',
    ]);
    expect(parts['docProps/core.xml']).toContain('<dc:creator>Threadwork</dc:creator>');
    expect(parts['docProps/core.xml']).toContain('2026-03-09T10:15:30Z');
    const everything = Object.values(parts).join('\n');
    expect(everything).not.toMatch(/lastModifiedBy|Un-named|\/home\/|\/root\/|\/work\/|w:rsid|w:date=/u);
  });

  it('gives the same bytes for the same snapshot', async () => {
    expect(Buffer.from(await write()).equals(Buffer.from(await write()))).toBe(true);
  });
});

describe('comparisonDocx', () => {
  it('says under a theme which research questions it answers', async () => {
    const rows = comparison.rows.map((row) => ({ ...row, questions: ['Who asks?', 'Who stays?'] }));
    const words = ofStyle(partsOf(await comparisonDocx({ ...comparison, rows })), 'TableText');
    expect(words).toContain('Being asked\nTheme\nWho asks?\nWho stays?');
  });

  it('counts people first, out of the group, and shows the size of the groups', async () => {
    const parts = partsOf(await comparisonDocx(comparison));
    expect(ofStyle(parts, 'Subtitle')).toEqual([
      'Themes by Service, 9 March 2026',
      '6 people: 5 in 1 group, 1 with Service not given',
    ]);
    expect(ofStyle(parts, 'TableText').map((text) => text.replaceAll('\u00A0', ' '))).toEqual([
      'Theme',
      'A  Riverside',
      'Service not given',
      'Someone at the table\nOverarching theme',
      '4 of 5\n5 transcripts, 11 codings',
      '0 of 1',
      'Being asked\nTheme',
      '2 of 5\n2 transcripts, 3 codings',
      '1 of 1\n1 transcript, 1 coding',
      'Group',
      'People',
      'Words said',
      'Codings',
      'Key quotes',
      'A  Riverside',
      '5\n83%',
      '12,045\n94%',
      '40\n93%',
      '6\n100%',
      'Service not given',
      '1\n17%',
      '800\n6%',
      '3\n7%',
      '0\n0%',
    ]);
  });

  it('shows the size of the groups alone when that is what is exported', async () => {
    const parts = partsOf(await comparisonDocx({ ...comparison, what: 'sizes', rows: [] }));
    expect(ofStyle(parts, 'Subtitle')[0]).toBe('Size of the groups by Service, 9 March 2026');
    expect(ofStyle(parts, 'TableText').slice(0, 2)).toEqual(['Group', 'People']);
  });

  it('goes on in a further table when there are more groups than fit', async () => {
    const groups = Array.from({ length: 7 }, (_, at) => ({ ...comparison.groups[0]!, name: `Place ${at}` }));
    const parts = partsOf(await comparisonDocx({ ...comparison, groups }));
    expect(parts['word/document.xml']?.split('<w:tbl>')).toHaveLength(4);
  });
});

describe('files that count people', () => {
  it('say where a transcript of several people counts as one', async () => {
    const files = await Promise.all([
      codebookDocx({ ...codebook, together: 1 }),
      quotesDocx({ ...quotes, together: 1 }),
      comparisonDocx({ ...comparison, together: 1 }),
    ]);
    for (const bytes of files)
      expect(ofStyle(partsOf(bytes), 'Subtitle')[2]).toBe(
        '1 transcript of several people talking together, counted as one person',
      );
  });

  it('mark the counts it is among', async () => {
    const one = <T>(list: readonly T[]) => list.map((entry) => ({ ...entry, asOne: 1 }));
    const rows = comparison.rows.map((row) => ({ ...row, cells: one(row.cells) }));
    const [codes, themes, compared] = await Promise.all([
      codebookDocx({ ...codebook, codes: one(codebook.codes) }),
      quotesDocx({ ...quotes, together: 1, themes: one(quotes.themes) }),
      comparisonDocx({ ...comparison, together: 1, rows, groups: one(comparison.groups) }),
    ]);
    expect(ofStyle(partsOf(codes), 'Subtitle')[2]).toMatch(/^\* With transcripts of several people/u);
    expect(ofStyle(partsOf(codes), 'Counts').join()).toContain('4 people*');
    expect(ofStyle(partsOf(themes), 'Subtitle')[2]).toMatch(/^\* 1 transcript of several people/u);
    expect(ofStyle(partsOf(themes), 'Counts').join()).toContain('6 people*');
    expect(ofStyle(partsOf(compared), 'TableText').join(' ')).toContain('4* of 5');
  });
});

describe('codebookDocx', () => {
  it('counts headings as groups and gives them no noughts', async () => {
    const [first] = codebook.codes;
    if (!first) throw new Error('no code');
    const heading = { ...first, name: 'Being met', isHeading: true, path: ['Being met'], people: 0, transcripts: 0, codings: 0 }; // prettier-ignore
    const code = { ...first, name: 'Being asked', path: ['Being met', 'Being asked'] };
    const xml =
      partsOf(await codebookDocx({ ...codebook, codes: [heading, code] }))['word/document.xml'] ?? '';
    expect(xml).toContain('1 code in 1 group');
    expect(xml).not.toContain('<w:t xml:space="preserve">0</w:t>');
    expect(xml).toContain(`<w:t xml:space="preserve">${code.codings}</w:t>`);
  });

  it('sets each code under a heading of its depth, people first, with definition and example', async () => {
    const parts = partsOf(await codebookDocx(codebook));
    expect(ofStyle(parts, 'Title')).toEqual(['Kitchen tables & waiting rooms']);
    expect(ofStyle(parts, 'Heading1')).toEqual(['All codes', 'Being asked', 'Time & its "price"']);
    expect(ofStyle(parts, 'Heading2')).toEqual(['Asked, not assessed']);
    expect(ofStyle(parts, 'Heading3')).toEqual(['=SUM(A1)']);
    expect(ofStyle(parts, 'Subtitle')).toEqual(['Codebook: Frame 2, 9 March 2026', '4 codes, 2 at the top']);
    expect(ofStyle(parts, 'Counts')).toContain('4 people · 5 transcripts · 11 codings');
    const fields = ofStyle(parts, 'Field');
    expect(fields).toContain(
      'Example\tShe turned the form face down and asked me which part of the week had been heaviest.  P7, #7:4–5',
    );
    expect(fields).toContain('Do not use when\tThe question is only a greeting.');
    expect(fields).toContain('Definition\tMinutes counted,\nor given.');
  });

  it('gives every code its own colour bar and repeats the header row of the table', async () => {
    const xml = partsOf(await codebookDocx(codebook))['word/document.xml'] ?? '';
    for (const colour of ['5B7FBA', '319276', '996AA4', '9E7730']) {
      expect(xml).toMatch(new RegExp(`<w:left [^>]*w:color="${colour}"`, 'u'));
    }
    expect(xml).toContain('<w:tblHeader/>');
  });

  it('lets a code that says nothing of itself stand on another page than the next', async () => {
    const bare = {
      definition: '',
      fullDefinition: '',
      useWhen: '',
      doNotUseWhen: '',
      example: null,
      borderline: null,
    };
    const codes = codebook.codes.map((code) => ({ ...code, ...bare, isHeading: false }));
    const parts = partsOf(await codebookDocx({ ...codebook, codes }));
    const counts = paragraphs(parts).filter((paragraph) => styleOf(paragraph) === 'Counts');
    expect(counts.length).toBeGreaterThan(0);
    for (const one of counts) expect(all(one, 'w:keepNext')[0]?.attributes['w:val']).toBe('false');
  });

  it('is a document even when there are no codes', async () => {
    const parts = partsOf(await codebookDocx({ ...codebook, codes: [] }));
    expect(ofStyle(parts, 'Subtitle')).toContain('There are no codes yet');
  });

  it('leaves out what no XML can hold', async () => {
    const first = codebook.codes[0];
    if (!first) throw new Error('no code');
    const bytes = await codebookDocx({
      ...codebook,
      codes: [{ ...first, name: 'a\u0001b\uD800c\uFFFFd' }],
    });
    expect(ofStyle(partsOf(bytes), 'Heading1')).toContain('abcd');
  });
});

describe('quotesDocx', () => {
  it('lets a page end after a theme that has no quotes, so that headings stay with what is said under them', async () => {
    const bare = { ...quotes, themes: quotes.themes.map((theme) => ({ ...theme, quotes: [] })) };
    const parts = partsOf(await quotesDocx(bare));
    const ends = paragraphs(parts).filter((one) =>
      all(one, 'w:keepNext').some((keep) => keep.attributes['w:val'] === 'false'),
    );
    expect(ends).toHaveLength(bare.themes.length);
  });

  it('sets themes by depth with the level in the team’s words, and quotes as block quotes', async () => {
    const parts = partsOf(await quotesDocx(quotes));
    expect(ofStyle(parts, 'Heading1')).toEqual(['Someone at the table']);
    expect(ofStyle(parts, 'Heading2')).toEqual(['Being asked']);
    expect(ofStyle(parts, 'Heading3')).toEqual(['Counter-example', 'Paper face down']);
    expect(ofStyle(parts, 'Counts')[0]).toBe('Overarching theme · Defined · 6 people');
    expect(ofStyle(parts, 'CentralIdea')).toEqual([
      'Help begins when somebody sits down.',
      'A question that leaves room for an answer.',
    ]);
    expect(ofStyle(parts, 'Quote')).toContain(
      'Did they ring back?\n"No," I said, <they> rang my mother & not me.',
    );
    expect(ofStyle(parts, 'Attribution')[0]).toBe(
      'P7, #7:4–5 · Northgate · Being asked; Asked, not assessed',
    );
  });
});

describe('transcriptDocx', () => {
  it('anchors every comment on exactly the coded words, overlaps and turns included', async () => {
    const parts = partsOf(await transcriptDocx(transcript));
    const comments = all(parseXml(parts['word/comments.xml'] ?? ''), 'w:comment');
    const words = commentedWords(parseXml(parts['word/document.xml'] ?? ''));
    const found = comments.map((comment) => ({
      by: comment.attributes['w:author'],
      code: textOf(all(comment, 'w:p')[0] ?? comment),
      // Paragraph ends inside a turn are line ends; the interviewer's label stands between two turns.
      words: (words[comment.attributes['w:id'] ?? ''] ?? '').replaceAll(/ ¶/gu, ' '),
    }));
    expect(found).toEqual([
      { by: 'Ana', code: 'Coming prepared', words: codedWords.k3 },
      { by: 'Ana', code: 'Being asked', words: codedWords.k1 },
      { by: 'Ben R', code: 'Being asked', words: codedWords.k5 },
      { by: 'Ben R', code: 'Asked, not assessed', words: codedWords.k2 },
      {
        by: 'Ben R',
        code: 'Time & its "price"',
        words: 'second side.¶Interviewer¶And after that?¶P7¶After that we drank tea 🫖 and she stayed',
      },
    ]);
  });

  it('refers to every comment once and keeps its memo', async () => {
    const parts = partsOf(await transcriptDocx(transcript));
    const references = all(parseXml(parts['word/document.xml'] ?? ''), 'w:commentReference');
    expect(references.map((node) => node.attributes['w:id']).toSorted()).toEqual(['0', '1', '2', '3', '4']);
    const memo = all(parseXml(parts['word/comments.xml'] ?? ''), 'w:comment')[1];
    expect(memo && all(memo, 'w:p').map(textOf)).toEqual([
      'Being asked',
      'The gesture comes before the words.',
      'See also the tea.',
    ]);
  });

  it('holds the whole text, line by line, with numbers that are no part of it', async () => {
    const parts = partsOf(await transcriptDocx(transcript));
    const lines = paragraphs(parts).filter((paragraph) => styleOf(paragraph) === 'TranscriptLine');
    const words = lines.map(textOf).join('').replaceAll(/\s+/gu, ' ');
    expect(words).toBe(transcript.text.replaceAll('\n', '').replaceAll(/\s+/gu, ' '));
    const levels = lines.map((line) => all(line, 'w:ilvl')[0]?.attributes['w:val']);
    expect(levels).toEqual([...Array.from({ length: lines.length - 1 }, () => '0'), '1']);
    expect(parts['word/numbering.xml']).toContain('<w:lvlText w:val="%1%2"/>');
  });

  it('starts the numbers where the study has them', async () => {
    const turns = transcript.layout.turns.map((turn, index) =>
      index < 2 ? turn : { ...turn, firstLine: turn.firstLine + 90 },
    );
    const parts = partsOf(await transcriptDocx({ ...transcript, layout: { lineRule: 1, turns } }));
    const starts = all(parseXml(parts['word/numbering.xml'] ?? ''), 'w:abstractNum')
      .map((list) => all(list, 'w:start')[0]?.attributes['w:val'])
      .filter((start) => start !== '1');
    expect(starts).toEqual(['96']);
  });

  it('sets right-to-left talk from the right', async () => {
    const parts = partsOf(await transcriptDocx({ ...transcript, direction: 'rtl', lang: 'he' }));
    const line = paragraphs(parts).find((paragraph) => styleOf(paragraph) === 'TranscriptLine');
    expect(line && all(line, 'w:bidi').length).toBe(1);
    expect(line && all(line, 'w:rtl').length).toBeGreaterThan(0);
  });
});
