/** What a reader is to those who act on it: the page of the open transcript, and what it tells. */
import type { EditorView } from '@codemirror/view';
import type { CodingModel } from '../model/coding-model.ts';
import type { ShownText } from '../model/shown-text.ts';
import type { StripeEvents, StripeWords } from './stripes.ts';

interface ReaderEvents extends StripeEvents {
  onSelect(selection: { from: number; to: number; head: number }, byPointer: boolean): void;
  /** A key in the text that is not for the caret; true when something was done with it. */
  onKey(event: KeyboardEvent): boolean;
  /** A press on a word without selecting anything. */
  onPress(offset: number): void;
  onResize(id: string, start: number, end: number): void;
  onScroll(): void;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Reader {
  readonly view: EditorView;
  focus(): void;
  select(from: number, to: number, options?: { scroll?: 'nearest' | 'center'; focus?: boolean }): void;
  scrollTo(offset: number, where?: 'nearest' | 'center' | 'start'): void;
  /** Draws codings again after the model took a change in; `id` is lifted with them when it is given. */
  redraw(id?: string | null): void;
  /** Lets one coding stand out; nothing is drawn when it does already. */
  lift(id: string | null): void;
  /** Shows a range as if the lifted coding had it, while its edge is dragged or moved. */
  found(ranges: readonly { start: number; end: number }[], current: number): void;
  /** Where a range begins and ends on the screen, or null while it is out of the page. */
  boxOf(from: number, to: number): { first: Box; last: Box } | null;
  focusStripe(id: string): boolean;
  /** Looks again at how much room there is beside the column. */
  refit(): void;
  /** Offset of the first line in the window. */
  topOffset(): number;
  destroy(): void;
}

/** Holds the page of the open transcript for those who act on it; empty while there is none. */
export interface ReaderHolder {
  readonly page: Reader | null;
  put(reader: Reader | null): void;
}

export function createReaderHolder(): ReaderHolder {
  let current: Reader | null = null;
  return {
    get page() {
      return current;
    },
    put: (reader) => void (current = reader),
  };
}

export interface ReaderOptions {
  readonly host: HTMLElement;
  readonly shown: ShownText;
  readonly model: CodingModel;
  readonly words: StripeWords;
  readonly events: ReaderEvents;
  /** What the page is called, asked at each drawing. */
  label(): string;
  readonly lang: string | null;
  readonly direction: 'ltr' | 'rtl';
  /** Where to begin: an offset, and where in the window it lies. */
  readonly startAt?: { readonly offset: number; readonly where: 'start' | 'center' };
  /** Whether a selection made with the pointer grows to whole words. */
  takesWholeWords?(): boolean;
  /** Whose codings may be stretched. */
  mayResize(id: string): boolean;
}
