import { navigate } from '../../../app/router.ts';
import { Button, EmptyState } from '../../../ui/index.ts';

/** Nothing is coded yet that could be compared. */
export function NoCodes() {
  return (
    <EmptyState
      drawing="codes"
      action={
        <Button variant="primary" onPress={() => navigate('reading')}>
          Go to Reading
        </Button>
      }
    >
      There are no codes yet. Open a transcript, select words and press C.
    </EmptyState>
  );
}
