import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../tests/importers/build-files.ts';
import { csvLimits, readCsv } from './csv.ts';
import { ImportRefusal } from './refusal.ts';

const codeOf = (text: string, limits = csvLimits): string => {
  try {
    readCsv(utf8(text), limits);
  } catch (error) {
    if (error instanceof ImportRefusal) return error.code;
  }
  return 'read';
};

describe('tables', () => {
  it('gives back what was written, whatever the cells hold', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', 'é', ' b'), maxLength: 6 })
      .map((text) => text.trim());
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, separator) => {
        const header = (rows[0] as string[]).map((_, index) => `column ${index}`);
        const quoted = (text: string): string =>
          /[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const text = [header, ...rows].map((row) => row.map(quoted).join(separator)).join('\r\n');
        const read = readCsv(utf8(`sep=${separator}\n${text}`));
        expect(read.header).toEqual(header);
        expect(read.rows).toEqual(rows.filter((row) => row.some((one) => one !== '')));
      }),
    );
  });

  it('finds the separator and the letters', () => {
    const swedish = readCsv(iconv.encode('Namn;Ålder\r\nÅsa;41\r\nJörgen;52\r\n', 'windows-1252'));
    expect([swedish.separator, swedish.header, swedish.rows[1]]).toEqual([
      ';',
      ['Namn', 'Ålder'],
      ['Jörgen', '52'],
    ]);
    expect(readCsv(utf8('\ufeffid\tplace\n1\tMill, upper\n')).rows).toEqual([['1', 'Mill, upper']]);
    expect(readCsv(utf8('id,a,b\n1,x\n2,x,y,\n\n')).rows).toEqual([
      ['1', 'x', ''],
      ['2', 'x', 'y'],
    ]);
  });

  it('refuses ragged, huge and unclosed tables with a sentence', () => {
    expect(codeOf('a,b\n1,2,3\n')).toBe('damaged');
    expect(codeOf('a,b\n1,"2\n')).toBe('damaged');
    expect(codeOf('a,b\n1,2\n3,4\n', { ...csvLimits, rows: 1 })).toBe('too-large');
    expect(codeOf('a,b,c\n', { ...csvLimits, columns: 2 })).toBe('too-large');
    expect(codeOf('')).toBe('empty');
    expect(() => readCsv(utf8('a,b\n\n"x\ny",2,3\n'))).toThrow('Line 3');
  });
});
