import { useMemo } from 'react';
import type { PackContent } from '../../../../shared/contract/reviews.ts';
import { counted } from '../../../parts/import-panel/wording.ts';
import { AlertStrip } from '../../../ui/alert-strip.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Checkbox } from '../../../ui/boxes.tsx';
import { List } from '../../../ui/list.tsx';
import { Skeleton } from '../../../ui/progress.tsx';
import { useReview } from '../store.ts';
import { travelsBeside, wordsOfOne } from '../travel.ts';

type Item = PackContent['items'][number];
const keyOf = (item: Item) => item.itemId;
const textOf = (item: Item) => `${item.reference} ${item.extract}`;

interface PackPreviewProps {
  items: readonly Item[];
  codes: PackContent['codes'];
  failure: string | undefined;
  isWaiting: boolean;
}

/** Exactly what will travel, word by word; each extract can stay at home. */
export function PackPreview({ items, codes, failure, isWaiting }: PackPreviewProps) {
  const { pack, setPack } = useReview();
  const names = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const starts = useMemo(
    () => new Set(items.filter((item, at) => item.codeId !== items[at - 1]?.codeId).map(keyOf)),
    [items],
  );
  const going = useMemo(
    () => items.filter((item) => !pack.leaveOut.has(item.itemId)),
    [items, pack.leaveOut],
  );
  function toggle(item: Item) {
    const leaveOut = new Set(pack.leaveOut);
    if (!leaveOut.delete(item.itemId)) leaveOut.add(item.itemId);
    setPack({ leaveOut });
  }
  if (failure) return <AlertStrip tone="attention">{failure}</AlertStrip>;
  if (isWaiting) return <Skeleton label="Reading the extracts" lines={6} />;
  if (items.length === 0) {
    return (
      <EmptyState drawing="review">
        Choose codes on the left, and what would travel is listed here, word by word, before anything is
        written.
      </EmptyState>
    );
  }
  return (
    <List
      label="Extracts that would travel"
      className="tw-review-preview"
      items={items}
      getKey={keyOf}
      getText={textOf}
      rowHeight={80}
      onAction={toggle}
      onRowKey={(event, item) => {
        if (event.key !== ' ') return false;
        toggle(item);
        return true;
      }}
      renderItem={(item, { isActive }) => {
        const isGoing = !pack.leaveOut.has(item.itemId);
        const code = names.get(item.codeId);
        return (
          <div className="tw-review-item" data-stays={isGoing ? undefined : 'true'}>
            {starts.has(item.itemId) ? (
              <div className="tw-review-code">
                <span>{code?.name}</span>
                <span className="tw-meta"> {code?.definition || 'No definition yet.'}</span>
              </div>
            ) : null}
            <div className="tw-review-item-body">
              <Checkbox
                aria-label={`${item.reference} travels`}
                isSelected={isGoing}
                excludeFromTabOrder={!isActive}
                onChange={() => toggle(item)}
              />
              <div>
                <p className="tw-quote">
                  <span className="tw-review-around">{item.before}</span>
                  {item.extract}
                  <span className="tw-review-around">{item.after}</span>
                </p>
                <p className="tw-meta">
                  <span className="tw-ref">{item.reference}</span>{' '}
                  <span>{isGoing ? counted(wordsOfOne(item), 'word') : stayWords(item, going)}</span>
                </p>
              </div>
            </div>
          </div>
        );
      }}
    />
  );
}

/** Leaving an extract out is no promise while its words stand beside another one. */
function stayWords(item: Item, going: readonly Item[]): string {
  const beside = [...new Set(travelsBeside(item, going))];
  if (beside.length === 0) return 'stays at home';
  return `stays at home, but some of its words travel with ${beside.join(', ')}; leave that out as well to keep them here`;
}
