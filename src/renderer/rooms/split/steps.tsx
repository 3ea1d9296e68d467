import { useEffect, useRef } from 'react';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import type { SplitStep, SplitTarget } from '../../../shared/contract/refine.ts';
import { useActions, type Action } from '../../app/actions.ts';
import { useSettings } from '../../app/settings.ts';
import { shortcutOf } from '../../app/shortcuts.ts';
import { navigate } from '../../app/router.ts';
import { valueOrTell } from '../../app/tell.ts';
import { count } from '../../app/words.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { doneToast } from '../../parts/consequences-dialog/index.ts';
import { OneExtract, openExtract } from '../../parts/extract-list/index.ts';
import { Button, CodeBar, CodeName, Kbd, ProgressBar, RoomBar } from '../../ui/index.ts';
import { offerToJoin } from '../../parts/join-offer/join-offer.ts';
import { BackToCode } from './back.tsx';
import { useDecisions } from './use-steps.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** One extract after the other: a key sends it on. */
export function Steps({ id }: { id: string }) {
  const step = useQuery('split.get', { id }).data;
  const client = useClient();
  const { current, send, back } = useDecisions(step);
  async function finish() {
    if (!step) return;
    const done = valueOrTell(await client.call('split.finish', { id }));
    if (!done) return;
    navigate('codebook', { code: step.targets[0]?.codeId ?? step.codeId });
    const stay = done.left + done.remaining;
    const words = `Split ${step.codeName}: ${count(done.sent, 'extract')} sent on, ${count(stay, 'extract')} stayed.`;
    if (done.mergeOffers.length === 0) return doneToast(client, words);
    const places = count(done.mergeOffers.length, 'place');
    offerToJoin(
      client,
      `${words} In ${places} what was sent now touches and can be one coding.`,
      done.mergeOffers,
    );
  }
  const pause = () => step && navigate('codebook', { code: step.codeId });
  const actions = stepActions({ step, current, send, back, finish, pause });
  useActions(actions);
  const settings = useSettings((store) => store.settings);
  const keysOf = (name: string) => {
    const action = actions.find((one) => one.id === `split.${name}`);
    return action && shortcutOf(action, settings);
  };
  const page = useRef<HTMLDivElement>(null);
  const isReady = step !== undefined;
  useEffect(() => page.current?.focus(), [isReady]);
  if (!step) return null;
  const all = step.decided + step.remaining;
  return (
    <div className="sp tw-room-column" data-paper>
      <RoomBar
        title={
          <span className="tw-room-title">
            <BackToCode codeId={step.codeId} />
            <span className="tw-vh">Splitting </span>
            <CodeBar colour={step.colour} />
            <span className="tw-cut">{step.codeName}</span>
          </span>
        }
      >
        <Button variant="quiet" shortcut="Escape" onPress={pause}>
          Pause
        </Button>
        <Button onPress={() => void finish()}>Finish here</Button>
      </RoomBar>
      <div className="sp-progress">
        <ProgressBar
          label="Extracts decided"
          value={all === 0 ? 1 : step.decided / all}
          isTold={false}
          words={`${step.decided} of ${all} decided`}
        />
      </div>
      <div className="sp-scroll tw-scroll">
        <div className="tw-one" ref={page} tabIndex={-1} role="group" aria-label="The extract to decide on">
          {current === null ? (
            <AllDone step={step} keys={keysOf('finish')} onFinish={() => void finish()} />
          ) : (
            <OneExtract extract={current} />
          )}
        </div>
      </div>
      <footer className="sp-keys" aria-label="Where it goes" role="group">
        {step.targets.map((target, at) => (
          <Target
            key={target.codeId}
            target={target}
            keys={keysOf(`send${at + 1}`)}
            isDisabled={!current || target.name === ''}
            onPress={() => send(target.codeId)}
          />
        ))}
        <Button className="sp-key" isDisabled={!current} onPress={() => send(null)}>
          <KeyOf keys={keysOf('leave')} />
          <span className="sp-key-words">
            <span>Leave with {step.codeName}</span>
            <span className="tw-meta">{step.left}</span>
          </span>
        </Button>
        <Button className="sp-key" variant="quiet" isDisabled={!step.last} onPress={back}>
          <KeyOf keys={keysOf('back')} />
          <span className="sp-key-words">
            <span>Go back</span>
            <span className="tw-meta">{step.last ? step.last.reference : ''}</span>
          </span>
        </Button>
      </footer>
    </div>
  );
}

