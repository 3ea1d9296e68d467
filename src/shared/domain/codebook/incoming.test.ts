import { describe, expect, it } from 'vitest';
import { compareIncoming, withShown, type KnownCode } from './incoming-compare.ts';
import { guessColumns } from './incoming-columns.ts';
import { readIncoming } from './incoming.ts';
import { bestTable, withHead } from './table-head.ts';

const read = (rows: string[][]) => readIncoming(rows, guessColumns(rows[0] ?? [], rows.slice(1)));
const paths = (rows: string[][]) => read(rows).codes.map((code) => code.path.join(' > '));

describe('columns of a codebook', () => {
  it('are known by their heads, in many wordings', () => {
    expect(
      guessColumns([
        'Code',
        'Parent code',
        'Brief description',
        'Inclusion criteria',
        'When NOT to use',
        'Exemplar',
        'Nr',
      ]),
    ).toEqual(['name', 'parent', 'definition', 'useWhen', 'doNotUseWhen', 'example', 'number']);
    expect(guessColumns(['Theme', 'Category', 'Code', 'Definition'])).toEqual([
      'above',
      'above',
      'name',
      'definition',
    ]);
    expect(guessColumns(['Level 1', 'Level 2', 'Description'])).toEqual(['above', 'name', 'definition']);
  });
});

describe('the heads of a table', () => {
  it('are found under a title, and put together out of two rows of merged cells', () => {
    const rows = [
      ['Codebook of the ferry study', '', '', '', ''],
      ['Version 3, second May', '', '', '', ''],
      ['', '', '', '', ''],
      ['Code', 'Description', '', 'Criteria', ''],
      ['', 'Short', 'Long', 'Inclusion', 'Exclusion'],
      ['gloves', 'Lent gloves.', 'Lent, and kept.', 'Asked for', 'Bought'],
    ];
    const read = withHead(rows);
    expect(guessColumns(read[0] ?? [])).toEqual([
      'name',
      'definition',
      'fullDefinition',
      'useWhen',
      'doNotUseWhen',
    ]);
    expect(read.slice(1)).toEqual([rows[5]]);
  });

  it('are one row where the next one says something of its own', () => {
    const rows = [
      ['Category', 'Code', 'Definition'],
      ['Giving', 'gloves', 'Lent.'],
      ['', 'scarves', 'Given.'],
    ];
    expect(withHead(rows)).toEqual(rows);
    expect(
      withHead([
        ['Kode', 'Beschreibung'],
        ['Handschuh', 'Geliehen.'],
      ])[0],
    ).toEqual(['Kode', 'Beschreibung']);
    expect(withHead([])).toEqual([]);
  });

  it('are made up where a table has none, and no row is lost for it', () => {
    const short = [['the desk', 'First contact for everybody here']];
    expect(withHead(short)).toEqual([['Column 1', 'Column 2'], ...short]);
    const rows = [
      ['gloves', 'Somebody lends gloves to somebody who came without.'],
      ['tea', 'A cup is brought.'],
    ];
    expect(readIncoming(withHead(rows), guessColumns(withHead(rows)[0] ?? [])).codes).toHaveLength(2);
    expect(withHead(rows, true)[0]).toEqual(rows[0]);
    expect(withHead([['Code'], ['tea']], false)).toEqual([['Column 1'], ['Code'], ['tea']]);
  });

  it('say which of several tables is the codebook', () => {
    const tables = [
      [['Notes'], ['See the other sheet']],
      [
        ['Our frame', ''],
        ['Code', 'Definition'],
        ['tea', ''],
      ],
    ];
    expect(bestTable(tables.map((rows) => ({ rows: withHead(rows) })))).toBe(1);
  });
});

