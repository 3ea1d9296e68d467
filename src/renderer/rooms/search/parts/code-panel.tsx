// Coding what was found: hits, all turns of a speaker, the answers to a question of the guide.
import { useMemo, useState, type Ref } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { SearchPlaces } from '../../../../shared/contract/search.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { count } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Button, PanelSection, RadioGroup, Select, Tabs } from '../../../ui/index.ts';
import type { SearchInput } from '../search-input.ts';
import { useSearch, type Extent, type PanelTab } from '../store.ts';
import { CodePlaces, type ChosenCode } from './code-places.tsx';

export interface CodePanelProps {
  /** The search whose hits are shown. */
  input: SearchInput | null;
  hasHits: boolean;
  /** Turns of the search; null while they are being counted. */
  turns: number | null;
  code: ChosenCode;
  codes: readonly CodeView[];
  onChooseCode(): void;
  onDone(): void;
  buttonRef: Ref<HTMLButtonElement>;
}

/** The panel beside the hits. */
export function CodePanel(props: CodePanelProps) {
  const { tab, set } = useSearch();
  const shared = {
    code: props.code,
    codes: props.codes,
    onChoose: props.onChooseCode,
    onDone: props.onDone,
    buttonRef: props.buttonRef,
  };
  return (
    <Inspector title="Code what was found" label="Code what was found">
      <Tabs<PanelTab>
        label="What to code"
        value={tab}
        onChange={(next) => set({ tab: next })}
        tabs={[
          { id: 'hits', label: 'Hits', content: <CodeHits {...props} {...shared} /> },
          { id: 'speakers', label: 'Speakers', content: <CodeSpeakers {...shared} /> },
          { id: 'questions', label: 'Questions', content: <CodeQuestions {...shared} /> },
        ]}
      />
    </Inspector>
  );
}

type Shared = Pick<CodePanelProps, 'code' | 'codes' | 'buttonRef' | 'onDone'> & { onChoose(): void };
/** Up to here the places are looked at as one types; beyond, once a code is chosen. */
const AT_ONCE = 2_000;
/** As many as one step codes. */
const MOST = 20_000;
const NO_PLACES: SearchPlaces = { places: [], people: 0, documents: 0, isMore: false };

function CodeHits({ input, hasHits, turns, ...shared }: CodePanelProps & Shared) {
  const { extent, isTicked, flipped, set } = useSearch();
  const chosen = isTicked ? { without: [...flipped] } : { only: [...flipped] };
  const isKnown = input !== null && hasHits && turns !== null;
  const isAsked = isKnown && turns <= (shared.code === null ? AT_ONCE : MOST);
  const answer = useQuery('search.places', isAsked ? { ...input, extent, ...chosen } : null);
  const places = isAsked || (hasHits && turns === null) ? answer.data : NO_PLACES;
  const nothing = !hasHits
    ? 'Nothing has been found yet.'
    : isAsked
      ? 'No hit is ticked.'
      : turns !== null && turns > MOST
        ? `${count(turns, 'turn')} are more than one step can code. Narrow the search.`
        : `Hits in ${count(turns ?? 0, 'turn')}. Choose a code to see what would be coded.`;
  return (
    <PanelSection>
      <p className="se-help">Ticked hits get a code, all in one step. Space ticks the hit one is on.</p>
      <RadioGroup<Extent>
        label="How much of the text"
        value={extent}
        onChange={(next) => set({ extent: next })}
        options={[
          { id: 'hit', label: 'The hit itself' },
          { id: 'sentence', label: 'Its sentence' },
          { id: 'turn', label: 'Its whole turn' },
        ]}
      />
      <div className="se-ticks">
        <Button variant="link" onPress={() => set({ isTicked: true, flipped: new Set() })}>
          Tick all
        </Button>
        <Button variant="link" onPress={() => set({ isTicked: false, flipped: new Set() })}>
          Untick all
        </Button>
      </div>
      <CodePlaces {...shared} places={places} nothing={nothing} />
    </PanelSection>
  );
}

function CodeSpeakers(shared: Shared) {
  const speakers = useQuery('search.speakers', {}).data ?? [];
  const [chosen, setChosen] = useState('participant');
  const options = [
    { id: 'participant', label: 'Everyone interviewed' },
    { id: 'interviewer', label: 'Whoever asks the questions' },
    ...(speakers.some((one) => one.role === 'other') ? [{ id: 'other', label: 'Others who speak' }] : []),
    ...speakers.map((one) => ({
      id: `${one.role} ${one.label}`,
      label: one.label,
      description: `${count(one.turns, 'turn')} in ${count(one.documents, 'transcript')}`,
    })),
  ];
  const one = speakers.find((speaker) => `${speaker.role} ${speaker.label}` === chosen);
  const role = one?.role ?? (chosen === 'interviewer' || chosen === 'other' ? chosen : 'participant');
  const answer = useQuery('search.turnsOf', { role, ...(one ? { label: one.label } : {}) });
  return (
    <PanelSection>
      <p className="se-help">All turns of a speaker, or of everyone in a role, get a code.</p>
      <Select label="Speaker" options={options} value={chosen} onChange={setChosen} />
      <CodePlaces {...shared} places={answer.data} nothing="Nobody speaks so in the transcripts." />
    </PanelSection>
  );
}

function CodeQuestions(shared: Shared) {
  const questions = useQuery('question.list', {}).data ?? [];
  const [wanted, setWanted] = useState<string | null>(null);
  const chosen = questions.find((one) => one.id === wanted) ?? questions[0];
  const answers = useQuery('question.answers', chosen ? { id: chosen.id } : null).data;
  const places = useMemo<SearchPlaces | undefined>(() => {
    if (!answers) return undefined;
    const turns = answers.flatMap((answer) =>
      answer.turns
        .filter((turn) => turn.role !== 'interviewer' && turn.text.trim() !== '')
        .map((turn) => ({ documentId: answer.documentId, start: turn.start, end: turn.end })),
    );
    const documents = new Set(turns.map((turn) => turn.documentId));
    const people = new Set(
      answers
        .filter((answer) => documents.has(answer.documentId))
        .map((answer) => answer.publicId ?? answer.documentId),
    );
    return {
      places: turns.slice(0, MOST),
      people: people.size,
      documents: documents.size,
      isMore: turns.length > MOST,
    };
  }, [answers]);
  if (!chosen) {
    return (
      <PanelSection>
        <p className="se-help">
          No question of the interview guide is marked yet. Mark questions in Reading, then code all their
          answers here.
        </p>
      </PanelSection>
    );
  }
  return (
    <PanelSection>
      <p className="se-help">What people say after a question, until the next one marked, gets a code.</p>
      <Select
        label="Question"
        options={questions.map((one) => ({
          id: one.id,
          label: one.name,
          description: `in ${count(one.documents, 'transcript')}`,
        }))}
        value={chosen.id}
        onChange={setWanted}
      />
      <CodePlaces {...shared} places={places} nothing="This question is not marked in a transcript yet." />
    </PanelSection>
  );
}
