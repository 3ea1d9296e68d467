import type { Room } from '../../app/room.ts';
import { ThemesIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'themes',
  title: 'Themes',
  icon: ThemesIcon,
  order: 4,
  group: 'work',
  asksAhead: ({ view }) =>
    view === undefined
      ? [
          ['theme.list', {}],
          ['theme.levels', {}],
          ['code.list', {}],
          ['code.spread', {}],
        ]
      : [],
  places: [{}, { view: 'board' }, { view: 'review' }],
  load: async () => (await import('./themes.tsx')).Themes,
};
