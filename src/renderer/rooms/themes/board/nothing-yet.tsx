import { Plus } from 'lucide-react';
import { navigate } from '../../../app/router.ts';
import { Button, EmptyState, Icon } from '../../../ui/index.ts';
import type { BoardData } from './use-board-data.ts';

/** What the table is for, while nothing lies on it. */
export function NothingYet({
  data,
  onAdd,
  onAll,
}: {
  data: BoardData;
  onAdd(): void;
  onAll(codeIds: string[]): void;
}) {
  const codes = data.codes.filter((code) => !code.isHeading && code.retired === null).map((code) => code.id);
  const hasCodes = codes.length > 0;
  return (
    <EmptyState
      drawing="cards"
      action={
        hasCodes ? (
          <div className="bd-first">
            <Button variant="primary" icon={<Icon of={Plus} small />} onPress={onAdd}>
              Put codes on the table
            </Button>
            {codes.length > 1 ? (
              <Button onPress={() => onAll(codes)}>{`Put all ${codes.length} codes on the table`}</Button>
            ) : null}
          </div>
        ) : (
          <Button variant="primary" onPress={() => navigate('reading')}>
            Open a transcript
          </Button>
        )
      }
    >
      {hasCodes
        ? 'Lay codes and extracts on the table, push together what speaks of one thing, and name the piles later. What does not fit yet waits in the tray; a pile that says something becomes a theme.'
        : 'The table is for codes and extracts: read, and code what strikes you. Then lay them out here.'}
    </EmptyState>
  );
}
