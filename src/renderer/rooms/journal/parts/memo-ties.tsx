import type { MemoView } from '../../../../shared/contract/memos.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { hrefFor, type Params } from '../../../app/router.ts';
import { dayAndTime } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { PanelSection } from '../../../ui/panel.tsx';
import { CodeName } from '../../../ui/code-mark.tsx';

/** What a memo is tied to, with the way there, and when it was written. */
export function MemoTies({ memo }: { memo: MemoView }) {
  return (
    <Inspector title={memo.kind === 'journal' ? 'About this entry' : 'About this memo'}>
      <PanelSection title="Tied to">
        <Tie memo={memo} />
      </PanelSection>
      <Others memo={memo} />
      <PanelSection title="Last changed">
        <p className="tw-meta">{dayAndTime(memo.updatedAt)}</p>
      </PanelSection>
    </Inspector>
  );
}

function Tie({ memo }: { memo: MemoView }) {
  const id = memo.targetId;
  if (id === null) return <p className="tw-meta">Nothing; it stands by itself.</p>;
  switch (memo.targetKind) {
    case 'code':
      return <CodeTie id={id} />;
    case 'coding':
      return <CodingTie id={id} />;
    case 'theme':
      return <Way kind="Theme" to={['themes', { theme: id }]} words={memo.targetLabel} />;
    case 'document':
      return <Way kind="Transcript" to={['reading', { document: id }]} words={memo.targetLabel} />;
    case 'participant':
      return <Way kind="Person" to={['people', { participant: id }]} words={memo.targetLabel} />;
    default:
      return null;
  }
}

function Way({ kind, to, words }: { kind: string; to: [string, Params]; words: string }) {
  return (
    <p className="tw-journal-way">
      <span className="tw-meta">{kind}</span>
      <a href={hrefFor(...to)}>{words || 'Not in the study any more'}</a>
    </p>
  );
}

function CodeTie({ id }: { id: string }) {
  const code = useQuery('code.list', {}).data?.find((candidate) => candidate.id === id);
  if (!code) return <Way kind="Code" to={['codebook', { code: id }]} words="" />;
  return (
    <div className="tw-journal-way">
      <span className="tw-meta">Code</span>
      <a href={hrefFor('codebook', { code: id })}>
        <CodeName colour={code.colour}>{code.name}</CodeName>
      </a>
      {code.definition ? <p className="tw-meta">{code.definition}</p> : null}
    </div>
  );
}

function CodingTie({ id }: { id: string }) {
  const extract = useQuery('coding.extracts', { codingIds: [id] }).data?.items[0];
  const code = useQuery('code.list', {}).data?.find((candidate) => candidate.id === extract?.codeId);
  if (!extract) return <p className="tw-meta">A coding that is not in the study any more.</p>;
  return (
    <div className="tw-journal-way">
      {code ? (
        <a href={hrefFor('codebook', { code: code.id })}>
          <CodeName colour={code.colour}>{code.name}</CodeName>
        </a>
      ) : null}
      <blockquote className="tw-quote tw-journal-extract">{extract.quote}</blockquote>
      <a
        className="tw-ref"
        href={hrefFor('reading', { document: extract.documentId, coding: id, line: extract.line })}
      >
        {extract.reference}, {extract.documentName}
      </a>
    </div>
  );
}

/** Other memos on the same thing: what was thought about it before. */
function Others({ memo }: { memo: MemoView }) {
  const others = useQuery(
    'memo.list',
    memo.targetId === null ? null : { targetKind: memo.targetKind, targetId: memo.targetId },
  ).data?.filter((other) => other.id !== memo.id);
  if (!others || others.length === 0) return null;
  return (
    <PanelSection title="Also on this" count={others.length}>
      <ul>
        {others.map((other) => (
          <li key={other.id} className="tw-cut">
            <a href={hrefFor('journal', { memo: other.id })}>{other.title || other.text || 'Untitled'}</a>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
