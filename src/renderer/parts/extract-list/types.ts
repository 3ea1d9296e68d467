import type { Input } from '../../../shared/contract/index.ts';

/** Which extracts; what is left out does not narrow. */
export type ExtractQuery = Omit<Input<'coding.extracts'>, 'limit' | 'offset'>;

export interface ExtractListProps {
  /** Accessible name: `Extracts of keeps in touch`. */
  label: string;
  query: ExtractQuery;
  /** Names the code of each extract: for lists over several codes. */
  showCode?: boolean;
  /** The theme in view: key quotes and counter-examples are marked for it without asking. */
  themeId?: string;
  /** The row to come back to. */
  startAt?: string | undefined;
  /** The first row takes the focus when there is none to come back to. */
  takesFocus?: boolean;
  /** Before the room is left for a transcript: remember the row in the address, so that Back finds it. */
  onLeave?(codingId: string): void;
  emptyText: string;
}
