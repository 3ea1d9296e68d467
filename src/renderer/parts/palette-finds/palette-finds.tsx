import { usePaletteProvider, type PaletteItem } from '../../app/palette-providers.ts';
import { navigate } from '../../app/router.ts';
import { useQuery } from '../../data/use-query.ts';
import { CodeBar } from '../../ui/code-mark.tsx';

interface Named {
  id: string;
  name: string;
  people: number;
}

/** Those whose name holds every word typed; names that start with it first. */
function named<T extends Named>(rows: readonly T[], query: string): T[] {
  const wanted = query.toLocaleLowerCase().trim();
  const words = wanted.split(/\s+/).filter(Boolean);
  const starts = (row: T) => (row.name.toLocaleLowerCase().startsWith(wanted) ? 0 : 1);
  return rows
    .filter((row) => words.every((word) => row.name.toLocaleLowerCase().includes(word)))
    .toSorted((a, b) => starts(a) - starts(b));
}
const people = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`;

/** Lets the command palette find codes and themes by name. Draws nothing. */
export function PaletteFinds() {
  const codes = useQuery('code.list', {}).data ?? [];
  const themes = useQuery('theme.list', {}).data ?? [];
  usePaletteProvider({
    id: 'codes',
    title: 'Codes',
    order: 30,
    search: (query, limit) =>
      named(codes, query)
        .slice(0, limit)
        .map((code): PaletteItem => ({
          id: code.id,
          label: code.name,
          detail: people(code.people),
          icon: code.isHeading ? undefined : <CodeBar colour={code.colour} />,
          run: () => navigate('codebook', { code: code.id }),
        })),
  });
  usePaletteProvider({
    id: 'themes',
    title: 'Themes',
    order: 32,
    search: (query, limit) =>
      named(themes, query)
        .slice(0, limit)
        .map((theme): PaletteItem => ({
          id: theme.id,
          label: theme.name,
          detail: people(theme.people),
          run: () => navigate('themes', { theme: theme.id }),
        })),
  });
  return null;
}
