import { useState } from 'react';
import { Share, Snowflake } from 'lucide-react';
import type { FrameVersion } from '../../../../shared/contract/frame.ts';
import { useActions } from '../../../app/actions.ts';
import { useReadOnly } from '../../../app/host-state.ts';
import { navigate } from '../../../app/router.ts';
import { count } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { exportFile } from '../../../parts/export-file/export-file.ts';
import { useMethod } from '../../../parts/method/index.ts';
import { run } from '../../../parts/run/run.ts';
import {
  Button,
  EmptyState,
  Icon,
  IconButton,
  List,
  MenuButton,
  ResizablePanel,
  RoomBar,
  Switch,
  Tabs,
  afterDialog,
  focusWhenThere,
} from '../../../ui/index.ts';
import { Changes } from './changes.tsx';
import { FreezeDialog } from './freeze-dialog.tsx';
import { LookAgainList } from './look-again.tsx';
import { PastNames } from './past-names.tsx';
import { useWhoWhen } from './people.ts';
import { Proposals } from './proposals.tsx';
import { ViewSwitch } from './view-switch.tsx';
import './frame.css';

const TABS = ['changes', 'proposals', 'again', 'names'] as const;
type Tab = (typeof TABS)[number];
const NONE: readonly FrameVersion[] = [];

/** The coding frame and its memory: versions, what changed, what is proposed, what is worth another look. */
export function Frame({ params }: { params: Record<string, string> }) {
  const answer = useQuery('frame.list', {});
  const versions = answer.data ?? NONE;
  const open = useQuery('frame.state', {}).data?.openProposals ?? 0;
  const again = useQuery('frame.lookAgain', {}).data?.documents ?? [];
  const isReadOnly = useReadOnly();
  const { offersProposals } = useMethod();
  const [isFreezing, setFreezing] = useState(false);
  const chosen = versions.find((one) => one.id === params['frame']) ?? versions[0];
  const tab = TABS.find((one) => one === params['show']) ?? 'changes';
  const go = (to: Record<string, string>) =>
    navigate('codebook', { ...params, view: 'frame', ...to }, { replace: true });
  useActions([
    {
      id: 'frame.freeze',
      label: 'Freeze the coding frame',
      group: 'Codebook',
      shortcut: 'N',
      keywords: 'version keep codes',
      isEnabled: () => !isReadOnly,
      run: () => setFreezing(true),
    },
  ]);
  const pairs = again.reduce((sum, document) => sum + document.codeIds.length, 0);
  return (
    <div className="cb fr tw-room-column">
      <RoomBar title="Codebook" meta={answer.data ? versionsInWords(versions) : null}>
        <ViewSwitch value="frame" />
        {isReadOnly ? null : (
          <Button icon={<Icon of={Snowflake} small />} shortcut="N" onPress={() => setFreezing(true)}>
            Freeze the frame
          </Button>
        )}
      </RoomBar>
      <div className="fr-columns">
        {versions.length > 0 ? (
          <ResizablePanel side="left" storageKey="codebook.versions" label="the versions" defaultWidth={220}>
            <Versions versions={versions} chosen={chosen?.id} onChoose={(id) => go({ frame: id })} />
          </ResizablePanel>
        ) : null}
        <div className="fr-main">
          {chosen ? <VersionHead version={chosen} isReadOnly={isReadOnly} /> : null}
          <Tabs<Tab>
            label="The frame"
            value={tab}
            onChange={(show) => go({ show })}
            className="fr-tabs"
            tabs={[
              {
                id: 'changes',
                label: 'What changed',
                content: chosen ? (
                  <Changes key={chosen.id} versions={versions} from={chosen} />
                ) : answer.data ? (
                  <NotFrozen onFreeze={() => setFreezing(true)} />
                ) : null,
              },
              {
                id: 'proposals',
                label: open === 0 ? 'Proposals' : `Proposals (${open})`,
                content: <Proposals startAt={params['proposal']} />,
              },
              {
                id: 'again',
                label: pairs === 0 ? 'Worth another look' : `Worth another look (${pairs})`,
                content: <LookAgainList startAt={params['document']} />,
              },
              { id: 'names', label: 'Old names', content: <PastNames /> },
            ]}
          />
        </div>
      </div>
      {isFreezing ? (
        <FreezeDialog
          versions={versions.length}
          offersProposals={versions[0]?.offersProposals ?? offersProposals}
          onClose={() => setFreezing(false)}
          onFrozen={(id) => {
            go({ frame: id });
            // whoever pressed its key from nowhere in particular is on the new version
            afterDialog(() => {
              if (!document.activeElement?.closest('.fr')) focusWhenThere('.fr-versions [tabindex="0"]');
            });
          }}
        />
      ) : null}
    </div>
  );
}

