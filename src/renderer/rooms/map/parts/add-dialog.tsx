// Puts a note, a group, a heading or a quote on the map.
import { useState } from 'react';
import { useQuery } from '../../../data/use-query.ts';
import { Dialog, DialogAnswers, SegmentedControl, Select, TextArea, TextField } from '../../../ui/index.ts';
import { useMapRoom, type AddedKind } from '../store.ts';
import { choosable, codeOn, type MapActions, type MapView } from '../use-map.ts';
import { Members } from './item-part.tsx';

type Kind = AddedKind;

const KINDS: ReadonlyArray<{ id: Kind; label: string }> = [
  { id: 'note', label: 'Note' },
  { id: 'quote', label: 'Quote' },
  { id: 'group', label: 'Group' },
  { id: 'heading', label: 'Heading' },
];

const NOTHING = '';

export function AddDialog({
  view,
  actions,
  onClose,
}: {
  view: MapView;
  actions: MapActions;
  onClose(): void;
}) {
  const chosen = useMapRoom((s) => s.chosen);
  const nodes = choosable(view);
  // a name of this map only has no words of people behind it
  const spoken = nodes.filter((n) => view.map.items.every((i) => i.id !== n.id || i.kind !== 'idea'));
  const start = nodes.find((t) => chosen?.kind === 'node' && t.id === chosen.id)?.id ?? NOTHING;
  const [kind, setKind] = useState<Kind>(() => useMapRoom.getState().addedKind);
  const [text, setText] = useState('');
  const [about, setAbout] = useState(start);
  const [codingId, setCoding] = useState<string | null>(null);
  const [members, setMembers] = useState<string[]>(start === NOTHING ? [] : [start]);
  const isReady = kind === 'quote' ? codingId !== null : text.trim() !== '';
  const holds = kind === 'group' || kind === 'heading';

  async function save(): Promise<void> {
    if (!isReady) return;
    onClose();
    await actions.addItem({
      kind,
      ...(kind === 'quote' ? { codingId: codingId ?? '' } : { text: text.trim() }),
      ...(holds ? { members } : { aboutId: about === NOTHING ? null : about }),
    });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Put something on the map"
      footer={
        <DialogAnswers
          onClose={onClose}
          leaveLabel="Leave it"
          isDisabled={!isReady}
          onPress={() => void save()}
        >
          Put it on the map
        </DialogAnswers>
      }
    >
      <form
        className="map-link-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SegmentedControl<Kind>
          label="What"
          options={KINDS}
          value={kind}
          onChange={(next) => setKind(next)}
        />
        {kind === 'note' ? (
          <TextArea
            label="Words of the note"
            rows={3}
            value={text}
            onChange={setText}
            maxLength={400}
            autoFocus
          />
        ) : null}
        {holds ? (
          <TextField
            label={kind === 'group' ? 'Name of the group' : 'Heading, such as a research question'}
            value={text}
            onChange={setText}
            maxLength={200}
          />
        ) : null}
        {holds ? (
          <Members
            label={kind === 'group' ? 'In this group' : 'Under this heading'}
            options={nodes}
            value={members}
            isReadOnly={false}
            onChange={setMembers}
          />
        ) : (
          <Select
            label={kind === 'quote' ? 'From' : 'About'}
            options={[
              ...(kind === 'quote' ? [] : [{ id: NOTHING, label: 'The whole map' }]),
              ...(kind === 'quote' ? spoken : nodes).map((t) => ({ id: t.id, label: t.name })),
            ]}
            value={kind === 'quote' && about === NOTHING ? null : about}
            placeholder="Choose a theme or a code"
            onChange={(id) => {
              setAbout(id);
              setCoding(null);
            }}
          />
        )}
        {kind === 'quote' && about !== NOTHING ? (
          <Quotes
            of={codeOn(view.map, about)?.code.id ?? null}
            themeId={about}
            value={codingId}
            onChange={setCoding}
          />
        ) : null}
      </form>
    </Dialog>
  );
}

/** Extracts of a theme, or of a code, those marked as key quotes first. */
function Quotes({
  of,
  themeId,
  value,
  onChange,
}: {
  /** The code, where it is one. */
  of: string | null;
  themeId: string;
  value: string | null;
  onChange(id: string): void;
}) {
  const extracts =
    useQuery('coding.extracts', {
      ...(of === null ? { aboutThemeId: themeId } : { codeIds: [of] }),
      limit: 60,
    }).data?.items ?? [];
  const isKey = (e: (typeof extracts)[number]): number =>
    Number(e.quotes.some((q) => of !== null || q.themeId === themeId));
  const options = extracts
    .toSorted((a, b) => isKey(b) - isKey(a))
    .map((e) => ({
      id: e.codingId,
      label: e.quote,
      description: [e.voice || e.publicId, e.reference].filter(Boolean).join(', '),
    }));
  if (options.length === 0) return <p className="tw-meta">No extracts stand behind it yet.</p>;
  return (
    <Select label="Quote" placeholder="Choose a quote" options={options} value={value} onChange={onChange} />
  );
}
