import { useEffect, useRef, type ReactNode } from 'react';
import { Table, type TableColumn } from '../../../ui/index.ts';
import { useReview } from './store.ts';
import { THEME_COLUMN } from './theme-column.tsx';
import type { ReviewTheme } from './use-review.ts';

interface ThemeTableProps {
  label: string;
  /** What the pass asks, over the table. */
  lead: string;
  themes: readonly ReviewTheme[];
  /** The one whose sheet stands beside the table, which is `children`. */
  current: ReviewTheme | null;
  /** What is told of each theme after its name. */
  columns: readonly TableColumn<ReviewTheme>[];
  onAction(row: ReviewTheme): void;
  children: ReactNode;
}

const keyOf = (row: ReviewTheme) => row.id;
const nameOf = (row: ReviewTheme) => row.theme.name;

/** The theme one is on, in whichever pass: the one looked at last, else the first. */
export function useCurrentTheme(themes: readonly ReviewTheme[]): ReviewTheme | null {
  const theme = useReview((store) => store.theme);
  return themes.find((row) => row.id === theme) ?? themes[0] ?? null;
}

/** A pass over themes: every theme with what the pass found, and the sheet of the one one is on. */
export function ThemeTable(props: ThemeTableProps) {
  const { label, lead, themes, current, columns, onAction, children } = props;
  const set = useReview((store) => store.set);
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!useReview.getState().isBack) return;
    set({ isBack: false });
    part.current?.querySelector<HTMLElement>('.rv-table .tw-rows [tabindex="0"]')?.focus();
  }, [set]);
  return (
    <div ref={part} className="rv-part">
      <p className="rv-lead">{lead}</p>
      <Table<ReviewTheme>
        label={label}
        className="rv-table"
        columns={[THEME_COLUMN, ...columns]}
        rows={themes}
        getKey={keyOf}
        getText={nameOf}
        selectedKey={current?.id ?? null}
        onSelect={(theme) => set({ theme })}
        onAction={onAction}
        rowHeight={40}
      />
      {children}
    </div>
  );
}
