// The list beside the table: codes, or the extracts themselves, chosen by keys or dragged to where their cards should lie.
import { memo } from 'react';
import { ResizablePanel } from '../../../ui/index.ts';
import { CodeList } from './code-list.tsx';
import { ExtractTray } from './extract-tray.tsx';
import type { ListPanelProps } from './list-frame.tsx';
import { useBoard } from './store.ts';
import { focusSoon } from './use-focused-stop.ts';
import type { FromList } from './use-list-drop.ts';

export const ListPanel = memo(function ListPanel({ onPut, onPile, ...rest }: ListPanelProps) {
  const { look } = useBoard.getState();
  const onItsWay = (then: (what: FromList) => void) => (what: FromList) => {
    look({ returns: true });
    then(what);
  };
  const props = { ...rest, onPut: onItsWay(onPut), onPile: onItsWay(onPile) };
  const { of, chosen } = useBoard((state) => state.list);
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
      {/* Escape, where nothing is left to let go of, leads back to the table */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="bd-list-inside"
        onKeyDownCapture={(event) => {
          const { target } = event;
          const isEmpty = target instanceof HTMLInputElement ? target.value === '' : chosen.size === 0;
          if (event.key === 'Escape' && isEmpty) focusSoon(useBoard.getState().at);
        }}
      >
        {of === 'codes' ? <CodeList {...props} /> : <ExtractTray {...props} />}
      </div>
    </ResizablePanel>
  );
});
