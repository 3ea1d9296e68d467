import { Quote } from 'lucide-react';
import type { Room } from '../../app/room.ts';
import { Icon, type IconProps } from '../../ui/icons.tsx';
import { Extracts } from './extracts.tsx';

function ExtractsIcon({ small }: IconProps) {
  return small ? <Icon of={Quote} small /> : <Icon of={Quote} />;
}

export const room: Room = {
  id: 'extracts',
  title: 'Extracts',
  icon: ExtractsIcon,
  order: 1,
  group: 'hidden',
  under: 'codebook',
  Component: Extracts,
};
