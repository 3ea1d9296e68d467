// When the figure changes, each part of it goes from where it stood to where it stands, so that nothing jumps.
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Scene } from '../../../shared/domain/map/index.ts';
import { movesOf } from './moves.ts';

const TIME = 340;
const EASE = 'cubic-bezier(0.22, 0.7, 0.2, 1)';

const isStill = (): boolean =>
  document.documentElement.dataset['motion'] === 'reduced' ||
  matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Animates the children of `drawing`, which are the items of the scene in their order, from the scene before. */
export function useMotion(drawing: RefObject<SVGGElement | null>, scene: Scene): void {
  const before = useRef<Scene | null>(null);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = scene;
    const parts = drawing.current?.children;
    if (!was || was === scene || !parts || parts.length !== scene.items.length || isStill()) return;
    const moves = movesOf(was, scene);
    for (const { index, from } of moves) {
      parts[index]?.animate([from, { transform: 'none', opacity: 1 }], { duration: TIME, easing: EASE });
    }
  }, [drawing, scene]);
}
