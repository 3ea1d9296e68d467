import { useEffect, useRef, useState } from 'react';
import type { ProposalView } from '../../../../shared/contract/frame.ts';
import { useHost } from '../../../app/host-state.ts';
import { hrefFor, navigate } from '../../../app/router.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { proposalTitle, proposalWords } from '../../../parts/frame/words.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, CodeBar, List, type ListHandle } from '../../../ui/index.ts';
import { AskWords } from './ask-words.tsx';
import { useWhoWhen } from './people.ts';

const keyOf = (proposal: ProposalView) => proposal.id;

/** Proposals, those that wait first: accepted with A, declined with D, taken back by who made them. */
export function Proposals({ startAt }: { startAt: string | undefined }) {
  const client = useClient();
  const me = useHost((host) => host.state?.person?.id) ?? null;
  const answer = useQuery('frame.proposals', {});
  const items = answer.data ?? [];
  const [declining, setDeclining] = useState<ProposalView | null>(null);
  const list = useRef<ListHandle>(null);
  const isThere = items.some((one) => one.id === startAt);
  useEffect(() => {
    if (isThere && startAt !== undefined) list.current?.goTo(startAt);
  }, [startAt, isThere]);
  async function accept(proposal: ProposalView) {
    const done = await run(
      client,
      'frame.accept',
      { id: proposal.id },
      `Accepted: ${proposalTitle(proposal)}.`,
    );
    if (done?.splitId) navigate('split', { split: done.splitId });
  }
  const withdraw = (proposal: ProposalView) =>
    void run(client, 'frame.withdraw', { id: proposal.id }, 'Took the proposal back.');
  if (answer.data && items.length === 0) {
    return (
      <p className="fr-none">
        Nothing is proposed. Press Shift and P in any room to propose a change to the frozen frame; it waits
        here until the team decides.
      </p>
    );
  }
  return (
    <>
      <List<ProposalView>
        ref={list}
        label="Proposals"
        className="fr-list"
        items={items}
        getKey={keyOf}
        getText={proposalTitle}
        rowHeight={72}
        onRowKey={(event, proposal) => {
          if (proposal.state !== 'open' || event.ctrlKey || event.metaKey || event.altKey) return false;
          const key = event.key.toLowerCase();
          if (key === 'a') void accept(proposal);
          else if (key === 'd') setDeclining(proposal);
          else return false;
          return true;
        }}
        renderItem={(proposal, state) => (
          <ProposalRow
            proposal={proposal}
            isActive={state.isActive}
            isMine={proposal.personId === me}
            onAccept={() => void accept(proposal)}
            onDecline={() => setDeclining(proposal)}
            onWithdraw={() => withdraw(proposal)}
          />
        )}
      />
      {declining ? (
        <AskWords
          title="Decline the proposal?"
          label="Why not"
          description={`${proposalTitle(declining)}. What you write is kept beside the proposal, for who made it.`}
          confirmLabel="Decline it"
          onClose={() => setDeclining(null)}
          onSend={(words) =>
            void run(client, 'frame.decline', { id: declining.id, answer: words }, 'Declined the proposal.')
          }
        />
      ) : null}
    </>
  );
}

interface RowProps {
  proposal: ProposalView;
  isActive: boolean;
  isMine: boolean;
  onAccept(): void;
  onDecline(): void;
  onWithdraw(): void;
}

const STATE = { open: 'Open', accepted: 'Accepted', declined: 'Declined' } as const;

function ProposalRow({ proposal, isActive, isMine, onAccept, onDecline, onWithdraw }: RowProps) {
  const whoWhen = useWhoWhen();
  const isGone = proposal.codes.some((code) => !code.isThere);
  const colour = proposal.codes[0]?.colour;
  const isOpen = proposal.state === 'open';
  return (
    <div className="fr-change" data-state={proposal.state}>
      <span className="fr-kind">{STATE[proposal.state]}</span>
      <div className="fr-what">
        <p>
          {colour === undefined ? null : <CodeBar colour={colour} />}{' '}
          <strong>{proposalTitle(proposal)}</strong>
        </p>
        {proposalWords(proposal).map(({ label, words }) => (
          <p key={label}>
            <span className="tw-meta">{label}:</span> {words}
          </p>
        ))}
        <p className="fr-why">{proposal.reason}</p>
        <p className="tw-meta">
          {whoWhen(proposal.personId, proposal.at)}, against {proposal.frameName}
          {proposal.place ? (
            <>
              {', for '}
              <a
                className="tw-ref"
                tabIndex={isActive ? 0 : -1}
                href={hrefFor('reading', {
                  document: proposal.place.documentId,
                  line: proposal.place.line,
                })}
              >
                {proposal.place.reference}
              </a>
            </>
          ) : null}
        </p>
        {isOpen ? null : (
          <p className="fr-answer">
            {STATE[proposal.state]} by {whoWhen(proposal.decidedBy, proposal.decidedAt)}
            {proposal.answer === '' ? '.' : `: ${proposal.answer}`}
          </p>
        )}
        {isOpen && isGone ? (
          <p className="fr-answer">A code it speaks of is not in the study any more.</p>
        ) : null}
      </div>
      <span className="fr-acts">
        {isOpen ? (
          <>
            <Button shortcut="A" isDisabled={isGone} excludeFromTabOrder={!isActive} onPress={onAccept}>
              Accept
            </Button>
            <Button variant="quiet" shortcut="D" excludeFromTabOrder={!isActive} onPress={onDecline}>
              Decline
            </Button>
            {isMine ? (
              <Button variant="quiet" excludeFromTabOrder={!isActive} onPress={onWithdraw}>
                Take back
              </Button>
            ) : null}
          </>
        ) : null}
      </span>
    </div>
  );
}
