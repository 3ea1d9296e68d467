/* oxlint-disable react/preserve-manual-memoization -- a rule of the React compiler, which is not used here */
// How large the sheet is shown: true size, what fits, or anything between. The point under the pointer stays where it is.
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { PT_PER_MM, type Scene } from '../../../shared/domain/map/index.ts';
import { announce } from '../../ui/index.ts';
import { useMapRoom } from './store.ts';
import { useIsTight } from './use-tight.ts';

const LEAST = 0.2;
const MOST = 4;
const PX_PER_PT = 96 / 72;
/** Ruler, line of captions and edges of the sheet, in pixels. */
const AROUND = { x: 112, y: 104 };

export interface Zoom {
  /** Times true size. */
  readonly times: number;
  readonly isFit: boolean;
  to(times: number | 'fit', at?: { x: number; y: number }): void;
  by(factor: number, at?: { x: number; y: number }): void;
}

const within = (times: number): number => Math.min(MOST, Math.max(LEAST, times));

export function useZoom(desk: RefObject<HTMLElement | null>, scene: Scene): Zoom {
  const wanted = useMapRoom((s) => s.zoom);
  const isBeside = useIsTight();
  const isYielding = useMapRoom((s) => isBeside && s.isYielding && s.isFootOpen);
  const room = useRoom(desk);
  const fit = room
    ? within(
        Math.min(
          (room.w - AROUND.x) / (scene.widthPt * PX_PER_PT),
          (room.h - AROUND.y) / (scene.heightPt * PX_PER_PT),
        ),
      )
    : 1;
  const times = wanted === 'fit' ? fit : isYielding ? Math.min(wanted, fit) : wanted;
  const now = useRef(times);
  const held = useRef<{ x: number; y: number; fx: number; fy: number } | null>(null);

  const to = useCallback(
    (next: number | 'fit', at?: { x: number; y: number }) => {
      const figure = desk.current?.querySelector('.map-cut')?.getBoundingClientRect();
      const view = desk.current?.getBoundingClientRect();
      if (figure && view && next !== 'fit') {
        const p = at ?? { x: view.left + view.width / 2, y: view.top + view.height / 2 };
        held.current = {
          ...p,
          fx: (p.x - figure.left) / figure.width,
          fy: (p.y - figure.top) / figure.height,
        };
      }
      useMapRoom.setState({ zoom: next === 'fit' ? next : within(next), isYielding: false });
      if (next === 'fit') announce('The whole figure is shown.');
      else if (at === undefined) announce(`${Math.round(within(next) * 100)} per cent of true size.`);
    },
    [desk],
  );
  const by = useCallback(
    (factor: number, at?: { x: number; y: number }) => {
      const next = within(now.current * factor);
      // true size is easy to hit on the way
      to((now.current - 1) * (next - 1) < 0 && Math.abs(next - 1) < 0.12 ? 1 : next, at);
    },
    [to],
  );
  useLayoutEffect(() => {
    now.current = times;
    const hold = held.current;
    held.current = null;
    const figure = desk.current?.querySelector('.map-cut')?.getBoundingClientRect();
    if (!hold || !figure) return;
    desk.current?.scrollBy(
      figure.left + hold.fx * figure.width - hold.x,
      figure.top + hold.fy * figure.height - hold.y,
    );
  }, [desk, times]);
  useWheelAndPinch(desk, by);
  return { times, isFit: wanted === 'fit', to, by };
}

/** The size of an element, kept in step. */
function useRoom(of: RefObject<HTMLElement | null>): { w: number; h: number } | null {
  const [room, setRoom] = useState<{ w: number; h: number } | null>(null);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return;
    const measure = () => setRoom({ w: element.clientWidth, h: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return room;
}

/** Ctrl with the wheel (which is also what a pinch on a touchpad sends), and two fingers on a screen. */
function useWheelAndPinch(
  desk: RefObject<HTMLElement | null>,
  by: (factor: number, at: { x: number; y: number }) => void,
): void {
  useEffect(() => {
    const element = desk.current;
    if (!element) return;
    let apart = 0;
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      by(Math.exp(-Math.max(-40, Math.min(40, event.deltaY)) * 0.006), {
        x: event.clientX,
        y: event.clientY,
      });
    };
    const spread = (event: TouchEvent): { far: number; x: number; y: number } | null => {
      const [a, b] = [event.touches[0], event.touches[1]];
      if (!a || !b) return null;
      return {
        far: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
        x: (a.clientX + b.clientX) / 2,
        y: (a.clientY + b.clientY) / 2,
      };
    };
    const touch = (event: TouchEvent) => {
      const fingers = spread(event);
      if (!fingers) {
        apart = 0;
        return;
      }
      event.preventDefault();
      if (apart > 0) by(fingers.far / apart, fingers);
      apart = fingers.far;
    };
    element.addEventListener('wheel', wheel, { passive: false });
    for (const kind of ['touchstart', 'touchmove', 'touchend'] as const)
      element.addEventListener(kind, touch, { passive: false });
    return () => {
      element.removeEventListener('wheel', wheel);
      for (const kind of ['touchstart', 'touchmove', 'touchend'] as const)
        element.removeEventListener(kind, touch);
    };
  }, [desk, by]);
}

/** A length of the figure in points, as it is shown. */
export const shown = (pt: number, times: number): string => `${(pt / PT_PER_MM) * times}mm`;
