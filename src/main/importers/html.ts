/** Web pages: block structure and words, nothing that runs. */
import { isUtf8 } from 'node:buffer';
import { Parser } from 'htmlparser2';
import iconv from 'iconv-lite';
import { decodeAs, decodeText, normaliseText, type Decoded } from './encoding.ts';
import type { ReadDocument } from './draft.ts';
import type { ImportWork } from './limits.ts';
import { readPlain } from './plain.ts';
import { ImportRefusal } from './refusal.ts';
import { createGatherer } from './rich-text.ts';

const skipped = new Set([
  'script',
  'style',
  'head',
  'template',
  'svg',
  'math',
  'noscript',
  'iframe',
  'object',
  'embed',
  'canvas',
  'audio',
  'video',
  'rt',
  'rp',
  'select',
  'map',
  'frameset',
  'title',
]);
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'aside',
  'main',
  'header',
  'footer',
  'nav',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',

  'blockquote',
  'pre',
  'figure',
  'figcaption',
  'hr',
  'address',
  'form',
  'fieldset',
  'legend',
  'details',
  'summary',

  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'caption',
  'body',
  'html',
  'center',
  'dialog',
]);
const boldTags = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

// Letters handed to the parser between looks at the clock.
const STEP = 1 << 16;

/** Decodes a page: byte order mark, then valid UTF-8, then what the page says of itself, then a guess. */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64 * 1024)).toString(
    'latin1',
  );
  const marked =
    /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/.test(head) || head.slice(0, 400).includes('\0');
  const said = marked || isUtf8(bytes) ? null : declaredCharset(head);
  if (said === null) return decodeText(bytes);
  const { text, warnings } = normaliseText(decodeAs(bytes, said));
  return { text, encoding: said, warnings };
}

function declaredCharset(head: string): string | null {
  const found = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:-]+)/i.exec(
    head.replace(/<!--[\s\S]*?-->/g, ''),
  );
  const name = found?.[1]?.toLowerCase() ?? '';
  // Everywhere on the web these names mean Windows-1252; a page that was decodable as UTF-8 is not asked.
  if (['iso-8859-1', 'latin1', 'us-ascii', 'ascii'].includes(name)) return 'windows-1252';
  if (name === '' || name.startsWith('utf') || !iconv.encodingExists(name)) return null;
  return name === 'iso-8859-9' ? 'windows-1254' : name === 'gb2312' || name === 'gbk' ? 'gb18030' : name;
}

/** Reads decoded HTML. Scripts, styles and the head are left out; table rows become cells between tabs. */
export function readHtml(html: string, work: ImportWork): ReadDocument {
  const reader = createHtmlReader(work);
  const parser = new Parser(reader.handlers, { decodeEntities: true, lowerCaseTags: true });
  for (let at = 0; at < html.length; at += STEP) {
    work.checkTime();
    parser.write(html.slice(at, at + STEP));
  }
  parser.end();
  // Preformatted text is plain text: blank lines in it part paragraphs.
  const paragraphs = reader
    .finish()
    .paragraphs.flatMap((one) => (/\n[ \t]*\n/.test(one.text) ? readPlain(one.text).paragraphs : [one]));
  return { paragraphs, notes: [], warnings: [], lang: reader.lang() };
}

interface Open {
  readonly name: string;
  readonly bold: boolean;
  readonly pre: boolean;
}

function createHtmlReader(work: ImportWork) {
  const gatherer = createGatherer();
  const open: Open[] = [];
  let skip = 0;
  let lang: string | null = null;
  let spaceBefore = true;
  let pendingSpace = false;
  const now = (): Open => open.at(-1) ?? { name: '', bold: false, pre: false };
  const breakBlock = (): void => {
    gatherer.endParagraph();
    spaceBefore = true;
    pendingSpace = false;
  };
  const words = (text: string): void => {
    if (now().pre) {
      gatherer.text(text, now().bold);
      return;
    }
    const single = text.replace(/[ \t\n\r\f]+/g, ' ');
    const body = single.trim() === '' && !single.includes('\u00a0') ? '' : single.replace(/^ | $/g, '');
    if ((single.startsWith(' ') || body === '') && single !== '') pendingSpace = true;
    if (body === '') return;
    gatherer.text((pendingSpace && !spaceBefore ? ' ' : '') + body, now().bold);
    spaceBefore = false;
    pendingSpace = single.endsWith(' ');
  };
  const tableTag = (name: string, opening: boolean): boolean => {
    if (name === 'tr') {
      if (opening) gatherer.beginRow();
      else gatherer.endRow();
    } else if (name === 'td' || name === 'th') {
      if (opening) gatherer.beginCell();
      else gatherer.endCell();
    } else return false;
    spaceBefore = true;
    pendingSpace = false;
    return true;
  };
  const handlers = {
    onopentag(name: string, attributes: Record<string, string>) {
      if (skip > 0 || skipped.has(name) || isHidden(attributes)) {
        // Void elements close at once and are counted like the rest.
        skip++;
        return;
      }
      if (open.length > work.limits.xmlDepth)
        throw new ImportRefusal(
          'damaged',
          'This web page is nested far more deeply than any real page, so it was not read.',
        );
      if (name === 'html' && attributes['lang']) lang = attributes['lang'];
      const weight = /font-weight\s*:\s*(bold|[6-9]00)/i.test(attributes['style'] ?? '');
      open.push({ name, bold: now().bold || boldTags.has(name) || weight, pre: now().pre || name === 'pre' });
      if (name === 'br') {
        if (now().pre || !spaceBefore) gatherer.text('\n', false);
        spaceBefore = true;
        pendingSpace = false;
      } else if (!tableTag(name, true) && blocks.has(name)) {
        breakBlock();
        if (/^h[1-6]$/.test(name)) gatherer.beginParagraph(true);
      }
    },
    onclosetag(name: string) {
      if (skip > 0) {
        skip--;
        return;
      }
      open.pop();
      if (!tableTag(name, false) && blocks.has(name)) breakBlock();
    },
    ontext(text: string) {
      if (skip === 0) words(text);
    },
  };
  return { handlers, lang: () => lang, finish: () => gatherer.finish(new Map()) };
}

function isHidden(attributes: Record<string, string>): boolean {
  return (
    'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? '')
  );
}
