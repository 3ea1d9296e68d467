import { useLayoutEffect, useRef } from 'react';
import { actionFor } from '../../../app/shortcuts.ts';
import { useSettings } from '../../../app/settings.ts';
import { runAction } from '../../../app/actions.ts';
import { toast } from '../../../ui/index.ts';
import { useReadingStore } from '../store.ts';
import { useReading } from '../use-reading.ts';
import type { Draft } from './draft.ts';
import { createCorrector, type Corrector } from './editor.ts';
import type { NewSpeaker } from './store.ts';
import type { Base } from './begin.ts';

/** Where anything is coded, as stretches that do not touch. */
function codedStretches(codings: readonly { start: number; end: number }[]) {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end } of codings.toSorted((a, b) => a.start - b.start)) {
    const last = stretches.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}

interface PaneProps {
  base: Base;
  newSpeakers: readonly NewSpeaker[];
  onDraft(draft: Draft): void;
  corrector: React.RefObject<Corrector | null>;
  onSpeaker(turn: number): void;
}

/** The text in which one types. */
export function CorrectPane({ base, newSpeakers, onDraft, corrector, onSpeaker }: PaneProps) {
  const reading = useReading();
  const pane = useRef<HTMLDivElement>(null);
  const named = useRef<ReadonlyMap<string, { label: string; role: string }>>(new Map());
  useLayoutEffect(() => {
    named.current = new Map<string, { label: string; role: string }>([
      ...reading.document.speakers.map((one) => [one.id, one] as const),
      ...newSpeakers.map((one) => [one.key, one] as const),
    ]);
  });
  const { lang, direction, id, name } = reading.document.summary;
  useLayoutEffect(() => {
    if (!pane.current) return;
    const { layout } = reading.document;
    const made = createCorrector({
      host: pane.current,
      saved: base.saved,
      draft: base.draft,
      coded: codedStretches(reading.codings),
      words: {
        speaker: (speaker) => named.current.get(speaker ?? '')?.label ?? '',
        isQuestion: (speaker) => named.current.get(speaker ?? '')?.role === 'interviewer',
        line: (turn) => String(layout.turns[turn]?.firstLine ?? ''),
      },
      label: `${name}, being corrected`,
      lang,
      direction,
      startAt: useReadingStore.getState().places[id] ?? 0,
      onDraft,
      onKey(event) {
        const keys = useSettings.getState().settings;
        const asked = actionFor(event, keys)?.id ?? ownKey(event);
        return asked?.startsWith('correct.') === true && runAction(asked);
      },
      onRefused: (sentence) => toast({ text: sentence }),
      onSpeaker,
    });
    corrector.current = made;
    made.focus();
    return () => {
      corrector.current = null;
      made.destroy();
    };
    // one editor for one saved text; names are read when they are drawn
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [base]);
  return <div className="rd-pane rc-pane" ref={pane} />;
}

/** Keys that text fields keep for themselves elsewhere. */
function ownKey(event: KeyboardEvent): string | undefined {
  const mod = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (mod && !event.altKey && key === 'z') return event.shiftKey ? 'correct.redo' : 'correct.undo';
  if (mod && !event.altKey && key === 'y') return 'correct.redo';
  if (event.key === 'Escape') return 'correct.leave';
  return undefined;
}
