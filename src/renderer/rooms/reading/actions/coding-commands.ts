/** Coding, uncoding, recoding and stretching: painted at once, written behind, taken back with a sentence on failure. */
import type { Result } from '../../../../shared/contract/errors.ts';
import { underWay } from '../../../parts/run/under-way.ts';
import { announce, toast } from '../../../ui/index.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { isPassing, lastingId, passingId, willLast } from '../model/coming.ts';
import { trimRange } from '../model/ranges.ts';
import { isolated, linesInWords } from '../model/shown-text.ts';
import { useReadingStore, type Pending } from '../store.ts';
import type { Reading } from '../use-reading.ts';
import { finish, put, renamed, take, takeOff } from './painting.ts';
import { nameNow, offerJoin, refuse, saidAlready, saidHidden, saidWithUndo, selectFirst } from './said.ts';

const store = () => useReadingStore.getState();

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

/** Puts the lasting coding in the place of the one that was painted, and says what came of it. */
function settle(
  reading: Reading,
  painted: ReaderCoding,
  applied: Applied,
  name: string,
  under: string | null = null,
): void {
  reading.model.rename(painted.id, applied.codingId);
  if (applied.existed) {
    store().set(renamed(painted, applied));
    take(painted.id);
    saidAlready(name);
  } else {
    finish(reading, [painted.id], renamed(painted, applied));
    announce(`Coded ${linesInWords(reading.shown, painted.start, painted.end)} as ${name}.`);
  }
  // taken off again meanwhile: there is nothing more to say of it
  if (store().pending.some((one) => one.kind === 'remove' && one.id === applied.codingId)) return;
  const coding = { ...painted, id: applied.codingId, codeId: applied.codeId };
  if (!applied.existed && saidHidden(reading, coding, under)) return;
  offerJoin(reading, [applied.codingId, ...applied.mergeOffer], name);
}

/** Paints a coding, asks the file for it, and puts its lasting self in its place, or takes it off again. */
async function paintAndAsk(
  painted: ReaderCoding,
  ask: () => Promise<Result<Applied> | null>,
  done: (applied: Applied) => void,
): Promise<Applied | null> {
  const lasts = willLast(painted.id);
  put([{ key: painted.id, kind: 'add', coding: painted, isDone: false }], {
    focused: painted.id,
    used: painted.codeId,
  });
  const result = await ask();
  if (result?.ok) {
    done(result.value);
    lasts(result.value.codingId);
    return result.value;
  }
  takeOff(painted);
  lasts(null);
  if (result) refuse(result);
  return null;
}

