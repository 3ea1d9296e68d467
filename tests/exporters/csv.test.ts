import { describe, expect, it } from 'vitest';
import { codebookColumns, codebookCsv } from '../../src/main/exporters/csv/codebook-csv.ts';
import { quotesColumns, quotesCsv } from '../../src/main/exporters/csv/quotes-csv.ts';
import { codebook, quotes } from './snapshots.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('codebookCsv', () => {
  const text = decode(codebookCsv(codebook));

  it('has a mark, a header and a row per code with its path and its counts', () => {
    expect(text.startsWith(`\uFEFF${codebookColumns.join(',')}\r\n`)).toBe(true);
    expect(text).toContain('Being asked,,Being asked,5,Someone asks what matters');
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
      'Overarching theme,Someone at the table,Someone at the table,Defined,Help begins when somebody sits down.,6,,,,,,,\r\n',
    );
    expect(text).toContain(
      '"Did they ring back?\n""No,"" I said, <they> rang my mother & not me.",P2,#2b:88,"P2, second talk",Riverside,Counter-example,"Time & its ""price"""\r\n',
    );
    expect(text).toContain('Someone at the table > Being asked > Paper face down');
  });
});
