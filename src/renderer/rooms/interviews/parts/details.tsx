// What one can see and set of the chosen transcript, in the inspector.
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import type { Direction } from '../../../../shared/domain/text/types.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { nameOfPerson, SpeakersForm } from '../../../parts/import-panel/speakers.tsx';
import { counted } from '../../../parts/import-panel/wording.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, ComboBox, PanelSection, SegmentedControl, Select } from '../../../ui/index.ts';
import { lengthOf, shareOf } from '../rows.ts';
import { useInterviews } from '../store.ts';
import './details.css';

const NOBODY = 'nobody';
const NEW = 'new';
const LANGUAGES = [
  'en',
  'cy',
  'ar',
  'bn',
  'de',
  'el',
  'es',
  'fa',
  'fr',
  'gu',
  'he',
  'hi',
  'it',
  'ja',
  'nl',
  'pa',
  'pl',
  'pt',
  'ro',
  'so',
  'sv',
  'ta',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
];
const names = new Intl.DisplayNames(['en-GB'], { type: 'language' });
const UNKNOWN = 'unknown';

function languageOptions(lang: string | null) {
  const tags = lang === null || LANGUAGES.includes(lang) ? LANGUAGES : [lang, ...LANGUAGES];
  const named = tags
    .map((tag) => ({ id: tag, label: names.of(tag) ?? tag }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return [{ id: UNKNOWN, label: 'Not said' }, ...named];
}

interface DetailsProps {
  document: DocumentSummary;
  isReadOnly: boolean;
  onOpen(): void;
}

export function Details({ document, isReadOnly, onOpen }: DetailsProps) {
  const length = lengthOf(document.durationMs);
  return (
    <>
      <PanelSection>
        <p className="td-name">{document.name}</p>
        <dl className="td-facts">
          <dt>People interviewed</dt>
          <dd>{counted(document.words, 'word')}</dd>
          <dt>Interviewer</dt>
          <dd>{counted(document.interviewerWords, 'word')}</dd>
          <dt>Turns and lines</dt>
          <dd>
            {counted(document.turns, 'turn')}, {counted(document.lines, 'line')}
          </dd>
          <dt>Length</dt>
          <dd>{length ?? 'not given in the file'}</dd>
          <dt>Coded</dt>
          <dd>
            {document.codings > 0
              ? `${shareOf(document.coded)} of it, questions included`
              : shareOf(document.coded)}
            {document.codings > 0 ? `, ${counted(document.codings, 'coding')}` : ''}
          </dd>
          <dt>References</dt>
          <dd>{`#${document.referenceKey}:1 to #${document.referenceKey}:${document.lines}`}</dd>
          <dt>File</dt>
          <dd>{document.originalName}</dd>
        </dl>
        <div className="td-acts">
          <Button aria-label={`Read ${document.name}`} onPress={onOpen}>
            Read
          </Button>
          <Button
            variant="link"
            aria-label={`Before and after: ${document.name}`}
            onPress={() => useInterviews.setState({ comparing: document.id })}
          >
            Before and after
          </Button>
        </div>
      </PanelSection>
      <fieldset className="td-fields" disabled={isReadOnly}>
        <legend className="tw-vh">What can be set</legend>
        <PanelSection title="Person">
          <PersonOf document={document} />
        </PanelSection>
        <PanelSection title="Who speaks">
          <SpeakersForm documentId={document.id} />
          <Settling document={document} />
        </PanelSection>
        <PanelSection title="Language">
          <Language document={document} />
        </PanelSection>
      </fieldset>
      {document.warnings.length > 0 ? (
        <PanelSection title="What the import said">
          <ul className="td-notes">
            {document.warnings.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </PanelSection>
      ) : null}
    </>
  );
}

function PersonOf({ document }: { document: DocumentSummary }) {
  const client = useClient();
  const people = useQuery('participant.table', {}).data?.participants ?? [];
  async function assign(choice: string) {
    let participantId: string | null = choice === NOBODY ? null : choice;
    if (choice === NEW) {
      const made = await run(client, 'participant.create', {});
      if (!made) return;
      participantId = made.id;
    }
    await run(client, 'document.assign', { id: document.id, participantId });
  }
  return (
    <Select
      label="Whose interview this is"
      isLabelHidden
      options={[
        { id: NOBODY, label: 'Nobody yet' },
        ...people.map((person) => ({ id: person.id, label: nameOfPerson(person) })),
        { id: NEW, label: 'A new person' },
      ]}
      value={document.participantId ?? NOBODY}
      onChange={(choice) => void assign(choice)}
    />
  );
}

function Settling({ document }: { document: DocumentSummary }) {
  const client = useClient();
  if (document.settledAt !== null) {
    return <p className="td-hint">Settled. Line numbers are fixed, so references to them stay right.</p>;
  }
  return (
    <>
      <p className="td-hint">
        Line numbers are fixed once you say that this is right, or with the first coding. Until then they may
        still change.
      </p>
      <Button
        aria-label={`These are right: ${document.name}`}
        onPress={() =>
          void run(
            client,
            'document.settle',
            { id: document.id },
            `${document.name} is settled; its line numbers stay.`,
          )
        }
      >
        These are right
      </Button>
    </>
  );
}

function Language({ document }: { document: DocumentSummary }) {
  const client = useClient();
  const set = (lang: string | null, direction: Direction) =>
    void run(client, 'document.setLanguage', { id: document.id, lang, direction });
  return (
    <div className="td-language">
      <ComboBox
        label="Language of the talk"
        isLabelHidden
        options={languageOptions(document.lang)}
        value={document.lang ?? UNKNOWN}
        onChange={(tag) => {
          const lang = tag === UNKNOWN ? null : tag;
          if (tag !== null && lang !== document.lang) set(lang, document.direction);
        }}
      />
      <SegmentedControl<Direction>
        label="Direction of writing"
        options={[
          { id: 'ltr', label: 'Left to right' },
          { id: 'rtl', label: 'Right to left' },
        ]}
        value={document.direction}
        onChange={(direction) => set(document.lang, direction)}
      />
    </div>
  );
}
