// What was begun and not sent, kept in the study for the person who began it, so that no ending of the program takes it.
import { create } from 'zustand';
import type { Failure, Result } from '../../shared/contract/errors.ts';
import type { Input, Output } from '../../shared/contract/index.ts';
import { markOf } from '../../shared/domain/text/mark.ts';
import type { Client } from '../transport/client.ts';
import { toast } from '../ui/toast.tsx';
import type { HostStore } from './host-state.ts';
import { AGAIN, createRest } from './rest.ts';
import { keepUntilSaved, mayPass, whyUnsaved } from './unsaved.ts';

/** Where drafts are kept. */
export interface DraftPort {
  list(personId: string | null): Promise<Result<Output<'draft.list'>>>;
  /** `study`: its path. */
  keep(draft: Input<'draft.keep'>, study: string): Promise<Result<Output<'draft.keep'>>>;
}
/** Of which study, and whose. A copy of a study is another file of the same. */
interface Place {
  readonly path: string;
  readonly studyId: string;
  readonly personId: string | null;
}
interface Draft {
  /** Null while it is not known yet: the study in view. */
  place: Place | null;
  readonly key: string;
  readonly words: string | null;
  readonly ofText: string | undefined;
  onItsWay: Promise<void> | null;
  failure: Failure | null;
}

interface DraftStore {
  /** One's own in the study in view, as they were written last, by what they are for. */
  drafts: Readonly<Record<string, string>>;
}
export const useDrafts = create<DraftStore>()(() => ({ drafts: {} }));

let port: DraftPort | null = null;
let place: Place | null = null;
/** The study in view is open for reading only: what one writes is in this window alone. */
let isReadOnly = false;
/** What the study does not have yet. What is of another study, or could not be kept, waits here. */
const unsent = new Map<string, Draft>();
/** Marks of the words this window put into the study or read there: over these it may write. What else is there, another window wrote. */
const seen = new Map<string, string[]>();
const MOST_SEEN = 20;
/** What fields hold while one writes, whatever comes to stand in the study: it counts as seen when they begin with it. */
const HELD = /^(?:correction:|board\.pileName$|codebook\.newCode$|themes\.newTheme$)/u;
function see(name: string, words: string) {
  const before = seen.get(name) ?? [];
  seen.set(name, [...before, markOf(words)].slice(-MOST_SEEN));
}
let looks = 0;
const waiting: (() => void)[] = [];
const rest = createRest(() => void flush());

const nameOf = ({ place: at, key }: Pick<Draft, 'place' | 'key'>) =>
  JSON.stringify([at?.path, at?.personId, key]);
const isHere = (draft: Draft) => draft.place === null || draft.place.path === place?.path;
const isFailing = ({ failure }: Draft) => failure !== null && !isReadOnly && mayPass(failure);
const mine = () => [...unsent.values()].filter(isHere);

function put(draft: Draft) {
  unsent.set(nameOf(draft), draft);
  const drafts = { ...useDrafts.getState().drafts };
  if (draft.words === null) delete drafts[draft.key];
  else drafts[draft.key] = draft.words;
  useDrafts.setState({ drafts });
}

/** Keeps a draft when the typing rests. `ofText`: the hash of a transcript's text it holds words of. */
export function keepDraftSoon(key: string, words: string | null, ofText?: string): void {
  const before = useDrafts.getState().drafts[key] ?? null;
  if (words === before) return;
  // until it is kept, what stood in the way is taken to stand there still
  const failure = unsent.get(nameOf({ place, key }))?.failure ?? null;
  put({ place, key, words, ofText, onItsWay: null, failure });
  rest.touch();
}

/** Keeps a draft at once; null forgets it. */
export function keepDraft(key: string, words: string | null, ofText?: string): void {
  keepDraftSoon(key, words, ofText);
  void flush();
}

async function sendNow(draft: Draft, { path, ...to }: Place, by: DraftPort): Promise<void> {
  const { key, words, ofText } = draft;
  const name = nameOf(draft);
  const over = key === SEARCHES ? {} : { seen: seen.get(name) ?? [] };
  if (words !== null) see(name, words);
  const result = await by.keep(
    { ...to, key, words, ...over, ...(ofText === undefined ? {} : { ofText }) },
    path,
  );
  draft.onItsWay = null;
  draft.failure = result.ok ? null : result.failure;
  if (result.ok && unsent.get(name) === draft) unsent.delete(name);
  const other = result.ok ? result.value.other : null;
  if (words !== null) return other === null ? undefined : offer(draft, other);
  if (!result.ok || unsent.has(name)) return;
  seen.delete(name);
  // what was sent gave its place to what another window wrote
  if (other === null || name !== nameOf({ place, key })) return;
  see(name, other);
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: other } }));
}

