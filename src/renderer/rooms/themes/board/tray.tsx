import { memo, useLayoutEffect } from 'react';
import type { DragEvent } from 'react';
import { Inbox } from 'lucide-react';
import { Button, CodeBar, GroupBadge, Icon } from '../../../ui/index.ts';
import type { BoardCard } from './board-data.ts';
import { useBoard } from './store.ts';
import { CODES_DRAG } from '../../../parts/code-rows/codes-drag.ts';
import { EXTRACTS_DRAG } from './use-list-drop.ts';

/** Chips in the tray's line; the rest are found by opening it. */
const MOST = 24;

/** A chip is dragged back to the table, as what stands in the list is. */
const outOfTray = ({ view }: BoardCard) => ({
  draggable: true,
  onDragStart: ({ dataTransfer }: DragEvent) => {
    const type = view.codeId === null ? EXTRACTS_DRAG : CODES_DRAG;
    dataTransfer.setData(type, JSON.stringify([view.codeId ?? view.codingId]));
    dataTransfer.effectAllowed = 'copyMove';
  },
});

/** What was set aside: nothing is lost, and each is a press away. */
export const Tray = memo(function Tray({
  aside,
  isReadOnly,
}: {
  aside: readonly BoardCard[];
  isReadOnly: boolean;
}) {
  const { set } = useBoard.getState();
  useLayoutEffect(() => {
    // notices stand above it
    document.documentElement.toggleAttribute('data-tray', true);
    return () => void document.documentElement.toggleAttribute('data-tray', false);
  }, []);
  return (
    <section
      className="bd-tray"
      aria-label={`Set aside, ${aside.length} ${aside.length === 1 ? 'card' : 'cards'}`}
    >
      <h2>
        <Icon of={Inbox} small />
        Set aside <span className="tw-meta">{aside.length}</span>
      </h2>
      {aside.length === 0 ? (
        <p className="tw-meta bd-tray-none">What does not fit yet waits here. S sets a card aside.</p>
      ) : (
        <ul>
          {aside.slice(0, MOST).map((card) => (
            <li key={card.id} {...(isReadOnly ? {} : outOfTray(card))}>
              <Button
                className="bd-chip"
                data-stop={`t:${card.id}`}
                onPress={() => set({ asking: { kind: 'read', cardId: card.id } })}
                onFocus={() => set({ at: `t:${card.id}` })}
              >
                <CodeBar colour={card.code?.colour ?? 1} />
                <span className="bd-chip-words">{card.extract?.quote ?? card.code?.name ?? ''}</span>
                {card.group ? <GroupBadge letter={card.group.letter} name={card.group.name} /> : null}
                {card.extract ? <span className="tw-ref">{card.extract.reference}</span> : null}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button
        variant="quiet"
        className="bd-tray-open"
        shortcut="Shift+S"
        isDisabled={aside.length === 0}
        onPress={() => set({ asking: { kind: 'tray' } })}
      >
        Open the tray
      </Button>
    </section>
  );
});
