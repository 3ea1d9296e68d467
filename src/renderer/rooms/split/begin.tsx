import { useState } from 'react';
import { Plus } from 'lucide-react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { useActions } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { valueOrTell } from '../../app/tell.ts';
import { count } from '../../app/words.ts';
import { useClient } from '../../data/use-query.ts';
import { Button, CodeBar, ComboBox, Icon, Kbd, RoomBar, TextField } from '../../ui/index.ts';
import { BackToCode } from './back.tsx';
import { CountOfPeople } from '../../parts/people-spread/counted-as-one.tsx';

interface Draft {
  codeId: string | null;
  name: string;
  definition: string;
}
const EMPTY: Draft = { codeId: null, name: '', definition: '' };
const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth'] as const;

/** Names the codes a code is split into. */
export function Begin({ code, codes }: { code: CodeView; codes: readonly CodeView[] }) {
  const client = useClient();
  const [drafts, setDrafts] = useState<readonly Draft[]>([EMPTY, EMPTY]);
  const others = codes.filter((one) => one.id !== code.id && !one.isHeading && one.retired === null);
  const options = others.map((one) => ({
    id: one.id,
    label: one.name,
    description: one.definition,
    lead: <CodeBar colour={one.colour} />,
  }));
  const change = (at: number, patch: Partial<Draft>) =>
    setDrafts((now) => now.map((draft, place) => (place === at ? { ...draft, ...patch } : draft)));
  const named = drafts.filter((draft) => draft.name.trim() !== '');
  async function begin() {
    const targets: Input<'split.start'>['targets'] = named.map((draft) =>
      draft.codeId === null
        ? { name: draft.name, definition: draft.definition.trim() }
        : { codeId: draft.codeId },
    );
    const made = valueOrTell(await client.call('split.start', { codeId: code.id, targets }));
    if (made) navigate('split', { split: made.id }, { replace: true });
  }
  useActions([
    {
      id: 'split.begin',
      label: 'Begin the split',
      group: 'Split a code',
      shortcut: 'Mod+Enter',
      isEnabled: () => named.length > 0,
      run: begin,
    },
  ]);
  return (
    <div className="sp tw-room-column" data-paper>
      <RoomBar
        title={
          <span className="tw-room-title">
            <BackToCode codeId={code.id} />
            <span className="tw-cut">Split a code</span>
          </span>
        }
      />
      <div className="sp-scroll tw-scroll">
        <div className="sp-form">
          <h2 className="sp-name">
            <CodeBar colour={code.colour} />
            {code.name}
          </h2>
          <p className="tw-meta">
            <CountOfPeople>{count(code.people, 'person', 'people')}</CountOfPeople>,{' '}
            {count(code.codings, 'extract')}
          </p>
          {code.definition ? <p>{code.definition}</p> : null}
          <p>
            You will see its extracts one at a time. A key sends each to one of these codes, and 0 leaves it
            where it is. Every decision is saved as you make it, and one undo takes all of them back.
          </p>
          <ol className="sp-targets">
            {drafts.map((draft, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a place, not a thing: key 1, key 2
              <li key={at}>
                <Kbd keys={String(at + 1)} />
                <div className="sp-target">
                  <ComboBox
                    label={`${ORDINALS[at] ?? at + 1} code`}
                    placeholder="A new name, or a code you have"
                    options={options}
                    value={draft.codeId}
                    allowsOwnWords
                    onChange={(codeId, words) => change(at, { codeId, name: words })}
                  />
                  {draft.codeId === null && draft.name.trim() !== '' ? (
                    <TextField
                      label={`What ${draft.name.trim()} means`}
                      placeholder="In one sentence; it can wait"
                      value={draft.definition}
                      onChange={(definition) => change(at, { definition })}
                    />
                  ) : null}
                </div>
              </li>
            ))}
          </ol>
          <div className="sp-form-foot">
            {drafts.length < ORDINALS.length ? (
              <Button
                variant="quiet"
                icon={<Icon of={Plus} small />}
                onPress={() => setDrafts([...drafts, EMPTY])}
              >
                Another code
              </Button>
            ) : null}
            <Button
              variant="primary"
              shortcut="Mod+Enter"
              isDisabled={named.length === 0 || code.codings === 0}
              onPress={() => void begin()}
            >
              Begin
            </Button>
          </div>
          {code.codings === 0 ? <p className="tw-meta">This code has no extracts to send.</p> : null}
        </div>
      </div>
    </div>
  );
}
