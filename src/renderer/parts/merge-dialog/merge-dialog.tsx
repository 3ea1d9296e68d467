import { useCallback, useMemo, useState } from 'react';
import type { Result } from '../../../shared/contract/errors.ts';
import type { CodeView, MergeOverlap, MergePreview } from '../../../shared/contract/codes.ts';
import type { PersonView } from '../../../shared/contract/study.ts';
import { valueOrTell } from '../../app/tell.ts';
import { count } from '../../app/words.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { CodeBar, CodeName, ConsequenceLines, List, TextArea, TextField } from '../../ui/index.ts';
import { doneToast } from '../consequences-dialog/index.ts';
import { offerToJoin, touchWords } from '../join-offer/join-offer.ts';
import { MergeFrame } from './merge-frame.tsx';
import { CountOfPeople } from '../people-spread/counted-as-one.tsx';

interface MergeDialogProps {
  codes: readonly CodeView[];
  onClose(): void;
  /** Has the codes merged, and does what is to be done about it meanwhile. `moved`: the codings that one of them gets. */
  around<T>(
    asked: { from: readonly string[]; into: string; moved: number },
    merge: () => Promise<Result<T>>,
  ): Promise<Result<T>>;
}

/** What the dialog asks about first: the most used of the codes stays. */
export function firstMerge(codes: readonly CodeView[]): { from: string[]; into: string } {
  const into = codes.toSorted((a, b) => b.codings - a.codings)[0]?.id ?? '';
  return { from: codes.filter((code) => code.id !== into).map((code) => code.id), into };
}

/** Shows what the codes say and where they stand on the same words, asks which stays, and merges them. */
export function MergeDialog({ codes: asked, onClose, around }: MergeDialogProps) {
  const client = useClient();
  // while they are being merged they stay as they were: the dialog, out of sight by then, is not drawn again for them
  const [merging, setMerging] = useState<readonly CodeView[] | null>(null);
  const isMerging = merging !== null;
  const codes = merging ?? asked;
  const [into, setInto] = useState(() => firstMerge(codes).into);
  const [own, setOwn] = useState<{ definition?: string; fullDefinition?: string }>({});
  const from = codes.filter((code) => code.id !== into).map((code) => code.id);
  const preview = useQuery('code.mergePreview', from.length > 0 && !isMerging ? { from, into } : null);
  const meanings = useMemo(() => codes.map((code) => <Meaning key={code.id} code={code} />), [codes]);
  const options = useMemo(
    () => codes.map(({ id, colour, name }) => ({ id, label: <CodeName colour={colour}>{name}</CodeName> })),
    [codes],
  );
  const choose = useCallback((next: string) => {
    setInto(next);
    setOwn({});
  }, []);
  async function merge() {
    const stays = codes.find((code) => code.id === into);
    // out of sight at once, with all that was written in it: it is there again if this is refused
    setMerging(codes);
    const done = valueOrTell(
      await around({ from, into, moved: preview.data?.kept ?? 0 }, () =>
        client.call('code.merge', { from, into, ...own }),
      ),
    );
    if (!done) return setMerging(null);
    onClose();
    const words = `Merged ${codes.length} codes into ${stays?.name ?? 'one'}; ${count(done.moved, 'coding')} moved.`;
    if (done.mergeOffers.length === 0) return doneToast(client, words);
    offerToJoin(client, `${words} ${touchWords(done.mergeOffers.length)}`, done.mergeOffers);
  }
  return (
    <MergeFrame
      of="codes"
      meanings={meanings}
      options={options}
      into={into}
      onInto={choose}
      failure={preview.failure?.message}
      isOpen={!isMerging}
      isReady={Boolean(preview.data)}
      onClose={onClose}
      onMerge={() => void merge()}
    >
      {preview.data ? <Result preview={preview.data} own={own} onOwn={setOwn} codes={codes} /> : null}
    </MergeFrame>
  );
}