describe('the codes of a table', () => {
  it('stand under a parent by name, wherever its row is', () => {
    const rows = [
      ['Code', 'Parent', 'Definition'],
      ['gloves', 'warm things', 'Lent gloves.'],
      ['warm things', 'giving', ''],
      ['giving', '', ''],
      ['tea', 'hot drinks', ''],
    ];
    expect(paths(rows)).toEqual([
      'giving',
      'giving > warm things',
      'giving > warm things > gloves',
      'hot drinks',
      'hot drinks > tea',
    ]);
    expect(read(rows).codes.map((code) => code.isHeading)).toEqual([true, true, false, true, false]);
  });

  it('stand under merged cells, levels and paths', () => {
    const merged = [
      ['Theme', 'Category', 'Code'],
      ['Giving', 'Warm', 'gloves'],
      ['', '', 'scarves'],
      ['', 'Hot', 'tea'],
      ['Taking', '', 'leaflet'],
    ];
    expect(paths(merged).filter((path) => /gl|sc|te|le/u.test(path))).toEqual([
      'Giving > Warm > gloves',
      'Giving > Warm > scarves',
      'Giving > Hot > tea',
      'Taking > leaflet',
    ]);
    const levels = [
      ['Level', 'Code'],
      ['1', 'giving'],
      ['2', 'warm'],
      ['3', 'gloves'],
      ['2', 'hot'],
      ['1', 'taking'],
    ];
    expect(paths(levels)).toEqual([
      'giving',
      'giving > warm',
      'giving > warm > gloves',
      'giving > hot',
      'taking',
    ]);
    const full = [
      ['Path', 'Definition'],
      ['giving\\warm\\gloves', 'x'],
      ['giving > hot', 'y'],
    ];
    expect(paths(full)).toEqual(['giving', 'giving > warm', 'giving > warm > gloves', 'giving > hot']);
  });

  it('stand under the name before that stands less far in, where names are indented', () => {
    const table = [
      ['Group', 'Code', 'Colour'],
      ['Boats', 'the deck', 'Light blue'],
      ['', '  ropes', '#c0504d'],
      ['', '    knots', 'FFC000'],
      ['', '   a slip of one space', 'grey'],
      ['', '  rails', '#808080'],
      ['Boats at night', '    lamps', '3'],
    ];
    expect(paths(table)).toEqual([
      'Boats',
      'Boats > the deck',
      'Boats > the deck > ropes',
      'Boats > the deck > ropes > knots',
      'Boats > the deck > a slip of one space',
      'Boats > the deck > rails',
      'Boats at night',
      'Boats at night > lamps',
    ]);
    expect(read(table).codes.map((code) => code.colour)).toEqual([null, 12, 1, 11, null, null, null, 3]);
    // one space before every name says nothing
    expect(paths([['Code'], [' one'], [' two']])).toEqual(['one', 'two']);
  });

  it('stand where their names say, when those are written from the top', () => {
    const table = (...names: string[]) => [['Code', 'Memo'], ...names.map((name) => [name, 'words'])];
    expect(paths(table('Sky / rain', 'Sky / rain / drizzle', 'hope / despair'))).toEqual([
      'Sky',
      'Sky > rain',
      'Sky > rain > drizzle',
      'hope',
      'hope > despair',
    ]);
    expect(paths(table('Nodes\\\\Sky', 'Nodes\\\\Sky\\rain', 'Nodes\\\\mud')).at(-1)).toBe('Nodes > mud');
    expect(paths(table('Sky::rain', 'Sky::wind'))).toEqual(['Sky', 'Sky > rain', 'Sky > wind']);
    // the same signs between the words of one name
    for (const names of [
      ['hope / despair', 'hope / fear'],
      ['older > 65', 'older > 80'.replace(' > ', '>')],
      ['and/or', 'and'],
    ])
      expect(paths(table(...names))).toEqual(names);
    expect(read(table('Sky::rain', 'Sky::wind')).codes[1]?.definition).toBe('words');
  });

  it('take the colours their cells are filled with', () => {
    const table = withHead([
      ['Code', 'Definition', ''],
      ['gloves', 'Lent.', '#70ad47'],
      ['hats', 'Kept.', ''],
    ]);
    expect(read(table).codes.map((code) => code.colour)).toEqual([9, null]);
  });

  it('stand where their numbers say, before their names or in a column of their own', () => {
    const tree = [
      'Giving',
      'Giving > Warm things',
      'Giving > Warm things > gloves',
      'Giving > tea',
      'Taking',
    ];
    const before = [
      ['Code', 'Definition'],
      ['1. Giving', ''],
      ['1.1 Warm things', ''],
      ['1.1.1 gloves', 'Lent.'],
      ['1.2 tea', 'Brought.'],
      ['2. Taking', ''],
    ];
    expect(paths(before)).toEqual(tree);
    expect(read(before).remarks).toEqual([
      'The numbers before the names say what stands under what, and are left off.',
    ]);
    expect(read(before).codes.map((code) => code.isHeading)).toEqual([true, true, false, false, false]);
    const beside = [
      ['Code', 'Label', 'Description'],
      ['1.0', 'Giving', ''],
      ['1.1', 'Warm things', ''],
      ['1.1.1', 'gloves', 'Lent.'],
      ['1.2', 'tea', 'Brought.'],
      ['2.0', 'Taking', ''],
    ];
    expect(guessColumns(beside[0] ?? [], beside.slice(1))).toEqual(['number', 'name', 'definition']);
    expect(paths(beside)).toEqual(tree);
    expect(read(beside).remarks).toEqual([]);
    const lettered = [
      ['No.', 'Code'],
      ['A', 'Giving'],
      ['A1', 'Warm things'],
      ['A1a', 'gloves'],
      ['A2', 'tea'],
      ['B', 'Taking'],
    ];
    expect(paths(lettered)).toEqual(tree);
    // a spreadsheet makes 1.10 into 1.1; what comes last is meant, and a parent may come later
    const ten = [
      ['Nr', 'Code'],
      ['1.1', 'first'],
      ['1.1', 'tenth'],
      ['1.1.1', 'under the tenth'],
      ['1', 'all'],
    ];
    expect(paths(ten)).toEqual(['all', 'all > first', 'all > tenth', 'all > tenth > under the tenth']);
    // numbers that only count, or belong to the name, stay
    expect(paths([['Code'], ['1. Giving'], ['2. Taking']])).toEqual(['1. Giving', '2. Taking']);
    expect(paths([['Code'], ['24 hours'], ['3 visits'], ['no visits'], ['A day off']])).toEqual([
      '24 hours',
      '3 visits',
      'no visits',
      'A day off',
    ]);
  });

  it('are one where their rows go on, and say so', () => {
    const { codes, remarks } = read([
      ['Code', 'Definition', 'Use when'],
      ['gloves', 'Lent.', 'Asked for'],
      ['', '', 'Found in a bag'],
      ['gloves', 'Lent.', 'Asked for'],
      ['2024-03-04', 'Visits', ''],
    ]);
    expect(codes[0]).toMatchObject({ definition: 'Lent.', useWhen: 'Asked for\nFound in a bag' });
    expect(remarks).toEqual([
      'Row 2 has no name; its words are added to gloves.',
      'Row 4: the name is a date. A spreadsheet may have made it of something else, such as 3-4.',
    ]);
    expect(
      read([
        ['Code', 'Definition'],
        ['', 'Nobody’s words.'],
      ]).remarks,
    ).toEqual(['Row 1 is left out: it has no name.']);
  });

  it('say which rows were left out, in a sentence', () => {
    const { codes, remarks } = read([
      ['Code', 'Definition'],
      ['gloves', 'One.'],
      ['Gloves', 'Two.'],
      ['', 'No name.'],
      ['', ''],
      ['x'.repeat(201), ''],
    ]);
    const round = read([
      ['Code', 'Parent'],
      ['rain', 'sky'],
      ['sky', 'rain'],
    ]);
    expect(round.remarks).toEqual([1, 2].map((row) => `Row ${row} is left out: it stands under itself.`));
    expect(codes).toMatchObject([{ path: ['gloves'], definition: 'One.\nTwo.\nNo name.' }]);
    expect(remarks).toEqual([
      'Row 2: Gloves stands in the table twice; the words of both are kept.',
      'Row 3 has no name; its words are added to gloves.',
      'Row 5 is left out: a name has more than 200 characters.',
    ]);
  });
});

