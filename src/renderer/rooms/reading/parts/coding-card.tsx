import { memo, useEffect, useRef, useState } from 'react';
import { ChevronDown } from 'lucide-react';
import type { ExtractView } from '../../../../shared/contract/codings.ts';
import { runAction } from '../../../app/actions.ts';
import { goBack, hrefFor, navigate, updatePlace } from '../../../app/router.ts';
import { useSettings } from '../../../app/settings.ts';
import { keysNow } from '../../../app/shortcuts.ts';
import { count, dayAndTime } from '../../../app/words.ts';
import { useLatest } from '../../../data/use-latest.ts';
import { useQuery } from '../../../data/use-query.ts';
import { CodeExamples } from '../../../parts/code-examples/index.ts';
import { openExtract } from '../../../parts/extract-list/index.ts';
import { RetiredNote } from '../../../parts/frame/retired-note.tsx';
import { MemoList, type MemoListHandle } from '../../../parts/memo-editor/index.ts';
import {
  Button,
  CodeBar,
  CodeName,
  GroupBadge,
  Icon,
  MenuButton,
  PanelSection,
  PersonBadge,
  toast,
  type MenuEntry,
} from '../../../ui/index.ts';
import { openDocument } from '../../../parts/transcript-places/transcript-places.ts';
import { goToCoding } from '../actions/places.ts';
import type { ReaderCoding } from '../model/coding-model.ts';
import { isPassing, lastingId } from '../model/coming.ts';
import { useReadingStore } from '../store.ts';
import { useReading } from '../use-reading.ts';
import { useGroups } from '../../../data/groups.ts';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';

/** The coding in focus: its code, its words, who made it, what is written and what others think of it. */
export function CodingCard({ coding }: { coding: ReaderCoding }) {
  const reading = useReading();
  const isPending = isPassing(coding.id) || isPassing(coding.codeId);
  return (
    <div className="rd-inspector tw-scroll">
      <CodingHead coding={coding} />
      {coding.anchored ? null : (
        <PanelSection>
          <p className="rd-attention">
            The words of this coding are not the ones it was made on. Stretch it to the right words, or take
            the code off.
          </p>
        </PanelSection>
      )}
      <Memos coding={coding} />
      {isPending ? null : (
        <>
          <Definition codeId={coding.codeId} />
          <Comments codingId={coding.id} />
          <OtherExtracts coding={coding} key={coding.codeId} name={reading.nameOf(coding.codeId)} />
        </>
      )}
    </div>
  );
}

const MENU = [
  ['recode', 'Give it another code'],
  ['memo', 'Write a memo'],
  ['copyQuote', 'Copy quote with reference'],
  ['endLater', 'End a word later'],
  ['endEarlier', 'End a word earlier'],
  ['startEarlier', 'Begin a word earlier'],
  ['startLater', 'Begin a word later'],
  ['uncode', 'Take the code off'],
] as const;

/** The rows as they are when the menu opens. */
const menuItems = (isReadOnly: boolean): MenuEntry[] =>
  MENU.map(([id, label]) => ({
    id,
    label,
    shortcut: keysNow(`reading.${id}`, useSettings.getState().settings),
    isDanger: id === 'uncode',
    isDisabled: isReadOnly && id !== 'copyQuote',
    onAction: () => void runAction(`reading.${id}`),
  }));

interface CodeMenuProps {
  colour: number;
  name: string;
  isReadOnly: boolean;
}
const CodeMenu = memo(function CodeMenu({ colour, name, isReadOnly }: CodeMenuProps) {
  return (
    <MenuButton label="This coding" placement="bottom end" items={() => menuItems(isReadOnly)}>
      <Button variant="quiet" className="rd-code-name">
        <CodeBar colour={colour} />
        <span>{name}</span>
        <Icon of={ChevronDown} small />
      </Button>
    </MenuButton>
  );
});

function CodingHead({ coding }: { coding: ReaderCoding }) {
  const reading = useReading();
  const look = reading.looks.get(coding.codeId);
  const others = reading.codings.filter(
    (other) => other.id !== coding.id && other.start < coding.end && other.end > coding.start,
  );
  const who = reading.personName(coding.coderId);
  const go = useLatest((id: string) => goToCoding(reading, id));
  return (
    <section className="rd-coding">
      <CodeMenu colour={look?.colour ?? 1} name={look?.name ?? 'a code'} isReadOnly={reading.isReadOnly} />
      <blockquote className="tw-quote">{reading.shown.text.slice(coding.start, coding.end)}</blockquote>
      <p className="rd-by">
        <PersonBadge name={who} isMe={coding.coderId === reading.myId} />
        <span>
          {who}, {dayAndTime(coding.createdAt)}
        </span>
      </p>
      {others.slice(0, 6).map((other) => (
        <OtherCoding
          key={other.id}
          id={other.id}
          who={reading.personName(other.coderId)}
          isMe={other.coderId === reading.myId}
          isSame={other.coderId === coding.coderId}
          name={reading.nameOf(other.codeId)}
          colour={reading.looks.get(other.codeId)?.colour ?? 1}
          onGo={go}
        />
      ))}
      {others.length > 6 ? <p className="tw-meta">{others.length - 6} more on these words.</p> : null}
    </section>
  );
}

interface OtherCodingProps {
  id: string;
  who: string;
  isMe: boolean;
  /** By whoever made the coding in focus. */
  isSame: boolean;
  name: string;
  colour: number;
  onGo(id: string): void;
}

