import { useHost } from '../../app/host-state.ts';
import { navigate } from '../../app/router.ts';
import { valueOrTell } from '../../app/tell.ts';
import { dayAndTime } from '../../app/words.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import type { Client } from '../../transport/client.ts';
import type { HistoryPlace } from '../../../shared/contract/history.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import type { HistoryLine } from './entries.ts';
import { SHOW_PLACE, TAKE_BACK, useOwnKeys } from './keys.ts';

/** Takes one past step back, with what belongs to it; says why not where it cannot be. */
export async function takeBackOnly(client: Client, line: HistoryLine): Promise<void> {
  const done = valueOrTell(await client.call('history.undoOne', { seq: line.seq, whole: line.isWhole }));
  if (done) announce(`Taken back: ${done.sentence}.`);
}

/** Goes to the words a step touched. */
export function goToPlace({ documentId, codingId, line }: HistoryPlace): void {
  navigate('reading', {
    document: documentId,
    ...(codingId === null ? (line === null ? {} : { line }) : { coding: codingId }),
  });
}

interface StepDetailsProps {
  line: HistoryLine;
  onJump(seq: number): void;
  onLeave(): void;
}

/** One step: who and when, where its words are, and whether it can be taken back alone. */
export function StepDetails({ line, onJump, onLeave }: StepDetailsProps) {
  const client = useClient();
  const canWrite = useHost((host) => host.state?.study != null && !host.state.study.readOnly);
  const found = useQuery('history.dependents', { seq: line.seq, whole: line.isWhole }).data;
  const takeBack = useOwnKeys(TAKE_BACK);
  const show = useOwnKeys(SHOW_PLACE);
  const place = found?.place ?? null;
  return (
    <section className="tw-history-step" aria-label="The chosen step">
      <h3>{line.sentence}</h3>
      <p className="tw-meta">
        {line.person}, {dayAndTime(line.at)}
        {line.isWhole ? `, ${line.seqs.length} steps that belong together` : ''}
      </p>
      {found && !found.possible ? <p>{found.reason}</p> : null}
      {found && found.later.length > 0 ? (
        <ul className="tw-scroll" aria-label="Later steps that build on it">
          {found.later.map((later) => (
            <li key={later.seq}>
              <Button variant="link" onPress={() => onJump(later.seq)}>
                {later.sentence}
              </Button>
              <span className="tw-meta">
                {later.person}, {dayAndTime(later.at)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p className="tw-history-acts">
        {found?.possible ? (
          <Button
            isDisabled={!canWrite}
            {...(takeBack.keys ? { shortcut: takeBack.keys } : {})}
            onPress={() => void takeBackOnly(client, line)}
          >
            Take back only this step {takeBack.keys ? <Kbd keys={takeBack.keys} /> : null}
          </Button>
        ) : null}
        {place ? (
          <Button
            variant="quiet"
            {...(show.keys ? { shortcut: show.keys } : {})}
            onPress={() => {
              onLeave();
              goToPlace(place);
            }}
          >
            Show the words {show.keys ? <Kbd keys={show.keys} /> : null}
          </Button>
        ) : null}
      </p>
    </section>
  );
}
