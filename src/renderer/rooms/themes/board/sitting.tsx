import { useState } from 'react';
import { X } from 'lucide-react';
import { dayAndTime } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Icon, IconButton } from '../../../ui/index.ts';
import { openPlace } from './open-places.ts';
import { cardWords } from './board-data.ts';
import { cardMenu } from './card-menu.ts';
import { CardReader } from './card-reader.tsx';
import { createKeptView } from './store.ts';
import { Table } from './table.tsx';
import { useBoardWords, useTable } from './use-board-data.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** The table as it lay in an earlier sitting, to look at beside today's. */
export function SittingTable({ id, onClose }: { id: string; onClose(): void }) {
  const sitting = useQuery('board.openSnapshot', { id });
  const { words } = useBoardWords(sitting.data?.cards);
  const table = useTable(sitting.data, words, false);
  const [kept] = useState(createKeptView);
  const [at, setAt] = useState<string | null>(null);
  const [read, setRead] = useState<string | null>(null);
  const card = read === null ? undefined : table.byId.get(read);
  const name = sitting.data?.name ?? 'Sitting';
  const gone = sitting.data?.gone ?? 0;
  const first = table.piles[0]?.cards[0] ?? table.loose[0];
  return (
    <section className="bd-side bd-sitting" aria-label={`${name}, as it was`}>
      <header>
        <h2>{name}</h2>
        <span className="tw-meta tw-cut">
          {sitting.data ? dayAndTime(sitting.data.at) : ''}
          {gone > 0 ? `, ${cardWords(gone)} no longer in the study` : ''}
        </span>
        <IconButton label="Close the sitting" onPress={onClose}>
          <Icon of={X} small />
        </IconButton>
      </header>
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
