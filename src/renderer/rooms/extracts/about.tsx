import { Quote } from 'lucide-react';
import type { Room } from '../../app/room.ts';
import { Icon, type IconProps } from '../../ui/icons.tsx';

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
  // where it opens without a code it shows all extracts: a large study needs a second for them
  places: [],
  load: async () => (await import('./extracts.tsx')).Extracts,
};