/** A coding on the same words. */
const OtherCoding = memo(function OtherCoding({
  id,
  who,
  isMe,
  isSame,
  name,
  colour,
  onGo,
}: OtherCodingProps) {
  return (
    <p className="rd-by">
      <PersonBadge name={who} isMe={isMe} />
      <span>
        {isSame ? 'Also' : `${who} used`}{' '}
        <Button variant="link" className="rd-also" onPress={() => onGo(id)}>
          <CodeName colour={colour}>{name}</CodeName>
        </Button>
      </span>
    </p>
  );
});

function Memos({ coding }: { coding: ReaderCoding }) {
  const reading = useReading();
  const list = useRef<MemoListHandle>(null);
  const isWriting = useReadingStore((store) => store.isWritingMemo);
  useEffect(() => {
    if (!isWriting) return;
    list.current?.add();
    useReadingStore.getState().set({ isWritingMemo: false });
  }, [isWriting]);
  return (
    <MemoList
      key={reading.model.paintedAs(coding.id)}
      targetKind="coding"
      targetId={coding.id}
      {...(isPassing(coding.id) ? { whenThere: lastingId } : {})}
      label={`${reading.nameOf(coding.codeId)}, ${reading.reference(coding.start, coding.end)}`}
      title="Memo"
      ref={list}
    />
  );
}

function Definition({ codeId }: { codeId: string }) {
  const { codes } = useReading();
  const code = codes.find((one) => one.id === codeId);
  if (!code) return null;
  const words = code.fullDefinition || code.definition;
  return (
    <PanelSection title="Definition" count={<a href={hrefFor('codebook', { code: codeId })}>Codebook</a>}>
      {code.retired ? <RetiredNote retired={code.retired} /> : null}
      <p>{words || <span className="tw-meta">No definition is written yet.</span>}</p>
      <CodeExamples code={code} onOpen={openExtract} />
    </PanelSection>
  );
}

const VERDICTS = { fits: 'fits', 'not-sure': 'not sure', 'does-not-fit': 'does not fit' } as const;

function Comments({ codingId }: { codingId: string }) {
  const comments = useQuery('review.comments', { codingIds: [codingId] }).data ?? [];
  if (comments.length === 0) return null;
  return (
    <PanelSection title="Co-researchers" count={comments.length}>
      <ul className="rd-comments">
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="rd-by">
              <PersonBadge name={comment.reviewer} />
              <span>
                {comment.reviewer}:{' '}
                <b>{comment.verdict === null ? 'nothing chosen yet' : VERDICTS[comment.verdict]}</b>
              </span>
            </p>
            {comment.comment ? <p>{comment.comment}</p> : null}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

const FEW = 12;

function OtherExtracts({ coding, name }: { coding: ReaderCoding; name: string }) {
  const reading = useReading();
  const groups = useGroups();
  const [limit, setLimit] = useState(FEW);
  const answer = useQuery('coding.extracts', { codeIds: [coding.codeId], limit: limit + 1 }).data;
  const participants = useQuery('participant.table', {}).data?.participants.length ?? 0;
  const open = useLatest((extract: ExtractView) => {
    // Back then leads to this very coding
    updatePlace({ document: reading.summary.id, coding: coding.id });
    openDocument(extract.documentId, { coding: extract.codingId });
    toast({
      text: `${name}, ${extract.reference}`,
      action: { label: `Back to ${reading.reference(coding.start, coding.end)}`, run: goBack },
    });
  });
  if (!answer) return null;
  // the same words by several coders are one place to look at
  const places = new Set([`${coding.start} ${coding.end} ${reading.summary.id}`]);
  const others = answer.items.filter((extract) => {
    const place = `${extract.start} ${extract.end} ${extract.documentId}`;
    return !places.has(place) && places.add(place);
  });
  return (
    <PanelSection
      title="Other extracts"
      count={
        <CountOfPeople>{`${answer.people} of ${Math.max(participants, answer.people)} people, ${count(answer.total, 'extract')}`}</CountOfPeople>
      }
    >
      {others.length === 0 ? <p className="tw-meta">{name} is used here only, so far.</p> : null}
      <ul className="rd-others">
        {others.slice(0, limit).map((extract) => {
          const group = groups.of(extract.participantId);
          return (
            <OtherExtract
              key={extract.codingId}
              extract={extract}
              letter={group?.letter ?? null}
              group={group?.value ?? null}
              onOpen={open}
            />
          );
        })}
      </ul>
      {answer.total > limit + 1 ? (
        <Button variant="link" onPress={() => setLimit(limit + 40)}>
          Show more
        </Button>
      ) : null}
      {answer.total > 1 ? (
        <Button
          variant="link"
          className="rd-all"
          onPress={() => navigate('codebook', { code: coding.codeId })}
        >
          All extracts of this code
        </Button>
      ) : null}
    </PanelSection>
  );
}

interface OtherExtractProps {
  extract: ExtractView;
  letter: string | null;
  group: string | null;
  onOpen(extract: ExtractView): void;
}

const OtherExtract = memo(function OtherExtract({ extract, letter, group, onOpen }: OtherExtractProps) {
  return (
    <li>
      <button type="button" className="rd-other" onClick={() => onOpen(extract)}>
        <span className="rd-other-head">
          {letter !== null && group !== null ? <GroupBadge letter={letter} name={group} /> : null}
          <span className="tw-ref">{extract.reference}</span>
        </span>
        <span className="tw-quote">{extract.quote}</span>
      </button>
    </li>
  );
});
