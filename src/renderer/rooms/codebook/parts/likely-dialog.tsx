// Codes that are probably one code twice: merged after looking, or both kept on purpose.
import { useLayoutEffect, useRef } from 'react';
import type { CodeView, LikelyPair } from '../../../../shared/contract/codes.ts';
import { useReadOnly } from '../../../app/host-state.ts';
import type { Action } from '../../../app/actions.ts';
import { useSettings } from '../../../app/settings.ts';
import { matches, parseShortcut, shortcutOf } from '../../../app/shortcuts.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { count } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { announce, Button, CodeName, Dialog, Kbd, List, type ListHandle } from '../../../ui/index.ts';
import './likely-dialog.css';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';

const keyOf = (pair: LikelyPair) => pair.key;
const isKey = (event: React.KeyboardEvent, keys: string | undefined): boolean =>
  keys !== undefined && matches(event.nativeEvent, parseShortcut(keys));

/** Keys of the list, for the list of shortcuts; they act in the dialog only. */
export const LIKELY_ACTIONS: readonly Action[] = [
  {
    id: 'likely.merge',
    label: 'Likely duplicates: look and merge',
    group: 'Codebook',
    shortcut: 'M',
    isEnabled: () => false,
    run: () => {},
  },
  {
    id: 'likely.keep',
    label: 'Likely duplicates: keep both',
    group: 'Codebook',
    shortcut: 'K',
    isEnabled: () => false,
    run: () => {},
  },
];

interface LikelyDialogProps {
  codes: readonly CodeView[];
  onMerge(ids: string[]): void;
  onShow(id: string): void;
  onClose(): void;
}

/** Lists the pairs with the reason for each; M opens the merge, K keeps both, Enter goes to the first of them. */
export function LikelyDialog({ codes, onMerge, onShow, onClose }: LikelyDialogProps) {
  const client = useClient();
  const answer = useQuery('code.likelyDuplicates', {}).data;
  const settings = useSettings((store) => store.settings);
  const [mergeKeys, keepKeys] = LIKELY_ACTIONS.map((action) => shortcutOf(action, settings));
  const isReadOnly = useReadOnly();
  const pairs = answer?.pairs ?? [];
  // the keys the pairs name work from the start, and go on working when a pair is settled
  const list = useRef<ListHandle>(null);
  const none = useRef<HTMLParagraphElement>(null);
  const first = pairs[0]?.key;
  useLayoutEffect(() => {
    // at once, so that Escape works in the same moment; and when the dialog has taken its place
    if (first === undefined) none.current?.focus();
    const frame = requestAnimationFrame(() => {
      if (first === undefined) none.current?.focus();
      else list.current?.goTo(first);
    });
    return () => cancelAnimationFrame(frame);
  }, [first]);
  const codeOf = (id: string) => codes.find((code) => code.id === id);
  async function keep(pair: LikelyPair) {
    if (valueOrTell(await client.call('code.keepBoth', { a: pair.a, b: pair.b })) === undefined) return;
    announce('Both kept. They are not offered again.');
  }
  const merge = (pair: LikelyPair) => onMerge([pair.a, pair.b]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title="Codes that may be one code"
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {pairs.length > 0 ? (
        <p className="cb-likely-intro">
          Their names are alike, or they stand on nearly the same words. Look at both before merging; both
          kept, they are not offered again.
        </p>
      ) : null}
      {answer && pairs.length === 0 ? (
        <p ref={none} role="status" tabIndex={-1}>
          There are none. Every code has a name and extracts of its own.
        </p>
      ) : (
        <List<LikelyPair>
          ref={list}
          label="Codes that may be one"
          className="cb-likely"
          items={pairs}
          getKey={keyOf}
          getText={(pair) => codeOf(pair.a)?.name ?? ''}
          rowHeight={104}
          onRowKey={(event, pair) => {
            if (!isReadOnly && isKey(event, mergeKeys)) merge(pair);
            else if (!isReadOnly && isKey(event, keepKeys)) void keep(pair);
            else if (event.key === 'Enter') onShow(pair.a);
            else return false;
            return true;
          }}
          renderItem={(pair, state) => (
            <div className="cb-likely-pair">
              <div className="cb-likely-head">
                <strong>{pair.reasons.join('. ')}</strong>
                <span className="cb-likely-acts">
                  <Button
                    isDisabled={isReadOnly}
                    excludeFromTabOrder={!state.isActive}
                    {...(mergeKeys ? { shortcut: mergeKeys } : {})}
                    onPress={() => merge(pair)}
                  >
                    Look and merge {mergeKeys ? <Kbd keys={mergeKeys} isDrawnOnly /> : null}
                  </Button>
                  <Button
                    variant="quiet"
                    isDisabled={isReadOnly}
                    excludeFromTabOrder={!state.isActive}
                    {...(keepKeys ? { shortcut: keepKeys } : {})}
                    onPress={() => void keep(pair)}
                  >
                    Keep both {keepKeys ? <Kbd keys={keepKeys} isDrawnOnly /> : null}
                  </Button>
                </span>
              </div>
              {[codeOf(pair.a), codeOf(pair.b)].map((code) =>
                code ? <One key={code.id} code={code} /> : null,
              )}
            </div>
          )}
        />
      )}
      {answer && answer.total > pairs.length ? (
        <p className="tw-meta">{answer.total - pairs.length} more are listed when these are settled.</p>
      ) : null}
    </Dialog>
  );
}

function One({ code }: { code: CodeView }) {
  return (
    <p className="cb-likely-code">
      <CodeName colour={code.colour}>{code.name}</CodeName>
      <span className="tw-meta">
        <CountOfPeople>{count(code.people, 'person', 'people')}</CountOfPeople>,{' '}
        {count(code.codings, 'extract')}
      </span>
      {code.definition === '' ? null : <span className="cb-likely-def">{code.definition}</span>}
    </p>
  );
}
