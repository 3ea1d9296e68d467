import { useMemo } from 'react';
import type { HighlightView } from '../../../../shared/contract/reading.ts';
import { dayAndTime } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { List, type MenuEntry } from '../../../ui/index.ts';
import { useReadingLater } from '../store.ts';
import { useReading } from '../use-reading.ts';
import { goToHighlight, openNaming, removeHighlight } from './highlight-commands.ts';
import { useFamiliarise } from './store.ts';

const NONE: readonly HighlightView[] = [];
export const useHighlights = (documentId: string): readonly HighlightView[] =>
  useQuery('highlight.byDocument', { documentId }).data ?? NONE;

const keyOf = (one: HighlightView) => one.id;

/** Highlights still to name and the notes on places, in the order of the text. */
export function HighlightList() {
  const reading = useReading();
  const items = useHighlights(reading.summary.id);
  const head = useReadingLater((store) => store.selection.head, 'always');
  const here = useMemo(
    () => items.find((one) => one.start <= head && one.end > head)?.id ?? null,
    [items, head],
  );
  const note = (one: HighlightView) =>
    useFamiliarise
      .getState()
      .set({ note: { highlightId: one.id, from: one.start, to: one.end, note: one.note } });
  const menu = (one: HighlightView): MenuEntry[] => [
    { id: 'go', label: 'Go there', shortcut: 'Enter', onAction: () => goToHighlight(reading, one, true) },
    ...(reading.isReadOnly
      ? []
      : ([
          {
            id: 'name',
            label: 'Name it',
            shortcut: 'C',
            isDisabled: !one.anchored,
            onAction: () => openNaming(reading, one),
          },
          {
            id: 'note',
            label: one.note ? 'Change the note' : 'Write a note',
            shortcut: 'N',
            onAction: () => note(one),
          },
          'separator',
          {
            id: 'remove',
            label: 'Take the highlight away',
            shortcut: 'Delete',
            isDanger: true,
            onAction: () => void removeHighlight(reading, one),
          },
        ] satisfies MenuEntry[])),
  ];
  return (
    <List
      label="Highlights to name"
      items={items}
      getKey={keyOf}
      getText={(one) => one.quote}
      rowHeight={76}
      currentKey={here}
      onAction={(one) => goToHighlight(reading, one, true)}
      contextMenu={menu}
      onRowKey={(event, one) => {
        if (event.ctrlKey || event.metaKey || event.altKey || reading.isReadOnly) return false;
        const key = event.key.toLowerCase();
        if (key === 'c') openNaming(reading, one);
        else if (key === 'n') note(one);
        else if (key === 'delete' || key === 'backspace') void removeHighlight(reading, one);
        else return false;
        return true;
      }}
      renderItem={(one) => (
        <div className="rf-row">
          <p className="rf-row-words">{one.quote.replace(/\s+/gu, ' ').slice(0, 180)}</p>
          {one.note ? <p className="rf-row-note">{one.note}</p> : null}
          <p className="rf-row-who">
            {one.anchored ? one.reference : 'words not found any more'}, {reading.personName(one.personId)},{' '}
            {dayAndTime(one.createdAt)}
          </p>
        </div>
      )}
      emptyState={
        <div className="rc-teach">
          <p>
            No highlights yet. Select words that strike you and press H; give them a name when you have one.
          </p>
          <p>Press N to write a note on a place.</p>
        </div>
      }
    />
  );
}
