import { memo, useCallback, useMemo } from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useQuery } from '../../../data/use-query.ts';
import { CodeBar, Icon, Kbd, List } from '../../../ui/index.ts';
import { useReadingLater, useReadingStore } from '../store.ts';
import { codeToDrag, takesWords, type DraggedWords } from './code-drag.ts';
import './filters.css';

const NONE: readonly CodeView[] = [];
const keyOf = (code: CodeView) => code.id;
const nameOf = (code: CodeView) => code.name;
const apply = (codeId: string, words?: DraggedWords) => useReadingStore.getState().applyCode?.(codeId, words);

/** All codes under the transcripts, those used lately first with their number keys; folded until asked for. */
export function CodesDrawer() {
  const isOpen = useReadingStore((store) => store.isCodesOpen);
  const { set } = useReadingStore.getState();
  return (
    <section className="rd-codes" aria-label="Codes" data-open={isOpen || undefined}>
      <h2>
        <button type="button" aria-expanded={isOpen} onClick={() => set({ isCodesOpen: !isOpen })}>
          <Icon of={isOpen ? ChevronDown : ChevronRight} small />
          Codes
        </button>
      </h2>
      {isOpen ? <CodesList /> : null}
    </section>
  );
}

function CodesList() {
  const codes = useQuery('code.list', {}).data ?? NONE;
  const recents = useReadingLater((store) => store.recents);
  const items = useMemo(() => {
    const place = new Map(recents.map((id, at) => [id, at]));
    return codes
      .filter((code) => !code.isHeading && code.retired === null)
      .toSorted(
        (a, b) => (place.get(a.id) ?? 1e6) - (place.get(b.id) ?? 1e6) || a.name.localeCompare(b.name),
      );
  }, [codes, recents]);
  const known = useMemo(
    () =>
      recents
        .filter((id) => codes.some((code) => code.id === id && !code.isHeading && code.retired === null))
        .slice(0, 9),
    [recents, codes],
  );
  const renderItem = useCallback(
    (code: CodeView) => <CodeRow code={code} number={known.indexOf(code.id) + 1} />,
    [known],
  );
  return (
    <div className="rd-codes-list">
      <List
        label="Codes to apply to the selected words"
        items={items}
        getKey={keyOf}
        getText={nameOf}
        rowHeight={30}
        onAction={(code) => apply(code.id)}
        renderItem={renderItem}
        emptyState={<p className="rd-note">No codes yet. Select some words and press C.</p>}
      />
    </div>
  );
}

interface RowProps {
  code: CodeView;
  /** 1 to 9 for a number key, else 0. */
  number: number;
}

const CodeRow = memo(function CodeRow({ code, number }: RowProps) {
  return (
    <span className="rd-codes-row" {...codeToDrag(code.id)} {...takesWords((words) => apply(code.id, words))}>
      <CodeBar colour={code.colour} />
      <span className="tw-cut" title={code.name}>
        {code.name}
      </span>
      {number > 0 ? <Kbd keys={String(number)} /> : null}
    </span>
  );
});
