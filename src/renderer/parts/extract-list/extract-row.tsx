import { useEffect, type ReactNode } from 'react';
import { Quote, StickyNote } from 'lucide-react';
import type { CodeView, ExampleKind } from '../../../shared/contract/codes.ts';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import type { ExtractGroup, ExtractGrouping } from '../../../shared/contract/refine.ts';
import type { PersonView } from '../../../shared/contract/study.ts';
import { GroupBadge, PersonBadge, Tag } from '../../ui/badges.tsx';
import { CodeName } from '../../ui/code-mark.tsx';
import { Icon } from '../../ui/icons.tsx';
import type { RowState } from '../../ui/list.tsx';
import { Skeleton } from '../../ui/progress.tsx';
import { isLater, useExtract, type ExtractItem, type KnownExtracts } from './use-extracts.ts';
import { exampleKindOf } from '../code-examples/index.ts';
import type { GroupMark } from './use-people-groups.ts';
import { TranscriptName } from '../transcript-places/transcript-name.tsx';

interface LazyExtractRowProps {
  item: ExtractItem;
  state: RowState;
  known: KnownExtracts;
  groupBy: ExtractGrouping;
  codeOf(codeId: string): CodeView | undefined;
  showCode: boolean;
  people: readonly PersonView[];
  groupOf(key: string): GroupMark | undefined;
  themeId: string | undefined;
  themeName(id: string): string;
  note: string | undefined;
  /** Asks which coding it is, where that is not known yet. */
  askAll(): void;
}

/** A row whose words come when it comes into view; until then pale lines stand for them. */
export function LazyExtractRow(props: LazyExtractRowProps) {
  const { item, state, themeId, askAll } = props;
  const view = useExtract(item, props.known);
  const isUnknown = isLater(item.id);
  useEffect(() => {
    if (isUnknown) askAll();
  }, [isUnknown, askAll]);
  const head = item.head ? (
    <GroupHead group={item.head} groupBy={props.groupBy} codeOf={props.codeOf} />
  ) : null;
  if (!view) {
    return (
      <div className="tw-extract" data-waiting="">
        {head}
        <Skeleton lines={3} label="Reading the extract" />
      </div>
    );
  }
  const marks = view.quotes
    .filter((quote) => themeId === undefined || quote.themeId === themeId)
    .map((quote) => ({
      name: themeId === undefined ? props.themeName(quote.themeId) : null,
      stance: quote.stance,
    }));
  return (
    <ExtractRow
      item={view}
      head={head}
      state={state}
      code={props.showCode ? props.codeOf(view.codeId) : undefined}
      coder={props.people.find((person) => person.id === view.coderId)}
      group={props.groupOf(view.participantId ?? view.documentId)}
      marks={marks}
      example={exampleKindOf(props.codeOf(view.codeId), view.codingId)}
      note={props.note}
      isNamed={props.groupBy === 'code'}
    />
  );
}

/** What the extracts under it belong to, and how many they are. */
function GroupHead({
  group,
  groupBy,
  codeOf,
}: {
  group: ExtractGroup;
  groupBy: ExtractGrouping;
  codeOf(codeId: string): CodeView | undefined;
}) {
  const code = groupBy === 'code' ? codeOf(group.key) : undefined;
  return (
    <div className="tw-extract-head">
      <span className="tw-cut">
        {code ? (
          <CodeName colour={code.colour}>{group.name}</CodeName>
        ) : (
          <TranscriptName publicId={group.publicId} name={group.name} />
        )}
      </span>
      <span className="tw-meta">
        {group.count}
        <span className="tw-vh"> {group.count === 1 ? 'extract' : 'extracts'}</span>
      </span>
    </div>
  );
}

interface ExtractRowProps {
  item: ExtractView;
  head: ReactNode;
  state: RowState;
  code: CodeView | undefined;
  coder: PersonView | undefined;
  group: GroupMark | undefined;
  /** Themes it is marked for, by stance; no name where only one theme is meant. */
  marks: readonly { name: string | null; stance: 'for' | 'against' }[];
  /** It is shown as an example of its code. */
  example: ExampleKind | null;
  /** What stands on the same words. */
  note: string | undefined;
  /** The transcript is named in the row, because the groups are not transcripts. */
  isNamed: boolean;
}

/** One extract among the words around it, with where it stands and who coded it. */
function ExtractRow(props: ExtractRowProps) {
  const { item, head, state, code, coder, group, marks, example, note, isNamed } = props;
  return (
    <div className="tw-extract" data-active={state.isActive || undefined}>
      {head}
      <div className="tw-extract-where">
        {group ? <GroupBadge letter={group.letter} name={group.name} /> : null}
        <span className="tw-ref">{item.reference}</span>
        {item.voice ? <span className="tw-meta">{item.voice}</span> : null}
        {isNamed ? <span className="tw-meta tw-cut">{item.documentName}</span> : null}
        {example ? <Tag tone="plain">{`${example} example`}</Tag> : null}
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
        {item.after ? <span className="tw-extract-around">{upTo(item.after, state.isActive)}</span> : null}
      </p>
      {item.anchored ? null : (
        <p className="tw-extract-lost">These words no longer stand here in the transcript.</p>
      )}
      {note ? <p className="tw-extract-note">{note}</p> : null}
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
function upTo(text: string, whole: boolean): string {
  const most = whole ? ALL : FEW;
  if (text.length < most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(1, cut.lastIndexOf(' ')))} …`;
}
