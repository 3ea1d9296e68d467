import { useState } from 'react';
import type { PhaseWork } from '../../../../shared/contract/method.ts';
import { methodSettings, type Method } from '../../../../shared/domain/method/method.ts';
import { navigate } from '../../../app/router.ts';
import { dayAndTime, dayOf } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Button, Dialog, Skeleton } from '../../../ui/index.ts';

interface Open {
  work: PhaseWork;
  from: 'first' | 'last';
}

/** The six phases with the days of what was really done. They are not steps to go through once: work goes back and forth. */
export function Phases({ method }: { method: Method | null }) {
  const phases = useQuery('method.phases', {}).data;
  const [open, setOpen] = useState<Open | null>(null);
  const names = methodSettings(method).phases;
  return (
    <section id="method-phases" aria-labelledby="mt-phases">
      <h2 id="mt-phases">The six phases</h2>
      <p className="mt-lead">
        Days come from what was done, not from a plan. Going back to an earlier phase is part of the work;
        each day opens what stands behind it.
      </p>
      {phases ? (
        <ol className="mt-phases">
          {phases.map(({ n, work }) => {
            const done = work.filter((one) => one.count > 0);
            return (
              <li key={n} className="mt-phase" data-empty={done.length === 0 || undefined}>
                <h3>
                  <span className="mt-phase-n" aria-hidden="true">
                    {n}
                  </span>
                  {names[n - 1]}
                </h3>
                {done.length === 0 ? (
                  <p className="tw-meta">Nothing yet</p>
                ) : (
                  <ul>
                    {done.map((one) => (
                      <li key={one.key}>
                        <span>
                          {one.label} <span className="tw-meta tw-num">{one.count.toLocaleString()}</span>
                        </span>
                        <Days work={one} onOpen={(from) => setOpen({ work: one, from })} />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            );
          })}
        </ol>
      ) : (
        <Skeleton lines={6} label="Reading the days" />
      )}
      {open ? <WorkDialog {...open} onClose={() => setOpen(null)} /> : null}
    </section>
  );
}

/** `3 March to 9 April`, each day a way to its rows; one day when it is the same. */
function Days({ work, onOpen }: { work: PhaseWork; onOpen(from: 'first' | 'last'): void }) {
  if (work.first === null || work.last === null) return null;
  const [first, last] = [dayOf(work.first), dayOf(work.last)];
  const label = (which: string, day: string) => `${work.label}, ${which} ${day}`;
  return (
    <span className="mt-days">
      <Button variant="link" aria-label={label('first', first)} onPress={() => onOpen('first')}>
        {first}
      </Button>
      {first === last ? null : (
        <>
          {' to '}
          <Button variant="link" aria-label={label('last', last)} onPress={() => onOpen('last')}>
            {last}
          </Button>
        </>
      )}
    </span>
  );
}

function WorkDialog({ work, from, onClose }: Open & { onClose(): void }) {
  const rows = useQuery('method.work', { key: work.key, from }).data;
  return (
    <Dialog isOpen isDismissable onClose={onClose} size="medium" title={work.label}>
      <p className="tw-meta">
        {from === 'first' ? 'The first come first' : 'The last come first'}
        {rows && rows.length < work.count ? `; ${rows.length} of ${work.count.toLocaleString()} shown` : ''}
      </p>
      {rows ? (
        <ul className="mt-rows">
          {rows.map((row, at) => (
            <li key={at}>
              <span className="tw-meta">{[dayAndTime(row.at), row.person].filter(Boolean).join(', ')}</span>
              {row.place ? (
                <Button
                  variant="link"
                  onPress={() => {
                    onClose();
                    if (row.place) navigate(row.place.room, row.place.params);
                  }}
                >
                  {row.words || 'Open'}
                </Button>
              ) : (
                <span>{row.words}</span>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton lines={4} label="Reading" />
      )}
    </Dialog>
  );
}
