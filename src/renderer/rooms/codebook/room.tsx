import { Codebook } from './codebook.tsx';
import { Frame } from './frame/frame.tsx';

export function CodebookRoom({ params }: { params: Record<string, string> }) {
  return params['view'] === 'frame' ? <Frame params={params} /> : <Codebook params={params} />;
}
