/** What is said of codings: why a press changed nothing, that one cannot be seen, that two can be one. */
import type { Result } from '../../../../shared/contract/errors.ts';
import { useSettings } from '../../../app/settings.ts';
import { keysNow } from '../../../app/shortcuts.ts';
import { undoOffer } from '../../../parts/run/run.ts';
import { announce, shortcutText, toast } from '../../../ui/index.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { filtersWith } from '../model/filters.ts';
import { linesInWords } from '../model/shown-text.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';

const store = () => useReadingStore.getState();

/** Says why nothing changed. */
export function refuse(result: Extract<Result<unknown>, { ok: false }>): void {
  if (result.failure.code !== 'cancelled') toast({ text: result.failure.message, tone: 'attention' });
}

/** Says what was done, with a way back. */
export function saidWithUndo(reading: Reading, text: string): void {
  toast({ text, action: undoOffer(reading.client) });
}

let takeBack: () => void = () => undefined;
/** What was said of a press that changed nothing is over. */
export const takeBackSaying = (): void => takeBack();

/** Says, to the eye too, why a press changed nothing. */
export function saidAlready(name: string): void {
  takeBack = toast({ text: `${name} is on these words already.`, stayFor: 4000 });
}

/** That something has to be selected, with the key that comes after it as it is set now. */
export function selectFirst(actionId: string): string {
  const keys = keysNow(actionId, useSettings.getState().settings);
  return keys ? `Select some words first, then press ${shortcutText(keys)}.` : 'Select some words first.';
}

/** The name of a code, also of one made a moment ago. */
export const nameNow = (reading: Reading, codeId: string): string =>
  store().pendingCodes.find((code) => code.id === codeId)?.name ?? reading.nameOf(codeId);

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
