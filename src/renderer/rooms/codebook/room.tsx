import type { Room } from '../../app/room.ts';
import { CodebookIcon } from '../../ui/icons.tsx';
import { Codebook } from './codebook.tsx';
import { Frame } from './frame/frame.tsx';

function CodebookRoom({ params }: { params: Record<string, string> }) {
  return params['view'] === 'frame' ? <Frame params={params} /> : <Codebook params={params} />;
}

export const room: Room = {
  id: 'codebook',
  title: 'Codebook',
  icon: CodebookIcon,
  order: 3,
  group: 'work',
  Component: CodebookRoom,
  takesFiles: true,
};
