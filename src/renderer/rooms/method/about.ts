import { MethodIcon } from '../../ui/icons.tsx';
import type { Room } from '../../app/room.ts';

export const room: Room = {
  id: 'method',
  title: 'Method',
  icon: MethodIcon,
  order: 3,
  group: 'writing',
  load: async () => (await import('./method.tsx')).MethodRoom,
};