interface ActionDeps {
  step: SplitStep | undefined;
  current: ExtractView | null | undefined;
  send(to: string | null): void;
  back(): void;
  finish(): Promise<void>;
  pause(): void;
}

function stepActions({ step, current, send, back, finish, pause }: ActionDeps): Action[] {
  const group = 'Split a code';
  const isHere = () => Boolean(current);
  return [
    ...(step?.targets ?? []).map((target, at) => ({
      id: `split.send${at + 1}`,
      label: `Send to the ${ORDINALS[at] ?? ''} code: ${target.name}`,
      group,
      shortcut: String(at + 1),
      isEnabled: () => isHere() && target.name !== '',
      run: () => send(target.codeId),
    })),
    {
      id: 'split.leave',
      label: 'Leave the extract where it is',
      group,
      shortcut: '0',
      isEnabled: isHere,
      run: () => send(null),
    },
    {
      id: 'split.back',
      label: 'Go back to the extract before',
      group,
      shortcut: 'Backspace',
      keywords: 'undo last decision',
      isEnabled: () => step?.last != null,
      run: back,
    },
    {
      // while one decides, undo means the last decision; once one has left, it means the whole split
      id: 'split.undo',
      label: 'Take the last decision back',
      group,
      shortcut: 'Mod+Z',
      isEnabled: () => step?.last != null,
      run: back,
    },
    {
      id: 'split.open',
      label: 'Open the extract in its transcript',
      group,
      shortcut: 'R',
      isEnabled: isHere,
      run: () => current && openExtract(current),
    },
    { id: 'split.pause', label: 'Pause the split', group, shortcut: 'Escape', run: pause },
    { id: 'split.finish', label: 'Finish the split', group, shortcut: 'Mod+Enter', run: finish },
  ];
}

function KeyOf({ keys }: { keys: string | undefined }) {
  return keys ? <Kbd keys={keys} /> : <span />;
}

interface TargetProps {
  target: SplitTarget;
  keys: string | undefined;
  isDisabled: boolean;
  onPress(): void;
}

function Target({ target, keys, isDisabled, onPress }: TargetProps) {
  return (
    <Button className="sp-key" isDisabled={isDisabled} onPress={onPress}>
      <KeyOf keys={keys} />
      <span className="sp-key-words">
        <span>
          <CodeName colour={target.colour}>{target.name || 'A code deleted since'}</CodeName>
          {target.definition ? <span className="sp-means">{target.definition}</span> : null}
        </span>
        <span className="tw-meta">{target.sent}</span>
      </span>
    </Button>
  );
}

function AllDone({ step, keys, onFinish }: { step: SplitStep; keys: string | undefined; onFinish(): void }) {
  return (
    <div className="sp-done" role="status">
      <h2>Every extract of {step.codeName} is decided</h2>
      <ul>
        {step.targets.map((target) => (
          <li key={target.codeId}>
            {count(target.sent, 'extract')} went to <strong>{target.name}</strong>.
          </li>
        ))}
        <li>
          {count(step.left, 'extract')} stayed with <strong>{step.codeName}</strong>.
        </li>
      </ul>
      <p>
        <Button variant="primary" onPress={onFinish} shortcut={keys ?? ''}>
          Finish the split
        </Button>
      </p>
    </div>
  );
}
