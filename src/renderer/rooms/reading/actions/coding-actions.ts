// What one can do with codings, declared once for the keyboard, the palette and the menus.
import type { Action } from '../../../app/actions.ts';
import { announce, confirm, toast } from '../../../ui/index.ts';
import { moveEdge, moveEdgeByLetter } from '../model/ranges.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';
import { applyCode, applyInVivo, stretch, uncode } from './coding-commands.ts';
import { readingAction } from './reading-action.ts';
import { selectFirst } from './said.ts';

const store = () => useReadingStore.getState();

/** Opens the picker on the selected words, or on the coding in focus to give it another code. */
function openPicker(reading: Reading): void {
  const { from, to } = store().selection;
  if (to > from && reading.shown.text.slice(from, to).trim() !== '') {
    reading.reader.page?.scrollTo(to, 'nearest');
    return store().set({ picking: { for: 'apply', from, to } });
  }
  toast({ text: selectFirst('reading.code') });
}

function openRecode(reading: Reading): void {
  const coding = reading.codings.find((one) => one.id === store().focused);
  if (!coding) return void toast({ text: 'Choose a coding first: press its stripe, or ] for the next one.' });
  reading.reader.page?.scrollTo(coding.end, 'nearest');
  store().set({ picking: { for: 'recode', codingId: coding.id, from: coding.start, to: coding.end } });
}

/** The coding that keys act on: the one in focus, else the shortest of one's own at the caret, else any there. */
function codingMeant(reading: Reading) {
  const focused = reading.codings.find((one) => one.id === store().focused);
  if (focused) return focused;
  const here = reading.model.at(store().selection.head);
  return here.find((coding) => coding.coderId === reading.myId) ?? here[0];
}

async function uncodeMeant(reading: Reading): Promise<void> {
  const coding = codingMeant(reading);
  if (!coding) return announce('No code here.');
  if (coding.coderId !== reading.myId) {
    const agreed = await confirm({
      title: `Take ${reading.nameOf(coding.codeId)} off ${reading.reference(coding.start, coding.end)}?`,
      consequences: [`${reading.personName(coding.coderId)} made this coding.`],
      confirmLabel: 'Take the code off',
      tone: 'danger',
    });
    if (!agreed) return;
  }
  await uncode(reading, [coding.id]);
}

function moveCodingEdge(
  reading: Reading,
  edge: 'start' | 'end',
  forward: boolean,
  by: 'word' | 'letter' = 'word',
): void {
  const coding = codingMeant(reading);
  if (!coding) return announce('No code here.');
  const next =
    by === 'word'
      ? moveEdge(reading.shown, coding, edge, forward, reading.summary.lang)
      : moveEdgeByLetter(reading.shown.text, coding, edge, forward);
  if (!next) return announce('It cannot go further.');
  if (store().focused !== coding.id) store().focus(coding.id);
  reading.reader.page?.scrollTo(edge === 'start' ? next.start : next.end, 'nearest');
  void stretch(reading, coding.id, next.start, next.end);
}

function applyRecent(reading: Reading, at: number): void {
  // a code made a moment ago may not be in the list yet
  const known = [
    ...reading.codes.filter((one) => one.retired === null && !one.isHeading),
    ...store().pendingCodes,
  ];
  const recents = store().recents.filter((id) => known.some((code) => code.id === id));
  const code = recents[at];
  if (!code)
    return announce(at === 0 ? 'No code has been used so far.' : `There is no code on ${at + 1} yet.`);
  const { from, to } = store().selection;
  void applyCode(reading, code, from, to);
}

function writeMemo(reading: Reading): void {
  const coding = codingMeant(reading);
  if (!coding) return void toast({ text: 'Choose a coding first: press its stripe, or ] for the next one.' });
  if (store().focused !== coding.id) store().focus(coding.id);
  store().set({ isWritingMemo: true });
}

/** The actions that make, change and take off codings of the open transcript. */
export function codingActions(reading: Reading): Action[] {
  const canWrite = () => !reading.isReadOnly;
  const [onward, backward] = reading.summary.direction === 'rtl' ? ['Left', 'Right'] : ['Right', 'Left'];
  const action = (...said: Parameters<typeof readingAction>): Action => ({
    ...readingAction(...said),
    isEnabled: canWrite,
  });
  return [
    action('code', 'Code the selected words', 'C', () => openPicker(reading), 'apply tag label'),
    action(
      'inVivo',
      'Code with the person’s own words',
      'V',
      () => void applyInVivo(reading, store().selection.from, store().selection.to),
      'in vivo',
    ),
    action('repeat', 'Apply the last code again', 'R', () => applyRecent(reading, 0)),
    ...Array.from({ length: 9 }, (_, at): Action => ({
      ...action(`recent${at + 1}`, `Apply recent code ${at + 1}`, String(at + 1), () =>
        applyRecent(reading, at),
      ),
      isHidden: at > 0,
      isListed: true,
    })),
    action(
      'uncode',
      'Take the code off',
      'Delete',
      () => void uncodeMeant(reading),
      'remove uncode delete coding',
    ),
    action('recode', 'Give the coding another code', 'Shift+C', () => openRecode(reading), 'change recode'),
    action('memo', 'Write a memo on the coding', 'M', () => writeMemo(reading), 'note'),
    // the key points where the edge goes on the page, so the two change places from right to left
    action(
      'endLater',
      'Let the coding end a word later',
      `Alt+Shift+Arrow${onward}`,
      () => moveCodingEdge(reading, 'end', true),
      'extent grow',
    ),
    action(
      'endEarlier',
      'Let the coding end a word earlier',
      `Alt+Shift+Arrow${backward}`,
      () => moveCodingEdge(reading, 'end', false),
      'extent shrink',
    ),
    action(
      'startLater',
      'Let the coding begin a word later',
      `Mod+Alt+Arrow${onward}`,
      () => moveCodingEdge(reading, 'start', true),
      'extent shrink',
    ),
    action(
      'startEarlier',
      'Let the coding begin a word earlier',
      `Mod+Alt+Arrow${backward}`,
      () => moveCodingEdge(reading, 'start', false),
      'extent grow',
    ),
    action(
      'endLaterLetter',
      'Let the coding end a letter later',
      'Alt+Shift+ArrowDown',
      () => moveCodingEdge(reading, 'end', true, 'letter'),
      'extent grow character',
    ),
    action(
      'endEarlierLetter',
      'Let the coding end a letter earlier',
      'Alt+Shift+ArrowUp',
      () => moveCodingEdge(reading, 'end', false, 'letter'),
      'extent shrink character',
    ),
    action(
      'startLaterLetter',
      'Let the coding begin a letter later',
      'Mod+Alt+ArrowDown',
      () => moveCodingEdge(reading, 'start', true, 'letter'),
      'extent shrink character',
    ),
    action(
      'startEarlierLetter',
      'Let the coding begin a letter earlier',
      'Mod+Alt+ArrowUp',
      () => moveCodingEdge(reading, 'start', false, 'letter'),
      'extent grow character',
    ),
  ];
}
