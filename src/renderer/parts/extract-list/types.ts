import type { Input } from '../../../shared/contract/index.ts';
import type { ExtractGrouping } from '../../../shared/contract/refine.ts';
import type { GroupMark } from './use-people-groups.ts';

/** Which extracts; what is left out does not narrow. */
export type ExtractQuery = Omit<Input<'coding.extracts'>, 'limit' | 'offset'>;

export interface ExtractListHandle {
  /** Scrolls to an extract and, unless told not to, focuses it. */
  goTo(codingId: string, withFocus?: boolean): void;
  /** The extract the cursor is on. */
  current(): string | null;
}

export interface ExtractListProps {
  /** Accessible name: `Extracts of keeps in touch`. */
  label: string;
  query: ExtractQuery;
  /** What the extracts stand under; transcripts when nothing is said. */
  groupBy?: ExtractGrouping;
  /** Names the code of each extract: for lists over several codes. */
  showCode?: boolean;
  /** The theme in view: key quotes and counter-examples are marked for it without asking. */
  themeId?: string;
  /** The row to come back to. */
  startAt?: string | undefined;
  /** The first row takes the focus when there is none to come back to. */
  takesFocus?: boolean;
  /** A remark on some rows, by coding: what stands on the same words. */
  notes?: ReadonlyMap<string, string>;
  /** Group badges by person key, where people are grouped by something else than the study groups them by. */
  marks?: ReadonlyMap<string, GroupMark>;
  /** The cursor came to a row. */
  onRow?(codingId: string): void;
  /** Before the room is left for a transcript: remember the row in the address, so that Back finds it. */
  onLeave?(codingId: string): void;
  emptyText: string;
  ref?: React.Ref<ExtractListHandle>;
}
