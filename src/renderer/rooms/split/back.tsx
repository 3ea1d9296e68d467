import { ArrowLeft } from 'lucide-react';
import { navigate } from '../../app/router.ts';
import { Icon, IconButton } from '../../ui/index.ts';

/** The way back to where the code stands. */
export function BackToCode({ codeId }: { codeId: string }) {
  return (
    <IconButton label="Back to the codebook" onPress={() => navigate('codebook', { code: codeId })}>
      <Icon of={ArrowLeft} small />
    </IconButton>
  );
}
