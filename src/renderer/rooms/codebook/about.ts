import type { Room } from '../../app/room.ts';
import { CodebookIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'codebook',
  title: 'Codebook',
  icon: CodebookIcon,
  order: 3,
  group: 'work',
  asksAhead: ({ view }) =>
    view === undefined
      ? [
          ['code.list', {}],
          ['code.spread', {}],
          ['person.list', {}],
        ]
      : [],
  places: [{}, { view: 'frame' }],
  load: async () => (await import('./room.tsx')).CodebookRoom,
  takesFiles: true,
};
