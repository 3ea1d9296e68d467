import { useCallback, useMemo, type ReactNode } from 'react';
import { parseReferences, type Reference } from '../../../shared/domain/text/references.ts';
import { hrefFor, navigate, type Params } from '../../app/router.ts';
import { useQuery } from '../../data/use-query.ts';

/** Where references lead in this study. */
export interface ReferenceGuide {
  /** The place as the reading room's address has it, or null where the study has no such transcript. */
  placeOf(reference: Reference): Params | null;
  goTo(reference: Reference): void;
}

/** Follows the transcripts, so that `#7:159` in a text can be followed. */
export function useReferences(): ReferenceGuide {
  const documents = useQuery('document.list', {}).data;
  const byKey = useMemo(() => new Map(documents?.map((each) => [each.referenceKey, each.id])), [documents]);
  const placeOf = useCallback(
    ({ participant, letter, line }: Reference): Params | null => {
      const document = byKey.get(`${participant}${letter ?? ''}`);
      if (document === undefined) return null;
      return { document, ...(line === null ? {} : { line }) };
    },
    [byKey],
  );
  const goTo = useCallback(
    (reference: Reference) => {
      const place = placeOf(reference);
      if (place) navigate('reading', place);
    },
    [placeOf],
  );
  return useMemo(() => ({ placeOf, goTo }), [placeOf, goTo]);
}

/** Plain text with its references as links to the place. */
export function ReferenceText({ children, guide }: { children: string; guide: ReferenceGuide }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const found of parseReferences(children)) {
    const place = guide.placeOf(found);
    if (!place) continue;
    parts.push(children.slice(at, found.start));
    parts.push(
      <a key={found.start} href={hrefFor('reading', place)} className="tw-memo-place">
        {children.slice(found.start, found.end)}
      </a>,
    );
    at = found.end;
  }
  parts.push(children.slice(at));
  return <>{parts}</>;
}

/** Every place a text names, once each, as links: the way there by keyboard and by ear. */
export function PlacesNamed({ text, guide }: { text: string; guide: ReferenceGuide }) {
  const places = useMemo(() => {
    const found = new Map<string, Params>();
    for (const reference of parseReferences(text)) {
      const place = guide.placeOf(reference);
      if (place) found.set(text.slice(reference.start, reference.end), place);
    }
    return [...found];
  }, [text, guide]);
  if (places.length === 0) return null;
  return (
    <nav className="tw-memo-places" aria-label="Places named here">
      {places.map(([words, place]) => (
        <a key={words} href={hrefFor('reading', place)} className="tw-ref tw-memo-place">
          {words}
        </a>
      ))}
    </nav>
  );
}
