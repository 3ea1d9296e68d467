import type { Room } from '../../app/room.ts';
import { transcriptQuestions } from './questions.ts';
import { ReadingIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'reading',
  title: 'Reading',
  icon: ReadingIcon,
  order: 2,
  group: 'work',
  isSoon: true,
  asksAhead: ({ document }) => (document ? transcriptQuestions(document) : []),
  load: async () => (await import('./room.tsx')).ReadingRoom,
};
