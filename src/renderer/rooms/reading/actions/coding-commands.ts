/** Coding, uncoding, recoding and stretching: painted at once, written behind, taken back with a sentence on failure. */
import type { Result } from '../../../../shared/contract/errors.ts';
import { undoOffer } from '../../../parts/run/run.ts';
import { useSettings } from '../../../app/settings.ts';
import { keysNow } from '../../../app/shortcuts.ts';
import { announce, shortcutText, toast } from '../../../ui/index.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { filtersWith } from '../model/filters.ts';
import { hasArrived } from '../model/optimistic.ts';
import { trimRange } from '../model/ranges.ts';
import { isolated, linesInWords } from '../model/shown-text.ts';
import { useReadingStore, type Pending } from '../store.ts';
import type { Reading } from '../use-reading.ts';

let counter = 0;
const nextKey = () => `pending-${(counter += 1)}`;
/** A finished change that rows asked for anew never showed (undone at once, say) is let go after this long. */
const KEEP_DONE = 2500;

const store = () => useReadingStore.getState();
const isTemporary = (id: string) => id.startsWith('pending');

/** Shows changes at once, and `focused` as the coding keys act on: one drawing for all. */
function put(changes: readonly Pending[], focused?: string | null): void {
  takeBackSaying();
  store().paint([...store().pending, ...changes], focused);
}
function take(key: string): void {
  store().set({ pending: store().pending.filter((one) => one.key !== key) });
}
/**
 * Changes are in the file: those the rows show already are let go, the others when they do. Fresh rows without them say that they
 * were undone at once. `more` goes with them in one drawing.
 */
function finish(
  reading: Reading,
  keys: readonly string[],
  patch: { coding?: ReaderCoding } = {},
  more: { focused?: string | null } = {},
): void {
  const rows = reading.rows();
  const pending = store().pending.flatMap((one) => {
    if (!keys.includes(one.key)) return [one];
    const done = { ...one, ...patch, isDone: true } as Pending;
    return hasArrived(rows, done) || reading.areRowsFresh() ? [] : [done];
  });
  store().set({ ...more, pending });
  for (const key of keys) if (pending.some((one) => one.key === key)) setTimeout(() => take(key), KEEP_DONE);
}

/** Says why nothing changed. */
function refuse(result: Extract<Result<unknown>, { ok: false }>): void {
  if (result.failure.code !== 'cancelled') toast({ text: result.failure.message, tone: 'attention' });
}

/** Says what was done, with a way back. */
function saidWithUndo(reading: Reading, text: string): void {
  toast({ text, action: undoOffer(reading.client) });
}

let takeBackSaying: () => void = () => undefined;

/** Says, to the eye too, why a press changed nothing. */
function saidAlready(name: string): void {
  takeBackSaying = toast({ text: `${name} is on these words already.`, stayFor: 4000 });
}

/** That something has to be selected, with the key that comes after it as it is set now. */
export function selectFirst(actionId: string): string {
  const keys = keysNow(actionId, useSettings.getState().settings);
  return keys ? `Select some words first, then press ${shortcutText(keys)}.` : 'Select some words first.';
}

function wordsToCode(reading: Reading, from: number, to: number) {
  const range = trimRange(reading.shown.text, from, to);
  if (range.end > range.start) return range;
  toast({ text: selectFirst('reading.code') });
  return null;
}

const identical = (reading: Reading, codeId: string, start: number, end: number) =>
  reading.codings.find(
    (one) => one.codeId === codeId && one.start === start && one.end === end && one.coderId === reading.myId,
  );

/** A coding of one's own as the page draws it, before its row has come. */
export function codingOn(
  reading: Reading,
  id: string,
  codeId: string,
  start: number,
  end: number,
): ReaderCoding {
  return {
    id,
    codeId,
    coderId: reading.myId ?? '',
    start,
    end,
    memos: 0,
    anchored: true,
    createdAt: new Date().toISOString(),
  };
}

interface Applied {
  codingId: string;
  codeId: string;
  existed: boolean;
  mergeOffer: string[];
}

