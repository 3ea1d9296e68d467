// When and how what is written becomes part of the study. No timers, clocks or stores of its own: all of it is given.
import type { Failure, Result } from '../../../shared/contract/errors.ts';
import { AGAIN, createRest, type After } from '../../app/rest.ts';
import { whyUnsaved } from '../../app/unsaved.ts';

export interface MemoDraft {
  title: string;
  /** The editor's own state, JSON as text. */
  body: string;
  /** The words alone. */
  text: string;
}
export type SaveState =
  | { readonly is: 'saved' | 'pending' | 'saving' }
  /** `message` says why; the words are still here and are tried again. */
  | { readonly is: 'failed'; readonly message: string };

interface MemoSaverDeps {
  /** The memo's id, or null while it does not exist yet. */
  readonly id: string | null;
  /** What the study holds. */
  readonly saved: MemoDraft;
  /** What is on the page now. */
  read(): MemoDraft;
  create(draft: MemoDraft, session: string): Promise<Result<{ id: string }>>;
  update(id: string, changes: Partial<MemoDraft>, session: string): Promise<Result<null>>;
  onState?(state: SaveState): void;
  onCreated?(id: string): void;
  /** A new id for each stretch of writing, so that one undo later takes back the stretch. */
  newSession(): string;
  readonly after: After;
}

export interface MemoSaver {
  /** Something was written: it is saved when the writing pauses, and at the latest after a second. */
  touch(): void;
  /** Saves at once what is not saved yet; true when all of it is. The request leaves before this returns. */
  flush(): Promise<boolean>;
  /** The stretch of writing is over; the next one is a step of its own. */
  endSession(): void;
  /** Nothing is waiting to be saved. */
  isClean(): boolean;
  /** The last try to save did not work. */
  isFailing(): boolean;
  savedDraft(): MemoDraft;
  /** The study holds something else now (undo, another window) and the page shows it. */
  accept(draft: MemoDraft): void;
  /** Forgets what is not saved: the memo is being deleted. */
  discard(): void;
}

const isBlank = (draft: MemoDraft) => draft.title.trim() === '' && draft.text.trim() === '';
function difference(from: MemoDraft, to: MemoDraft): Partial<MemoDraft> {
  const changes: Partial<MemoDraft> = {};
  if (from.title !== to.title) changes.title = to.title;
  if (from.body !== to.body) changes.body = to.body;
  if (from.text !== to.text) changes.text = to.text;
  return changes;
}

/** Saves one memo as it is written, one request after the other; a memo nobody has written anything in is not made. */
export function createMemoSaver(deps: MemoSaverDeps): MemoSaver {
  let { id, saved } = deps;
  let session: string | null = null;
  let isDirty = false;
  let isDiscarded = false;
  let isFailing = false;
  let creating: Promise<unknown> | null = null;
  let inFlight = 0;
  const rest = createRest(() => void flush(), deps.after);

  function say(state: SaveState) {
    if (state.is === 'saved' || state.is === 'failed') isFailing = state.is === 'failed';
    if (!(isFailing && state.is !== 'failed')) deps.onState?.(state);
  }
  function failed(failure: Failure) {
    isDirty = true;
    say({ is: 'failed', message: whyUnsaved(failure) });
    if (!isDiscarded) rest.touch(AGAIN);
    return false;
  }
  function done(): boolean {
    if (inFlight === 0) say({ is: isDirty ? 'pending' : 'saved' });
    return !isDirty;
  }

  async function createNow(draft: MemoDraft): Promise<boolean> {
    inFlight += 1;
    const request = deps.create(draft, (session ??= deps.newSession()));
    creating = request;
    const result = await request;
    creating = null;
    inFlight -= 1;
    if (!result.ok) return failed(result.failure);
    id = result.value.id;
    saved = draft;
    deps.onCreated?.(id);
    return isDirty ? flush() : done();
  }
  async function updateNow(to: string, draft: MemoDraft): Promise<boolean> {
    const before = saved;
    saved = draft;
    inFlight += 1;
    const result = await deps.update(to, difference(before, draft), (session ??= deps.newSession()));
    inFlight -= 1;
    if (result.ok) return done();
    if (result.failure.code === 'not-found' && id === to) {
      id = null; // it was deleted elsewhere while one wrote on: what is written is kept as a memo of its own
      return isBlank(draft) ? done() : createNow(draft);
    }
    saved = before;
    return failed(result.failure);
  }

  function flush(): Promise<boolean> {
    rest.stop();
    if (isDiscarded) return Promise.resolve(true);
    if (!isDirty) return Promise.resolve(inFlight === 0);
    if (creating) return creating.then(() => flush());
    isDirty = false;
    const draft = deps.read();
    if (Object.keys(difference(saved, draft)).length === 0) return Promise.resolve(done());
    if (id === null && isBlank(draft)) return Promise.resolve(done());
    say({ is: 'saving' });
    return id === null ? createNow(draft) : updateNow(id, draft);
  }

  return {
    touch() {
      if (isDiscarded) return;
      isDirty = true;
      say({ is: 'pending' });
      rest.touch();
    },
    flush,
    endSession: () => void (session = null),
    isClean: () => !isDirty && inFlight === 0,
    isFailing: () => isFailing,
    savedDraft: () => saved,
    accept: (draft) => void (saved = draft),
    discard() {
      isDiscarded = true;
      rest.stop();
    },
  };
}
