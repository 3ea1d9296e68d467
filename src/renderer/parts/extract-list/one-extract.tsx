import type { ReactNode } from 'react';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import { useQuery } from '../../data/use-query.ts';
import { GroupBadge, PersonBadge, Skeleton } from '../../ui/index.ts';
import { usePeopleGroups } from './use-people-groups.ts';
import './one-extract.css';
import { TranscriptName } from '../transcript-places/transcript-name.tsx';

interface OneExtractProps {
  /** Undefined while it is being read. */
  extract: ExtractView | undefined;
  /** Beside who said it and who coded it: its code, what it is marked as. */
  about?: ReactNode;
}

/** One extract alone: who said it and where, its words larger than in lists, and what is said around them. */
export function OneExtract({ extract, about }: OneExtractProps) {
  const groups = usePeopleGroups();
  const people = useQuery('person.list', {}).data;
  if (!extract) return <Skeleton lines={4} label="Reading the extract" />;
  const group = groups.get(extract.participantId ?? extract.documentId);
  const coder = people?.find((person) => person.id === extract.coderId);
  return (
    <>
      <p className="tw-one-where">
        {group ? <GroupBadge letter={group.letter} name={group.name} /> : null}
        <span className="tw-cut">
          <TranscriptName publicId={extract.publicId} name={extract.documentName} />
        </span>
        <span className="tw-ref">{extract.reference}</span>
        {extract.voice ? <span className="tw-meta">{extract.voice}</span> : null}
        {coder ? <PersonBadge name={coder.name} withName /> : null}
        {about}
      </p>
      <blockquote className="tw-one-quote">
        {extract.before ? <span className="tw-one-around">{fromWord(extract.before)}</span> : null}
        <span className="tw-one-words">{extract.quote}</span>
        {extract.after ? <span className="tw-one-around">{toWord(extract.after)}</span> : null}
      </blockquote>
    </>
  );
}

/** UTF-16 units of text around an extract; as many as this, and it begins or ends inside a word. */
const AROUND = 120;
/** What is said before an extract, from the beginning of a word. */
export const fromWord = (text: string): string =>
  text.length < AROUND ? text : `… ${text.slice(text.indexOf(' ') + 1)}`;
/** What is said after an extract, to the end of a word. */
export const toWord = (text: string): string =>
  text.length < AROUND ? text : `${text.slice(0, text.lastIndexOf(' '))} …`;
