// Codes beside the table: chosen by keys or dragged to where their cards should lie.
import { useMemo } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { navigate } from '../../../app/router.ts';
import { CodeRows, codesInUse, hasWords, wordsIn } from '../../../parts/code-rows/index.ts';
import { Button, Checkbox, SearchField } from '../../../ui/index.ts';
import { PoolRow } from '../parts/pool-row.tsx';
import { ListFrame, useListReturn, type ListPanelProps } from './list-frame.tsx';
import { useBoardPart } from './store.ts';

const EXTRACTS = ['extract', 'extracts'] as const;

/** Codes, those without a card first in view: Enter puts one on the table, M in a pile, O opens it in the codebook. */
export function CodeList({ data, onPut, onPile, onExtractsOf }: ListPanelProps) {
  const { list, look } = useBoardPart('list', 'look');
  const real = useMemo(() => codesInUse(data.codes), [data.codes]);
  const there = useMemo(
    () => new Set([...data.byId.values(), ...data.aside].flatMap((card) => card.view.codeId ?? [])),
    [data.byId, data.aside],
  );
  const words = wordsIn(list.codeWords);
  const shown = real.filter((code) => !(list.isRest && there.has(code.id)) && hasWords(code, words));
  const handle = useListReturn(real.length > 0, shown.length);
  const picked = shown.filter((code) => list.chosen.has(code.id)).map((code) => code.id);
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
      <CodeRows
        ref={handle}
        label="Codes"
        className="th-pool bd-list-rows"
        codes={shown}
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
        renderItem={(code, { name }) => <PoolRow code={code} name={name} n={code.codings} of={EXTRACTS} />}
        emptyState={
          <p className="th-quiet">{words.length > 0 ? 'No code fits that.' : 'Every code has its card.'}</p>
        }
      />
    </ListFrame>
  );
}
