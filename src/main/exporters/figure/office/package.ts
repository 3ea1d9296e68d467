/** An Office file as a zip of XML parts, without a clock, a name or a path in it. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { xmlText } from '../../../../shared/domain/map/index.ts';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The same bytes for the same figure: zip needs a time, so it gets the earliest it can hold. */
const NO_TIME = new Date(1980, 0, 2);

/** Zips parts in the order given; the list of types must come first. */
export function zipParts(parts: readonly (readonly [path: string, xml: string])[]): Uint8Array {
  const files: Zippable = {};
  for (const [path, xml] of parts) files[path] = [strToU8(xml), { level: 6, mtime: NO_TIME }];
  return zipSync(files);
}

export interface PartType {
  readonly path: string;
  readonly type: string;
}

/** `[Content_Types].xml` for some parts and the two property parts. */
export function contentTypes(parts: readonly PartType[]): string {
  const own = [
    ...parts,
    { path: 'docProps/core.xml', type: 'application/vnd.openxmlformats-package.core-properties+xml' },
    {
      path: 'docProps/app.xml',
      type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    },
  ].map(({ path, type }) => `<Override PartName="/${path}" ContentType="${type}"/>`);
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${own.join('')}</Types>`;
}

const KINDS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A relationships part; `kind` is the last word of an Office relationship type, or a whole address. */
export function relationships(targets: readonly (readonly [kind: string, target: string])[]): string {
  const lines = targets.map(([kind, target], i) => {
    const type = kind.startsWith('http') ? kind : `${KINDS}/${kind}`;
    return `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`;
  });
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`;
}

/** The package's own relationships: the main part and the properties. */
export const rootRelationships = (main: string): string =>
  relationships([
    ['officeDocument', main],
    [
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      'docProps/core.xml',
    ],
    ['extended-properties', 'docProps/app.xml'],
  ]);

/** Title and description; the author is the program. */
export function coreProperties(title: string, description: string): string {
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>Threadwork</dc:creator><dc:description>${xmlText(description)}</dc:description><cp:lastModifiedBy>Threadwork</cp:lastModifiedBy></cp:coreProperties>`;
}

/** The part that names the program that wrote the file. */
export const appProperties = (): string =>
  `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Threadwork</Application></Properties>`;
