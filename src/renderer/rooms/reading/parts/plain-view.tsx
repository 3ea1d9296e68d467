import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { Button } from '../../../ui/index.ts';
import { byPlace } from '../../../../shared/domain/text/index.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { useReadingStore } from '../store.ts';
import { useFiltered } from '../use-filtered.ts';
import { useReading, type Reading } from '../use-reading.ts';

interface Edge {
  readonly at: number;
  readonly isEnd: boolean;
  readonly coding: ReaderCoding;
}

/**
 * The whole transcript as headings and paragraphs, nothing left out of the page, with the beginnings and ends of
 * codings in words. Made for screen readers, and for reading without stripes.
 */
export function PlainView() {
  const reading = useReading();
  const { shown, summary } = reading;
  const root = useRef<HTMLElement>(null);
  const { codings } = useFiltered();
  const { set } = useReadingStore.getState();
  const turns = useMemo(() => withEdges(reading, codings), [reading, codings]);
  useEffect(() => root.current?.focus(), []);
  return (
    <article
      className="rd-plain tw-scroll"
      ref={root}
      tabIndex={-1}
      lang={summary.lang ?? undefined}
      dir={summary.direction}
      aria-label={`${summary.name}, plain text`}
    >
      <p className="rd-plain-note">
        Plain text with headings. Codings are told in words where they begin and end.{' '}
        <Button variant="link" onPress={() => set({ isPlain: false })}>
          Back to the page
        </Button>
      </p>
      {turns.map(({ turn, index, edges }) => (
        <section key={turn.start}>
          <h2>
            {shown.speakerOf(index)?.label ?? 'Note'}{' '}
            <span className="tw-ref">line {shown.lines[shown.lineIndexAt(turn.start)]?.label}</span>
          </h2>
          <p className={shown.isQuestion(index) ? 'asks' : undefined}>
            {pieces(reading, turn.start, turn.end, edges)}
          </p>
        </section>
      ))}
    </article>
  );
}

function withEdges({ shown }: Reading, codings: readonly ReaderCoding[]) {
  const edges: Edge[] = codings
    .toSorted(byPlace)
    .flatMap((coding) => [
      { at: coding.start, isEnd: false, coding },
      { at: coding.end, isEnd: true, coding },
    ])
    .toSorted((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd));
  let next = 0;
  return shown.turns.map((turn, index) => {
    const own: Edge[] = [];
    for (; next < edges.length; next += 1) {
      const edge = edges[next] as Edge;
      if (edge.at > turn.end || (edge.at === turn.end && !edge.isEnd)) break;
      own.push(edge);
    }
    return { turn, index, edges: own };
  });
}

function pieces(reading: Reading, start: number, end: number, edges: readonly Edge[]): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = start;
  for (const { at, isEnd, coding } of edges) {
    if (at > from) parts.push(reading.shown.text.slice(from, at));
    from = Math.max(from, at);
    parts.push(
      <span
        key={`${coding.id} ${isEnd}`}
        className={`rd-edge c${reading.looks.get(coding.codeId)?.colour ?? 1}`}
      >
        {isEnd
          ? ` [ends: ${reading.nameOf(coding.codeId)}] `
          : ` [begins: ${reading.nameOf(coding.codeId)}] `}
      </span>,
    );
  }
  parts.push(reading.shown.text.slice(from, end));
  return parts;
}
