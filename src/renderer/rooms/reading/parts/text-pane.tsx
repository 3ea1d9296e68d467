import { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { count } from '../../../app/words.ts';
import { announce } from '../../../ui/index.ts';
import { actionFor, keysNow } from '../../../app/shortcuts.ts';
import { runAction } from '../../../app/actions.ts';
import { useInspector } from '../../../app/inspector.tsx';
import { useSettings } from '../../../app/settings.ts';
import { RehearsalContext } from '../../../data/rehearsal.ts';
import { useQuery } from '../../../data/use-query.ts';
import { openPropose } from '../../../parts/frame/propose.ts';
import { afterPaint } from '../../../data/after-paint.ts';
import { CodePicker, type PickerPlace } from '../../../parts/code-picker/index.ts';
import { applyCode, applyNewCode, recode, stretch } from '../actions/coding-commands.ts';
import { handleTextKey } from '../actions/text-keys.ts';
import { placeOf } from '../actions/use-frame-actions.ts';
import { createReader } from '../editor/create-reader.ts';
import type { ReaderHolder, ReaderOptions } from '../editor/reader.ts';
import { showDimmed } from '../editor/dim-marks.ts';
import { linesInWords } from '../model/shown-text.ts';
import { nameHighlight } from '../familiarise/highlight-commands.ts';
import { useReadingLater, useReadingStore, type Picking } from '../store.ts';
import { useFiltered } from '../use-filtered.ts';
import { useReading, type Reading } from '../use-reading.ts';
import type { Arrival } from '../use-open-room.ts';
import { codeToDrag, takesCodes, takesWords, type DraggedWords } from './code-drag.ts';
import '../reader.css';

/**
 * The page itself: text, stripes, overview, and the picker at the selection. The first page opens at the place one comes for, so that
 * it is drawn once; later ones where the transcript was left.
 */
export function TextPane({ arrival }: { arrival: Arrival }) {
  const reading = useReading();
  const { shown, model, reader, looks, document } = reading;
  const pane = useRef<HTMLDivElement>(null);
  const inspector = useInspector();
  const showInspector = useRef(inspector.setOpen);
  const latest = useRef(reading);
  const drawn = useRef({ looks, name: document.summary.name });
  useLayoutEffect(() => {
    latest.current = reading;
    showInspector.current = inspector.setOpen;
  });

  // codings go into the model before the page is made, so that the first paint has them
  const { codings: shownCodings, dim, narrow } = useFiltered();
  const { lang, direction, id, name } = document.summary;
  const optionsFor = (host: HTMLElement): ReaderOptions => ({
    host,
    shown,
    model,
    lang,
    direction,
    label: () => `${latest.current.document.summary.name}, transcript`,
    startAt: startOf(arrival, id),
    takesWholeWords: () => useSettings.getState().settings.reading.wholeWords,
    mayResize: (coding) => !latest.current.isReadOnly && model.get(coding)?.coderId === latest.current.myId,
    words: {
      colour: (codeId) => latest.current.looks.get(codeId)?.colour ?? 1,
      name: (codeId) => latest.current.nameOf(codeId),
      label: (coding) =>
        `${latest.current.nameOf(coding.codeId)}, ${linesInWords(shown, coding.start, coding.end)}, ${latest.current.personName(coding.coderId)}`,
    },
    events: readerEvents(
      () => latest.current,
      () => showInspector.current(true),
    ),
  });
  useContext(RehearsalContext)?.byHand((stage) => {
    const host = stage.querySelector<HTMLElement>('.rd-pane');
    if (!host) return;
    model.update(shownCodings);
    const made = createReader(optionsFor(host));
    made.view.coordsAtPos(0); // has the lines broken at once
    made.destroy();
  });
  useLayoutEffect(() => {
    if (!pane.current) return;
    model.update(shownCodings);
    const made = createReader(optionsFor(pane.current));
    reader.put(made);
    // coming in with the focus nowhere in particular, one reads: arrows and Shift select at once
    afterPaint(() => {
      const { activeElement, body } = window.document;
      const isNowhere = !activeElement || activeElement === body || activeElement.id === 'tw-room';
      if (isNowhere && reader.page === made) made.focus();
    });
    drawn.current = { looks: latest.current.looks, name: latest.current.document.summary.name };
    return () => {
      const { places, set } = useReadingStore.getState();
      set({ places: { ...places, [id]: made.topOffset() } });
      reader.put(null);
      made.destroy();
    };
    // codings and names are read when they are drawn; only another text makes another page
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shown, model, reader, lang, direction, id]);

  useLayoutEffect(() => {
    if (model.update(shownCodings)) reader.page?.redraw();
  }, [shownCodings, model, reader]);
  useLayoutEffect(() => {
    if (drawn.current.looks !== looks || drawn.current.name !== name) reader.page?.redraw();
    drawn.current = { looks, name };
  }, [looks, name, reader]);
  useLayoutEffect(() => {
    if (reader.page) showDimmed(reader.page.view, dim);
  }, [dim, reader, shown, lang, direction]);
  useLayoutEffect(() => reader.page?.lift(liftedNow()), [shownCodings, reader, shown, lang, direction]);

  // keys and the pointer reach the page without waiting for anything else to be drawn
  const narrowed = useRef(narrow);
  useLayoutEffect(() => {
    narrowed.current = narrow;
  });
  useLayoutEffect(
    () =>
      useReadingStore.subscribe((now, before) => {
        const isOther =
          now.pending !== before.pending && model.update(narrowed.current(latest.current.codings));
        if (isOther) reader.page?.redraw(liftedNow());
        else reader.page?.lift(liftedNow());
      }),
    [model, reader],
  );

  useEffect(() => {
    const { set } = useReadingStore.getState();
    const apply = (codeId: string, words?: DraggedWords) => {
      if (words && words.documentId !== latest.current.summary.id) return;
      const { from, to } = words ?? useReadingStore.getState().selection;
      void applyCode(latest.current, codeId, from, to);
    };
    set({ applyCode: reading.isReadOnly ? null : apply });
    return () => set({ applyCode: null });
  }, [reading.isReadOnly]);

  const { isOpen } = inspector;
  const fittedTo = useRef(isOpen);
  useLayoutEffect(() => {
    if (fittedTo.current !== isOpen) reader.page?.refit(); // a new page measures its room by itself
    fittedTo.current = isOpen;
  }, [isOpen, reader]);

  return (
    <div className="rd-pane" ref={pane} dir={direction} {...takesCodes(reading)}>
      <Picker pane={pane} />
    </div>
  );
}

/** Where a page begins: at the place one comes for, once, else where the transcript was left. */
function startOf(arrival: Arrival, documentId: string): ReaderOptions['startAt'] {
  const { offset } = arrival;
  arrival.offset = null;
  if (offset !== null) return { offset, where: 'center' };
  return { offset: useReadingStore.getState().places[documentId] ?? 0, where: 'start' };
}

/** The coding that stands out: under the pointer, else in focus. */
function liftedNow(): string | null {
  const { hovered, focused } = useReadingStore.getState();
  return hovered ?? focused;
}

function readerEvents(
  now: () => Reading,
  showInspector: () => void,
): Parameters<typeof createReader>[0]['events'] {
  const store = () => useReadingStore.getState();
  return {
    onSelect(selection) {
      store().set({ selection });
      // a press beside the words that the picker was open for, or on them without dragging them
      if (selection.from === selection.to && store().picking?.for === 'apply') store().set({ picking: null });
    },
    onKey(event) {
      const action = actionFor(event, useSettings.getState().settings);
      if (action && action.id !== 'reading.focusText') return runAction(action.id);
      return handleTextKey(now(), event);
    },
    onPress(offset) {
      const here = now().model.at(offset)[0];
      if (here || store().focused) store().focus(here?.id ?? null);
    },
    onHover: (hovered) => {
      if (store().hovered !== hovered) store().set({ hovered });
    },
    onChoose(id) {
      if (store().focused !== id) store().focus(id);
    },
    onLeave: () => now().reader.page?.focus(),
    onMore(more) {
      announce(`${count(more.length, 'coding')} listed in the inspector.`);
      store().focus(null);
      store().set({ more });
      showInspector(); // it is where they are listed
    },
    onResize: (id, start, end) => void stretch(now(), id, start, end),
    onScroll() {
      const { picking, set } = store();
      if (picking) set({ picking: { ...picking } });
    },
  };
}

const ABOVE = 7; // pixels between the words and the picker
const WIDTH = 356;
const LEAST_HEIGHT = 210;

/** Where the picker hangs: under the last selected line, or above the first where there is no room. */
function placeFor(holder: ReaderHolder, pane: HTMLElement, from: number, to: number): PickerPlace | null {
  const reader = holder.page;
  const box = reader?.boxOf(from, to);
  if (!reader || !box) return null;
  const frame = pane.getBoundingClientRect();
  const column = reader.view.contentDOM.getBoundingClientRect();
  const lead = reader.view.defaultLineHeight;
  const middle = (one: { top: number; bottom: number }) => (one.top + one.bottom) / 2;
  const under = middle(box.last) + lead / 2 + ABOVE - frame.top;
  const over = middle(box.first) - lead / 2 - ABOVE - frame.top;
  const wanted = box.first.left - 6;
  const left = Math.max(column.left - 6, Math.min(wanted, column.right - WIDTH)) - frame.left;
  const room = frame.height - under - 8;
  if (room >= LEAST_HEIGHT || room >= over - 8) return { left, top: under, maxHeight: Math.max(120, room) };
  return { left, bottom: frame.height - over, maxHeight: over - 8 };
}

const PICKER_LABELS: Record<Picking['for'], string> = {
  apply: 'Code these words',
  recode: 'Another code for this coding',
  name: 'Name this highlight',
};

/** Whether a press is on the selected words. They can be dragged from there once the text has the focus. */
function holdSelected(reading: Reading, at: { x: number; y: number; target: EventTarget | null }): boolean {
  const view = reading.reader.page?.view;
  if (!view || !(at.target instanceof Node) || !view.contentDOM.contains(at.target)) return false;
  const offset = view.posAtCoords({ x: at.x, y: at.y });
  const { from, to } = useReadingStore.getState().selection;
  const isHeld = offset !== null && offset >= from && offset <= to;
  if (isHeld) view.focus();
  return isHeld;
}

/** The keys of the codes used last, as they are set now. */
function useRecentKeys(isAsked: boolean): readonly (string | undefined)[] {
  const settings = useSettings((store) => store.settings);
  // looked up when they are wanted: the actions are there only after the page
  return useMemo(
    () => (isAsked ? Array.from({ length: 9 }, (_, at) => keysNow(`reading.recent${at + 1}`, settings)) : []),
    [settings, isAsked],
  );
}

function Picker({ pane }: { pane: React.RefObject<HTMLDivElement | null> }) {
  const reading = useReading();
  const picking = useReadingStore((store) => store.picking);
  const recents = useReadingLater((store) => store.recents);
  const offersProposals = useQuery('frame.state', {}).data?.latest?.offersProposals ?? false;
  const pastNames = useQuery('frame.pastNames', picking ? {} : null).data;
  const [placed, setPlaced] = useState<{ from: number; to: number; place: PickerPlace | null } | null>(null);
  const { reader } = reading;
  const recentKeys = useRecentKeys(picking !== null);
  useEffect(() => {
    if (!picking) return undefined;
    // after the words have been scrolled into view
    const frame = requestAnimationFrame(() => {
      const { from, to } = picking;
      if (pane.current) setPlaced({ from, to, place: placeFor(reader, pane.current, from, to) });
    });
    return () => cancelAnimationFrame(frame);
  }, [picking, pane, reader]);
  const leave = useCallback(() => {
    useReadingStore.getState().set({ picking: null });
    reader.page?.focus();
  }, [reader]);
  const place = placed && placed.from === picking?.from && placed.to === picking.to ? placed.place : null;
  if (!picking || !place) return null;
  const { from, to } = picking;
  const canPropose = offersProposals && picking.for !== 'recode';
  const isApply = picking.for === 'apply';
  const nearby = reading.model.between(from - 1500, to + 1500).map((coding) => coding.codeId);
  return (
    <CodePicker
      place={place}
      codes={reading.codes}
      recents={recents}
      nearby={nearby}
      reference={reading.reference(from, to)}
      label={PICKER_LABELS[picking.for]}
      canCreate={picking.for !== 'recode'}
      recentKeys={recentKeys}
      isMeantForIt={(at) => isApply && holdSelected(reading, at)}
      {...(isApply
        ? {
            rowProps: (codeId: string) => ({
              ...codeToDrag(codeId),
              ...takesWords(() => {
                leave();
                void applyCode(reading, codeId, from, to);
              }),
            }),
          }
        : {})}
      onApply={(codeId) => {
        leave();
        if (picking.for === 'recode') void recode(reading, picking.codingId, codeId);
        else if (picking.for === 'name')
          void nameHighlight(reading, picking.highlightId, { start: from, end: to }, { codeId });
        else void applyCode(reading, codeId, from, to);
      }}
      onCreate={(name, parentId) => {
        leave();
        if (picking.for === 'name')
          void nameHighlight(reading, picking.highlightId, { start: from, end: to }, { name, parentId });
        else void applyNewCode(reading, name, parentId, from, to);
      }}
      {...(pastNames ? { pastNames } : {})}
      {...(canPropose
        ? {
            onPropose: (name: string, parentId: string | null) => {
              leave();
              openPropose({ kind: 'add', name, parentId, place: placeOf(reading, from, to) });
            },
          }
        : {})}
      onLeave={leave}
    />
  );
}
