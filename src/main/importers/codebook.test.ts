import { describe, expect, it } from 'vitest';
import { docxOf, para, utf8, zipOf } from '../../../tests/importers/build-files.ts';
import { readCodebook } from './codebook.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A workbook of one sheet, as spreadsheets write them: shared strings, gaps, rich text, a formula's words. */
function workbook(sheet: string, strings: string): Uint8Array {
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${MAIN} ${RELS}><sheets><sheet name="Empty" r:id="rId1"/><sheet name="Frame" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/other.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData/></worksheet>`,
    'xl/worksheets/other.xml': `<worksheet ${MAIN}><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${strings}</sst>`,
  });
}
const refusal = (bytes: Uint8Array, name: string): string => {
  try {
    readCodebook(bytes, name);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};
const cell = (words: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${words}</w:tc>`;

describe('a codebook from a file', () => {
  it('is read from a spreadsheet, with rich text, gaps and words in the cell itself', () => {
    const bytes = workbook(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
       <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>7</v></c><c r="C3" t="inlineStr"><is><t>Lent &amp; kept.</t></is></c><c r="D3" t="e"><v>#REF!</v></c></row>`,
      '<si><t>Code</t></si><si><t>Definition</t></si><si><r><t>glo</t></r><r><t>ves</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>',
    );
    expect(readCodebook(bytes, 'frame.xlsx')).toEqual([
      {
        name: 'Frame',
        rows: [
          ['Code', '', 'Definition'],
          ['gloves', '7', 'Lent & kept.', ''],
        ],
      },
    ]);
  });

  it('keeps how far names stand in and the colours of cells, from a spreadsheet', () => {
    const styles = `<styleSheet ${MAIN}><fills><fill><patternFill/></fill><fill><patternFill><fgColor rgb="FFC0504D"/></patternFill></fill>
      <fill><patternFill><fgColor theme="4"/></patternFill></fill><fill><patternFill><fgColor theme="4" tint="0.8"/></patternFill></fill></fills>
      <cellXfs><xf/><xf fillId="1"><alignment indent="1"/></xf><xf fillId="2"/><xf fillId="3"/></cellXfs></styleSheet>`;
    const theme =
      '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:clrScheme><a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme></a:theme>';
    const cells = ['Code', 'giving', 'gloves', 'hats'].map(
      (words, row) =>
        `<row><c s="${[3, 2, 1, 0][row]}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c></row>`,
    );
    const bytes = zipOf({
      'xl/workbook.xml': `<workbook ${MAIN} ${RELS}><sheets><sheet name="Frame"/></sheets></workbook>`,
      'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData>${cells.join('')}</sheetData></worksheet>`,
      'xl/styles.xml': styles,
      'xl/theme/theme1.xml': theme,
    });
    expect(readCodebook(bytes, 'frame.xlsx')[0]?.rows).toEqual([
      ['Code', ''],
      ['giving', '#4472c4'],
      ['  gloves', '#c0504d'],
      ['hats', ''],
    ]);
  });

  it('reads days, switches, long numbers and cells merged downwards of a spreadsheet as one sees them', () => {
    const styles = `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="[$-409]d\\ &quot;of&quot; mmm"/><numFmt numFmtId="165" formatCode="&quot;days&quot; 0"/></numFmts>
      <cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>`;
    const words = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = (date1904: string) =>
      zipOf({
        'xl/workbook.xml': `<workbook ${MAIN} ${RELS}><workbookPr${date1904}/><sheets><sheet name="Frame"/></sheets></workbook>`,
        'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><sheetData>
          <row r="1">${words('A1', 'Code')}${words('B1', 'Use when')}</row>
          <row r="2"><c r="A2" s="1"><v>45355</v></c>${words('B2', 'a')}</row>
          <row r="3">${words('B3', 'b')}</row><row r="4"/>
          <row r="5"><c r="A5" s="2"><v>59</v></c><c r="B5" t="b"><v>1</v></c></row>
          <row r="6"><c r="A6" s="3"><v>12</v></c><c r="B6"><v>1.1000000000000001</v></c></row>
          <row r="7"><c r="A7" s="4"><v>45355.5</v></c><c r="B7" s="1"><v>-3</v></c></row>
          </sheetData><mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="nonsense"/></mergeCells></worksheet>`,
        'xl/styles.xml': styles,
      });
    expect(readCodebook(sheet(''), 'frame.xlsx')[0]?.rows).toEqual([
      ['Code', 'Use when'],
      ['2024-03-04', 'a'],
      ['2024-03-04', 'b'],
      ['1900-02-28', 'TRUE'],
      ['12', '1.1'],
      ['2024-03-04 12:00', '-3'],
    ]);
    expect(readCodebook(sheet(' date1904="1"'), 'frame.xlsx')[0]?.rows[1]?.[0]).toBe('2028-03-05');
  });

  it('is found under its title in CSV, and has the words of cells merged downwards in Word', () => {
    const titled = utf8('\uFEFFCodebook of the ferry study\r\n"May"\r\nCode;Definition\r\ngloves;Lent.\r\n');
    expect(readCodebook(titled, 'frame.csv')[0]?.rows).toEqual([
      ['Code', 'Definition'],
      ['gloves', 'Lent.'],
    ]);
    expect(refusal(utf8('Code,Definition\ngloves,Lent, and kept.'), 'frame.csv')).toContain('Line 2');
    const tabs = readCodebook(utf8('Code\tDefinition\ngloves\tLent, kept\n'), 'frame.tsv')[0]?.rows;
    expect(tabs?.[1]).toEqual(['gloves', 'Lent, kept']);
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const table = `<w:tbl>${row(cell(para('Code')), cell(para('Use when')))}
      ${row(cell(para('gloves'), '<w:vMerge w:val="restart"/>'), cell(para('a')))}
      ${row(cell('<w:p/>', '<w:vMerge/>'), cell(para('b')))}${row(cell('<w:p/>', '<w:vMerge/>'), cell('<w:p/>'))}</w:tbl>`;
    expect(readCodebook(docxOf(table), 'frame.docx')[0]?.rows).toEqual([
      ['Code', 'Use when'],
      ['gloves', 'a'],
      ['gloves', 'b'],
    ]);
  });

  it('keeps how far names stand in and the colours of cells, from Word and CSV', () => {
    const row = (words: string, left: number, fill: string) =>
      `<w:tr>${cell(`<w:p><w:pPr><w:ind w:left="${left}"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`, `<w:shd w:val="clear" w:fill="${fill}"/>`)}</w:tr>`;
    const table = `<w:tbl>${row('Code', 0, 'auto')}${row('giving', 0, 'FF0000')}${row('gloves', 340, '00B050')}</w:tbl>`;
    expect(readCodebook(docxOf(table), 'frame.docx')[0]?.rows).toEqual([
      ['Code', ''],
      ['giving', '#ff0000'],
      ['   gloves', '#00b050'],
    ]);
    expect(
      readCodebook(utf8('Code,Definition\ngiving,\n  gloves, Lent.\n'), 'frame.csv')[0]?.rows[2],
    ).toEqual(['  gloves', ' Lent.']);
  });

  it('is read from the tables of a Word document, and from headings with labelled lines', () => {
    const table = `<w:tbl><w:tr>${cell(para('Code'))}${cell(para('Definition'))}</w:tr><w:tr>${cell(para('gloves'))}${cell(para('Lent.') + para('Kept.'))}</w:tr><w:tr>${cell(para('both'), '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`;
    const heading = (level: number, words: string) =>
      `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
    const outline = `${heading(1, 'giving')}${heading(2, 'gloves')}${para('Definition: Lent gloves.')}${para('Anything else.')}${heading(2, 'wool')}${para('Spun at home.')}${para('Use when: it is theirs')}`;
    const [headings, first] = readCodebook(docxOf(outline + table), 'frame.docx');
    expect(first?.rows).toEqual([
      ['Code', 'Definition'],
      ['gloves', 'Lent.\nKept.'],
      ['both', ''],
    ]);
    expect(headings?.rows.slice(1).map((row) => [row[0], row[1], row[5]])).toEqual([
      ['1', 'giving', ''],
      ['2', 'gloves', 'Lent gloves.'],
      ['2', 'wool', 'Spun at home.'],
    ]);
  });

  it('is read from CSV with semicolons, and the guard against formulas is taken off', () => {
    expect(readCodebook(utf8("Code;Definition\ngloves;'=lent\n"), 'frame.csv')[0]?.rows[1]).toEqual([
      'gloves',
      '=lent',
    ]);
  });

  it('is refused in one sentence that says what to do', () => {
    expect(refusal(utf8('%PDF-1.7 '), 'a.pdf')).toMatch(
      /^This file is a PDF; a codebook is read from a CSV file/u,
    );
    expect(refusal(new Uint8Array(), 'a.csv')).toMatch(/empty/u);
    expect(refusal(utf8('<?xml version="1.0"?><CodeBook/>'), 'a.qdc')).toMatch(/written in XML/u);
    expect(refusal(zipOf({ 'content.xml': '<x/>' }), 'a.ods')).toMatch(/OpenDocument/u);
    expect(refusal(docxOf(para('Only words.')), 'a.docx')).toMatch(/holds no table/u);
    expect(refusal(workbook('', ''), 'a.xlsx')).toMatch(/no text/u);
    expect(refusal(zipOf({ 'xl/workbook.xml': '<workbook' }), 'a.xlsx')).toMatch(/damaged/u);
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'a.xls')).toMatch(
      /\.xls/u,
    );
  });
});
