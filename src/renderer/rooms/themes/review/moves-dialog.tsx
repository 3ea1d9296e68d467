import { useState } from 'react';
import type { PassMove } from '../../../../shared/contract/passes.ts';
import { count } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, Checkbox, Dialog, Skeleton } from '../../../ui/index.ts';
import { useTeam } from './use-review.ts';

interface MovesDialogProps {
  themeId: string;
  themeName: string;
  onClose(): void;
}

/** The extracts that are to go elsewhere, each with what moving it does; carried out together, in one step. */
export function MovesDialog({ themeId, themeName, onClose }: MovesDialogProps) {
  const moves = useQuery('pass.moves', { themeId }).data;
  return (
    <Dialog isOpen onClose={onClose} title={`Extracts that leave ${themeName}`} size="medium">
      {moves ? (
        <Moves moves={moves} themeId={themeId} onClose={onClose} />
      ) : (
        <Skeleton label="Reading the list" />
      )}
    </Dialog>
  );
}

function Moves({
  moves,
  themeId,
  onClose,
}: {
  moves: readonly PassMove[];
  themeId: string;
  onClose(): void;
}) {
  const client = useClient();
  const nameOf = useTeam();
  // what two people want in different places is left for them to settle
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(moves.filter((move) => move.isDisputed).map((move) => move.id)),
  );
  const chosen = moves.filter((move) => !left.has(move.id));
  const [isBusy, setBusy] = useState(false);
  async function carryOut() {
    setBusy(true);
    const done = await run(
      client,
      'pass.carryOut',
      { themeId, ids: chosen.map((move) => move.id) },
      ({ done: moved, gone }) =>
        `Moved ${count(moved, 'extract')}.${gone > 0 ? ` ${count(gone, 'extract')} stayed: where they were to go is retired or gone.` : ''}`,
    );
    setBusy(false);
    if (done) onClose();
  }
  return (
    <div className="rv-moves">
      {moves.length === 0 ? (
        <p>No extract waits to be moved. While reading, M says where an extract belongs.</p>
      ) : (
        <ul aria-label="Moves">
          {moves.map((move) => (
            <li key={move.id}>
              <Checkbox
                isSelected={!left.has(move.id)}
                onChange={(isIn) => {
                  const next = new Set(left);
                  if (isIn) next.delete(move.id);
                  else next.add(move.id);
                  setLeft(next);
                }}
                description={
                  <>
                    {move.sentence}
                    {move.isDisputed
                      ? ` ${nameOf(move.reviewerId)} wants it in ${move.to.name}; somebody else wants it elsewhere.`
                      : ''}
                  </>
                }
              >
                <span className="tw-ref">{move.reference}</span> <q className="rv-move-quote">{move.quote}</q>
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      <div className="rv-moves-foot">
        <span className="tw-meta">One undo takes all of it back.</span>
        <Button onPress={onClose}>Leave them on the list</Button>
        <Button variant="primary" isDisabled={chosen.length === 0 || isBusy} onPress={() => void carryOut()}>
          {chosen.length === 0 ? 'Move nothing' : `Move ${count(chosen.length, 'extract')}`}
        </Button>
      </div>
    </div>
  );
}