/** Two windows wrote the same otherwise: both are kept, and the other words are one press away. */
function offer({ place: at, key, ofText }: Draft, words: string): void {
  const take = () => {
    if (nameOf({ place: at, key }) !== nameOf({ place, key })) return;
    // what stands there now is not to be written over: it goes beside
    seen.delete(nameOf({ place, key }));
    keepDraft(key, words, ofText);
  };
  const text = 'This was written differently in another window. Both are kept';
  if (HELD.test(key)) toast({ text: `${text}: the other is there once this is done.`, tone: 'attention' });
  else toast({ text: `${text}.`, tone: 'attention', action: { label: 'Take the other', run: take } });
}

/** Sends what the study in view does not have. */
async function flush(): Promise<void> {
  rest.stop();
  if (isReadOnly) return;
  const to = port;
  await Promise.all(
    // a study that was moved is known by its path of before as well
    [...unsent.values()].map((draft) =>
      to && draft.place ? (draft.onItsWay ??= sendNow(draft, draft.place, to)) : undefined,
    ),
  );
  if (mine().some(isFailing)) rest.touch(AGAIN);
  if (mine().length === 0) for (const work of waiting.splice(0)) work();
}

/** Sends what is not kept yet, and says what stands in the way of keeping all of it; null: nothing, all is kept. */
export async function draftTrouble(): Promise<string | null> {
  await flush();
  const failure = mine().find((draft) => draft.failure !== null)?.failure;
  const stays = 'What you wrote is in this window only, and is there until it goes.';
  if (isReadOnly && mine().length > 0) return `This study is open for reading only. ${stays}`;
  if (!failure) return null;
  return mayPass(failure) ? whyUnsaved(failure) : `${failure.message} ${stays}`;
}

/** What one looked for lately; it lies where drafts do, and is none. */
export const SEARCHES = 'searches';

/** Whether one began something in the study in view that is not sent. */
export const hasBegun = (): boolean =>
  Object.keys(useDrafts.getState().drafts).some((key) => key !== SEARCHES);

/** Runs `work` once, when the study in view has every draft. */
export function whenKept(work: () => void): void {
  waiting.push(work);
}

/** Asks the study for one's drafts; those this window has and the study has not stand before them. */
async function look(path: string, personId: string | null): Promise<void> {
  const now = ++looks;
  const result = await port?.list(personId);
  if (!result?.ok || now !== looks) return;
  const { studyId, drafts } = result.value;
  place = { path, studyId, personId };
  for (const [name, draft] of unsent) {
    if (draft.place !== null) continue;
    unsent.delete(name);
    draft.place = place;
    unsent.set(nameOf(draft), draft);
  }
  const own = [...unsent.values()].filter(
    (one) => one.place?.path === path && one.place.personId === personId,
  );
  const all = new Map<string, string | null>(drafts.map((one) => [one.key, one.words]));
  for (const { key, words } of drafts) {
    const name = nameOf({ place, key });
    if (!unsent.has(name) && !(HELD.test(key) && seen.has(name))) see(name, words);
  }
  for (const { key, words } of own) all.set(key, words);
  const there = [...all].filter((pair): pair is [string, string] => pair[1] !== null);
  useDrafts.setState({ drafts: Object.fromEntries(there) });
  void flush();
}

/** Follows which study is open, and who works in it. The answer ends it. */
export function followDrafts(to: DraftPort, host: HostStore): () => void {
  port = to;
  let before: string | null = null;
  function again() {
    const { study, person } = host.getState().state ?? {};
    if (study) void look(study.path, person?.id ?? null);
  }
  function follow() {
    const { study, person } = host.getState().state ?? {};
    const now = study ? JSON.stringify([study.path, study.readOnly, person?.id]) : null;
    if (now === before) return;
    before = now;
    isReadOnly = study?.readOnly ?? false;
    looks += 1;
    place = null;
    useDrafts.setState({ drafts: {} });
    again();
  }
  follow();
  const stops = [
    host.subscribe(follow),
    keepUntilSaved({
      flush: () => flush().then(() => !mine().some(isFailing)),
      isFailing: () => mine().some(isFailing),
      discard: () => unsent.clear(),
    }),
  ];
  // another window may have begun something, or sent it
  window.addEventListener('focus', again);
  const leave = () => void flush();
  document.addEventListener('focusout', leave);
  return () => {
    document.removeEventListener('focusout', leave);
    window.removeEventListener('focus', again);
    for (const stop of stops) stop();
  };
}

/** Drafts over a client. */
export const draftsOver = (client: Client): DraftPort => ({
  list: (personId) => client.call('draft.list', { personId }),
  keep: (draft, study) => client.call('draft.keep', draft, study),
});
