import type { Room } from '../../app/room.ts';
import { MapIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'map',
  title: 'Map',
  icon: MapIcon,
  order: 5,
  group: 'work',
  asksAhead: () => [['map.list', {}]],
  load: async () => (await import('./room.tsx')).MapRoom,
};
