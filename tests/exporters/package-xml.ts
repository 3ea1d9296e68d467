/** Reads a .docx the way another program would: unzips it and parses its XML strictly. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Node | string)[];
}

/** The parts of the package as text, by path. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** The root element; throws where the XML is not well formed. */
export function parseXml(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open: Node[] = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.write(xml).close();
  return root.children.find((child): child is Node => typeof child !== 'string') ?? root;
}

/** Every element of a name, in document order. */
export function all(node: Node, name: string): Node[] {
  return node.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  );
}

/** The words of an element; a line break inside a paragraph reads "\n". */
export function textOf(node: Node): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return node.name === 'w:t' ? child : '';
      if (child.name === 'w:tab') return '\t';
      return child.name === 'w:br' ? '\n' : textOf(child);
    })
    .join('');
}

export const styleOf = (paragraph: Node): string =>
  all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? 'Normal';

/**
 * The words under every comment by its id, as a reader of the file finds them between the range's marks;
 * "¶" stands where the range goes on in another paragraph.
 */
export function commentedWords(document: Node): Record<string, string> {
  const words: Record<string, string> = {};
  const open = new Set<string>();
  const walk = (node: Node): void => {
    for (const child of node.children) {
      if (typeof child === 'string') {
        if (node.name === 'w:t') for (const id of open) words[id] += child;
        continue;
      }
      const id = child.attributes['w:id'] ?? '';
      if (child.name === 'w:commentRangeStart') {
        open.add(id);
        words[id] = '';
      } else if (child.name === 'w:commentRangeEnd') open.delete(id);
      else if (child.name === 'w:br') for (const each of open) words[each] += '\n';
      walk(child);
      if (child.name === 'w:p') for (const each of open) words[each] += '¶';
    }
  };
  walk(document);
  if (open.size > 0) throw new Error(`comment ranges left open: ${[...open].join(', ')}`);
  return words;
}
