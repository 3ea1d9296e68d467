import { usePaletteProvider, type PaletteItem } from '../../app/palette-providers.ts';
import { navigate } from '../../app/router.ts';
import { useClient } from '../../data/use-query.ts';
import { CodeBar } from '../../ui/code-mark.tsx';
import { CodeFinder } from '../code-finder/index.ts';
import { findReference, openDocument, titleOf } from '../transcript-places/transcript-places.ts';

/** Those whose name holds every word typed; names that start with it first. */
function named<T>(rows: readonly T[], query: string, nameOf: (row: T) => string): T[] {
  const wanted = query.toLocaleLowerCase().trim();
  const words = wanted.split(/\s+/).filter(Boolean);
  const starts = (row: T) => (nameOf(row).toLocaleLowerCase().startsWith(wanted) ? 0 : 1);
  return rows
    .filter((row) => words.every((word) => nameOf(row).toLocaleLowerCase().includes(word)))
    .toSorted((a, b) => starts(a) - starts(b));
}
/** The theme meant is among the first; its own name stands above. */
const MOST_EVIDENCE = 2;
const people = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`;

/**
 * Lets the command palette find transcripts, codes and themes by name, and places by reference, from every room. Asks when something is typed
 * and not before, so that no room waits for lists it does not show. Codes have a finder of their own beside it.
 */
export function PaletteFinds() {
  const client = useClient();
  usePaletteProvider({
    id: 'transcripts',
    title: 'Transcripts',
    order: 20,
    async search(query, limit) {
      const result = await client.call('document.list', {});
      if (!result.ok) return [];
      const items = named(result.value, query, titleOf).map((one): PaletteItem => ({
        id: one.id,
        label: titleOf(one),
        run: () => openDocument(one.id),
      }));
      const place = findReference(query, result.value, null);
      if (!place) return items.slice(0, limit);
      const line = place.line ?? undefined;
      const there: PaletteItem = {
        id: 'place',
        label: `Go to ${titleOf(place.document)}${line ? `, line ${line}` : ''}`,
        run: () => openDocument(place.document.id, line ? { line } : {}),
      };
      return [there, ...items].slice(0, limit);
    },
  });
  usePaletteProvider({
    id: 'codes',
    title: 'Codes',
    order: 30,
    async search(query, limit) {
      const result = await client.call('code.list', {});
      if (!result.ok) return [];
      return named(result.value, query, (code) => code.name)
        .slice(0, limit)
        .map((code): PaletteItem => ({
          id: code.id,
          label: code.name,
          detail: `${code.retired ? 'retired, ' : ''}${people(code.people)}`,
          icon: code.isHeading ? undefined : <CodeBar colour={code.colour} />,
          run: () => navigate('codebook', { code: code.id }),
        }));
    },
  });
  usePaletteProvider({
    id: 'themes',
    title: 'Themes',
    order: 32,
    async search(query, limit) {
      const result = await client.call('theme.list', {});
      if (!result.ok) return [];
      return named(result.value, query, (theme) => theme.name)
        .slice(0, limit)
        .map((theme): PaletteItem => ({
          id: theme.id,
          label: theme.name,
          detail: people(theme.people),
          run: () => navigate('themes', { theme: theme.id }),
        }));
    },
  });
  usePaletteProvider({
    id: 'evidence',
    title: 'What themes rest on',
    order: 34,
    async search(query, limit) {
      const result = await client.call('theme.list', {});
      if (!result.ok) return [];
      return named(
        result.value.filter((theme) => theme.codings > 0),
        query,
        (theme) => theme.name,
      )
        .slice(0, Math.min(limit, MOST_EVIDENCE))
        .map((theme): PaletteItem => ({
          id: theme.id,
          label: `Every extract of ${theme.name}`,
          detail: theme.codings === 1 ? '1 extract' : `${theme.codings.toLocaleString()} extracts`,
          run: () => navigate('themes', { theme: theme.id, show: 'extracts' }),
        }));
    },
  });
  return <CodeFinder />;
}
