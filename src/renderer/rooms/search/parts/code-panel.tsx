// Coding what was found: hits, all turns of a speaker, the answers to a question of the guide.
import { createContext, memo, useContext, type Ref } from 'react';
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

interface CodePanelProps {
  /** The search whose hits are shown. */
  input: SearchInput | null;
  hasHits: boolean;
  /** Turns of the search; null while they are being counted. */
  turns: number | null;
  code: ChosenCode;
  codes: readonly CodeView[];
  onChoose(): void;
  onDone(): void;
  buttonRef: Ref<HTMLButtonElement>;
  autocode: Autocode;
}

/** What the tabs are about; each reads it by itself, so that the panel around them is not drawn again for every hit. */
const Shown = createContext<CodePanelProps | null>(null);
function useShown(): CodePanelProps {
  const shown = useContext(Shown);
  if (!shown) throw new Error('A tab of the panel is used outside of it');
  return shown;
}
type Shared = Pick<CodePanelProps, 'code' | 'codes' | 'onChoose' | 'onDone' | 'buttonRef'>;
const sharedOf = ({ code, codes, onChoose, onDone, buttonRef }: CodePanelProps): Shared => ({
  code,
  codes,
  onChoose,
  onDone,
  buttonRef,
});

/** The panel beside the hits. */
export const CodePanel = memo(function CodePanel(props: CodePanelProps) {
  return (
    <Shown value={props}>
      <PanelFrame />
    </Shown>
  );
});

const PanelFrame = memo(function PanelFrame() {
  const tab = useSearch((state) => state.tab);
  const { set } = useSearch.getState();
  return (
    <Inspector title="Code what was found" label="Code what was found">
      <Tabs<PanelTab>
        label="What to code"
        value={tab}
        onChange={(next) => set({ tab: next })}
        tabs={[
          { id: 'hits', label: 'Hits', content: <CodeHits /> },
          { id: 'speakers', label: 'Speakers', content: <CodeSpeakers /> },
          { id: 'questions', label: 'Questions', content: <CodeQuestions /> },
        ]}
      />
    </Inspector>
  );
});

/** Up to here the places are looked at as one types; beyond, once a code is chosen. */
const AT_ONCE = 2_000;
const NO_PLACES: SearchPlaces = { places: [], people: 0, documents: 0, isMore: false };

function CodeHits() {
  const shown = useShown();
  const { input, hasHits, turns } = shown;
  const shared = sharedOf(shown);
  const extent = useSearch((state) => state.extent);
  const { isTicked, flipped } = useSearch((state) => state.ticks.hits);
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
      <HowMuch />
      <TickAll tab="hits" />
      <CodePlaces {...shared} places={places} nothing={nothing} />
    </PanelSection>
  );
}

const EXTENTS: ReadonlyArray<{ id: Extent; label: string }> = [
  { id: 'hit', label: 'The hit itself' },
  { id: 'sentence', label: 'Its sentence' },
  { id: 'turn', label: 'Its whole turn' },
];

const HowMuch = memo(function HowMuch() {
  const extent = useSearch((state) => state.extent);
  return (
    <RadioGroup<Extent>
      label="How much of the text"
      value={extent}
      onChange={(next) => useSearch.getState().set({ extent: next })}
      options={EXTENTS}
    />
  );
});

function CodeSpeakers() {
  const shown = useShown();
  const { autocode } = shown;
  const turnsOf = useSearch((state) => state.turnsOf);
  const { set } = useSearch.getState();
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
        {...sharedOf(shown)}
        places={autocode.chosen}
        nothing={autocode.all?.places.length ? 'No turn is ticked.' : 'Nobody speaks so in the transcripts.'}
      />
    </PanelSection>
  );
}

function CodeQuestions() {
  const shown = useShown();
  const { autocode } = shown;
  const { set } = useSearch.getState();
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
        {...sharedOf(shown)}
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

const TickAll = memo(function TickAll({ tab }: { tab: PanelTab }) {
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
});