describe('beside the codes that are there', () => {
  const known = (id: string, name: string, parentId: string | null = null): KnownCode => ({
    id,
    parentId,
    name,
    colour: 3,
    definition: 'Lent gloves.',
    fullDefinition: '',
    useWhen: '',
    doNotUseWhen: '',
    typicalText: '',
    borderlineText: '',
  });
  it('a code is new, the same, or says what differs; one without a place is found anywhere', () => {
    const { codes } = read([
      ['Code', 'Definition', 'Colour'],
      ['Gloves', 'Lent gloves.', '3'],
      ['scarves', 'Lent scarves.', '4'],
      ['tea', '', ''],
    ]);
    const there = [known('a', 'giving'), known('b', 'gloves', 'a'), known('c', 'scarves')];
    expect(
      compareIncoming(codes, there).map(({ status, id, isElsewhere, differs }) => ({
        status,
        id,
        isElsewhere,
        differs,
      })),
    ).toEqual([
      { status: 'same', id: 'b', isElsewhere: true, differs: [] },
      {
        status: 'differs',
        id: 'c',
        isElsewhere: false,
        differs: [
          { field: 'definition', is: 'Lent gloves.', comes: 'Lent scarves.' },
          { field: 'colour', is: '3', comes: '4' },
        ],
      },
      { status: 'new', id: null, isElsewhere: false, differs: [] },
    ]);
  });
  it('words that stand as an example there are no other words, and are not copied', () => {
    const rows = [
      ['Code', 'Definition', 'Example'],
      ['gloves', 'Now other words.', 'She lent me\nhers.'],
    ];
    const [there] = withShown(
      [known('1', 'gloves')],
      [{ id: '1', example: { text: 'She lent me hers.' }, borderline: null }],
    );
    const [one] = compareIncoming(read(rows).codes, there ? [there] : []);
    expect(one?.differs.map(({ field }) => field)).toEqual(['definition']);
    expect(one?.code.typicalText).toBe('');
  });

  it('a new one says where one of its name stands', () => {
    const { codes } = read([
      ['Code', 'Parent'],
      ['gloves', 'winter'],
    ]);
    const there = [known('a', 'giving'), known('b', 'Gloves', 'a')];
    expect(compareIncoming(codes, there).map(({ status, namesake }) => [status, namesake])).toEqual([
      ['new', null],
      ['new', 'giving'],
    ]);
  });
});
