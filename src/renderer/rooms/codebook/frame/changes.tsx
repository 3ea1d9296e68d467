import { useMemo, useState } from 'react';
import { Share } from 'lucide-react';
import type { FrameVersion } from '../../../../shared/contract/frame.ts';
import type { FrameChange } from '../../../../shared/domain/codebook/frame.ts';
import { useReadOnly } from '../../../app/host-state.ts';
import { navigate } from '../../../app/router.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import {
  CHANGE_WORDS,
  changeDetail,
  changeSentence,
  changesInWords,
} from '../../../../shared/domain/codebook/frame-words.ts';
import { exportFile } from '../../../parts/export-file/export-file.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, CodeBar, Icon, IconButton, List, MenuButton, Select } from '../../../ui/index.ts';
import { AskWords } from './ask-words.tsx';
import { useWhoWhen } from './people.ts';

const TODAY = '+today';
const keyOf = (change: FrameChange) =>
  `${change.kind} ${change.codeId} ${change.parts.join()} ${change.seq ?? ''}`;
const NONE: readonly FrameChange[] = [];

const EVERYBODY = '+everybody';

/** Who made a change, and whose proposal it was. */
const whose = ({ personId, proposedBy }: FrameChange): string[] =>
  [...new Set([personId, proposedBy])].filter((id) => id !== null);

/** Of whom changes are shown: of all, or of one of those who made or proposed some. */
function useByWhom(changes: readonly FrameChange[]) {
  const [chosen, setBy] = useState(EVERYBODY);
  const named = useQuery('person.list', {}).data;
  const people = useMemo(() => {
    const counts = new Map<string, number>();
    for (const id of changes.flatMap(whose)) counts.set(id, (counts.get(id) ?? 0) + 1);
    const those = (named ?? []).filter(({ id }) => counts.has(id));
    return [
      { id: EVERYBODY, label: 'Everybody' },
      ...those.map(({ id, name }) => ({ id, label: `${name} (${counts.get(id) ?? 0})` })),
    ];
  }, [changes, named]);
  return { people, setBy, by: people.some(({ id }) => id === chosen) ? chosen : EVERYBODY };
}

/** What changed from one version to another or to today: a line each, with by whom, when and why. */
export function Changes({ versions, from }: { versions: readonly FrameVersion[]; from: FrameVersion }) {
  const client = useClient();
  const isReadOnly = useReadOnly();
  const [to, setTo] = useState(TODAY);
  const until = to === from.id || !versions.some((one) => one.id === to) ? TODAY : to;
  const answer = useQuery('frame.changes', { from: from.id, to: until === TODAY ? null : until });
  const all = answer.data ?? NONE;
  const { by, people, setBy } = useByWhom(all);
  const changes = useMemo(
    () => (by === EVERYBODY ? all : all.filter((change) => whose(change).includes(by))),
    [all, by],
  );
  const [asking, setAsking] = useState<FrameChange | null>(null);
  const giveReason = async (change: FrameChange, why: string) =>
    change.seq !== null && (await run(client, 'frame.giveReason', { seq: change.seq, why })) !== undefined;
  const save = (format: 'docx' | 'csv') =>
    void exportFile(client, {
      what: 'frame-changes',
      format,
      id: from.id,
      ...(until === TODAY ? {} : { to: until }),
    });
  async function open(change: FrameChange) {
    if (change.kind === 'deleted') return navigate('codebook', { view: 'frame', show: 'names' });
    if (change.kind !== 'merged') return navigate('codebook', { code: change.codeId });
    // one that was merged leads to the code that has its extracts now
    const gone = await client.call('frame.gone', { codeId: change.codeId });
    const code = gone.ok ? (gone.value?.codeId ?? null) : null;
    navigate('codebook', code === null ? { view: 'frame', show: 'names' } : { code });
  }
  return (
    <>
      <div className="fr-range">
        <Select
          label="Compared with"
          options={[
            { id: TODAY, label: 'The codes of today' },
            ...versions.filter((one) => one.id !== from.id).map((one) => ({ id: one.id, label: one.name })),
          ]}
          value={until}
          onChange={setTo}
        />
        {people.length > 2 ? (
          <Select label="Changed by" options={people} value={by} onChange={setBy} />
        ) : null}
        <p className="fr-sum" role="status">
          {answer.data
            ? changes.length === 0
              ? 'Nothing is different.'
              : `${changesInWords(changes)}.`
            : ''}
        </p>
        {changes.length > 0 ? (
          <MenuButton
            label="Export these changes"
            placement="bottom end"
            items={[
              { id: 'docx', label: 'These changes, Word document', onAction: () => save('docx') },
              { id: 'csv', label: 'These changes, table (CSV)', onAction: () => save('csv') },
            ]}
          >
            <IconButton label="Export these changes">
              <Icon of={Share} small />
            </IconButton>
          </MenuButton>
        ) : null}
      </div>
      {changes.length > 0 ? (
        <List<FrameChange>
          label={`Changes since ${from.name}`}
          className="fr-list"
          items={changes}
          getKey={keyOf}
          getText={(change) => change.name}
          rowHeight={48}
          onAction={(change) => void open(change)}
          onRowKey={(event, change) => {
            if (event.key.toLowerCase() !== 'w' || event.ctrlKey || event.metaKey || event.altKey)
              return false;
            if (change.seq !== null && !isReadOnly) setAsking(change);
            return true;
          }}
          renderItem={(change, state) => (
            <ChangeRow change={change} isActive={state.isActive} onWhy={() => setAsking(change)} />
          )}
        />
      ) : null}
      {asking ? (
        <AskWords
          about={`step:${asking.seq ?? ''}`}
          title="Why was this changed?"
          label="Reason"
          description={`${changeSentence(asking)}. The reason is kept with the step; empty takes it off.`}
          confirmLabel="Keep the reason"
          isOptional
          value={asking.why}
          onClose={() => setAsking(null)}
          onSend={(why) => giveReason(asking, why)}
        />
      ) : null}
    </>
  );
}

function ChangeRow({ change, isActive, onWhy }: { change: FrameChange; isActive: boolean; onWhy(): void }) {
  const whoWhen = useWhoWhen();
  const isReadOnly = useReadOnly();
  const detail = changeDetail(change);
  return (
    <div className="fr-change">
      <span className="fr-kind">{CHANGE_WORDS[change.kind]}</span>
      <div className="fr-what">
        <p>
          <CodeBar colour={change.colour} /> <strong>{change.name}</strong> {detail}
          {change.proposalId ? (
            <span className="tw-meta"> as proposed by {whoWhen(change.proposedBy, null)}</span>
          ) : null}
        </p>
        {(change.kind === 'redefined' || change.kind === 'example') && change.to !== null ? (
          <p className="fr-was">
            {change.from === '' ? 'No words' : `“${change.from ?? ''}”`} became{' '}
            {change.to === '' ? 'no words' : `“${change.to ?? ''}”`}
          </p>
        ) : null}
        {change.why === '' ? null : <p className="fr-why">{change.why}</p>}
      </div>
      <span className="fr-who tw-meta">
        {change.seq === null ? 'not in the history' : whoWhen(change.personId, change.at)}
        {change.seq === null || isReadOnly ? null : (
          <Button
            variant="link"
            className={change.why === '' ? undefined : 'fr-again-why'}
            shortcut="W"
            excludeFromTabOrder={!isActive}
            onPress={onWhy}
          >
            {change.why === '' ? 'Say why' : 'Change the reason'}
          </Button>
        )}
      </span>
    </div>
  );
}
