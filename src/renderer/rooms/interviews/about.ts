import type { Room } from '../../app/room.ts';
import { navigate } from '../../app/router.ts';
import { InterviewsIcon } from '../../ui/icons.tsx';

export const room: Room = {
  id: 'interviews',
  title: 'Interviews',
  icon: InterviewsIcon,
  order: 1,
  group: 'work',
  takesFiles: true,
  actions: [
    {
      id: 'interviews.importFiles',
      label: 'Import transcripts',
      group: 'Study',
      keywords: 'files add bring word',
      run: () => navigate('interviews', { show: 'choose' }),
    },
  ],
  load: async () => (await import('./room.tsx')).Interviews,
};
