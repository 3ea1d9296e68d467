import type { Room } from '../../app/room.ts';
import { CodebookIcon } from '../../ui/icons.tsx';
import { Codebook } from './codebook.tsx';

export const room: Room = {
  id: 'codebook',
  title: 'Codebook',
  icon: CodebookIcon,
  order: 3,
  group: 'work',
  Component: Codebook,
};
