import type { Room } from '../../app/room.ts';
import { ReportsIcon } from '../../ui/icons.tsx';
import { Reports } from './reports.tsx';

export const room: Room = {
  id: 'reports',
  title: 'Reports',
  icon: ReportsIcon,
  order: 2,
  group: 'writing',
  Component: Reports,
};
