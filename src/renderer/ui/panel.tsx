import { createContext, useContext, useRef, useState, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import './panel.css';

/** Where widths of panels are kept. The shell backs it with the settings; without it they last as long as the page. */
export interface PanelMemory {
  get(key: string): number | undefined;
  set(key: string, width: number): void;
}
const pageMemory = new Map<string, number>();
export const PanelMemoryContext = createContext<PanelMemory>({
  get: (key) => pageMemory.get(key),
  set: (key, width) => void pageMemory.set(key, width),
});

interface SplitterProps {
  /** What it resizes: `Width of the list`. */
  label: string;
  /** Design pixels. */
  value: number;
  min: number;
  max: number;
  /** The side of the panel it belongs to: at the end of a left panel, at the start of a right one. */
  side: 'left' | 'right';
  onChange(value: number): void;
  /** The value settled: pointer up or a key. */
  onCommit?(value: number): void;
  /** Back to the first width, on double press or Enter. */
  onReset?(): void;
}

/** A line between two areas: drag it, or focus it and use the arrows (Shift for larger steps, Home, End, Enter). */
function Splitter({ label, value, min, max, side, onChange, onCommit, onReset }: SplitterProps) {
  const drag = useRef<{ x: number; value: number } | null>(null);
  const direction = side === 'left' ? 1 : -1;
  const bounded = (next: number) => Math.round(Math.max(min, Math.min(max, next)));
  function settle(next: number) {
    onChange(bounded(next));
    onCommit?.(bounded(next));
  }
  function onKeyDown(event: React.KeyboardEvent) {
    const step = event.shiftKey ? 64 : 16;
    const moves: Record<string, number> = {
      ArrowLeft: value - step * direction,
      ArrowRight: value + step * direction,
      Home: min,
      End: max,
    };
    if (event.key === 'Enter') onReset?.();
    else if (event.key in moves) settle(moves[event.key] as number);
    else return;
    event.preventDefault();
  }
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className="tw-splitter"
      data-side={side}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, value };
      }}
      onPointerMove={(event) => {
        if (drag.current)
          onChange(bounded(drag.current.value + (event.clientX - drag.current.x) * direction));
      }}
      onPointerUp={() => {
        if (drag.current) onCommit?.(value);
        drag.current = null;
      }}
    />
  );
}

interface ResizablePanelProps {
  side: 'left' | 'right';
  /** Under this key the width is remembered: `reading.list`. */
  storageKey: string;
  label: string;
  /** Design pixels; they grow with the interface scale. */
  defaultWidth: number;
  min?: number;
  max?: number;
  className?: string;
  /** Makes the panel a landmark of its own, under this name. */
  landmark?: string;
  children: ReactNode;
}

/** A side panel whose width the person sets and the program remembers. */
export function ResizablePanel(props: ResizablePanelProps) {
  const {
    side,
    storageKey,
    label,
    defaultWidth,
    min = 160,
    max = 520,
    className,
    landmark,
    children,
  } = props;
  const memory = useContext(PanelMemoryContext);
  const [width, setWidth] = useState(() => memory.get(storageKey) ?? defaultWidth);
  function commit(next: number) {
    setWidth(next);
    memory.set(storageKey, next);
  }
  const Root = landmark ? 'aside' : 'div';
  const splitter = (
    <Splitter
      label={`Width of ${label}`}
      value={width}
      min={min}
      max={max}
      side={side}
      onChange={setWidth}
      onCommit={commit}
      onReset={() => commit(defaultWidth)}
    />
  );
  return (
    <Root
      aria-label={landmark}
      className={cx('tw-resizable', className)}
      data-side={side}
      style={{ width: `calc(${width} * var(--px))` }}
    >
      {side === 'right' ? splitter : null}
      {children}
      {side === 'left' ? splitter : null}
    </Root>
  );
}

/** What stands as the title, and the heading in words where that is a control or has controls in it. */
interface Titled {
  title: ReactNode;
  heading?: string | undefined;
}

export interface PanelProps extends Titled {
  /** Beside the title, quieter: a reference, a count. */
  meta?: ReactNode;
  /** Icon buttons at the end of the heading. */
  tools?: ReactNode;
  footer?: ReactNode;
  /** Accessible name when it is not the title. */
  label?: string;
  children: ReactNode;
}

/** A side panel's inside: heading, a part that scrolls, a foot. */
export function Panel({ title, heading, meta, tools, footer, label, children }: PanelProps) {
  return (
    <section className="tw-panel" aria-label={label ?? (typeof title === 'string' ? title : undefined)}>
      <header className="tw-panel-head">
        {heading === undefined ? (
          <h2 className="tw-panel-title" title={typeof title === 'string' ? title : undefined}>
            {title}
          </h2>
        ) : (
          <>
            <h2 className="tw-vh">{heading}</h2>
            <div className="tw-panel-control">{title}</div>
          </>
        )}
        {meta ? <span className="tw-meta tw-cut">{meta}</span> : null}
        {tools ? <div className="tw-tools">{tools}</div> : null}
      </header>
      <div className="tw-panel-body tw-scroll">{children}</div>
      {footer ? <footer className="tw-panel-foot">{footer}</footer> : null}
    </section>
  );
}

/** A part of a panel under a hairline, with a small heading and what is counted at its end. */
export function PanelSection({
  title,
  beside,
  count,
  children,
}: {
  title?: ReactNode;
  /** Controls beside the title, no part of the heading. */
  beside?: ReactNode;
  count?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="tw-panel-section">
      {title ? (
        <div className="tw-section-head">
          <h3>{title}</h3>
          {beside}
          {count ? <span className="tw-meta">{count}</span> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

interface RoomBarProps extends Titled {
  /** A count in words: `13 transcripts, 88,150 words`. */
  meta?: ReactNode;
  /** What is to be known of the count besides, as its tip and in its words. */
  metaTip?: string | undefined;
  /** On the page's own ground, where a text begins right under it. */
  isPaper?: boolean;
  /** Fields and icon buttons; the room's one main button last. */
  children?: ReactNode;
}

/** The bar at the top of a room: where one is, what there is, what one can do. */
export function RoomBar({ title, heading, meta, metaTip, isPaper, children }: RoomBarProps) {
  return (
    <header className="tw-room-bar" data-paper={isPaper || undefined}>
      {heading === undefined ? (
        <h1 className="tw-room-name">{title}</h1>
      ) : (
        <>
          <h1 className="tw-vh">{heading}</h1>
          <div className="tw-room-name">{title}</div>
        </>
      )}
      {meta ? (
        <span
          className="tw-meta tw-cut"
          title={typeof meta === 'string' ? [meta, metaTip].filter(Boolean).join('. ') : undefined}
        >
          {meta}
          {metaTip ? <span className="tw-vh">. {metaTip}</span> : null}
        </span>
      ) : null}
      {children ? <div className="tw-tools">{children}</div> : null}
    </header>
  );
}
