// What is open and chosen in People; the people themselves come from the study.
import { create } from 'zustand';

interface PeopleState {
  tab: 'participants' | 'team';
  query: string;
  /** The participant the inspector shows. */
  selected: string | null;
  /** A heading being renamed. */
  renamingAttribute: string | null;
  isAddingAttribute: boolean;
  /** A table read and not yet taken in. */
  incoming: { name: string; rows: string[][] } | null;
}

export const usePeople = create<PeopleState>()(() => ({
  tab: 'participants',
  query: '',
  selected: null,
  renamingAttribute: null,
  isAddingAttribute: false,
  incoming: null,
}));
