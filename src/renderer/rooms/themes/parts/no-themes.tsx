import { Layers } from 'lucide-react';
import { navigate } from '../../../app/router.ts';
import { Button, EmptyState, Icon } from '../../../ui/index.ts';

/** What stands where no theme is yet: what the first ones are made of. */
export function NoThemes({
  hasChosen,
  hasCodes,
  onMake,
  onList,
}: {
  hasChosen: boolean;
  hasCodes: boolean;
  onMake(): void;
  /** Null where nothing may be changed. */
  onList: (() => void) | null;
}) {
  const list = onList ? (
    <Button variant="link" shortcut="L" onPress={onList}>
      Write or paste a list
    </Button>
  ) : null;
  if (!hasCodes) {
    return (
      <EmptyState
        drawing="cards"
        action={
          <>
            <Button variant="primary" onPress={() => navigate('reading')}>
              Open a transcript
            </Button>
            {list}
          </>
        }
      >
        Themes are made from codes, and codes from words: read, and code what strikes you.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      drawing="cards"
      action={
        <>
          <Button
            variant="primary"
            icon={<Icon of={Layers} small />}
            isDisabled={!hasChosen}
            onPress={onMake}
          >
            Make a theme from selected codes
          </Button>
          {list}
        </>
      }
    >
      Themes are made from codes: choose a few on the left that say something together.
    </EmptyState>
  );
}