/** Everything one code says of itself. */
function Meaning({ code }: { code: CodeView }) {
  const parts = [
    ['', code.definition],
    ['', code.fullDefinition],
    ['Use when', code.useWhen],
    ['Do not use when', code.doNotUseWhen],
  ].filter(([, words]) => words !== '');
  return (
    <section className="tw-merge-code" aria-label={code.name}>
      <h3>
        <CodeBar colour={code.colour} /> {code.name}
      </h3>
      <p className="tw-meta">
        <CountOfPeople>{count(code.people, 'person', 'people')}</CountOfPeople>,{' '}
        {count(code.codings, 'extract')}
      </p>
      {parts.length === 0 ? <p className="tw-meta">It has no definition yet.</p> : null}
      {parts.map(([label, words]) => (
        <p key={`${label}${words}`}>
          {label ? <strong>{label}: </strong> : null}
          {words}
        </p>
      ))}
    </section>
  );
}

interface ResultProps {
  preview: MergePreview;
  own: { definition?: string; fullDefinition?: string };
  onOwn(own: { definition?: string; fullDefinition?: string }): void;
  codes: readonly CodeView[];
}

/** What will be: the sentences, the definition as it will read, and every place where the codes meet. */
function Result({ preview, own, onOwn, codes }: ResultProps) {
  return (
    <>
      <ConsequenceLines lines={preview.sentences} isLive />
      <h3 className="tw-merge-title">
        {preview.overlapTotal === 0
          ? 'They share no words'
          : `${count(preview.overlapTotal, 'place')} where they share words`}
      </h3>
      {preview.overlaps.length > 0 ? <Overlaps overlaps={preview.overlaps} codes={codes} /> : null}
      {preview.overlapTotal > preview.overlaps.length ? (
        <p className="tw-meta">The first {preview.overlaps.length} are listed.</p>
      ) : null}
      <TextField
        label="Definition of the one that stays"
        value={own.definition ?? preview.definition}
        onChange={(definition) => onOwn({ ...own, definition })}
      />
      <TextArea
        label="Full definition"
        rows={4}
        description="The others' definitions are added, so that nothing that was written is lost."
        value={own.fullDefinition ?? preview.fullDefinition}
        onChange={(fullDefinition) => onOwn({ ...own, fullDefinition })}
      />
    </>
  );
}

const KIND = {
  same: 'On exactly the same words',
  inside: 'One inside the other',
  partly: 'Partly on the same words',
} as const;
const keyOf = ({ a, b }: MergeOverlap) => `${a.codingId} ${b.codingId}`;

function Overlaps({ overlaps, codes }: { overlaps: readonly MergeOverlap[]; codes: readonly CodeView[] }) {
  const people = useQuery('person.list', {}).data ?? [];
  return (
    <List<MergeOverlap>
      label="Places where they share words"
      className="tw-merge-overlaps"
      items={overlaps}
      getKey={keyOf}
      getText={({ a }) => a.reference}
      rowHeight={72}
      renderItem={(overlap) => (
        <div className="tw-merge-overlap">
          <p className="tw-meta">
            {KIND[overlap.kind]}, {whose(overlap, people)}
            {overlap.kind === 'same' && overlap.samePerson ? ': they become one' : ''}
          </p>
          {[overlap.a, overlap.b].map((extract) => (
            <p key={extract.codingId}>
              <CodeBar colour={codes.find((code) => code.id === extract.codeId)?.colour ?? 1} />
              <span className="tw-ref">{extract.reference}</span>
              <span className="tw-quote tw-cut">{extract.quote}</span>
            </p>
          ))}
        </div>
      )}
    />
  );
}

function whose({ a, b, samePerson }: MergeOverlap, people: readonly PersonView[]): string {
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? 'somebody';
  return samePerson ? `both by ${name(a.coderId)}` : `by ${name(a.coderId)} and ${name(b.coderId)}`;
}
