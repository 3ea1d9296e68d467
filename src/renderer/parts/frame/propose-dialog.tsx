import type { CodeView } from '../../../shared/contract/codes.ts';
import type { ProposalKind } from '../../../shared/contract/frame.ts';
import { useQuery, useClient } from '../../data/use-query.ts';
import { Button, Dialog, DialogAnswers, TextArea, TextField } from '../../ui/index.ts';
import { codeChoices } from '../choose-dialog/choices.tsx';
import { ChooseDialog } from '../choose-dialog/choose-dialog.tsx';
import { useKeptDraft } from '../kept-draft/use-kept-draft.ts';
import { run } from '../run/run.ts';
import { changeOf, usePropose, type ProposeDraft, type Written } from './propose.ts';
import { KIND_WORDS } from './words.ts';
import './frame-parts.css';

const TOP = '+top';
const KINDS: readonly ProposalKind[] = ['add', 'rename', 'redefine', 'merge', 'split', 'retire', 'move'];

/** Asks, one after the other, for what a proposal still lacks: what to do, with which code, where to, and why. */
export function ProposeHost() {
  const draft = usePropose((state) => state.draft);
  return draft ? <Asking draft={draft} /> : null;
}

const close = () => usePropose.setState({ draft: null });
const next = (draft: ProposeDraft) => usePropose.setState({ draft });

function Asking({ draft }: { draft: ProposeDraft }) {
  const answer = useQuery('code.list', {}).data;
  const version = useQuery('frame.state', {}).data?.latest;
  if (!answer || version === undefined) return null;
  if (version === null) return <NotFrozen />;
  const codes = answer;
  const named = codes.filter((code) => draft.codeIds.includes(code.id));
  const { kind } = draft;
  // a chooser closes before it answers: what it answers opens the dialog again
  if (kind === null) {
    const what = named.length === 1 ? `“${named[0]?.name}”` : `${named.length} codes`;
    return (
      <ChooseDialog
        key="kind"
        title={`What do you propose${named.length > 0 ? ` for ${what}` : ''}?`}
        label="Choose what to propose"
        choices={KINDS.filter((one) => named.length < 2 || one === 'merge').map((one) => ({
          id: one,
          label: KIND_WORDS[one],
        }))}
        onClose={close}
        onChoose={(id) => next({ ...draft, kind: id as ProposalKind })}
      />
    );
  }
  if (kind !== 'add' && named.length === 0) {
    return (
      <ChooseDialog
        key="code"
        title="Which code is it about?"
        label="Find a code"
        choices={codeChoices(codes)}
        onClose={close}
        onChoose={(id) => next({ ...draft, codeIds: [id] })}
      />
    );
  }
  if (kind === 'merge' && named.length < 2) {
    return (
      <ChooseDialog
        key="merge"
        title={`Merge “${named[0]?.name}” into which code?`}
        label="Find a code"
        choices={codeChoices(codes, { noHeadings: true, without: new Set(draft.codeIds) })}
        onClose={close}
        onChoose={(id) => next({ ...draft, codeIds: [...draft.codeIds, id] })}
      />
    );
  }
  if (kind === 'move' && !draft.isPlaced) {
    return (
      <ChooseDialog
        key="move"
        title={`Move “${named[0]?.name}” under`}
        label="Find a code or heading"
        choices={[
          { id: TOP, label: 'The top level' },
          ...codeChoices(codes, { without: new Set(draft.codeIds) }),
        ]}
        onClose={close}
        onChoose={(id) => next({ ...draft, parentId: id === TOP ? null : id, isPlaced: true })}
      />
    );
  }
  return <Form key={kind} draft={draft} kind={kind} codes={codes} versionName={version.name} />;
}

function NotFrozen() {
  return (
    <Dialog
      isOpen
      isDismissable
      onClose={close}
      title="The coding frame is not frozen yet"
      footer={
        <Button variant="primary" onPress={close}>
          Close
        </Button>
      }
    >
      <p>
        A proposal is made against a frozen version, so that everybody speaks of the same codes. Until then,
        codes are simply changed. Freeze the frame in the codebook, under Frame.
      </p>
    </Dialog>
  );
}

