// Coding what was found: hits, all turns of a speaker, the answers to a question of the guide.
import type { Ref } from 'react';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { SearchPlaces } from '../../../../shared/contract/search.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { count } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Button, PanelSection, RadioGroup, Select, Tabs } from '../../../ui/index.ts';
import { speakerKey, type SearchInput } from '../search-input.ts';
import { ALL_TICKED, useSearch, type Extent, type PanelTab } from '../store.ts';
import { MOST, type Autocode } from '../use-autocode.ts';
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
  autocode: Autocode;
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
          {
            id: 'speakers',
            label: 'Speakers',
            content: <CodeSpeakers {...shared} autocode={props.autocode} />,
          },
          {
            id: 'questions',
            label: 'Questions',
            content: <CodeQuestions {...shared} autocode={props.autocode} />,
          },
        ]}
      />
    </Inspector>
  );
}

type Shared = Pick<CodePanelProps, 'code' | 'codes' | 'buttonRef' | 'onDone'> & { onChoose(): void };
/** Up to here the places are looked at as one types; beyond, once a code is chosen. */
const AT_ONCE = 2_000;
const NO_PLACES: SearchPlaces = { places: [], people: 0, documents: 0, isMore: false };

function CodeHits({ input, hasHits, turns, ...shared }: CodePanelProps & Shared) {
  const { extent, ticks, set } = useSearch();
  const { isTicked, flipped } = ticks.hits;
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
      <TickAll tab="hits" />
      <CodePlaces {...shared} places={places} nothing={nothing} />
    </PanelSection>
  );
}

function CodeSpeakers({ autocode, ...shared }: Shared & { autocode: Autocode }) {
  const { turnsOf, set } = useSearch();
  const speakers = useQuery('search.speakers', {}).data ?? [];
  const options = [
    { id: 'participant', label: 'Everyone interviewed' },
    { id: 'interviewer', label: 'Whoever asks the questions' },
    ...(speakers.some((one) => one.role === 'other') ? [{ id: 'other', label: 'Others who speak' }] : []),
    ...speakers.map((one) => ({
      id: speakerKey(one),
      label: one.label,
      description: `${count(one.turns, 'turn')} in ${count(one.documents, 'transcript')}`,
    })),
  ];
  const choose = (id: string) => {
    const one = speakers.find((speaker) => speakerKey(speaker) === id);
    if (one) set({ turnsOf: { role: one.role, label: one.label } });
    else if (id === 'participant' || id === 'interviewer' || id === 'other') set({ turnsOf: id });
  };
  return (
    <PanelSection>
      <p className="se-help">
        All turns of a speaker, or of everyone in a role, get a code. They are listed beside: untick what is
        not meant.
      </p>
      <Select
        label="Speaker"
        options={options}
        value={typeof turnsOf === 'string' ? turnsOf : speakerKey(turnsOf)}
        onChange={choose}
      />
      <TickAll tab="speakers" />
      <CodePlaces
        {...shared}
        places={autocode.chosen}
        nothing={autocode.all?.places.length ? 'No turn is ticked.' : 'Nobody speaks so in the transcripts.'}
      />
    </PanelSection>
  );
}

function CodeQuestions({ autocode, ...shared }: Shared & { autocode: Autocode }) {
  const { set } = useSearch();
  const { questions, question } = autocode;
  if (!question) {
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
      <p className="se-help">
        What people say after a question, until the next one marked, gets a code. The turns are listed beside:
        untick what is not meant.
      </p>
      <Select
        label="Question"
        options={questions.map((one) => ({
          id: one.id,
          label: one.name,
          description: `in ${count(one.documents, 'transcript')}`,
        }))}
        value={question.id}
        onChange={(questionId) => set({ questionId })}
      />
      <TickAll tab="questions" />
      <CodePlaces
        {...shared}
        places={autocode.chosen}
        nothing={
          autocode.all?.places.length
            ? 'No turn is ticked.'
            : 'This question is not marked in a transcript yet.'
        }
      />
    </PanelSection>
  );
}

function TickAll({ tab }: { tab: PanelTab }) {
  const tick = useSearch((state) => state.tick);
  return (
    <div className="se-ticks">
      <Button variant="link" onPress={() => tick(tab, ALL_TICKED)}>
        Tick all
      </Button>
      <Button variant="link" onPress={() => tick(tab, { ...ALL_TICKED, isTicked: false })}>
        Untick all
      </Button>
    </div>
  );
}
