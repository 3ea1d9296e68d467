// A list of codes beside the table: chosen by keys or dragged to where their cards should lie.
import { useMemo, useState } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { inTreeOrder } from '../../../parts/choose-dialog/choices.tsx';
import {
  Button,
  CodeBar,
  Panel,
  ResizablePanel,
  SearchField,
  SegmentedControl,
  Tree,
} from '../../../ui/index.ts';
import type { BoardData } from './use-board-data.ts';

/** What a drag from the list carries. */
export const CODES_DRAG = 'application/x-threadwork-codes';

export interface CodeListProps {
  data: BoardData;
  onCodes(codeIds: string[]): void;
  onExtracts(codeIds: string[]): void;
}

const keyOf = (code: CodeView) => code.id;
const nameOf = (code: CodeView) => code.name;
const NO_CHILDREN: readonly CodeView[] = [];
const childrenOf = () => NO_CHILDREN;

/** Codes, those without a card first in view: Enter puts one on the table. */
export function CodeList({ data, onCodes, onExtracts }: CodeListProps) {
  const [which, setWhich] = useState<'rest' | 'all'>('rest');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const real = useMemo(
    () =>
      inTreeOrder(data.codes)
        .map(({ row }) => row)
        .filter((code) => !code.isHeading && code.retired === null),
    [data.codes],
  );
  const there = useMemo(
    () => new Set([...data.byId.values(), ...data.aside].flatMap((card) => card.view.codeId ?? [])),
    [data.byId, data.aside],
  );
  const rest = real.filter((code) => !there.has(code.id));
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const shown = (which === 'rest' ? rest : real).filter((code) => {
    const text = `${code.name} ${code.definition}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
  const picked = [...chosen].filter((id) => real.some((code) => code.id === id));
  const codesWords = picked.length === 1 ? 'its extracts' : `extracts of ${picked.length} codes`;
  return (
    <ResizablePanel
      side="left"
      storageKey="board.list"
      label="the list of codes"
      defaultWidth={244}
      min={200}
      max={420}
    >
      <Panel
        title="Codes"
        label="Codes to put on the table"
        footer={
          picked.length > 0 ? (
            <div className="th-pool-actions">
              <Button variant="primary" onPress={() => onCodes(picked)}>
                {picked.length === 1 ? 'Put it on the table' : `Put ${picked.length} on the table`}
              </Button>
              <Button onPress={() => onExtracts(picked)}>{`Put ${codesWords} on the table`}</Button>
            </div>
          ) : undefined
        }
      >
        <div className="th-pool-head">
          <SegmentedControl
            label="Which codes"
            options={[
              { id: 'rest', label: `Without a card ${rest.length}` },
              { id: 'all', label: `All ${real.length}` },
            ]}
            value={which}
            onChange={(next) => {
              setWhich(next);
              setChosen(new Set());
            }}
          />
          <SearchField label="Find a code" value={query} onChange={setQuery} />
        </div>
        <Tree<CodeView>
          label="Codes"
          className="th-pool bd-list"
          roots={shown}
          getKey={keyOf}
          getChildren={childrenOf}
          getText={nameOf}
          rowHeight={29}
          selectionMode="multiple"
          selectOnMove
          selectedKeys={chosen}
          onSelectionChange={setChosen}
          onAction={(code) => onCodes(chosen.has(code.id) ? picked : [code.id])}
          dragType={CODES_DRAG}
          renderItem={(code, { name }) => (
            <span className="th-pool-row">
              <CodeBar colour={code.colour} />
              <span className="tw-cut" title={code.name}>
                {name}
              </span>
              <span className="tw-meta">
                {code.codings} <span className="tw-vh">{code.codings === 1 ? 'extract' : 'extracts'}</span>
              </span>
            </span>
          )}
          emptyState={
            <p className="th-quiet">{words.length > 0 ? 'No code fits that.' : 'Every code has its card.'}</p>
          }
        />
      </Panel>
    </ResizablePanel>
  );
}
