import { Split as SplitSign } from 'lucide-react';
import type { Room } from '../../app/room.ts';
import { Icon, type IconProps } from '../../ui/icons.tsx';

function SplitIcon({ small }: IconProps) {
  return small ? <Icon of={SplitSign} small /> : <Icon of={SplitSign} />;
}

export const room: Room = {
  id: 'split',
  title: 'Split a code',
  icon: SplitIcon,
  order: 2,
  group: 'hidden',
  under: 'codebook',
  load: async () => (await import('./split.tsx')).Split,
};
