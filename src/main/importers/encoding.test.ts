import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { latin1, utf8 } from '../../../tests/importers/build-files.ts';
import { decodeText, normaliseText } from './encoding.ts';
import { ImportRefusal } from './refusal.ts';

const sentences: readonly (readonly [string, string])[] = [
  ['windows-1252', 'She said “no” – it’s fine, at the café, for £20.'],
  ['windows-1252', 'Der Mann ging über die Straße nach Hause, müde und fröhlich.'],
  ['windows-1250', 'Zażółć gęślą jaźń i poszła do domu, później wróciła.'],
  ['windows-1250', 'Příliš žluťoučký kůň běžel k řece.'],
  ['windows-1251', 'Мы жили тогда у реки, и это было хорошо.'],
  ['koi8-r', 'Мы жили тогда у реки, и это было хорошо.'],
  ['cp866', 'Мы жили тогда у реки, и это было хорошо.'],
  ['windows-1253', 'Δεν ξέρω τι να πω για αυτό.'],
  ['windows-1254', 'Bilmiyorum, belki yarın gideriz, çok güzeldi.'],
  ['windows-1255', 'אני לא יודע מה להגיד על זה.'],
  ['windows-1256', 'لا أعرف ماذا أقول عن هذا.'],
  ['windows-874', 'ตอนนั้นเราอยู่ริมแม่น้ำ'],
  ['shift_jis', '私はその時、川のそばに住んでいました。'],
  ['euc-jp', '私はその時、川のそばに住んでいました。'],
  ['euc-kr', '그때 우리는 강가에 살았습니다.'],
  ['gb18030', '那时候我们住在河边，很好。'],
  ['big5', '那時候我們住在河邊，很好。'],
  ['utf-16le', 'Where did you go then?'],
  ['utf-16be', 'Мы жили тогда у реки.'],
  ['utf-16le', 'שלום וברכה לכולם היום'],
  ['utf-32le', 'Where did you go then?'],
];

describe('decoding', () => {
  it.each(sentences)('reads %s without being told: %s', (encoding, sentence) => {
    const text = `${sentence}\n${sentence}\n`;
    const decoded = decodeText(iconv.encode(text, encoding));
    expect(decoded.text).toBe(text);
    expect(decoded.warnings.join(' ')).toContain('it was read as');
  });

  it('believes marks and valid UTF-8 without a word', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le']) {
      const decoded = decodeText(iconv.encode('naïve 🧵', encoding, { addBOM: true }));
      expect([decoded.text, decoded.warnings]).toEqual(['naïve 🧵', []]);
    }
    expect(decodeText(utf8('naïve 🧵')).warnings).toEqual([]);
  });

  it('keeps UTF-8 with one broken byte and says so', () => {
    const bytes = Buffer.concat([
      utf8('déjà vu, été, là-bas, où ça, très très tôt, '),
      Buffer.from([0xe9]),
      utf8(' là'),
    ]);
    const decoded = decodeText(bytes);
    expect(decoded.text).toContain('très tôt, \ufffd là');
    expect(decoded.warnings[0]).toContain('could not be read');
  });

  it('refuses bytes that are no text', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 256);
    expect(() => decodeText(noise)).toThrow(ImportRefusal);
  });

  it('changes line ends and NUL, and nothing else', () => {
    const made = normaliseText('\ufeffa\r\nb\rc\vd\fe\u2028f\u2029g\u0085h\0i  e\u0301 \ufb01\n\n');
    expect(made.text).toBe('a\nb\nc\nd\ne\nf\ng\u0085hi  e\u0301 \ufb01\n\n');
    expect(made.warnings.length).toBe(1);
    expect(normaliseText('a\ud800b').text).toBe('a\ufffdb');
    expect(decodeText(latin1('a\0b\n')).text).toBe('ab\n');
  });
});
