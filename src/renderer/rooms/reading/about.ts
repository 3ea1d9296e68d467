import type { Room } from '../../app/room.ts';
import { ReadingIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'reading',
  title: 'Reading',
  icon: ReadingIcon,
  order: 2,
  group: 'work',
  isSoon: true,
  load: async () => (await import('./room.tsx')).ReadingRoom,
};