function Form({
  draft,
  kind,
  codes,
  versionName,
}: {
  draft: ProposeDraft;
  kind: ProposalKind;
  codes: readonly CodeView[];
  versionName: string;
}) {
  const client = useClient();
  const byId = new Map(codes.map((code) => [code.id, code]));
  const code = byId.get(draft.codeIds[0] ?? '');
  const [written, setWritten, done] = useKeptDraft<Written>(
    `propose:${kind}:${kind === 'add' ? draft.name : draft.codeIds.join(' ')}`,
    {
      name: kind === 'rename' ? (code?.name ?? '') : draft.name,
      definition: kind === 'redefine' ? (code?.definition ?? '') : '',
      useWhen: code?.useWhen ?? '',
      doNotUseWhen: code?.doNotUseWhen ?? '',
      names: '',
      reason: '',
    },
  );
  const put = (patch: Partial<Written>) => setWritten({ ...written, ...patch });
  const change = changeOf(kind, draft, written, code);
  const canSend = change !== null && written.reason.trim() !== '';
  async function send() {
    if (!change || !canSend) return;
    const place = kind === 'add' && draft.place ? { place: draft.place } : {};
    const sent = await run(
      client,
      'frame.propose',
      { change, reason: written.reason, ...place },
      'Proposed. It is in the list of open proposals in the codebook.',
    );
    if (!sent) return;
    done();
    close();
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      size="medium"
      title={titleOf(kind, draft, byId)}
      footer={
        <DialogAnswers onClose={close} isDisabled={!canSend} shortcut="Mod+Enter" onPress={() => void send()}>
          Propose it
        </DialogAnswers>
      }
    >
      <div
        className="fr-form"
        role="presentation"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      >
        <p className="tw-meta">
          Against {versionName}.{' '}
          {draft.place ? 'The words you chose travel with it and are coded when it is accepted.' : ''}
        </p>
        {kind === 'add' || kind === 'rename' ? (
          <TextField
            label={kind === 'add' ? 'Name of the new code' : 'New name'}
            value={written.name}
            maxLength={200}
            autoFocus={kind === 'rename' || written.name === ''}
            onChange={(name) => put({ name })}
          />
        ) : null}
        {kind === 'add' || kind === 'redefine' ? (
          <TextArea
            label="Definition"
            rows={2}
            value={written.definition}
            autoFocus={kind === 'redefine'}
            onChange={(definition) => put({ definition })}
          />
        ) : null}
        {kind === 'redefine' ? (
          <>
            <TextArea
              label="Use when"
              rows={2}
              value={written.useWhen}
              onChange={(useWhen) => put({ useWhen })}
            />
            <TextArea
              label="Do not use when"
              rows={2}
              value={written.doNotUseWhen}
              onChange={(doNotUseWhen) => put({ doNotUseWhen })}
            />
          </>
        ) : null}
        {kind === 'split' ? (
          <TextArea
            label="Names of the codes it becomes"
            description="One on each line, two at least."
            rows={3}
            autoFocus
            value={written.names}
            onChange={(names) => put({ names })}
          />
        ) : null}
        <TextArea
          label="Why"
          description="In a few words, for those who decide."
          rows={3}
          autoFocus={
            kind === 'merge' || kind === 'move' || kind === 'retire' || (kind === 'add' && draft.name !== '')
          }
          value={written.reason}
          onChange={(reason) => put({ reason })}
        />
      </div>
    </Dialog>
  );
}

function titleOf(kind: ProposalKind, draft: ProposeDraft, byId: ReadonlyMap<string, CodeView>): string {
  const name = (id: string | null | undefined) =>
    id === null || id === undefined ? 'the top level' : `“${byId.get(id)?.name ?? ''}”`;
  const code = name(draft.codeIds[0]);
  switch (kind) {
    case 'add':
      return draft.parentId === null
        ? 'Propose a new code'
        : `Propose a new code under ${name(draft.parentId)}`;
    case 'rename':
      return `Propose another name for ${code}`;
    case 'redefine':
      return `Propose what ${code} should mean`;
    case 'merge':
      return `Propose to merge ${draft.codeIds.slice(0, -1).map(name).join(', ')} into ${name(draft.codeIds.at(-1))}`;
    case 'split':
      return `Propose to split ${code}`;
    case 'retire':
      return `Propose to retire ${code}`;
    case 'move':
      return `Propose to move ${code} to ${name(draft.parentId)}`;
  }
}
