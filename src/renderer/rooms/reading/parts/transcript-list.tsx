import { memo, useCallback, useMemo, useState } from 'react';
import { ListFilter, PanelLeft } from 'lucide-react';
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import { count } from '../../../app/words.ts';
import {
  GroupBadge,
  Icon,
  IconButton,
  List,
  MenuButton,
  Panel,
  ResizablePanel,
  SearchField,
  useFilter,
} from '../../../ui/index.ts';
import { openDocument, titleOf } from '../../../parts/transcript-places/transcript-places.ts';
import { CodesDrawer } from './codes-drawer.tsx';
import { useGroups, type Groups } from '../../../data/groups.ts';

const keyOf = (document: DocumentSummary) => document.id;
const textOf = (document: DocumentSummary) => `${document.publicId ?? ''} ${document.name}`;

/** The transcripts of the study: filter, how much is coded, which group; the codes under them. */
export const TranscriptList = memo(function TranscriptList({
  documents,
  current,
  onFold,
  onChoose,
}: {
  documents: readonly DocumentSummary[];
  current: string | null;
  onFold(): void;
  /** After one was chosen. */
  onChoose?: (() => void) | undefined;
}) {
  const groups = useGroups();
  const [group, setGroup] = useState<string | null>(null);
  const ofGroup = useMemo(
    () =>
      group === null ? documents : documents.filter((one) => groups.of(one.participantId)?.value === group),
    [documents, groups, group],
  );
  const { query, setQuery, filtered, onType } = useFilter(ofGroup, textOf);
  const renderItem = useCallback(
    (document: DocumentSummary) => <TranscriptRow document={document} groups={groups} />,
    [groups],
  );
  const words = documents.reduce((sum, one) => sum + one.words + one.interviewerWords, 0);
  const begun = documents.filter((one) => one.codings > 0).length;
  return (
    <ResizablePanel
      side="left"
      storageKey="reading.list"
      label="the list of transcripts"
      defaultWidth={204}
      className="rd-list"
    >
      <div className="rd-list-stack">
        <Panel
          title="Transcripts"
          tools={<Tools groups={groups} group={group} onGroup={setGroup} onFold={onFold} />}
          footer={
            <>
              {count(documents.length, 'transcript')}, {count(words, 'word')}.
              <br />
              {begun === documents.length && begun > 0 ? 'All' : begun} coded in part or whole.
            </>
          }
        >
          <div className="rd-list-filter">
            <SearchField label="Filter transcripts" placeholder="Filter" value={query} onChange={setQuery} />
          </div>
          <List
            label="Transcripts"
            items={filtered}
            getKey={keyOf}
            getText={textOf}
            rowHeight={41}
            renderItem={renderItem}
            currentKey={current}
            onAction={(document) => {
              openDocument(document.id);
              onChoose?.();
            }}
            onType={onType}
            emptyState={<p className="rd-note">No transcript has these letters.</p>}
          />
        </Panel>
        <CodesDrawer />
      </div>
    </ResizablePanel>
  );
});

interface ToolsProps {
  groups: Groups;
  group: string | null;
  onGroup(group: string | null): void;
  onFold(): void;
}

const Tools = memo(function Tools({ groups, group, onGroup, onFold }: ToolsProps) {
  const items = () => [
    { id: 'all', label: 'All groups', isChecked: group === null, onAction: () => onGroup(null) },
    ...groups.groups.map(({ value }) => ({
      id: value,
      label: value,
      isChecked: group === value,
      onAction: () => onGroup(value),
    })),
  ];
  return (
    <>
      {groups.groups.length > 1 ? (
        <MenuButton label="Show only a group" items={items}>
          <IconButton label={group === null ? 'Show only a group' : `Only ${group}`}>
            <Icon of={ListFilter} small />
          </IconButton>
        </MenuButton>
      ) : null}
      <IconButton label="Fold the list" onPress={onFold}>
        <Icon of={PanelLeft} small />
      </IconButton>
    </>
  );
});

interface TranscriptRowProps {
  document: DocumentSummary;
  groups: Groups;
}

const TranscriptRow = memo(function TranscriptRow({ document, groups }: TranscriptRowProps) {
  const group = groups.of(document.participantId);
  const share = Math.round(document.coded * 100);
  const coded = document.codings === 0 ? 'not yet' : share === 0 ? 'begun' : `${share}%`;
  return (
    <span className="rd-list-row" data-plain={groups.groups.length === 0 || undefined}>
      {group ? <GroupBadge letter={group.letter} name={group.value} /> : <span />}
      <span className="rd-list-name" title={titleOf(document)}>
        {titleOf(document)}
      </span>
      <span className="rd-list-share">
        {coded}
        <span className="tw-vh"> coded</span>
      </span>
      <svg className="rd-list-bar" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="2" className="is-ground" />
        <rect width={Math.max(share, document.codings > 0 ? 1 : 0)} height="2" className="is-share" />
      </svg>
    </span>
  );
});

export { titleOf };
