import { useEffect, useState } from 'react';
import type { SittingBoard } from '../../../../shared/contract/board.ts';
import { Ellipsis, X } from 'lucide-react';
import { useInspector } from '../../../app/inspector.tsx';
import { useIsNarrow } from '../../../app/use-narrow.ts';
import { dayAndTime } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { afterMenu, focusWhenThere, Icon, IconButton, MenuButton, RenameField } from '../../../ui/index.ts';
import { openPlace } from './open-places.ts';
import { cardWords } from './board-data.ts';
import { cardMenu } from './card-menu.ts';
import { CardReader } from './card-reader.tsx';
import { closeSitting, deleteSitting, renameSitting } from './sitting-actions.ts';
import { createKeptView, useBoard } from './store.ts';
import { Table } from './table.tsx';
import { useBoardWords, useTable } from './use-board-data.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** The table as it lay in an earlier sitting, to look at beside today's; `open` are all that stand there. */
export function SittingTable({
  id,
  open,
  isReadOnly,
}: {
  id: string;
  open: readonly string[];
  isReadOnly: boolean;
}) {
  const sitting = useQuery('board.openSnapshot', { id });
  const { words } = useBoardWords(sitting.data?.cards);
  const table = useTable(sitting.data, words, false);
  const [kept] = useState(createKeptView);
  const [at, setAt] = useState<string | null>(null);
  const [read, setRead] = useState<string | null>(null);
  useInRoom();
  const card = read === null ? undefined : table.byId.get(read);
  const name = sitting.data?.name ?? 'Sitting';
  const first = table.piles[0]?.cards[0] ?? table.loose[0];
  return (
    <section className="bd-side bd-sitting" data-sitting={id} aria-label={`${name}, as it was`}>
      <SittingHead id={id} open={open} sitting={sitting.data} isReadOnly={isReadOnly} />
      {sitting.failure ? <p className="th-quiet">{sitting.failure.message}</p> : null}
      {sitting.data && !sitting.failure ? (
        <Table
          startsWhole
          table={table}
          label={`${name}: table of cards as it was, only to look at`}
          kept={kept}
          at={at ?? (first ? `c:${first.id}` : null)}
          selected={NOBODY}
          naming={null}
          isReadOnly
          onAt={setAt}
          onSelect={(card) => setAt(`c:${card}`)}
          onDrop={() => {}}
          onOpen={setRead}
          onName={() => {}}
          onRename={() => {}}
          pileMenu={() => []}
          cardMenu={(id) => {
            const one = table.byId.get(id);
            return one
              ? cardMenu({
                  card: one,
                  count: 1,
                  isOut: false,
                  isReadOnly: true,
                  onRead: () => setRead(id),
                  onOpen: () => openPlace(one),
                  run: () => {},
                })
              : [];
          }}
        />
      ) : null}
      {card ? <CardReader card={card} onClose={() => setRead(null)} onOpen={openPlace} /> : null}
    </section>
  );
}

/** In a narrow window the inspector would lie over what was just opened. */
function useInRoom(): void {
  const isNarrow = useIsNarrow();
  const inspector = useInspector();
  const [fold] = useState(() => () => isNarrow && inspector.isOpen && inspector.setOpen(false));
  useEffect(() => void fold(), [fold]);
}

/** Which sitting it is, and what can be done with it. */
function SittingHead({
  id,
  open,
  sitting,
  isReadOnly,
}: {
  id: string;
  open: readonly string[];
  sitting: SittingBoard | undefined;
  isReadOnly: boolean;
}) {
  const client = useClient();
  const isNaming = useBoard((board) => board.namingSitting === id);
  const { set } = useBoard.getState();
  const name = sitting?.name ?? 'Sitting';
  const { gone = 0, merged = 0 } = sitting ?? {};
  const named = (next: string | null, hasLeft: boolean) => {
    set({ namingSitting: null });
    if (!hasLeft) focusWhenThere(`[data-sitting="${id}"] .bd-sitting-more`);
    if (next !== null && next !== name) void renameSitting(client, id, next);
  };
  return (
    <header>
      {isNaming ? (
        <RenameField value={name} label="Name this sitting" onDone={named} />
      ) : (
        <h2 title={name}>{name}</h2>
      )}
      <span className="tw-meta tw-cut">
        {sitting ? dayAndTime(sitting.at) : ''}
        {gone > 0 ? `, ${cardWords(gone)} no longer in the study` : ''}
        {merged > 0 ? `, ${cardWords(merged)} merged into another since` : ''}
      </span>
      {sitting === undefined || isReadOnly ? null : (
        <MenuButton
          label={`Sitting ${name}`}
          placement="bottom end"
          items={[
            {
              id: 'rename',
              label: 'Rename the sitting',
              onAction: afterMenu(() => set({ namingSitting: id })),
            },
            {
              id: 'delete',
              label: 'Delete the sitting',
              onAction: afterMenu(() => deleteSitting(client, open, id)),
            },
          ]}
        >
          <IconButton label={`More about ${name}`} className="bd-sitting-more">
            <Icon of={Ellipsis} small />
          </IconButton>
        </MenuButton>
      )}
      <IconButton label="Close the sitting" onPress={() => closeSitting(open, id)}>
        <Icon of={X} small />
      </IconButton>
    </header>
  );
}
