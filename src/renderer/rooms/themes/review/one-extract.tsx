import type { CodeView, ExtractView } from '../../../../shared/contract/codes.ts';
import type { PassMarkView } from '../../../../shared/contract/passes.ts';
import { useQuery } from '../../../data/use-query.ts';
import { usePeopleGroups } from '../../../parts/extract-list/index.ts';
import { CodeName, GroupBadge, PersonBadge, Skeleton } from '../../../ui/index.ts';
import { useMyId, useTeam } from './use-review.ts';
import { markWords } from './wording.ts';

interface OneExtractProps {
  extract: ExtractView | undefined;
  code: CodeView | undefined;
  marks: readonly PassMarkView[];
  isPlaced: boolean;
  themeId: string;
}

/** The words, larger than in lists, with what is said around them and what was made of them. */
export function OneExtract({ extract, code, marks, isPlaced, themeId }: OneExtractProps) {
  const groups = usePeopleGroups();
  const people = useQuery('person.list', {}).data;
  if (!extract) return <Skeleton lines={4} label="Reading the extract" />;
  const group = groups.get(extract.participantId ?? extract.documentId);
  const coder = people?.find((person) => person.id === extract.coderId);
  const stance = extract.quotes.find((quote) => quote.themeId === themeId)?.stance;
  return (
    <>
      <p className="rv-where">
        {group ? <GroupBadge letter={group.letter} name={group.name} /> : null}
        {extract.publicId ? <strong>{extract.publicId}</strong> : null}
        <span className="tw-cut">{extract.documentName}</span>
        <span className="tw-ref">{extract.reference}</span>
        {code ? <CodeName colour={code.colour}>{code.name}</CodeName> : null}
        {coder ? <PersonBadge name={coder.name} /> : null}
        {stance ? (
          <span className="tw-meta">{stance === 'for' ? 'key quote' : 'counter-example'}</span>
        ) : null}
        {isPlaced ? (
          <span className="tw-meta">placed here directly; its code is not in the theme</span>
        ) : null}
      </p>
      <blockquote className="rv-quote">
        {extract.before ? <span className="rv-around">{fromWord(extract.before)}</span> : null}
        <span className="rv-words">{extract.quote}</span>
        {extract.after ? <span className="rv-around">{toWord(extract.after)}</span> : null}
      </blockquote>
      {extract.anchored ? null : (
        <p className="tw-meta">These words no longer stand here in the transcript.</p>
      )}
      <Marks marks={marks} />
    </>
  );
}

/** What was made of an extract. The others' marks wait until one has given one's own. */
export function Marks({ marks }: { marks: readonly PassMarkView[] }) {
  const me = useMyId();
  const nameOf = useTeam();
  const mine = marks.find((mark) => mark.reviewerId === me);
  const others = marks.filter((mark) => mark.reviewerId !== me);
  if (marks.length === 0) return null;
  return (
    <div className="rv-given">
      {mine ? (
        <span className="rv-mark" data-mark={mine.mark}>
          You: {markWords(mine)}
        </span>
      ) : (
        <span className="tw-meta">
          {others.length === 1 ? 'One other mark is' : `${others.length} other marks are`} shown once you have
          given yours.
        </span>
      )}
      {mine
        ? others.map((mark) => (
            <span key={mark.id} className="rv-mark" data-mark={mark.mark}>
              {nameOf(mark.reviewerId)}: {markWords(mark)}
            </span>
          ))
        : null}
    </div>
  );
}

/** Units of text around an extract; as many as this, and it begins or ends inside a word. */
const AROUND = 120;
export const fromWord = (text: string) =>
  text.length < AROUND ? text : `… ${text.slice(text.indexOf(' ') + 1)}`;
export const toWord = (text: string) =>
  text.length < AROUND ? text : `${text.slice(0, text.lastIndexOf(' '))} …`;
