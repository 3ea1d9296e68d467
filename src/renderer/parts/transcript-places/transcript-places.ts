// What a transcript is called in lists, and the ways to a place in it, for every room.
import { parseReferences } from '../../../shared/domain/text/index.ts';
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import { navigate } from '../../app/router.ts';

/** `P7`, or `P7, second interview`: the public id, and the name where it says more. */
export function titleOf(document: Pick<DocumentSummary, 'publicId' | 'name'>): string {
  const { publicId, name } = document;
  return publicId === null || saysWho(publicId, name) ? name : `${publicId}, ${name}`;
}

/** Whether the name of a transcript begins with its person: `P7, second interview`, `P07`. */
export function saysWho(publicId: string, name: string): boolean {
  const [said, who] = [name.toLowerCase().replace(/^p0+(?=\d)/u, 'p'), publicId.toLowerCase()];
  return said.startsWith(who) && !/^\d/u.test(said.slice(who.length));
}

/** Finds the place a typed reference means: `#7:159`, `7b:159`, or only `159` in the open transcript. */
export function findReference(
  typed: string,
  documents: readonly DocumentSummary[],
  open: DocumentSummary | null,
): { document: DocumentSummary; line: string | null } | null {
  const text = typed.trim();
  const bare = /^\d{1,7}[a-z]{0,2}$/iu.exec(text);
  if (bare && open) return { document: open, line: text.toLowerCase() };
  const [found] = parseReferences(text.startsWith('#') ? text : `#${text}`);
  const own = /^#?(d\d{1,5})(?::\s?(\d{1,7}[a-z]{0,2}))?/iu.exec(text);
  const key = found ? `${found.participant}${found.letter ?? ''}` : own?.[1]?.toLowerCase();
  const line = found ? found.line : (own?.[2]?.toLowerCase() ?? null);
  const document = documents.find((one) => one.referenceKey === key);
  return document ? { document, line } : null;
}

/** Opens a transcript, at a line when one is given. */
export function openDocument(documentId: string, place: { line?: string; coding?: string } = {}): void {
  navigate('reading', { document: documentId, ...place });
}
