import type { Room } from '../../app/room.ts';
import { ReportsIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'reports',
  title: 'Reports',
  icon: ReportsIcon,
  order: 2,
  group: 'writing',
  load: async () => (await import('./reports.tsx')).Reports,
};
