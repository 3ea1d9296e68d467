import type { Room } from '../../app/room.ts';
import { navigate } from '../../app/router.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { useSearch } from './store.ts';

export const room: Room = {
  id: 'search',
  title: 'Search',
  icon: SearchIcon,
  order: 9,
  group: 'work',
  load: async () => (await import('./search.tsx')).SearchRoom,
  actions: [
    {
      id: 'search.open',
      label: 'Search all transcripts',
      group: 'Study',
      shortcut: 'Mod+Shift+F',
      keywords: 'find look for words phrase',
      run() {
        navigate('search');
        useSearch.getState().set({ asked: useSearch.getState().asked + 1 });
      },
    },
  ],
};
