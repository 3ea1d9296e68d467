import { describe, expect, it } from 'vitest';
import { latin1, utf8 } from '../../../tests/importers/build-files.ts';
import { readTold } from '../../../tests/importers/drafts.ts';

describe('web pages', () => {
  it('reads blocks and words, nothing that runs or is hidden', async () => {
    const page =
      '<!doctype html><html><head><title>T</title><style>p{}</style></head><body><script>x()</script><h1>Day</h1><p>One &amp;\n two<br>three</p><div hidden>no</div><ul><li>a</li><li>b <b>c</b></li></ul><table><tr><td>l</td><td>r</td></tr></table></body></html>';
    expect(await readTold(utf8(page), 'a.html')).toEqual(['Day', 'One & two\nthree', 'a', 'b c', 'l\tr']);
  });

  it('believes the page about its letters only when they are not UTF-8', async () => {
    expect(
      await readTold(latin1('<html><meta charset="windows-1251"><p>\u00e4\u00e0</p>'), 'a.html'),
    ).toEqual(['да']);
    expect(await readTold(utf8('<html><meta charset="windows-1251"><p>да</p>'), 'a.html')).toEqual(['да']);
  });

  it('keeps preformatted lines and finds bold names', async () => {
    expect(
      await readTold(utf8('<html><body><pre>one\n  two\n\nthree</pre></body></html>'), 'a.html'),
    ).toEqual(['one', 'two', 'three']);
    const talk = ['<p><b>Mette:</b> Hello there.</p>', '<p><b>Olu:</b> Good day.</p>'].join('').repeat(3);
    expect((await readTold(utf8(`<html>${talk}`), 'a.html'))[1]).toBe('Olu: Good day.');
  });
});
