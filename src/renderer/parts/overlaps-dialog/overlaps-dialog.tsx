// Overlapping codings of the same code by one person: joined into one, or left so on purpose.
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { ExtractView } from '../../../shared/contract/codings.ts';
import type { CodingCluster } from '../../../shared/contract/refine.ts';
import type { Action } from '../../app/actions.ts';
import { useSettings } from '../../app/settings.ts';
import { matches, parseShortcut, shortcutOf } from '../../app/shortcuts.ts';
import { valueOrTell } from '../../app/tell.ts';
import { count } from '../../app/words.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { CodeName } from '../../ui/code-mark.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { List } from '../../ui/list.tsx';
import { openExtract } from '../extract-list/index.ts';
import './overlaps-dialog.css';

const isKey = (event: React.KeyboardEvent, keys: string | undefined): boolean =>
  keys !== undefined && matches(event.nativeEvent, parseShortcut(keys));
const keyOf = (cluster: CodingCluster) => cluster.key;
const idsOf = (cluster: CodingCluster) => cluster.items.map((item) => item.codingId);

/** Keys of the list, for the list of shortcuts; they act in the dialog only, which keeps its keys to itself. */
export const OVERLAP_ACTIONS: readonly Action[] = [
  {
    id: 'overlaps.join',
    label: 'Overlapping codings: join them',
    group: 'Codebook',
    shortcut: 'J',
    isEnabled: () => false,
    run: () => {},
  },
  {
    id: 'overlaps.leave',
    label: 'Overlapping codings: leave them',
    group: 'Codebook',
    shortcut: 'L',
    isEnabled: () => false,
    run: () => {},
  },
];

interface OverlapsDialogProps {
  codes: readonly CodeView[];
  onClose(): void;
}

/** Lists them; J joins the ones the cursor is on, L leaves them, Enter goes to the place. Mounted is open. */
export function OverlapsDialog({ codes, onClose }: OverlapsDialogProps) {
  const client = useClient();
  const answer = useQuery('coding.duplicates', {}).data;
  const people = useQuery('person.list', {}).data ?? [];
  const settings = useSettings((store) => store.settings);
  const [joinKeys, leaveKeys] = OVERLAP_ACTIONS.map((action) => shortcutOf(action, settings));
  const clusters = answer?.clusters ?? [];
  const codeOf = (id: string) => codes.find((code) => code.id === id);
  async function join(which: readonly CodingCluster[]) {
    const done = valueOrTell(await client.call('coding.joinMany', { clusters: which.map(idsOf) }));
    if (done) announce(`Joined in ${count(done.joined, 'place')}. Undo takes it back.`);
  }
  async function leave(cluster: CodingCluster) {
    if (valueOrTell(await client.call('coding.leaveApart', { ids: idsOf(cluster) })) === undefined) return;
    announce('Left as they are.');
  }
  function show(extract: ExtractView | undefined) {
    if (!extract) return;
    onClose();
    openExtract(extract);
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title="Overlapping codings of the same code"
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          {clusters.length > 1 ? (
            <Button variant="primary" onPress={() => void join(clusters)}>
              Join all {clusters.length}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="tw-overlaps-intro">
        One person gave the same code to words that overlap or touch, so they count more than once. Joined,
        they become one extract; memos and key quotes stay with it. Left, they are not listed again.
      </p>
      {answer && clusters.length === 0 ? (
        <p role="status">There are none. Every coding stands on words of its own.</p>
      ) : (
        <List<CodingCluster>
          label="Overlapping codings"
          className="tw-overlaps"
          items={clusters}
          getKey={keyOf}
          getText={(cluster) => codeOf(cluster.codeId)?.name ?? ''}
          rowHeight={120}
          onRowKey={(event, cluster) => {
            if (isKey(event, joinKeys)) void join([cluster]);
            else if (isKey(event, leaveKeys)) void leave(cluster);
            else if (event.key === 'Enter') show(cluster.items[0]);
            else return false;
            return true;
          }}
          renderItem={(cluster, state) => (
            <div className="tw-overlap">
              <p className="tw-overlap-head">
                <CodeName colour={codeOf(cluster.codeId)?.colour ?? 1}>
                  {codeOf(cluster.codeId)?.name ?? 'A code'}
                </CodeName>
                <span className="tw-meta tw-cut">
                  {cluster.items[0]?.documentName}, coded by{' '}
                  {people.find((person) => person.id === cluster.coderId)?.name ?? 'somebody'}
                </span>
                <span className="tw-overlap-acts">
                  <Button
                    excludeFromTabOrder={!state.isActive}
                    {...(joinKeys ? { shortcut: joinKeys } : {})}
                    onPress={() => void join([cluster])}
                  >
                    Join {joinKeys ? <Kbd keys={joinKeys} /> : null}
                  </Button>
                  <Button
                    variant="quiet"
                    excludeFromTabOrder={!state.isActive}
                    {...(leaveKeys ? { shortcut: leaveKeys } : {})}
                    onPress={() => void leave(cluster)}
                  >
                    Leave {leaveKeys ? <Kbd keys={leaveKeys} /> : null}
                  </Button>
                </span>
              </p>
              {cluster.items.map((item) => (
                <p key={item.codingId} className="tw-overlap-words">
                  <span className="tw-ref">{item.reference}</span>
                  <span className="tw-quote">{item.quote}</span>
                </p>
              ))}
            </div>
          )}
        />
      )}
      {answer && answer.total > clusters.length ? (
        <p className="tw-meta">{answer.total - clusters.length} more are listed when these are settled.</p>
      ) : null}
    </Dialog>
  );
}