/** Applies a code to words. */
export async function applyCode(reading: Reading, codeId: string, from: number, to: number): Promise<void> {
  const range = wordsToCode(reading, from, to);
  if (!range) return;
  const name = nameNow(reading, codeId);
  const same = identical(reading, codeId, range.start, range.end);
  if (same) {
    store().focus(same.id);
    if (!saidHidden(reading, same)) saidAlready(name);
    return;
  }
  const painted = codingOn(reading, passingId(), codeId, range.start, range.end);
  const where = { documentId: reading.summary.id, ...range, textHash: reading.shown.textHash };
  await paintAndAsk(
    painted,
    // a code that is being made with its first coding is waited for; any other is asked for at once
    isPassing(codeId)
      ? async () => {
          const lasting = await lastingId(codeId);
          return lasting === null ? null : reading.client.call('coding.apply', { ...where, codeId: lasting });
        }
      : () => reading.client.call('coding.apply', { ...where, codeId }),
    (applied) => settle(reading, painted, applied, name),
  );
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
  const painted = codingOn(reading, passingId(), passingId(), range.start, range.end);
  const codeLasts = willLast(painted.codeId);
  const without = () => store().pendingCodes.filter((code) => code.id !== painted.codeId);
  store().set({ pendingCodes: [...store().pendingCodes, { id: painted.codeId, name, colour }] });
  const where = { documentId: reading.summary.id, ...range, textHash: reading.shown.textHash };
  const applied = await paintAndAsk(
    painted,
    () => reading.client.call('coding.applyNew', { ...where, name, parentId, colour, inVivo }),
    (made) => {
      store().set({ pendingCodes: [...without(), { id: made.codeId, name, colour }] });
      settle(reading, painted, made, name, parentId);
    },
  );
  if (applied === null) {
    const recents = store().recents.filter((id) => id !== painted.codeId);
    store().set({ pendingCodes: without(), recents });
  }
  codeLasts(applied?.codeId ?? null);
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
export function uncode(reading: Reading, ids: readonly string[]): Promise<void> {
  const first = reading.codings.find((coding) => coding.id === ids[0]);
  return first ? underWay(takeCodingsOff(reading, ids, first)) : Promise.resolve();
}

async function takeCodingsOff(reading: Reading, ids: readonly string[], first: ReaderCoding): Promise<void> {
  const name = nameNow(reading, first.codeId);
  const gone = ids.map((id): Pending => ({ key: passingId(), kind: 'remove', id, isDone: false }));
  const keys = gone.map(({ key }) => key);
  put(gone, ids.includes(store().focused ?? '') ? { focused: null } : {});
  const lasting = (await Promise.all(ids.map(lastingId))).filter((id) => id !== null);
  if (lasting.length === 0) return keys.forEach(take);
  const result = await reading.client.call('coding.remove', { ids: lasting });
  if (!result.ok) {
    keys.forEach(take);
    return refuse(result);
  }
  finish(reading, keys);
  saidWithUndo(reading, `Took ${name} off ${reading.reference(first.start, first.end)}.`);
}

/** Gives a coding another code. */
export const recode = (reading: Reading, codingId: string, codeId: string): Promise<void> =>
  underWay(giveCode(reading, codingId, codeId));

async function giveCode(reading: Reading, codingId: string, codeId: string): Promise<void> {
  const id = await lastingId(codingId);
  if (id === null) return;
  const result = await reading.client.call('coding.recode', { ids: [id], codeId });
  if (!result.ok) return refuse(result);
  store().used(codeId);
  if (result.value.alreadyThere > 0) store().focus(null);
  const coding = reading.codings.find((one) => one.id === id);
  if (coding && saidHidden(reading, { ...coding, codeId })) return;
  saidWithUndo(reading, `Changed the code to ${reading.nameOf(codeId)}.`);
  offerJoin(reading, result.value.mergeOffers[0] ?? [], reading.nameOf(codeId));
}

/** Changes the words a coding is on. */
export function stretch(reading: Reading, codingId: string, start: number, end: number): Promise<void> {
  const coding = reading.codings.find((one) => one.id === codingId);
  if (!coding || (coding.start === start && coding.end === end)) return Promise.resolve();
  return underWay(moveEnds(reading, coding, start, end));
}

async function moveEnds(reading: Reading, coding: ReaderCoding, start: number, end: number): Promise<void> {
  const key = passingId();
  const name = nameNow(reading, coding.codeId);
  const others = store().pending.filter((one) => !(one.kind === 'extent' && one.id === coding.id));
  store().paint([...others, { key, kind: 'extent', id: coding.id, start, end, isDone: false }]);
  const { textHash } = reading.shown;
  const id = await lastingId(coding.id);
  if (id === null) return take(key);
  const result = await reading.client.call('coding.resize', { id, start, end, textHash });
  if (!result.ok) {
    take(key);
    return refuse(result);
  }
  finish(reading, [key]);
  const words = reading.shown.text.slice(start, end);
  const shownWords = words.length > 60 ? `${words.slice(0, 25)} … ${words.slice(-25)}` : words;
  announce(`${name} is now on ${isolated(shownWords)}`);
  offerJoin(reading, [id, ...result.value.mergeOffer], name);
}