/** Puts the lasting coding in the place of the one that was painted. */
function settle(
  reading: Reading,
  painted: ReaderCoding,
  applied: Applied,
  name: string,
  under: string | null = null,
): void {
  reading.model.rename(painted.id, applied.codingId);
  // one change for all of it: a coding that is in focus before it is in the rows would be drawn out of focus first
  const focused = store().focused === painted.id ? { focused: applied.codingId } : {};
  if (applied.existed) {
    store().set({ ...focused, pending: store().pending.filter((one) => one.key !== painted.id) });
    store().used(applied.codeId);
    saidAlready(name);
  } else {
    const coding = { ...painted, id: applied.codingId, codeId: applied.codeId };
    finish(reading, [painted.id], { coding }, focused);
    store().used(applied.codeId);
    announce(`Coded ${linesInWords(reading.shown, painted.start, painted.end)} as ${name}.`);
    if (saidHidden(reading, coding, under)) return;
  }
  offerJoin(reading, [applied.codingId, ...applied.mergeOffer], name);
}

/** What shows a coding that is hidden now; null when it is in view. */
function whatShows(coding: ReaderCoding, myId: string | null, under: string | null) {
  const { told, filters, show } = store();
  // a code made just now stands where its parent stands
  const isNew = under !== null && told?.codeIds?.has(under) === true;
  const codeIds = isNew ? null : (told?.codeIds ?? null);
  const open = told ? filtersWith(coding, { ...told, filters, codeIds }) : filters;
  const isShown = show === 'all' || (show === 'mine' && coding.coderId === myId);
  return open === filters && isShown ? null : { filters: open, show: isShown ? show : ('all' as const) };
}

/** The name of a code, also of one made a moment ago. */
const nameNow = (reading: Reading, codeId: string): string =>
  store().pendingCodes.find((code) => code.id === codeId)?.name ?? reading.nameOf(codeId);

/** Says that what was just coded cannot be seen, and offers to show it. True when it said so. */
export function saidHidden(reading: Reading, coding: ReaderCoding, under: string | null = null): boolean {
  const shows = whatShows(coding, reading.myId, under);
  if (!shows) return false;
  const where = linesInWords(reading.shown, coding.start, coding.end);
  const name = nameNow(reading, coding.codeId);
  const why = shows.show === store().show ? 'the filters hide it' : 'codings are not shown at the moment';
  toast({
    text: `${name} is on ${where} now, and ${why}.`,
    action: {
      label: 'Show it',
      run() {
        store().set(shows);
        store().focus(coding.id);
        reading.reader.page?.scrollTo(coding.start, 'nearest');
        reading.reader.page?.focus();
      },
    },
  });
  return true;
}

/** Offers to make codings one that overlap or touch. */
export function offerJoin(reading: Reading, ids: readonly string[], name: string): void {
  if (ids.length < 2) return;
  toast({
    text: `${name} is also on words that touch these. They can be one coding.`,
    action: {
      label: 'Join',
      async run() {
        const result = await reading.client.call('coding.join', { ids: [...ids] });
        if (!result.ok) return refuse(result);
        store().focus(result.value.id);
        announce(`Joined into one coding of ${name}.`);
      },
    },
  });
}

/** Applies a code to words. */
export async function applyCode(reading: Reading, codeId: string, from: number, to: number): Promise<void> {
  const range = wordsToCode(reading, from, to);
  if (!range) return;
  const name = reading.nameOf(codeId);
  const same = identical(reading, codeId, range.start, range.end);
  if (same) {
    store().focus(same.id);
    if (!saidHidden(reading, same)) saidAlready(name);
    return;
  }
  const painted = codingOn(reading, nextKey(), codeId, range.start, range.end);
  put([{ key: painted.id, kind: 'add', coding: painted, isDone: false }], painted.id);
  const { id: documentId } = reading.summary;
  const input = { documentId, ...range, textHash: reading.shown.textHash, codeId };
  const result = await reading.client.call('coding.apply', input);
  if (result.ok) return settle(reading, painted, result.value, name);
  take(painted.id);
  if (store().focused === painted.id) store().focus(null);
  refuse(result);
}

