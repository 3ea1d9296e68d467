// Places to let go of codes that are being dragged: everything the bar of chosen codes can do, by mouse.
import { useEffect, useState, type ReactNode } from 'react';
import { Archive, CornerDownRight, Layers, Merge } from 'lucide-react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { useClient } from '../../../data/use-query.ts';
import { codesIn, hasCodes } from '../../../parts/code-rows/codes-drag.ts';
import { codeClass, Icon, toast } from '../../../ui/index.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useCodebook, type Asking } from '../store.ts';
import './bulk-bar.css';

const COLOURS = Array.from({ length: 12 }, (_, at) => at + 1);

/** Whether codes of the tree are being dragged just now. */
function useDragging(): boolean {
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const start = (event: globalThis.DragEvent) => {
      const isOurs = event.target instanceof Element && event.target.closest('.cb-tree') !== null;
      // a page that changes in the same moment makes the browser give the drag up
      if (isOurs) timer = setTimeout(() => setDragging(true), 0);
    };
    const end = () => {
      clearTimeout(timer);
      setDragging(false);
    };
    window.addEventListener('dragstart', start);
    window.addEventListener('dragend', end);
    window.addEventListener('drop', end);
    return () => {
      end();
      window.removeEventListener('dragstart', start);
      window.removeEventListener('dragend', end);
      window.removeEventListener('drop', end);
    };
  }, []);
  return isDragging;
}

/** Merging asks for codes that are applied to words: two of them are looked at, one asks for the other. */
export function askToMerge(codes: readonly CodeView[], ids: readonly string[]): void {
  const real = ids.filter((id) => codes.some((code) => code.id === id && !code.isHeading));
  if (real.length === 0) return void toast({ text: 'A heading has no extracts to merge. Drag a code.' });
  useCodebook.getState().set({ asking: { kind: real.length > 1 ? 'merge' : 'mergeInto', ids: real } });
}

/** Appears while codes are dragged. The same is done by keys and in the menu of a row. */
export function DropTray({ codes }: { codes: readonly CodeView[] }) {
  const client = useClient();
  const isDragging = useDragging();
  if (!isDragging) return null;
  const those = (ids: readonly string[], fits: (code: CodeView) => boolean) =>
    ids.filter((id) => codes.some((code) => code.id === id && fits(code)));
  const ask = (kind: 'move' | 'theme' | 'retire') => (dropped: string[]) => {
    const asked =
      kind === 'retire'
        ? those(dropped, (code) => code.retired === null)
        : kind === 'theme'
          ? those(dropped, (code) => !code.isHeading)
          : dropped;
    if (asked.length > 0) useCodebook.getState().set({ asking: { kind, ids: asked } as Asking });
  };
  const recolour = (colour: number) => async (dropped: string[]) => {
    const ids = those(dropped, (code) => !code.isHeading);
    if (ids.length === 0) return;
    valueOrTell(await client.call('code.setColour', { ids, colour }));
  };
  return (
    <div className="cb-tray" aria-hidden="true">
      <Zone onDrop={(ids) => askToMerge(codes, ids)}>
        <Icon of={Merge} small /> Merge
      </Zone>
      <Zone onDrop={ask('move')}>
        <Icon of={CornerDownRight} small /> Move to
      </Zone>
      <Zone onDrop={ask('theme')}>
        <Icon of={Layers} small /> Under a theme
      </Zone>
      <Zone onDrop={ask('retire')}>
        <Icon of={Archive} small /> Retire
      </Zone>
      <span className="cb-sep" />
      {COLOURS.map((colour) => (
        <Zone key={colour} className={`cb-tray-colour ${codeClass(colour)}`} onDrop={recolour(colour)}>
          <i />
        </Zone>
      ))}
    </div>
  );
}

interface ZoneProps {
  className?: string;
  onDrop(ids: string[]): unknown;
  children: ReactNode;
}

function Zone({ className = '', onDrop, children }: ZoneProps) {
  const [isOver, setOver] = useState(false);
  return (
    <span
      className={`cb-zone ${className}`}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!hasCodes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const ids = codesIn(event);
        if (ids.length > 0) onDrop(ids);
      }}
    >
      {children}
    </span>
  );
}
