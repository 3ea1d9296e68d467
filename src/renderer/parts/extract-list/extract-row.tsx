import { Quote, StickyNote } from 'lucide-react';
import type { CodeView, ExtractView } from '../../../shared/contract/codes.ts';
import type { PersonView } from '../../../shared/contract/study.ts';
import { GroupBadge, PersonBadge } from '../../ui/badges.tsx';
import { CodeName } from '../../ui/code-mark.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { RowState } from '../../ui/list.tsx';
import type { GroupMark } from './use-people-groups.ts';

/** A row with the heading of its transcript when it is the first of it. */
export interface ExtractItem extends ExtractView {
  /** How many extracts of this transcript follow; null when it is not the first. */
  heads: number | null;
}

/** Extracts with the first of each transcript marked. */
export function withHeads(extracts: readonly ExtractView[]): ExtractItem[] {
  const perDocument = new Map<string, number>();
  for (const { documentId } of extracts) perDocument.set(documentId, (perDocument.get(documentId) ?? 0) + 1);
  return extracts.map((extract, at) => ({
    ...extract,
    heads:
      extracts[at - 1]?.documentId === extract.documentId ? null : (perDocument.get(extract.documentId) ?? 1),
  }));
}

interface ExtractRowProps {
  item: ExtractItem;
  state: RowState;
  code: CodeView | undefined;
  coder: PersonView | undefined;
  group: GroupMark | undefined;
  /** Themes it is marked for, by stance; no name where only one theme is meant. */
  marks: readonly { name: string | null; stance: 'for' | 'against' }[];
}

/** One extract among the words around it, with where it stands and who coded it. */
export function ExtractRow({ item, state, code, coder, group, marks }: ExtractRowProps) {
  return (
    <div className="tw-extract" data-active={state.isActive || undefined}>
      {item.heads === null ? null : (
        <div className="tw-extract-head">
          <span className="tw-cut">
            {item.publicId ? <strong>{item.publicId}</strong> : null} {item.documentName}
          </span>
          <span className="tw-meta">{item.heads}</span>
        </div>
      )}
      <div className="tw-extract-where">
        {group ? <GroupBadge letter={group.letter} name={group.name} /> : null}
        <span className="tw-ref">{item.reference}</span>
        {marks.map((mark) => (
          <span
            key={`${mark.stance}-${mark.name}`}
            className="tw-extract-mark"
            data-stance={mark.stance}
            title={markWords(mark)}
          >
            <Icon of={Quote} small />
            <span className="tw-cut">
              {mark.name === null
                ? markWords(mark)
                : mark.stance === 'for'
                  ? mark.name
                  : `against ${mark.name}`}
            </span>
          </span>
        ))}
        <span className="tw-extract-end">
          {item.memos > 0 ? (
            <span title={`${item.memos} ${item.memos === 1 ? 'memo' : 'memos'}`}>
              <Icon of={StickyNote} small />
              <span className="tw-vh">has a memo</span>
            </span>
          ) : null}
          {coder ? <PersonBadge name={coder.name} /> : null}
        </span>
      </div>
      <p className="tw-quote tw-extract-quote">
        {item.before ? <span className="tw-extract-around">{tail(item.before, state.isActive)}</span> : null}
        <span>{item.quote}</span>
        {item.after ? <span className="tw-extract-around">{head(item.after, state.isActive)}</span> : null}
      </p>
      {item.anchored ? null : (
        <p className="tw-extract-lost">These words no longer stand here in the transcript.</p>
      )}
      {code ? (
        <div className="tw-extract-code">
          <CodeName colour={code.colour}>{code.name}</CodeName>
        </div>
      ) : null}
    </div>
  );
}

function markWords({ name, stance }: ExtractRowProps['marks'][number]): string {
  if (name === null) return stance === 'for' ? 'key quote' : 'counter-example';
  return stance === 'for' ? `Key quote for ${name}` : `Counter-example to ${name}`;
}

const FEW = 42; // characters of the words around at rest; the row one is on shows all there is
const ALL = 120; // what comes is cut at this many, so that it may begin or end inside a word

function tail(text: string, whole: boolean): string {
  const most = whole ? ALL : FEW;
  if (text.length < most) return text;
  const cut = text.slice(-most);
  return `… ${cut.slice(cut.indexOf(' ') + 1)}`;
}
function head(text: string, whole: boolean): string {
  const most = whole ? ALL : FEW;
  if (text.length < most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(1, cut.lastIndexOf(' ')))} …`;
}
