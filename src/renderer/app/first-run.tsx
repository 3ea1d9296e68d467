import { useContext, useState, type ReactNode } from 'react';
import { useClient } from '../data/use-query.ts';
import { FirstDrawing } from '../ui/drawings.tsx';
import { JournalIcon, OpenIcon, ReadingIcon } from '../ui/icons.tsx';
import { Press } from '../ui/press.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { runAction, useActionList } from './actions.ts';
import { HostContext } from './host-state.ts';
import { openSample } from './study-actions.ts';
import './first-run.css';

function Choice({
  id,
  icon,
  title,
  run,
  whileBusy,
  children,
}: {
  id: string;
  icon: ReactNode;
  title: string;
  /** Runs it where one waits for it; the action itself where not. */
  run?: () => Promise<void>;
  /** Said meanwhile. */
  whileBusy?: string;
  children: string;
}) {
  const shortcut = useActionList().find((action) => action.id === id)?.shortcut;
  const [isBusy, setBusy] = useState(false);
  async function choose() {
    if (!run) return void runAction(id);
    if (isBusy) return;
    setBusy(true);
    await run();
    setBusy(false);
  }
  return (
    <li>
      <Press className="tw-first-choice" aria-busy={isBusy} onPress={() => void choose()}>
        {icon}
        <strong>{title}</strong>
        <span role="status">{isBusy && whileBusy ? whileBusy : children}</span>
        {shortcut ? <Kbd keys={shortcut} /> : null}
      </Press>
    </li>
  );
}

/** What one sees while no study is open: three choices, nothing else. */
export function FirstRun() {
  const client = useClient();
  const host = useContext(HostContext);
  return (
    <main className="tw-first tw-scroll">
      <div>
        <FirstDrawing />
        <h1>Threadwork</h1>
        <ul>
          <Choice id="study.new" icon={<JournalIcon />} title="Start a new study">
            One file, kept where you choose to keep it.
          </Choice>
          <Choice id="study.open" icon={<OpenIcon />} title="Open a study">
            Your own, or a copy someone gave you.
          </Choice>
          <Choice
            id="study.sample"
            icon={<ReadingIcon />}
            title="Look around the sample study"
            run={async () => {
              if (host) await openSample(client, host);
            }}
            whileBusy="It is being laid out. This takes a few seconds."
          >
            Twelve invented interviews. Change anything.
          </Choice>
        </ul>
      </div>
    </main>
  );
}
