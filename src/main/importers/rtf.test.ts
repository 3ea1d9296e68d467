import { describe, expect, it } from 'vitest';
import { latin1 } from '../../../tests/importers/build-files.ts';
import { readTold, refusalOf } from '../../../tests/importers/drafts.ts';
import { readTranscript } from './read.ts';

const read = (inside: string) => readTold(latin1(`{\\rtf1\\ansi\\ansicpg1252 ${inside}}`), 'a.rtf');

describe('rich text', () => {
  it('reads code pages, fonts of other scripts and Unicode with its stand-ins', async () => {
    expect(
      await read("caf\\'e9 \\ldblquote so\\rdblquote\\par \\u8364\\'80 \\uc2\\u55358?\\u56813?? end"),
    ).toEqual(['café “so”', '€ \ud83e\uddedend'.replace('end', ' end').replace('  ', ' ')]);
    expect(
      await read("{\\fonttbl{\\f0 A;}{\\f1\\fcharset204 B;}}\\f0 A \\f1 \\'e4\\'e0\\f0  e\\'e9"),
    ).toEqual(['A да eé']);
    expect(await read("{\\fonttbl{\\f1\\fcharset128 M;}}\\f1\\'83e\\'83X\\'83g\\par")).toEqual(['テスト']);
  });

  it('skips what is not words', async () => {
    const header =
      '{\\header running head}{\\*\\generator X;}{\\info{\\title T}}{\\stylesheet{\\s1 Normal;}}{\\pict\\bin5 }}}}}}';
    expect(
      await read(
        `${header}Only {\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt this}} and {\\v hidden }that{\\deleted  gone}.`,
      ),
    ).toEqual(['Only this and that.']);
  });

  it('reads tables by rows, footnotes at the end and annotations as notes', async () => {
    const row = '\\trowd\\intbl left\\cell right\\par more\\cell\\row\\pard ';
    expect(await read(`before\\par ${row}after\\par`)).toEqual(['before', 'left\tright\nmore', 'after']);
    const draft = await readTranscript(
      latin1('{\\rtf1 Said{\\footnote By one.} so {\\*\\atnauthor Ines}{\\*\\annotation Who?}then.}'),
      'a.rtf',
    );
    expect(draft.turns.map((turn) => turn.text)).toEqual(['Said[1] so then.', '[1] By one.']);
    expect(draft.notes.map((note) => [note.author, note.text])).toEqual([['Ines', 'Who?']]);
  });

  it('prefers the Unicode half of a double group and the text of shapes', async () => {
    expect(
      await read(
        '{\\upr{poor}{\\*\\ud{rich \\u233?}}} {\\shp{\\*\\shpinst{\\shptxt boxed\\par}}{\\shprslt boxed}}end',
      ),
    ).toEqual(['rich é end', 'boxed']);
  });

  it('forgives a cut-off end and refuses one without words', async () => {
    expect(await readTold(latin1('{\\rtf1 Half a {\\b word'), 'a.rtf')).toEqual(['Half a word']);
    expect((await refusalOf(latin1('{\\rtf1{\\info x}}'), 'a.rtf')).code).toBe('no-text');
  });
});
