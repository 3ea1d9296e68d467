// What both lists beside the table are made of: the frame round them, and where one is when one comes back to them.
import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import { X } from 'lucide-react';
import {
  focusWhenThere,
  Icon,
  IconButton,
  Panel,
  SegmentedControl,
  type TreeHandle,
} from '../../../ui/index.ts';
import { useBoard, useBoardPart, type ListLooking } from './store.ts';
import { focusSoon } from './use-focused-stop.ts';
import type { BoardData } from './use-board-data.ts';
import type { FromList } from './use-list-drop.ts';

export interface ListPanelProps {
  data: BoardData;
  /** Names by transcript, in the order of the study. */
  documents: ReadonlyMap<string, string>;
  onPut(what: FromList): void;
  /** Asks for a pile to put them in. */
  onPile(what: FromList): void;
  onExtractsOf(codeIds: string[]): void;
}

/** What the two lists share: which of them, and how many rows have no card. */
export function ListFrame({
  footer,
  head,
  children,
}: {
  footer: ReactNode;
  head: ReactNode;
  children: ReactNode;
}) {
  const { list, look } = useBoardPart('list', 'look');
  return (
    <Panel
      heading={list.of === 'codes' ? 'Codes' : 'Extracts'}
      title={
        <SegmentedControl<ListLooking['of']>
          label="List of"
          options={[
            { id: 'codes', label: 'Codes' },
            { id: 'extracts', label: 'Extracts' },
          ]}
          value={list.of}
          onChange={(of) => {
            look({ of, chosen: new Set(), at: null });
            // the other list is drawn anew, with its own of these
            focusWhenThere('.bd-list [role="radio"][aria-checked="true"]');
          }}
        />
      }
      tools={
        <IconButton
          label="Close the list"
          onPress={() => {
            useBoard.getState().set({ isListOpen: false });
            focusSoon(useBoard.getState().at);
          }}
        >
          <Icon of={X} small />
        </IconButton>
      }
      label={list.of === 'codes' ? 'Codes to put on the table' : 'Extracts to put on the table'}
      footer={footer}
    >
      {/* the field's own keys come first; this one leads from it to the rows */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="th-pool-head"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return;
          event.preventDefault();
          document.querySelector<HTMLElement>('.bd-list .tw-row[tabindex="0"]')?.focus();
        }}
      >
        {head}
      </div>
      {children}
    </Panel>
  );
}

/**
 * Coming back from a transcript, one is at the row one left from; and when rows have gone to the table, at the next, or at the
 * words that are looked for where none is left.
 */
export function useListReturn(isThere: boolean, rows: number): Ref<TreeHandle> {
  const { list, look } = useBoardPart('list', 'look');
  const handle = useRef<TreeHandle>(null);
  const isDone = useRef(false);
  useEffect(() => {
    if (!isThere) return;
    const isLost = document.activeElement === document.body;
    const { at, returns } = useBoard.getState().list;
    const isFirst = !isDone.current;
    isDone.current = true;
    if (isFirst && at !== null) {
      handle.current?.goTo(at, returns && isLost);
      look({ returns: false });
    } else if (returns && isLost) {
      const row = document.querySelector<HTMLElement>('.bd-list .tw-row[tabindex="0"]');
      (row ?? document.querySelector<HTMLElement>('.bd-list input'))?.focus();
      look({ returns: false });
    }
  }, [rows, isThere, list.returns, look]);
  return handle;
}
