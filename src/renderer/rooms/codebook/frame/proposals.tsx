import { useEffect, useMemo, useRef, useState } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { ProposalView } from '../../../../shared/contract/frame.ts';
import { useHost, useReadOnly } from '../../../app/host-state.ts';
import { hrefFor, navigate } from '../../../app/router.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { goneInWords, proposalTitle, proposalWords } from '../../../parts/frame/words.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, CodeBar, Kbd, List, type ListHandle } from '../../../ui/index.ts';
import { afterDialog } from '../../../ui/focus-when-there.ts';
import { AskWords } from './ask-words.tsx';
import { NothingLeft } from './nothing-left.tsx';
import { useWhoWhen } from './people.ts';

const keyOf = (proposal: ProposalView) => proposal.id;

/** Proposals, those that wait first: accepted with A, with a reason by Shift A, declined with D, taken back by who made them. */
export function Proposals({ startAt }: { startAt: string | undefined }) {
  const client = useClient();
  const isReadOnly = useReadOnly();
  const me = useHost((host) => host.state?.person?.id) ?? null;
  const answer = useQuery('frame.proposals', {});
  const items = answer.data ?? [];
  const codes = useQuery('code.list', {}).data;
  const byId = useMemo(() => new Map(codes?.map((code) => [code.id, code])), [codes]);
  const [saying, setSaying] = useState<{ proposal: ProposalView; isAccepted: boolean } | null>(null);
  const list = useRef<ListHandle>(null);
  const isThere = items.some((one) => one.id === startAt);
  useEffect(() => {
    if (isThere && startAt !== undefined) list.current?.goTo(startAt);
  }, [startAt, isThere]);
  /** One that was decided leaves those that wait: the next of them is gone to. */
  const goOn = ({ id }: ProposalView) => {
    const waiting = items.filter((one) => one.state === 'open');
    const at = waiting.findIndex((one) => one.id === id);
    const next = waiting[at + 1] ?? waiting[at - 1];
    if (next) afterDialog(() => list.current?.goTo(next.id));
  };
  async function accept(proposal: ProposalView, words = '') {
    const input = { id: proposal.id, answer: words };
    const done = await run(client, 'frame.accept', input, `Accepted: ${proposalTitle(proposal)}.`);
    if (done?.splitId) navigate('split', { split: done.splitId });
    else if (done) goOn(proposal);
    return done !== undefined;
  }
  async function decline(proposal: ProposalView, words: string) {
    const input = { id: proposal.id, answer: words };
    const done = await run(client, 'frame.decline', input, 'Declined the proposal.');
    if (done !== undefined) goOn(proposal);
    return done !== undefined;
  }
  async function withdraw(proposal: ProposalView) {
    const done = await run(client, 'frame.withdraw', { id: proposal.id }, 'Took the proposal back.');
    if (done !== undefined) goOn(proposal);
  }
  if (answer.data && items.length === 0) {
    return (
      <NothingLeft>
        Nothing is proposed. Press Shift and P in any room to propose a change to the frozen frame; it waits
        here until the team decides.
      </NothingLeft>
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
          if (isReadOnly || proposal.state !== 'open' || event.ctrlKey || event.metaKey || event.altKey)
            return false;
          const key = event.key.toLowerCase();
          if (key === 'a' && event.shiftKey) setSaying({ proposal, isAccepted: true });
          else if (key === 'a') void accept(proposal);
          else if (key === 'd') setSaying({ proposal, isAccepted: false });
          else return false;
          return true;
        }}
        renderItem={(proposal, state) => (
          <ProposalRow
            proposal={proposal}
            now={'codeId' in proposal.change ? byId.get(proposal.change.codeId) : undefined}
            isActive={state.isActive}
            canDecide={proposal.state === 'open' && !isReadOnly}
            isMine={proposal.personId === me}
            onAccept={() => void accept(proposal)}
            onSay={(isAccepted) => setSaying({ proposal, isAccepted })}
            onWithdraw={() => void withdraw(proposal)}
          />
        )}
      />
      {saying ? (
        <AskWords
          about={`proposal:${saying.proposal.id}`}
          key={saying.proposal.id}
          title={saying.isAccepted ? 'Accept the proposal?' : 'Decline the proposal?'}
          label={saying.isAccepted ? 'Why' : 'Why not'}
          description={`${proposalTitle(saying.proposal)}. What you write is kept beside the proposal, for who made it.`}
          confirmLabel={saying.isAccepted ? 'Accept it' : 'Decline it'}
          onClose={() => setSaying(null)}
          onSend={(words) => (saying.isAccepted ? accept : decline)(saying.proposal, words)}
        />
      ) : null}
    </>
  );
}

interface RowProps {
  proposal: ProposalView;
  /** The code it speaks of as it is now. */
  now: CodeView | undefined;
  isActive: boolean;
  canDecide: boolean;
  isMine: boolean;
  onAccept(): void;
  /** Asks why it is accepted, or declined. */
  onSay(isAccepted: boolean): void;
  onWithdraw(): void;
}

const STATE = { open: 'Open', accepted: 'Accepted', declined: 'Declined' } as const;

function ProposalRow({ proposal, now, isActive, canDecide, isMine, onAccept, onSay, onWithdraw }: RowProps) {
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
        {proposalWords(proposal, now).map(({ label, words, was }) => (
          <p key={label}>
            <span className="tw-meta">{label}:</span> {words === '' ? 'no words' : words}
            {was === null ? null : (
              <span className="fr-was"> Now: {was === '' ? 'no words' : `“${was}”`}</span>
            )}
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
          <p className="fr-answer">
            {goneInWords(proposal.codes).join(' ')} It cannot be accepted as it is; decline it with a word
            about why, or propose it anew.
          </p>
        ) : null}
      </div>
      <span className="fr-acts">
        {canDecide ? (
          <>
            <Button shortcut="A" isDisabled={isGone} excludeFromTabOrder={!isActive} onPress={onAccept}>
              Accept
            </Button>
            <Button variant="quiet" shortcut="D" excludeFromTabOrder={!isActive} onPress={() => onSay(false)}>
              Decline
            </Button>
            {isMine ? (
              <Button variant="quiet" excludeFromTabOrder={!isActive} onPress={onWithdraw}>
                Take back
              </Button>
            ) : null}
            {isActive && !isGone ? (
              <Button variant="link" className="fr-say" shortcut="Shift+A" onPress={() => onSay(true)}>
                Accept and say why <Kbd keys="Shift+A" />
              </Button>
            ) : null}
          </>
        ) : null}
      </span>
    </div>
  );
}
