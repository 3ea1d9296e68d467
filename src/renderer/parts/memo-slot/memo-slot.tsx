import type { MemoTarget } from '../../../shared/contract/memos.ts';
import { useQuery } from '../../data/use-query.ts';
import { PanelSection } from '../../ui/panel.tsx';
import './memo-slot.css';

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

/** Memos tied to something, newest first: title, day and the first lines. */
export function MemoSlot({ targetKind, targetId }: { targetKind: MemoTarget; targetId: string }) {
  const memos = useQuery('memo.list', { kind: 'memo', targetKind, targetId }).value ?? [];
  const people = useQuery('person.list', {}).value ?? [];
  if (memos.length === 0) return null;
  const author = (id: string | null) => people.find((person) => person.id === id)?.name ?? null;
  return (
    <PanelSection title="Memos" count={memos.length}>
      <ul className="tw-memos">
        {memos.map((memo) => (
          <li key={memo.id}>
            <h4>{memo.title || 'Untitled memo'}</h4>
            <p>{memo.text}</p>
            <span className="tw-meta">
              {[author(memo.authorId), day.format(new Date(memo.datedAt))].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
