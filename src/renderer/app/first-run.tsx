import type { ReactNode } from 'react';
import { FirstDrawing } from '../ui/drawings.tsx';
import { JournalIcon, OpenIcon, ReadingIcon } from '../ui/icons.tsx';
import { Press } from '../ui/press.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { runAction, useActionList } from './actions.ts';
import './first-run.css';

function Choice({
  id,
  icon,
  title,
  children,
}: {
  id: string;
  icon: ReactNode;
  title: string;
  children: string;
}) {
  const shortcut = useActionList().find((action) => action.id === id)?.shortcut;
  return (
    <li>
      <Press className="tw-first-choice" onPress={() => void runAction(id)}>
        {icon}
        <strong>{title}</strong>
        <span>{children}</span>
        {shortcut ? <Kbd keys={shortcut} /> : null}
      </Press>
    </li>
  );
}

/** What one sees while no study is open: three choices, nothing else. */
export function FirstRun() {
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
          <Choice id="study.sample" icon={<ReadingIcon />} title="Look around the sample study">
            Twelve invented interviews. Change anything.
          </Choice>
        </ul>
      </div>
    </main>
  );
}
