// The palette also looks into the transcripts: a few hits, and the way to all of them.
import { Search } from 'lucide-react';
import { usePaletteProvider, type PaletteItem } from '../../app/palette-providers.ts';
import { navigate } from '../../app/router.ts';
import { useClient } from '../../data/use-query.ts';
import { Icon } from '../../ui/icons.tsx';

/** Fewer letters find half of everything. */
const LEAST = 3;
const MOST_HITS = 4;

/** Brings hits in the transcripts into the command palette; draws nothing itself. */
export function SearchInPalette() {
  const client = useClient();
  usePaletteProvider({
    id: 'search.hits',
    title: 'In the transcripts',
    order: 60,
    async search(query, limit) {
      if (query.length < LEAST) return [];
      const all: PaletteItem = {
        id: 'search.all',
        label: `Search for “${query}” in all transcripts`,
        icon: <Icon of={Search} small />,
        run: () => navigate('search', { q: query }),
      };
      const result = await client.call('search.text', {
        query,
        beginnings: true,
        speech: 'people',
        limit: Math.max(1, Math.min(MOST_HITS, limit - 1)),
        countTo: 0,
        budgetMs: 80,
      });
      if (!result.ok) return [all];
      const hits = result.value.hits.map((hit) => ({
        id: `search.${hit.documentId}.${hit.start}`,
        label: hit.snippet.replace(/\s+/gu, ' '),
        detail: hit.reference,
        run: () =>
          navigate('reading', {
            document: hit.documentId,
            start: String(hit.start),
            end: String(hit.end),
          }),
      }));
      return [all, ...hits];
    },
  });
  return null;
}
