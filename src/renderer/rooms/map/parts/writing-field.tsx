// Words written where they will stand: a new name, the name of something new, the words of a link, a note.
import { useEffect, useRef, useState } from 'react';
import type { Box, Scene } from '../../../../shared/domain/map/index.ts';
import { useMapRoom, write, choose, chooseCode, type Writing } from '../store.ts';
import type { MapActions, MapView } from '../use-map.ts';
import { parentOf, type Naming } from '../naming.tsx';
import { shown } from '../use-zoom.ts';
import { labelBox } from '../walk.ts';

/** Milliseconds in which a closing menu may take the focus. */
const SETTLES = 120;

interface WritingFieldProps {
  view: MapView;
  actions: MapActions;
  naming: Naming;
  times: number;
}

export function WritingField(props: WritingFieldProps) {
  const writing = useMapRoom((s) => s.writing);
  if (!writing) return null;
  const place = placeOf(props.view.scene, writing);
  if (!place) return null;
  return <Field key={JSON.stringify(writing)} writing={writing} place={place} {...props} />;
}

function Field({
  writing,
  place,
  view,
  actions,
  naming,
  times,
}: WritingFieldProps & { writing: Writing; place: Box }) {
  const nameOf = (id: string): string => view.scene.nodes.find((n) => n.id === id)?.name ?? '';
  const start = writing.kind === 'rename' ? (writing.text ?? nameOf(writing.id)) : '';
  const [text, setText] = useState(start);
  const isGrowing = writing.kind === 'child' || writing.kind === 'sibling';
  const field = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const isSettled = useRef(false);
  const [cameFrom] = useState(() => document.activeElement);
  useEffect(() => {
    const input = field.current;
    input?.focus();
    input?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (writing.kind === 'rename' && writing.text === undefined) input?.select();
    else input?.setSelectionRange(start.length, start.length);
    // a menu that asked for it gives the focus back to where it was once it has closed
    const timer = setTimeout(() => {
      isSettled.current = true;
      if (document.activeElement !== input && !isDone.current) input?.focus();
    }, SETTLES);
    return () => clearTimeout(timer);
  }, [writing, start]);

  function close(isByKey: boolean): void {
    isDone.current = true;
    write(null);
    if (!isByKey) return;
    const isThere = cameFrom instanceof HTMLElement && cameFrom.isConnected && cameFrom !== document.body;
    if (isThere) cameFrom.focus();
    else document.querySelector<HTMLElement>('.map-desk')?.focus();
  }
  function finish(isByKey: boolean): void {
    if (isDone.current) return;
    const words = text.trim();
    close(isByKey);
    if (writing.kind === 'rename') void naming.rename(writing.id, words);
    else if (writing.kind === 'link') {
      if (words === '' && !isByKey) return;
      void actions.link({ from: writing.from, to: writing.to, words, kind: 'plain', arrow: 'to' });
    } else if (words === '') return;
    else if (writing.kind === 'note') void actions.addItem({ kind: 'note', text: words, aboutId: null });
    else void naming.grow(words, writing.kind, writing.id);
  }
  return (
    <div
      className="map-writing"
      data-kind={writing.kind}
      style={{
        left: shown(place.x, times),
        top: shown(place.y, times),
        minWidth: shown(Math.max(place.w, 96), times),
      }}
    >
      <input
        ref={field}
        aria-label={labelOf(writing, nameOf)}
        placeholder={PLACEHOLDERS[writing.kind]}
        value={text}
        maxLength={writing.kind === 'note' ? 400 : 200}
        onChange={(event) => setText(event.target.value)}
        onPointerDown={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter' || event.key === 'Tab') {
            event.preventDefault();
            finish(true);
          } else if (isGrowing && event.altKey && event.code === 'KeyK') {
            event.preventDefault();
            close(true);
            chooseCode(writing.kind === 'child' ? writing.id : parentOf(view, writing.id));
          } else if (event.key === 'Escape') {
            event.preventDefault();
            close(true);
            if (writing.kind !== 'note' && writing.kind !== 'link') choose({ kind: 'node', id: writing.id });
          }
        }}
        onBlur={() => {
          if (isSettled.current) finish(false);
        }}
      />
      <span className="map-writing-help" aria-hidden="true">
        {writing.kind === 'link'
          ? `${nameOf(writing.from)} → ${nameOf(writing.to)}. Enter draws it, Escape leaves it`
          : isGrowing
            ? 'Enter keeps, Escape leaves, Alt+K puts a code here'
            : 'Enter keeps, Escape leaves'}
      </span>
    </div>
  );
}

const PLACEHOLDERS: Record<Writing['kind'], string> = {
  rename: 'Name',
  child: 'Name under it',
  sibling: 'Name beside it',
  link: 'Words on the line, such as makes room for',
  note: 'Note',
};

function labelOf(writing: Writing, nameOf: (id: string) => string): string {
  switch (writing.kind) {
    case 'rename':
      return `New name of ${nameOf(writing.id)}`;
    case 'child':
      return `Name of something new under ${nameOf(writing.id)}`;
    case 'sibling':
      return `Name of something new beside ${nameOf(writing.id)}`;
    case 'link':
      return `Words on the line from ${nameOf(writing.from)} to ${nameOf(writing.to)}`;
    case 'note':
      return 'Words of the note';
  }
}

/** Where the words are written, in points of the figure; null when what they are about is not there. */
function placeOf(scene: Scene, writing: Writing): Box | null {
  const node = (id: string) => scene.nodes.find((n) => n.id === id);
  if (writing.kind === 'note') return { ...writing.at, w: 130, h: 14 };
  if (writing.kind === 'link') {
    const [from, to] = [node(writing.from), node(writing.to)];
    if (!from || !to) return null;
    const [a, b] = [labelBox(scene, from), labelBox(scene, to)];
    const x = (a.x + a.w / 2 + b.x + b.w / 2) / 2;
    return { x: Math.max(0, x - 90), y: (a.y + b.y) / 2, w: 180, h: 14 };
  }
  const at = node(writing.id);
  if (!at) return null;
  const label = labelBox(scene, at);
  if (writing.kind === 'rename') return { x: label.x - 4, y: label.y - 3, w: label.w + 24, h: label.h };
  const inside = writing.kind === 'child' && at.part !== 'hub' ? 10 : 0;
  const under = scene.nodes.filter((n) => n.parentId === at.id && (n.part === 'sub' || n.part === 'code'));
  const last = writing.kind === 'child' ? under.at(-1) : undefined;
  const foot = last ? last.bounds.y + last.bounds.h : label.y + label.h;
  return { x: (last?.bounds.x ?? label.x + inside) - 4, y: foot + 2, w: 110, h: 14 };
}
