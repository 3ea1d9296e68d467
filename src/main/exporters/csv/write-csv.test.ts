import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell, writeCsv } from './write-csv.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** A reader of RFC 4180 of our own making, strict about CRLF. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inside) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else inside = false;
    } else if (sign === '"') inside = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += sign;
  }
  return rows;
}

describe('writeCsv', () => {
  it('marks UTF-8, ends rows with CRLF and keeps line breaks inside a cell', () => {
    expect(
      decode(
        writeCsv([
          ['a', 'b,c'],
          ['one\ntwo', 'say "so"'],
        ]),
      ),
    ).toBe('\uFEFFa,"b,c"\r\n"one\ntwo","say ""so"""\r\n');
  });

  it('gives every cell back, whatever the words', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1+1', "'=x", '-', '\r\n', '"'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const text = decode(writeCsv(rows)).slice(1);
        expect(read(text).map((row) => row.map(unguardCell))).toEqual(rows);
      }),
    );
  });
});

describe('guardCell', () => {
  it('guards what a spreadsheet would run, and only that', () => {
    expect(guardCell('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")');
    expect(guardCell('- I waited')).toBe("'- I waited");
    expect(guardCell('@home')).toBe("'@home");
    expect(guardCell('+44')).toBe('+44');
    expect(guardCell('-5')).toBe('-5');
    expect(guardCell("'tis so")).toBe("'tis so");
    expect(guardCell('a=b')).toBe('a=b');
  });

  it('guards inside a text too, where another country’s spreadsheet ends a cell or a row', () => {
    expect(guardCell('kept;=1+1')).toBe("kept;'=1+1");
    expect(guardCell('one\n=1+1')).toBe("one\n'=1+1");
    expect(guardCell('rain; no wind')).toBe('rain; no wind');
    const pieces = fc.array(fc.constantFrom('x', ' ', ';', '\t', '\n', "'", '=', '-', '+'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(pieces, (list) => {
        const text = list.join('');
        expect(unguardCell(guardCell(text))).toBe(text);
        for (const cell of guardCell(text).split(/[;\t\r\n]/u)) expect(cell).not.toMatch(/^[=+-]\D/u);
      }),
    );
  });
});
