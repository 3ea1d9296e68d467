import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { ExtractView } from '../../../../shared/contract/codings.ts';
import type { PassMarkView } from '../../../../shared/contract/passes.ts';
import { OneExtract } from '../../../parts/extract-list/index.ts';
import { CodeName } from '../../../ui/index.ts';
import { useMyId, useTeam } from './use-review.ts';
import { markWords } from './wording.ts';

interface ReviewedExtractProps {
  extract: ExtractView | undefined;
  code: CodeView | undefined;
  marks: readonly PassMarkView[];
  isPlaced: boolean;
  themeId: string;
}

/** One extract of the theme, with its code, where it stands for or against, and what was made of it. */
export function ReviewedExtract({ extract, code, marks, isPlaced, themeId }: ReviewedExtractProps) {
  const stance = extract?.quotes.find((quote) => quote.themeId === themeId)?.stance;
  const about = (
    <>
      {code ? <CodeName colour={code.colour}>{code.name}</CodeName> : null}
      {stance ? <span className="tw-meta">{stance === 'for' ? 'key quote' : 'counter-example'}</span> : null}
      {isPlaced ? <span className="tw-meta">placed here directly; its code is not in the theme</span> : null}
    </>
  );
  return (
    <>
      <OneExtract extract={extract} about={about} />
      {extract && !extract.anchored ? (
        <p className="tw-meta">These words no longer stand here in the transcript.</p>
      ) : null}
      {extract ? <Marks marks={marks} /> : null}
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
