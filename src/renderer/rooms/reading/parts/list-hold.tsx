import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useSettings } from '../../../app/settings.ts';
import { useIsNarrow } from '../../../app/use-narrow.ts';
import { useScale } from '../../../ui/index.ts';

const focusText = () => document.querySelector<HTMLElement>('.rd-main .cm-content')?.focus();

/** The list where it lies over the text: it takes the keys, and Escape leads back to the text. */
export function ListHold({
  isOver,
  onFold,
  children,
}: {
  isOver: boolean;
  onFold(): void;
  children: ReactNode;
}) {
  const hold = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOver) return undefined;
    hold.current?.querySelector<HTMLElement>('[data-key][tabindex="0"], [role="row"], input')?.focus();
    // folded by its button or by choosing: what had the focus is gone
    return () => {
      setTimeout(() => {
        if (document.activeElement === document.body) focusText();
      });
    };
  }, [isOver]);
  return (
    <div
      ref={hold}
      role="presentation"
      className="rd-list-hold"
      onKeyDown={(event) => {
        if (!isOver || event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onFold();
      }}
    >
      {children}
    </div>
  );
}

/** What the text, its margin and three lanes need beside the column itself, in pixels. */
const BESIDE_COLUMN = 128 + 16 + 36 + 24;
const LIST = 204;

/** Whether the list would squeeze the column. Everything yields before the text does. */
export function useCrowding() {
  const [width, setWidth] = useState(0);
  const size = useSettings((store) => store.settings.reading);
  const listWidth = useSettings((store) => store.settings.panels['reading.list'] ?? LIST);
  const scale = useScale();
  const frame = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  const column = useMemo(() => {
    void size; // the theme writes it from these settings
    return parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--read-column')) || 578;
  }, [size]);
  // where the inspector lies over the room, the list would push the text under it
  const isNarrow = useIsNarrow();
  return { frame, isCrowded: width > 0 && (isNarrow || width < listWidth * scale + column + BESIDE_COLUMN) };
}
