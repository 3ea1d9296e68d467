import { useMemo, useState } from 'react';
import { useQuery } from '../../../data/use-query.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeName } from '../../../ui/code-mark.tsx';
import { Checkbox } from '../../../ui/boxes.tsx';
import { NumberWithUnit, SearchField } from '../../../ui/field.tsx';
import { ResizablePanel } from '../../../ui/panel.tsx';
import { Tree } from '../../../ui/tree.tsx';
import { codeTree, tickedState, toggled, usableIds, type CodeNode } from '../code-tree.ts';
import { useReview } from '../store.ts';

const keyOf = (node: CodeNode) => node.code.id;
const childrenOf = (node: CodeNode) => node.children;
const nameOf = (node: CodeNode) => node.code.name;

/** The codebook with a box beside each code, and how many extracts of each travel. */
export function CodeChoice() {
  const codes = useQuery('code.list', {}).data;
  const [query, setQuery] = useState('');
  const { pack, setPack } = useReview();
  const tree = useMemo(() => codeTree(codes ?? [], query), [codes, query]);
  const toggle = (node: CodeNode) => {
    if (usableIds(node).length > 0) setPack({ codeIds: toggled(node, pack.codeIds) });
  };
  return (
    <ResizablePanel
      side="left"
      storageKey="review.codes"
      label="the codes"
      defaultWidth={320}
      min={220}
      max={480}
    >
      <div className="tw-review-codes">
        <SearchField label="Find a code" value={query} onChange={setQuery} />
        <div className="tw-review-chosen">
          <span className="tw-meta" role="status">
            {pack.codeIds.size === 0
              ? 'Choose codes to ask about'
              : `${pack.codeIds.size} ${pack.codeIds.size === 1 ? 'code' : 'codes'} chosen`}
          </span>
          {pack.codeIds.size > 0 ? (
            <Button variant="link" onPress={() => setPack({ codeIds: new Set() })}>
              Choose none
            </Button>
          ) : null}
        </div>
      </div>
      <Tree
        label="Codes for the pack"
        className="tw-review-tree"
        roots={tree}
        getKey={keyOf}
        getChildren={childrenOf}
        getText={nameOf}
        rowHeight={30}
        selectionMode="none"
        onAction={toggle}
        onType={(text) => setQuery(query + text)}
        onRowKey={(event, node) => {
          if (event.key !== ' ') return false;
          toggle(node);
          return true;
        }}
        renderItem={(node, { isActive, name }) => {
          const ticked = tickedState(node, pack.codeIds);
          const usable = usableIds(node);
          return (
            <div className="tw-review-code-row">
              <Checkbox
                aria-label={node.code.name}
                isSelected={ticked === 'all'}
                isIndeterminate={ticked === 'some'}
                isDisabled={usable.length === 0}
                excludeFromTabOrder={!isActive}
                onChange={() => toggle(node)}
              />
              <CodeName colour={node.code.colour}>
                <span>{name}</span>
              </CodeName>
              <span className="tw-meta">{node.code.isHeading ? '' : node.code.codings}</span>
            </div>
          );
        }}
        emptyState={
          <p className="tw-review-none">{query ? 'No code has these words.' : 'There are no codes yet.'}</p>
        }
      />
      <div className="tw-review-amount">
        <Checkbox
          isSelected={pack.perCode === null}
          onChange={(isAll) => setPack({ perCode: isAll ? null : 5 })}
        >
          Every extract of each code
        </Checkbox>
        {pack.perCode === null ? null : (
          <NumberWithUnit
            label="At most, of each code"
            description="One person after the other takes a turn, so that nobody’s words crowd out the rest."
            unit="extracts"
            value={pack.perCode}
            min={1}
            max={200}
            onChange={(perCode) => setPack({ perCode: Number.isFinite(perCode) ? perCode : 5 })}
          />
        )}
      </div>
    </ResizablePanel>
  );
}
