// What is open and chosen in Interviews; the rows themselves come from the study.
import { create } from 'zustand';

export type SortColumn =
  'order' | 'transcript' | 'group' | 'words' | 'length' | 'coded' | 'coders' | 'standing';
export interface Sort {
  column: SortColumn;
  direction: 'ascending' | 'descending';
}
interface InterviewsState {
  selected: string | null;
  sort: Sort;
  query: string;
  /** Only transcripts worth another look. */
  onlyAgain: boolean;
  renaming: string | null;
  /** What the panel on the right shows. */
  panel: 'details' | 'import';
  replacing: string | null;
  comparing: string | null;
  isPasting: boolean;
}

export const OWN_ORDER: Sort = { column: 'order', direction: 'ascending' };

export const useInterviews = create<InterviewsState>()(() => ({
  selected: null,
  sort: OWN_ORDER,
  query: '',
  onlyAgain: false,
  renaming: null,
  panel: 'details',
  replacing: null,
  comparing: null,
  isPasting: false,
}));

/** The next order after pressing a heading: up, down, then the study's own order again. */
export function nextSort(sort: Sort, column: SortColumn): Sort {
  if (sort.column !== column) return { column, direction: 'ascending' };
  return sort.direction === 'ascending' ? { column, direction: 'descending' } : OWN_ORDER;
}
