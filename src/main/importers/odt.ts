/** OpenDocument text, packed or flat. */
import type { ReadDocument } from './draft.ts';
import type { ImportWork } from './limits.ts';
import { createOdtBody } from './odt-body.ts';
import { refuse } from './refusal.ts';
import { createXmlReader, type XmlReader } from './xml.ts';
import type { Zip } from './zip.ts';

const what = 'OpenDocument text';

const prefixes: readonly (readonly [RegExp, string])[] = [
  [/opendocument:xmlns:text:|openoffice\.org\/2000\/text/, 'text'],
  [/opendocument:xmlns:table:|openoffice\.org\/2000\/table/, 'table'],
  [/opendocument:xmlns:office:|openoffice\.org\/2000\/office/, 'office'],
  [/opendocument:xmlns:style:|openoffice\.org\/2000\/style/, 'style'],
  [/opendocument:xmlns:drawing:|openoffice\.org\/2000\/drawing/, 'draw'],
  [/opendocument:xmlns:xsl-fo-compatible:|1999\/XSL\/Format/, 'fo'],
  [/opendocument:xmlns:svg-compatible:/, 'svg'],
  [/^http:\/\/purl\.org\/dc\/elements/, 'dc'],
];

const prefixOf = (uri: string): string | undefined => prefixes.find(([pattern]) => pattern.test(uri))?.[1];

/** Reads content.xml (and the styles beside it, for bold and hidden text). Throws `protected` for encrypted files. */
export function readOdt(zip: Zip, work: ImportWork): ReadDocument {
  const manifest = zip.bytes('META-INF/manifest.xml');
  if (manifest !== null && /encryption-data/.test(new TextDecoder().decode(manifest)))
    throw refuse.protected(what);
  return readBody(work, (open) => {
    const styles = open();
    if (zip.stream('styles.xml', styles.push)) styles.end();
    const content = open();
    if (!zip.stream('content.xml', content.push)) throw refuse.damaged(what);
    content.end();
  });
}

/** The same document in a single XML file. */
export function readFlatOdt(bytes: Uint8Array, work: ImportWork): ReadDocument {
  return readBody(work, (open) => {
    const reader = open();
    reader.push(bytes);
    reader.end();
  });
}

function readBody(work: ImportWork, feed: (open: () => XmlReader) => void): ReadDocument {
  const readOnce = (keepHidden: boolean) => {
    const body = createOdtBody(keepHidden);
    feed(() => createXmlReader(body.handlers, work, prefixOf, what));
    return body.finish();
  };
  const read = readOnce(false);
  // A document of hidden text only is brought in, rather than refused for holding nothing.
  const hiddenOnly = read.hidden > 0 && read.document.paragraphs.every((paragraph) => paragraph.text === '');
  return hiddenOnly ? readOnce(true).document : read.document;
}
