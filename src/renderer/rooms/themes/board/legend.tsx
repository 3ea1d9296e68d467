// What the colours of the edges stand for, while they do not stand for codes. Each entry narrows the table to its cards.
import { memo } from 'react';
import { Button, CodeBar } from '../../../ui/index.ts';
import type { BoardWords } from './board-data.ts';
import { useBoardPart, type CardFilter } from './store.ts';

/** Entries said in full; the rest are found in the filter's menu. */
const MOST = 12;

interface Entry {
  colour: number;
  label: string;
  filter: CardFilter | null;
}

/** Who has which colour, in the order the colours are given. */
function legendOf(words: BoardWords, tint: string, documentName: (id: string) => string): Entry[] {
  const { spread, coders } = words;
  const colour = (at: number) => (at % 12) + 1;
  const entry = (kind: CardFilter['kind'], id: string, label: string, at: number): Entry => ({
    colour: colour(at),
    label,
    filter: { kind, id, label },
  });
  if (tint === 'group')
    return (spread?.groups ?? []).map((group, at) => entry('group', group.name, group.name, at));
  if (tint === 'coder') return coders.map((coder, at) => entry('coder', coder.id, coder.name, at));
  if (tint === 'transcript')
    return (spread?.documents ?? []).map((id, at) => entry('transcript', id, documentName(id), at));
  if (tint === 'person')
    return (spread?.groups ?? [])
      .flatMap((group) => group.people)
      .map((person, at) => ({ colour: colour(at), label: person.label, filter: null }));
  return [];
}

/** A line over the table. */
export const Legend = memo(function Legend({
  words,
  documents,
}: {
  words: BoardWords;
  documents: ReadonlyMap<string, string>;
}) {
  const { tint, filter, set } = useBoardPart('tint', 'filter', 'set');
  const entries = legendOf(words, tint, (id) => documents.get(id) ?? '');
  if (entries.length === 0) return null;
  const isOn = (one: Entry) =>
    one.filter !== null && filter?.kind === one.filter.kind && filter.id === one.filter.id;
  // the one that is chosen stands there, however many come before it
  const said = entries.filter((one, at) => at < MOST || isOn(one));
  return (
    <ul className="bd-legend" aria-label="What the edges of cards show">
      {said.map((one) => (
        <li key={`${one.label} ${one.colour}`}>
          {one.filter === null ? (
            <span className="bd-legend-entry">
              <CodeBar colour={one.colour} />
              {one.label}
            </span>
          ) : (
            <Button
              variant="quiet"
              className="bd-legend-entry"
              aria-pressed={isOn(one)}
              onPress={() => set({ filter: isOn(one) ? null : one.filter })}
            >
              <CodeBar colour={one.colour} />
              {one.label}
            </Button>
          )}
        </li>
      ))}
      {entries.length > said.length ? <li className="tw-meta">{entries.length - said.length} more</li> : null}
      {entries.length > 12 ? <li className="tw-meta">colours come round again</li> : null}
    </ul>
  );
});
