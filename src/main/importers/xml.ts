/**
 * A streaming XML reader that cannot be talked into anything: no entities but the five and numbers, nothing fetched,
 * depth bounded. Names come without regard to the prefix a file chose: "w:p" is always "w:p".
 */
import { SaxesParser } from 'saxes';
import type { ImportWork } from './limits.ts';
import { ImportRefusal, refuse } from './refusal.ts';

export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

export interface XmlReader {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
}

/**
 * Makes a reader to push bytes into.
 *
 * @param prefixOf the canonical prefix of a namespace URI, or undefined to keep the file's own
 * @param what the word for the file in a sentence, such as "Word document"
 */
export function createXmlReader(
  handlers: XmlHandlers,
  work: ImportWork,
  prefixOf: (uri: string) => string | undefined,
  what: string,
): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const names = createNames(prefixOf);
  let depth = 0;
  parser.on('error', () => {
    throw refuse.damaged(what);
  });
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY|\[/i.test(doctype)) throw entityRefusal(what);
  });
  parser.on('opentag', (tag) => {
    depth++;
    if (depth > work.limits.xmlDepth) throw tooDeep(what);
    names.learn(tag.attributes);
    handlers.open(names.plain(tag.name), names.attributes(tag.attributes));
  });
  parser.on('closetag', (tag) => {
    depth--;
    handlers.close(names.plain(tag.name));
  });
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  return createFeed(parser);
}

const entityRefusal = (what: string): ImportRefusal =>
  new ImportRefusal(
    'damaged',
    `This ${what} declares entities of its own, which no real document does and which can do harm, so it was not read.`,
  );

const tooDeep = (what: string): ImportRefusal =>
  new ImportRefusal(
    'damaged',
    `This ${what} is nested far more deeply than any real document, so it was not read.`,
  );

function createFeed(parser: SaxesParser): XmlReader {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  return {
    push(chunk) {
      decoder ??= new TextDecoder(xmlEncoding(chunk));
      parser.write(decoder.decode(chunk, { stream: true }));
    },
    end() {
      if (decoder !== null) parser.write(decoder.decode());
      parser.close();
    },
  };
}

/** UTF-8 unless a byte order mark, or the shape of "<?", says UTF-16. */
function xmlEncoding(chunk: Uint8Array): string {
  const [a, b] = chunk;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

/**
 * Prefixes as the file declares them, mapped to canonical ones. Declarations are taken as global: no writer in use
 * gives one prefix two meanings in one part.
 */
function createNames(prefixOf: (uri: string) => string | undefined) {
  const prefixes = new Map<string, string>();
  const plainNames = new Map<string, string>();
  let foreign = false;
  const plain = (name: string): string => {
    const known = plainNames.get(name);
    if (known !== undefined) return known;
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const canonical = prefixes.get(prefix) ?? prefix;
    const made = canonical === '' ? name.slice(colon + 1) : `${canonical}:${name.slice(colon + 1)}`;
    plainNames.set(name, made);
    return made;
  };
  return {
    plain,
    learn(attributes: Record<string, string>) {
      for (const name in attributes) {
        if (!name.startsWith('xmlns')) continue;
        const canonical = prefixOf(attributes[name] ?? '');
        const own = name.slice(6);
        if (canonical === undefined || prefixes.get(own) === canonical) continue;
        prefixes.set(own, canonical);
        plainNames.clear();
        if (own !== canonical) foreign = true;
      }
    },
    attributes(attributes: Record<string, string>): Record<string, string> {
      if (!foreign) return attributes;
      return Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name.includes(':') ? plain(name) : name, value]),
      );
    },
  };
}
