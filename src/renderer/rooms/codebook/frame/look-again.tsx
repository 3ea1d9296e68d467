import { useEffect, useMemo, useRef } from 'react';
import { useReadOnly } from '../../../app/host-state.ts';
import { navigate } from '../../../app/router.ts';
import { count, dayAndTime } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { titleOf } from '../../../parts/transcript-places/transcript-places.ts';
import { Button, CodeBar, Kbd, List, type ListHandle } from '../../../ui/index.ts';
import { NothingLeft } from './nothing-left.tsx';
import { useWhoWhen } from './people.ts';

interface Work {
  codeId: string;
  documentId: string;
  code: string;
  colour: number;
  transcript: string;
  /** The first of its transcript: says when that was finished. */
  finished: string | null;
}
const keyOf = (work: Work) => `${work.documentId} ${work.codeId}`;

/** Finished transcripts and the codes made after, one at a time: Enter opens the transcript, L says it was looked at. */
export function LookAgainList({ startAt }: { startAt: string | undefined }) {
  const client = useClient();
  const answer = useQuery('frame.lookAgain', {});
  const codes = useQuery('code.list', {}).data;
  const documents = useQuery('document.list', {}).data;
  const whoWhen = useWhoWhen();
  const isReadOnly = useReadOnly();
  const items = useMemo(() => {
    const codeById = new Map(codes?.map((code) => [code.id, code]));
    const documentById = new Map(documents?.map((document) => [document.id, document]));
    return (answer.data?.documents ?? []).flatMap(({ documentId, finishedAt, finishedBy, codeIds }) =>
      codeIds.map((codeId, at): Work => {
        const document = documentById.get(documentId);
        const code = codeById.get(codeId);
        const when =
          finishedBy === null
            ? `last coded ${dayAndTime(finishedAt)}`
            : `finished by ${whoWhen(finishedBy, finishedAt)}`;
        return {
          codeId,
          documentId,
          code: code?.name ?? '',
          colour: code?.colour ?? 1,
          transcript: document ? titleOf(document) : '',
          finished: at === 0 ? when : null,
        };
      }),
    );
  }, [answer.data, codes, documents, whoWhen]);
  const list = useRef<ListHandle>(null);
  const first = items.find((work) => work.documentId === startAt);
  const wanted = first === undefined ? null : keyOf(first);
  const arrived = useRef<string | null>(null);
  useEffect(() => {
    // once: what is looked at again leaves the list, and the next one is not jumped to
    if (wanted === null || startAt === undefined || arrived.current === startAt) return;
    arrived.current = startAt;
    list.current?.goTo(wanted);
  }, [wanted, startAt]);
  const open = (work: Work) => navigate('reading', { document: work.documentId });
  const looked = (work: Work) =>
    void run(
      client,
      'frame.looked',
      { pairs: [{ codeId: work.codeId, documentId: work.documentId }] },
      `Looked at ${work.transcript} again for ${work.code}.`,
    );
  const done = answer.data?.looked.length ?? 0;
  if (answer.data && items.length === 0) {
    return (
      <NothingLeft>
        {done > 0
          ? `Every finished transcript was looked at again for the codes made after it, ${count(done, 'time')}.`
          : 'No transcript was finished before one of the codes existed.'}
      </NothingLeft>
    );
  }
  return (
    <>
      <p className="fr-lead">
        These transcripts were finished before a code existed, so nobody has looked for it there.{' '}
        <Kbd keys="Enter" /> opens the transcript, <Kbd keys="L" /> says it was looked at again.
        {done > 0 ? ` Looked at again so far: ${done}.` : ''}
      </p>
      <List<Work>
        ref={list}
        label="Transcripts worth another look"
        className="fr-list"
        items={items}
        getKey={keyOf}
        getText={(work) => `${work.transcript} ${work.code}`}
        rowHeight={36}
        onAction={open}
        onRowKey={(event, work) => {
          if (isReadOnly || event.key.toLowerCase() !== 'l' || event.ctrlKey || event.metaKey || event.altKey)
            return false;
          looked(work);
          return true;
        }}
        renderItem={(work, state) => (
          <div className="fr-look">
            <span className="fr-look-transcript">
              {work.finished === null ? (
                <span className="tw-vh">{work.transcript}</span>
              ) : (
                <>
                  <strong>{work.transcript}</strong> <span className="tw-meta">{work.finished}</span>
                </>
              )}
            </span>
            <span className="tw-cut">
              <CodeBar colour={work.colour} /> {work.code}
            </span>
            <span className="fr-acts">
              <Button variant="quiet" excludeFromTabOrder={!state.isActive} onPress={() => open(work)}>
                Open
              </Button>
              <Button
                variant="quiet"
                shortcut="L"
                isDisabled={isReadOnly}
                excludeFromTabOrder={!state.isActive}
                onPress={() => looked(work)}
              >
                Looked again
              </Button>
            </span>
          </div>
        )}
      />
    </>
  );
}
