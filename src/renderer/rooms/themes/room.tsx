import type { Room } from '../../app/room.ts';
import { ThemesIcon } from '../../ui/icons.tsx';
import { Themes } from './themes.tsx';

export const room: Room = {
  id: 'themes',
  title: 'Themes',
  icon: ThemesIcon,
  order: 4,
  group: 'work',
  Component: Themes,
};