/** Makes a code and applies it. */
export async function applyNewCode(
  reading: Reading,
  name: string,
  parentId: string | null,
  from: number,
  to: number,
  inVivo = false,
): Promise<void> {
  const range = wordsToCode(reading, from, to);
  if (!range) return;
  const colour = nextColour(reading);
  const painted = codingOn(reading, nextKey(), nextKey(), range.start, range.end);
  store().set({ pendingCodes: [...store().pendingCodes, { id: painted.codeId, name, colour }] });
  put([{ key: painted.id, kind: 'add', coding: painted, isDone: false }], painted.id);
  const { id: documentId } = reading.summary;
  const where = { documentId, ...range, textHash: reading.shown.textHash };
  const result = await reading.client.call('coding.applyNew', { ...where, name, parentId, colour, inVivo });
  const codes = store().pendingCodes.filter((code) => code.id !== painted.codeId);
  if (result.ok) {
    store().set({ pendingCodes: [...codes, { id: result.value.codeId, name, colour }] });
    return settle(reading, painted, result.value, name, parentId);
  }
  store().set({ pendingCodes: codes });
  take(painted.id);
  if (store().focused === painted.id) store().focus(null);
  refuse(result);
}

/** The colour fewest codes have, the earlier of equals. */
function nextColour(reading: Reading): number {
  const uses = Array.from({ length: 12 }, () => 0);
  for (const code of reading.codes) uses[(code.colour - 1) % 12] = (uses[(code.colour - 1) % 12] ?? 0) + 1;
  return uses.indexOf(Math.min(...uses)) + 1;
}

const MOST_IN_VIVO = 120;

/** Names a code in the person's own words. */
export function applyInVivo(reading: Reading, from: number, to: number): Promise<void> {
  const { start, end } = trimRange(reading.shown.text, from, to);
  const words = reading.shown.text
    .slice(start, end)
    .replace(/\s+/gu, ' ')
    .replace(/[.,;:]+$/u, '');
  if (words.length <= MOST_IN_VIVO) return applyNewCode(reading, words || ' ', null, from, to, true);
  const cut = words.slice(0, MOST_IN_VIVO).replace(/\s+\S*$/u, '');
  return applyNewCode(reading, `${cut}…`, null, from, to, true);
}

/** Takes codings off. */
export async function uncode(reading: Reading, ids: readonly string[]): Promise<void> {
  const lasting = ids.filter((id) => !isTemporary(id));
  const first = reading.codings.find((coding) => coding.id === lasting[0]);
  if (!first) return;
  const gone = lasting.map((id): Pending => ({ key: nextKey(), kind: 'remove', id, isDone: false }));
  const keys = gone.map(({ key }) => key);
  put(gone, lasting.includes(store().focused ?? '') ? null : undefined);
  const result = await reading.client.call('coding.remove', { ids: lasting });
  if (!result.ok) {
    keys.forEach(take);
    return refuse(result);
  }
  finish(reading, keys);
  saidWithUndo(
    reading,
    `Took ${reading.nameOf(first.codeId)} off ${reading.reference(first.start, first.end)}.`,
  );
}

/** Gives a coding another code. */
export async function recode(reading: Reading, codingId: string, codeId: string): Promise<void> {
  const result = await reading.client.call('coding.recode', { ids: [codingId], codeId });
  if (!result.ok) return refuse(result);
  store().used(codeId);
  if (result.value.alreadyThere > 0) store().focus(null);
  const coding = reading.codings.find((one) => one.id === codingId);
  if (coding && saidHidden(reading, { ...coding, codeId })) return;
  saidWithUndo(reading, `Changed the code to ${reading.nameOf(codeId)}.`);
  offerJoin(reading, result.value.mergeOffers[0] ?? [], reading.nameOf(codeId));
}

/** Changes the words a coding is on. */
export async function stretch(reading: Reading, codingId: string, start: number, end: number): Promise<void> {
  const coding = reading.codings.find((one) => one.id === codingId);
  if (!coding || isTemporary(codingId) || (coding.start === start && coding.end === end)) return;
  const key = nextKey();
  const others = store().pending.filter((one) => !(one.kind === 'extent' && one.id === codingId));
  store().paint([...others, { key, kind: 'extent', id: codingId, start, end, isDone: false }]);
  const { textHash } = reading.shown;
  const result = await reading.client.call('coding.resize', { id: codingId, start, end, textHash });
  if (!result.ok) {
    take(key);
    return refuse(result);
  }
  finish(reading, [key]);
  const words = reading.shown.text.slice(start, end);
  const shownWords = words.length > 60 ? `${words.slice(0, 25)} … ${words.slice(-25)}` : words;
  announce(`${reading.nameOf(coding.codeId)} is now on ${isolated(shownWords)}`);
  offerJoin(reading, [codingId, ...result.value.mergeOffer], reading.nameOf(coding.codeId));
}
