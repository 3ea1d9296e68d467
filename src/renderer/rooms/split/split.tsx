import { useState } from 'react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import { navigate } from '../../app/router.ts';
import { count, dayAndTime } from '../../app/words.ts';
import { useActions } from '../../app/actions.ts';
import { useQuery } from '../../data/use-query.ts';
import { ChooseDialog } from '../../parts/choose-dialog/choose-dialog.tsx';
import { codeChoices } from '../../parts/choose-dialog/choices.tsx';
import { useGoneCode } from '../../parts/frame/use-gone.ts';
import { Button, CodeName, EmptyState, RoomBar } from '../../ui/index.ts';
import { Begin } from './begin.tsx';
import { Steps } from './steps.tsx';
import './split.css';

const NONE: readonly CodeView[] = [];

/** A guided split: which code, into what, then one extract after the other. */
export function Split({ params }: { params: Record<string, string> }) {
  const known = useQuery('code.list', {}).data;
  const codes = known ?? NONE;
  const running = useQuery('split.list', {}).data;
  const code = codes.find((one) => one.id === params['code']) ?? null;
  useGoneCode(params['code'], known && code !== null, (id) =>
    navigate('split', { code: id }, { replace: true }),
  );
  const under = running?.find((split) => split.id === params['split'] || split.codeId === params['code']);
  if (!running) return null;
  if (under) return <Steps key={under.id} id={under.id} />;
  if (code && !code.isHeading) return <Begin key={code.id} code={code} codes={codes} />;
  return <Overview codes={codes} />;
}

/** Splits that wait to be carried on, and a way to begin one. */
function Overview({ codes }: { codes: readonly CodeView[] }) {
  const running = useQuery('split.list', {}).data ?? [];
  const [isAsking, setAsking] = useState(false);
  useActions([
    {
      id: 'split.choose',
      label: 'Choose a code to split',
      group: 'Split a code',
      shortcut: 'N',
      run: () => setAsking(true),
    },
  ]);
  const choose = (
    <Button variant="primary" shortcut="N" onPress={() => setAsking(true)}>
      Choose a code to split
    </Button>
  );
  return (
    <div className="sp tw-room-column" data-paper>
      <RoomBar title="Split a code">{running.length > 0 ? choose : null}</RoomBar>
      {running.length === 0 ? (
        <EmptyState drawing="codes" action={choose}>
          A code that came to hold two or three things can be split: its extracts are shown one at a time, and
          a key sends each to the code it belongs to.
        </EmptyState>
      ) : (
        <ul className="sp-running" aria-label="Splits under way">
          {running.map((split) => (
            <li key={split.id}>
              <CodeName colour={split.colour}>{split.codeName || 'A code deleted since'}</CodeName>
              <span className="tw-meta">
                {split.decided} of {count(split.decided + split.remaining, 'extract')} decided, begun by{' '}
                {split.person} {dayAndTime(split.startedAt)}
              </span>
              <Button onPress={() => navigate('split', { split: split.id })}>Carry on</Button>
            </li>
          ))}
        </ul>
      )}
      {isAsking ? (
        <ChooseDialog
          title="Which code is split?"
          label="Find a code"
          choices={codeChoices(codes, { noHeadings: true })}
          onClose={() => setAsking(false)}
          onChoose={(id) => navigate('split', { code: id })}
        />
      ) : null}
    </div>
  );
}
