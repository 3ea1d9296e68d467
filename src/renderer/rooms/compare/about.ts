import type { Room } from '../../app/room.ts';
import { CompareIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'compare',
  title: 'Compare',
  icon: CompareIcon,
  order: 3,
  group: 'people',
  asksAhead: () => [
    ['participant.table', {}],
    ['study.settings', {}],
    ['code.list', {}],
  ],
  load: async () => (await import('./compare.tsx')).Compare,
};
