import { useEffect } from 'react';
import { History, ShieldCheck } from 'lucide-react';
import { runAction, useActions } from '../../app/actions.ts';
import { updatePlace, useScrollMemory } from '../../app/router.ts';
import { useQuery } from '../../data/use-query.ts';
import { AlertStrip } from '../../ui/alert-strip.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { RoomBar } from '../../ui/panel.tsx';
import { Skeleton } from '../../ui/progress.tsx';
import { CountedAsOne } from '../../parts/people-spread/counted-as-one.tsx';
import { showHistory } from '../../parts/history-panel/index.ts';
import { StudyCheck, useStudyCheck } from './parts/study-check.tsx';
import { StudyNumbers } from './parts/study-numbers.tsx';
import { TakeAway } from './parts/take-away.tsx';
import './reports.css';

/** What the study holds, whether it is sound, and everything that can be taken away from it. */
export function Reports({ params }: { params: Record<string, string> }) {
  const info = useQuery('study.info', {});
  const check = useStudyCheck();
  const scroller = useScrollMemory('reports');
  const { show } = params;
  useEffect(() => {
    if (show !== 'history') return;
    // once: coming back here later is not asking for it again
    updatePlace({});
    showHistory();
  }, [show]);
  useActions([
    { id: 'reports.check', label: 'Check the study', group: 'Reports', run: check.run },
    { id: 'reports.history', label: 'Read the history', group: 'Reports', run: showHistory },
  ]);
  return (
    <div className="tw-reports">
      <RoomBar title="Reports" meta={info.data?.title} />
      {info.failure ? <AlertStrip tone="attention">{info.failure.message}</AlertStrip> : null}
      <div ref={scroller} className="tw-reports-page tw-scroll">
        <div className="tw-reports-sheet">
          <section aria-labelledby="reports-numbers">
            <h2 id="reports-numbers">The study now</h2>
            {info.data ? <StudyNumbers info={info.data} /> : <Skeleton label="Counting" />}
          </section>
          <section aria-labelledby="reports-take">
            <h2 id="reports-take">Take away</h2>
            <p className="tw-reports-lead">
              Every file says only what is published: participant numbers and line references. Working labels,
              names of files and where they are kept are in none of them.
            </p>
            <CountedAsOne className="tw-reports-lead" />
            <TakeAway />
          </section>
          <section aria-labelledby="reports-sound">
            <h2 id="reports-sound">Is it sound?</h2>
            <StudyCheck check={check} />
            <div className="tw-reports-ways">
              <Button
                icon={<Icon of={ShieldCheck} small />}
                isDisabled={check.isBusy}
                onPress={() => void check.run()}
              >
                Check the study
              </Button>
              <Button icon={<Icon of={History} small />} onPress={showHistory}>
                History
              </Button>
              <Button onPress={() => void runAction('study.backups')}>Backups</Button>
            </div>
          </section>
        </div>
      </div>
    </div>
  );
}
