import { MethodIcon } from '../../ui/icons.tsx';
import type { Room } from '../../app/room.ts';
import { MethodRoom } from './method.tsx';

export const room: Room = {
  id: 'method',
  title: 'Method',
  icon: MethodIcon,
  order: 3,
  group: 'writing',
  Component: MethodRoom,
};
