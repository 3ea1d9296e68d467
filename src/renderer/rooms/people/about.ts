import type { Room } from '../../app/room.ts';
import { PeopleIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'people',
  title: 'People',
  icon: PeopleIcon,
  order: 1,
  group: 'people',
  takesFiles: true,
  load: async () => (await import('./room.tsx')).People,
};
