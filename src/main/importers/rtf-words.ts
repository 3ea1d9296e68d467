/** Tables of the RTF specification (1.9.1): what groups hold, what stands for letters, which number is which code page. */
import iconv from 'iconv-lite';

type Destination = 'skip' | 'keep' | 'upr' | 'footnote' | 'annotation' | 'author' | 'box' | 'fonts';

const skip = [
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'header',
  'headerl',
  'headerr',
  'headerf',
  'footer',
  'footerl',
  'footerr',

  'footerf',
  'themedata',
  'colorschememapping',
  'datastore',
  'latentstyles',
  'listtable',
  'listoverridetable',
  'rsidtbl',

  'generator',
  'xmlnstbl',
  'filetbl',
  'fldinst',
  'bkmkstart',
  'bkmkend',
  'shprslt',
  'nonshppict',
  'listtext',
  'pntext',

  'pntxta',
  'pntxtb',
  'pnseclvl',
  'objdata',
  'objclass',
  'objname',
  'ftnsep',
  'ftnsepc',
  'ftncn',
  'aftnsep',
  'aftnsepc',

  'aftncn',
  'atnid',
  'atntime',
  'atndate',
  'atnref',
  'atnparent',
  'atnicn',
  'atrfstart',
  'atrfend',
  'revtbl',
  'xe',
  'tc',

  'rxe',
  'txe',
  'private',
  'template',
  'sp',
  'mmathPr',
  'userprops',
  'falt',
  'panose',
  'fname',
  'fontemb',
  'docvar',

  'formfield',
  'ffname',
  'nesttableprops',
  'pgptbl',
  'passwordhash',
  'protusertbl',
  'writereservhash',
  'background',
];
const keep = [
  'shppict',
  'shpinst',
  'fldrslt',
  'field',
  'shp',
  'shpgrp',
  'object',
  'result',
  'nonesttables',
  'ud',
];

/** What to do with a group by its first word. */
export const destinations: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ...skip.map((word): [string, Destination] => [word, 'skip']),
  ...keep.map((word): [string, Destination] => [word, 'keep']),
  ['nonesttables', 'skip'],
  ['upr', 'upr'],
  ['fonttbl', 'fonts'],
  ['footnote', 'footnote'],
  ['annotation', 'annotation'],
  ['atnauthor', 'author'],
  ['shptxt', 'box'],
]);

/** Control words and symbols that are letters. */
export const letters: ReadonlyMap<string, string> = new Map([
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['emspace', '\u2003'],
  ['enspace', '\u2002'],
  ['qmspace', '\u2005'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['ltrmark', '\u200e'],
  ['rtlmark', '\u200f'],
  ['~', '\u00a0'],
  ['_', '\u2011'],
  ['-', '\u00ad'],
]);

/** iconv's name of a code page number, or null for one it does not know. */
export function codePageName(page: number): string | null {
  const special: Readonly<Record<number, string>> = {
    65001: 'utf-8',
    10000: 'macintosh',
    1200: 'utf-16le',
    0: 'windows-1252',
  };
  const name = special[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : `cp${page}`);
  return iconv.encodingExists(name) ? name : null;
}

const charsets: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

/** The code page of a font's \fcharset, or null where the document's own page holds (default, symbol). */
export function charsetPage(charset: number): string | null {
  const page = charset === 0 ? undefined : charsets[charset];
  return page === undefined ? null : codePageName(page);
}
