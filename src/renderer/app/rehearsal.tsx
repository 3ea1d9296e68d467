// Each room is drawn once where nobody sees it, while nobody waits for anything: the first visit would otherwise wait for a
// program that never ran and for answers that were never asked.
import { Activity, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { RehearsalContext, type ByHand, type RehearsalOf } from '../data/rehearsal.ts';
import { keyOf } from '../data/share.ts';
import { InspectorRehearsed } from './inspector.tsx';
import type { Question, RoomComponent } from './room.ts';

export type Place = Readonly<Record<string, string>>;

/** Draws a room at a place out of sight, takes it away again, and tells what it would like to know and does not yet. */
export type Rehearse = (Room: RoomComponent, place: Place) => Promise<readonly Question[]>;

interface Part {
  readonly Room: RoomComponent;
  readonly place: Place;
  readonly of: RehearsalOf;
}

/** Milliseconds a drawing may take, waiting for moments in which nothing else is to be done. One that fails is given up then: React says nothing of what fails out of sight. */
const LONGEST = 4000;

/** The place rooms are rehearsed at: as wide as the window, never seen, and in the document for a moment only. */
function createStage() {
  const part = (className: string) => Object.assign(document.createElement('div'), { className });
  const stage = part('tw-rehearsal');
  const room = part('tw-room');
  const inspector = part('tw-inspector');
  stage.inert = true;
  stage.append(room, inspector);
  return {
    room,
    inspector,
    /** Has the browser lay out what was drawn, and does what is done with it once it is there. Nothing of it is left, or painted. */
    layOut(byHand: readonly ByHand[]): void {
      for (const place of [room, inspector])
        for (const child of place.children) (child as HTMLElement).style.removeProperty('display');
      document.body.append(stage);
      try {
        stage.getBoundingClientRect();
        for (const work of byHand) work(stage);
      } finally {
        stage.remove();
      }
    },
  };
}

/** Where rooms are rehearsed; `onReady` is given the way to do it, and null when that ends. Effects of what is drawn here never run. */
export function Rehearsal({ onReady }: { onReady: (rehearse: Rehearse | null) => void }) {
  const [part, setPart] = useState<Part | null>(null);
  const [stage] = useState(createStage);
  useEffect(() => {
    onReady(async (Room, place) => {
      const wished = new Map<string, Question>();
      const byHand: ByHand[] = [];
      const of: RehearsalOf = {
        wish: (op, input) => void wished.set(keyOf(op, input), [op, input] as unknown as Question),
        byHand: (work) => void byHand.push(work),
      };
      const isDrawn = await new Promise<boolean>((resolve) => {
        const end = (is: boolean) => {
          seen.disconnect();
          clearTimeout(timer);
          resolve(is);
        };
        const seen = new MutationObserver(() => stage.room.childElementCount > 0 && end(true));
        const timer = setTimeout(end, LONGEST, false);
        seen.observe(stage.room, { childList: true });
        setPart({ Room, place, of });
      });
      try {
        if (isDrawn) stage.layOut(byHand);
      } finally {
        setPart(null);
      }
      return [...wished.values()];
    });
    return () => onReady(null);
  }, [onReady, stage]);
  if (!part) return null;
  return createPortal(
    <RehearsalContext value={part.of}>
      <Activity mode="hidden">
        <InspectorRehearsed element={stage.inspector}>
          <part.Room params={part.place} />
        </InspectorRehearsed>
      </Activity>
    </RehearsalContext>,
    stage.room,
  );
}
