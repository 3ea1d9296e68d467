// The list beside the table: codes, or the extracts themselves, chosen by keys or dragged to where their cards should lie.
import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import { Panel, ResizablePanel, SegmentedControl, type TreeHandle } from '../../../ui/index.ts';
import { CodeList } from './code-list.tsx';
import { ExtractTray } from './extract-tray.tsx';
import { useBoard, type ListLooking } from './store.ts';
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

export function ListPanel(props: ListPanelProps) {
  const { of } = useBoard().list;
  return (
    <ResizablePanel
      side="left"
      storageKey="board.list"
      label="the list of codes and extracts"
      className="bd-list"
      defaultWidth={292}
      min={220}
      max={480}
    >
      {of === 'codes' ? <CodeList {...props} /> : <ExtractTray {...props} />}
    </ResizablePanel>
  );
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
  const { list, look } = useBoard();
  return (
    <Panel
      title={
        <SegmentedControl<ListLooking['of']>
          label="List of"
          options={[
            { id: 'codes', label: 'Codes' },
            { id: 'extracts', label: 'Extracts' },
          ]}
          value={list.of}
          onChange={(of) => look({ of, chosen: new Set(), at: null })}
        />
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

/** Coming back from a transcript, one is at the row one left from. */
export function useListReturn(isThere: boolean): Ref<TreeHandle> {
  const handle = useRef<TreeHandle>(null);
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || !isThere) return;
    isDone.current = true;
    const { at } = useBoard.getState().list;
    if (at !== null) handle.current?.goTo(at, document.activeElement === document.body);
  }, [isThere]);
  return handle;
}
