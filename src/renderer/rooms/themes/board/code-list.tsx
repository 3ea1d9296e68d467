// Codes beside the table: chosen by keys or dragged to where their cards should lie.
import { useMemo } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { inTreeOrder } from '../../../parts/choose-dialog/choices.tsx';
import { navigate } from '../../../app/router.ts';
import { Button, Checkbox, CodeBar, SearchField, Tree } from '../../../ui/index.ts';
import { ListFrame, useListReturn, type ListPanelProps } from './list-panel.tsx';
import { useBoard } from './store.ts';
import { CODES_DRAG } from './use-list-drop.ts';

const keyOf = (code: CodeView) => code.id;
const nameOf = (code: CodeView) => code.name;
const NO_CHILDREN: readonly CodeView[] = [];
const childrenOf = () => NO_CHILDREN;

/** Codes, those without a card first in view: Enter puts one on the table, M in a pile, O opens it in the codebook. */
export function CodeList({ data, onPut, onPile, onExtractsOf }: ListPanelProps) {
  const { list, look } = useBoard();
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
  const words = list.codeWords.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const shown = real.filter((code) => {
    const text = `${code.name} ${code.definition}`.toLocaleLowerCase();
    return !(list.isRest && there.has(code.id)) && words.every((word) => text.includes(word));
  });
  const handle = useListReturn(real.length > 0, shown.length);
  const picked = shown.filter((code) => list.chosen.has(code.id)).map(keyOf);
  const inHand = (code: CodeView) => (list.chosen.has(code.id) ? picked : [code.id]);
  const codesWords = picked.length === 1 ? 'its extracts' : `extracts of ${picked.length} codes`;
  return (
    <ListFrame
      head={
        <>
          <SearchField
            label="Find a code"
            value={list.codeWords}
            onChange={(codeWords) => look({ codeWords, chosen: new Set() })}
          />
          <Checkbox
            isSelected={list.isRest}
            onChange={(isRest) => look({ isRest, chosen: new Set(), at: null })}
          >
            Not on the board yet
          </Checkbox>
        </>
      }
      footer={
        picked.length > 0 ? (
          <div className="th-pool-actions">
            <Button variant="primary" onPress={() => onPut({ codeIds: picked })}>
              {picked.length === 1 ? 'Put it on the table' : `Put ${picked.length} on the table`}
            </Button>
            <Button shortcut="M" onPress={() => onPile({ codeIds: picked })}>
              Put in a pile
            </Button>
            <Button onPress={() => onExtractsOf(picked)}>{`Put ${codesWords} on the table`}</Button>
          </div>
        ) : undefined
      }
    >
      <Tree<CodeView>
        ref={handle}
        label="Codes"
        className="th-pool bd-list-rows"
        roots={shown}
        getKey={keyOf}
        getChildren={childrenOf}
        getText={nameOf}
        rowHeight={29}
        selectionMode="multiple"
        selectOnMove
        selectedKeys={list.chosen}
        onSelectionChange={(chosen) => look({ chosen, at: [...chosen].at(-1) ?? null })}
        onAction={(code) => onPut({ codeIds: inHand(code) })}
        onRowKey={(event, code) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return false;
          const key = event.key.toLowerCase();
          if (key === 'm') onPile({ codeIds: inHand(code) });
          else if (key === 'o') {
            look({ at: code.id, returns: true });
            navigate('codebook', { code: code.id });
          } else return false;
          return true;
        }}
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
    </ListFrame>
  );
}
