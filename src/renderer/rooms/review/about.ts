import type { Room } from '../../app/room.ts';
import { ReviewIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'review',
  title: 'Review',
  icon: ReviewIcon,
  order: 5,
  group: 'people',
  load: async () => (await import('./review.tsx')).Review,
};
