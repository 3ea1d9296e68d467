import type { Room } from '../../app/room.ts';
import { JournalIcon } from '../../ui/icons.tsx';
import { Journal } from './journal.tsx';

export const room: Room = {
  id: 'journal',
  title: 'Journal',
  icon: JournalIcon,
  order: 1,
  group: 'writing',
  Component: Journal,
};