const versionsInWords = (versions: readonly FrameVersion[]) =>
  versions.length === 0 ? 'not frozen yet' : count(versions.length, 'frozen version');

const keyOf = (version: FrameVersion) => version.id;

function Versions({
  versions,
  chosen,
  onChoose,
}: {
  versions: readonly FrameVersion[];
  chosen: string | undefined;
  onChoose(id: string): void;
}) {
  const whoWhen = useWhoWhen();
  return (
    <List<FrameVersion>
      label="Versions of the coding frame"
      className="fr-versions"
      items={versions}
      getKey={keyOf}
      getText={(version) => version.name}
      rowHeight={54}
      selectionMode="single"
      selectOnMove
      selectedKeys={new Set(chosen === undefined ? [] : [chosen])}
      onSelectionChange={(keys) => {
        const [id] = keys;
        if (id !== undefined) onChoose(id);
      }}
      renderItem={(version) => (
        <div className="fr-version">
          <strong>{version.name}</strong>
          <span className="tw-meta">{whoWhen(version.personId, version.at)}</span>
        </div>
      )}
    />
  );
}

function VersionHead({ version, isReadOnly }: { version: FrameVersion; isReadOnly: boolean }) {
  const client = useClient();
  const whoWhen = useWhoWhen();
  const save = (format: 'docx' | 'csv') =>
    void exportFile(client, { what: 'codebook', format, id: version.id });
  return (
    <header className="fr-head">
      <div className="fr-head-words">
        <h2>{version.name}</h2>
        <p className="tw-meta">
          {count(version.codes, 'code')}
          {version.headings > 0 ? ` in ${count(version.headings, 'group')}` : ''}, frozen by{' '}
          {whoWhen(version.personId, version.at)}
        </p>
        {version.note === '' ? null : <p>{version.note}</p>}
      </div>
      {isReadOnly ? null : (
        <Switch
          isSelected={version.offersProposals}
          onChange={(offersProposals) =>
            void run(client, 'frame.setProposing', { id: version.id, offersProposals })
          }
        >
          Offer to propose
        </Switch>
      )}
      <MenuButton
        label={`Export ${version.name}`}
        placement="bottom end"
        items={[
          { id: 'docx', label: 'Codebook of this version, Word document', onAction: () => save('docx') },
          { id: 'csv', label: 'Codebook of this version, table (CSV)', onAction: () => save('csv') },
        ]}
      >
        <IconButton label={`Export ${version.name}`}>
          <Icon of={Share} small />
        </IconButton>
      </MenuButton>
    </header>
  );
}

function NotFrozen({ onFreeze }: { onFreeze(): void }) {
  return (
    <EmptyState
      drawing="codes"
      action={
        <Button variant="primary" icon={<Icon of={Snowflake} small />} shortcut="N" onPress={onFreeze}>
          Freeze the coding frame
        </Button>
      }
    >
      When the team agrees on its codes, freeze them under a name. From then on this page says what changed
      since, by whom and why, and coders can propose changes.
    </EmptyState>
  );
}
