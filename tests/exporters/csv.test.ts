import { describe, expect, it } from 'vitest';
import { codebookColumns, codebookCsv } from '../../src/main/exporters/csv/codebook-csv.ts';
import { comparisonCsv } from '../../src/main/exporters/csv/comparison-csv.ts';
import { quotesColumns, quotesCsv } from '../../src/main/exporters/csv/quotes-csv.ts';
import { frameChangesCsv } from '../../src/main/exporters/csv/frame-changes-csv.ts';
import { codebook, comparison, frameChanges, quotes } from './snapshots.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('codebookCsv', () => {
  const text = decode(codebookCsv(codebook));

  it('has a mark, a header and a row per code with its path and its counts', () => {
    expect(text.startsWith(`\uFEFF${codebookColumns.join(',')}\r\n`)).toBe(true);
    expect(text).toContain('Being asked,,Being asked,code,in use,5,Someone asks what matters');
    expect(text).toContain('"P7, #7:4–5"');
    expect(text).toContain(',4,5,11\r\n');
  });

  it('guards a name that a spreadsheet would run, and keeps line breaks in a cell', () => {
    expect(text).toContain('\'=SUM(A1),"Asked, not assessed"');
    expect(text).toContain('"Minutes counted,\nor given."');
  });
});

describe('quotesCsv', () => {
  const text = decode(quotesCsv(quotes));

  it('has a row per quote, and one for a theme without any', () => {
    expect(text.split('\r\n')[0]).toBe(`\uFEFF${quotesColumns.join(',')}`);
    expect(text).toContain(
      'Overarching theme,Someone at the table,Someone at the table,Defined,Help begins when somebody sits down.,6,,,,,,,,,,\r\n',
    );
    expect(text).toContain(
      '"Did they ring back?\n""No,"" I said, <they> rang my mother & not me.",P2,#2b:88,"P2, second talk",Riverside,Counter-example,"Time & its ""price""",,,\r\n',
    );
    expect(text).toContain('Someone at the table > Being asked > Paper face down');
  });
});

describe('comparisonCsv', () => {
  it('has a row per theme with people first, out of how many, for every group', () => {
    expect(decode(comparisonCsv(comparison)).split('\r\n')).toEqual([
      '\uFEFFName,Path,Level,A Riverside: people,A Riverside: of,A Riverside: transcripts,A Riverside: codings,Service not given: people,Service not given: of,Service not given: transcripts,Service not given: codings',
      'Someone at the table,Someone at the table,Overarching theme,4,5,5,11,0,1,0,0',
      'Being asked,Someone at the table > Being asked,Theme,2,5,2,3,1,1,1,1',
      '',
    ]);
  });

  it('says which research questions themes answer, and who of a group is a transcript of several', () => {
    const [first, ...others] = comparison.groups;
    const [row] = comparison.rows;
    if (!first || !row) throw new Error('no group, no row');
    const cells = row.cells.map((cell, at) => (at === 0 ? { ...cell, asOne: 1 } : cell));
    const questions = ['Who asks?', 'Who stays?'];
    const said = {
      ...comparison,
      groups: [{ ...first, asOne: 1 }, ...others],
      rows: [{ ...row, cells, questions }],
    };
    const [head, one] = decode(comparisonCsv(said)).split('\r\n');
    expect(head).toContain('Name,Path,Level,Research questions,A Riverside: people');
    expect(head).toContain(
      'A Riverside: codings,"A Riverside: transcripts of several people, each counted as one",',
    );
    expect(one).toContain(',Overarching theme,"Who asks?; Who stays?",4,5,5,11,1,0,1,0,0');
    const sizes = decode(comparisonCsv({ ...said, what: 'sizes' })).split('\r\n');
    expect(sizes[0]?.endsWith(',"People: transcripts of several people, each counted as one"')).toBe(true);
    expect(sizes.slice(1, 3).map((line) => line.at(-1))).toEqual(['1', '0']);
    const codes = codebook.codes.map((code) => ({ ...code, asOne: 1 }));
    expect(decode(codebookCsv({ ...codebook, codes }))).toContain(',4,5,11,1\r\n');
    const themes = quotes.themes.map((theme) => ({ ...theme, asOne: 1 }));
    expect(decode(quotesCsv({ ...quotes, themes }))).toContain(',6,,,,,,,,,,,1\r\n');
  });

  it('has a row per group with its share of everything for the size of the groups, with semicolons where asked for', () => {
    const sizes = { ...comparison, what: 'sizes', rows: [] } as const;
    expect(decode(comparisonCsv(sizes, ';')).split('\r\n')).toEqual([
      '\uFEFFService;People;People (% of all);Words said;Words said (% of all);Codings;Codings (% of all);Key quotes;Key quotes (% of all)',
      'A Riverside;5;83;12045;94;40;93;6;100',
      'Service not given;1;17;800;6;3;7;0;0',
      '',
    ]);
  });
});

describe('frameChangesCsv', () => {
  it('has a row per change with the old and the new, by whom, when and why', () => {
    expect(decode(frameChangesCsv(frameChanges)).split('\r\n')).toEqual([
      '\uFEFFChange,Code,Was,Became,Changed in,By,At,Why,Proposed by',
      'Renamed,the list,the wait,the list,,C2,2026-05-03T10:00:00.000Z,People name the list.,C3',
      'Redefined,gloves,Lent & kept.,,definition,,,,',
      '',
    ]);
  });
});
