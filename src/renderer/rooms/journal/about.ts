import type { Room } from '../../app/room.ts';
import { JournalIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'journal',
  title: 'Journal',
  icon: JournalIcon,
  order: 1,
  group: 'writing',
  load: async () => (await import('./journal.tsx')).Journal,
};
