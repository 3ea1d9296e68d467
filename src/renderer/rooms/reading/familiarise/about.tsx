import { useMemo } from 'react';
import { dayAndTime, count } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Button, IconButton, Icon, PanelSection } from '../../../ui/index.ts';
import { run } from '../../../parts/run/run.ts';
import { Undo2 } from 'lucide-react';
import { useReading } from '../use-reading.ts';
import { timeInWords, totalsOf } from './totals.ts';
import { markRead } from './use-familiarise-actions.ts';

/** Who has read the transcript, how often and when. */
export function ReadMarks() {
  const reading = useReading();
  const marks = useQuery('document.readMarks', { id: reading.summary.id }).data;
  const readers = useMemo(() => {
    const by = new Map<string, { id: string; at: string }[]>();
    for (const mark of marks ?? []) by.set(mark.personId, [...(by.get(mark.personId) ?? []), mark]);
    return [...by].toSorted(([a], [b]) => Number(b === reading.myId) - Number(a === reading.myId));
  }, [marks, reading.myId]);
  return (
    <PanelSection
      title="Read"
      count={marks && marks.length > 0 ? count(readers.length, 'reader') : undefined}
    >
      {readers.length > 0 ? (
        <ul className="rf-reads">
          {readers.map(([person, times]) => (
            <li key={person}>
              <span>
                <span className="rf-reader">{reading.personName(person)}</span>{' '}
                {times.length === 1 ? 'once' : `${times.length} times`}
                <span className="rf-dates">{times.map((one) => dayAndTime(one.at)).join('; ')}</span>
              </span>
              {person === reading.myId && !reading.isReadOnly ? (
                <IconButton
                  label="Take back the last time"
                  onPress={() =>
                    void run(
                      reading.client,
                      'document.unmarkRead',
                      { markId: times.at(-1)?.id ?? '' },
                      'Took the last reading back.',
                    )
                  }
                >
                  <Icon of={Undo2} small />
                </IconButton>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="rf-help">Nobody has noted reading it so far.</p>
      )}
      {reading.isReadOnly ? null : (
        <Button shortcut="Shift+M" onPress={() => void markRead(reading)}>
          I have read this
        </Button>
      )}
    </PanelSection>
  );
}

/** Words and time of every speaker, participants first. */
export function Totals() {
  const { document } = useReading();
  const totals = useMemo(
    () => totalsOf(document.speakers, document.layout),
    [document.speakers, document.layout],
  );
  const hasTimes = totals.some((one) => one.ms !== null);
  if (totals.length === 0) return null;
  return (
    <PanelSection title="Who says how much">
      <table className="rf-totals">
        <thead>
          <tr>
            <th scope="col">Speaker</th>
            <th scope="col">Words</th>
            <th scope="col">Share</th>
            {hasTimes ? <th scope="col">Time</th> : null}
          </tr>
        </thead>
        <tbody>
          {totals.map((one) => (
            <tr key={one.id} data-role={one.role}>
              <th scope="row">
                {one.label}
                <span className="rf-turns">{count(one.turns, 'turn')}</span>
              </th>
              <td>{one.words.toLocaleString()}</td>
              <td>{Math.round(one.share * 100)} %</td>
              {hasTimes ? <td>{one.ms === null ? 'none' : timeInWords(one.ms)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {hasTimes ? null : <p className="rf-help">This transcript has no times.</p>}
    </PanelSection>
  );
}
