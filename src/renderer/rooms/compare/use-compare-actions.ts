import { useActions } from '../../app/actions.ts';
import type { View } from './place.ts';
import { useCompare } from './store.ts';

interface CompareActions {
  show(view: View): void;
  exportAs(format: 'docx' | 'csv'): Promise<void>;
  canExport: boolean;
  choose(): void;
}

const GROUP = 'Compare';

/** What one can do in the comparison, in the palette and by keys. */
export function useCompareActions({ show, exportAs, canExport, choose }: CompareActions): void {
  const set = useCompare.setState;
  useActions([
    { id: 'compare.themes', label: 'Compare themes by group', group: GROUP, run: () => show('themes') },
    { id: 'compare.codes', label: 'Compare codes by group', group: GROUP, run: () => show('codes') },
    {
      id: 'compare.sizes',
      label: 'Show the size of the groups',
      group: GROUP,
      keywords: 'balance words quotes',
      run: () => show('sizes'),
    },
    {
      id: 'compare.code',
      label: 'Hold one code against all others',
      group: GROUP,
      shortcut: '/',
      keywords: 'overlap co-occurrence',
      run: choose,
    },
    {
      id: 'compare.difference',
      label: 'Order by difference between two groups',
      group: GROUP,
      run: () => set({ order: 'difference' }),
    },
    {
      id: 'compare.people',
      label: 'Order by most people',
      group: GROUP,
      run: () => set({ order: 'people' }),
    },
    { id: 'compare.tree', label: 'Order as in the tree', group: GROUP, run: () => set({ order: 'tree' }) },
    {
      id: 'compare.both',
      label: 'Show what both groups said',
      group: GROUP,
      run: () => set({ reach: 'both' }),
    },
    {
      id: 'compare.first',
      label: 'Show what only the first group said',
      group: GROUP,
      run: () => set({ reach: 'first' }),
    },
    {
      id: 'compare.second',
      label: 'Show what only the second group said',
      group: GROUP,
      run: () => set({ reach: 'second' }),
    },
    {
      id: 'compare.neither',
      label: 'Show what neither group said',
      group: GROUP,
      run: () => set({ reach: 'neither' }),
    },
    { id: 'compare.all', label: 'Show all rows', group: GROUP, run: () => set({ reach: 'all', query: '' }) },
    {
      id: 'compare.details',
      label: 'Show or hide transcripts and codings',
      group: GROUP,
      shortcut: 'D',
      run: () => set(({ hasDetails }) => ({ hasDetails: !hasDetails })),
    },
    {
      id: 'compare.word',
      label: 'Export the comparison as a table in Word',
      group: GROUP,
      isEnabled: () => canExport,
      run: () => exportAs('docx'),
    },
    {
      id: 'compare.csv',
      label: 'Export the comparison as a table (CSV)',
      group: GROUP,
      isEnabled: () => canExport,
      run: () => exportAs('csv'),
    },
  ]);
}
