import { useEffect, useRef, useState } from 'react';
import { METHOD_WORDS } from '../../../shared/domain/method/method.ts';
import { useActions } from '../../app/actions.ts';
import { useHost } from '../../app/host-state.ts';
import { useScrollMemory } from '../../app/router.ts';
import { dayAndTime } from '../../app/words.ts';
import { useQuery } from '../../data/use-query.ts';
import { MethodDialog, WhatItChanges } from '../../parts/method/method-dialog.tsx';
import { AlertStrip, Button, RoomBar, Skeleton } from '../../ui/index.ts';
import { Checklist } from './parts/checklist.tsx';
import { Phases } from './parts/phases.tsx';
import './method.css';

/** How the team works: the method and what it changes, when each phase was done, and what the study has to show. */
export function MethodRoom({ params }: { params: Record<string, string> }) {
  const view = useQuery('method.get', {});
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const [isChoosing, setChoosing] = useState(false);
  const scroller = useScrollMemory('method');
  const page = useRef<HTMLDivElement>(null);
  const { show, item } = params;
  const points = useQuery('method.checklist', item === undefined ? null : {}).data;
  const isThere = (item === undefined ? view.data : points) !== undefined;
  useEffect(() => {
    const wanted = item === undefined ? show : `item-${item}`;
    if (isThere && wanted !== undefined) page.current?.querySelector(`#method-${wanted}`)?.scrollIntoView();
  }, [show, item, isThere]);
  useActions([
    {
      id: 'method.choose',
      label: 'Choose or change the method',
      group: 'Method',
      keywords: 'reflexive codebook coding reliability framework',
      isEnabled: () => !isReadOnly,
      run: () => setChoosing(true),
    },
  ]);
  const method = view.data?.method ?? null;
  return (
    <div className="mt">
      <RoomBar title="Method" meta={method === null ? 'Not chosen' : METHOD_WORDS[method].name} />
      {view.failure ? <AlertStrip tone="attention">{view.failure.message}</AlertStrip> : null}
      <div ref={scroller} className="mt-page tw-scroll">
        <div ref={page} className="mt-sheet">
          <section id="method-method" aria-labelledby="mt-how">
            <h2 id="mt-how">How you work</h2>
            {view.data ? (
              <>
                <p className="mt-lead">
                  {method === null
                    ? 'No method is chosen. Nothing is taken for granted, and nothing is missing.'
                    : `${METHOD_WORDS[method].name}: ${METHOD_WORDS[method].about}`}
                </p>
                <WhatItChanges method={method ?? 'notSure'} />
                <div className="mt-ways">
                  <Button isDisabled={isReadOnly} onPress={() => setChoosing(true)}>
                    {method === null ? 'Choose a method' : 'Change the method'}
                  </Button>
                </div>
                {view.data.changes.length > 0 ? (
                  <ol className="mt-changes" aria-label="Changes of the method, the newest first">
                    {view.data.changes.map((change) => (
                      <li key={change.at}>
                        <span className="tw-meta">
                          {[dayAndTime(change.at), change.person].filter(Boolean).join(', ')}
                        </span>
                        <span>
                          {change.to === null ? 'Taken back' : METHOD_WORDS[change.to].name}
                          {change.from === null
                            ? ''
                            : `, before that ${METHOD_WORDS[change.from].name.toLowerCase()}`}
                          {change.reason === '' ? '' : `: ${change.reason}`}
                        </span>
                      </li>
                    ))}
                  </ol>
                ) : null}
              </>
            ) : (
              <Skeleton label="Looking up the method" />
            )}
          </section>
          <Phases method={method} />
          <Checklist isReadOnly={isReadOnly} />
        </div>
      </div>
      {isChoosing ? <MethodDialog current={method} onClose={() => setChoosing(false)} /> : null}
    </div>
  );
}
