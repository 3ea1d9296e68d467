// Reviewing themes: each against its own extracts, then all against the whole data set.
import { Share } from 'lucide-react';
import { useActions } from '../../../app/actions.ts';
import { navigate } from '../../../app/router.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { exportFile } from '../../../parts/export-file/export-file.ts';
import { useGoneTheme } from '../../../parts/frame/use-gone.ts';
import { Button, EmptyState, Icon, IconButton, RoomBar, Skeleton, Tabs } from '../../../ui/index.ts';
import { ViewSwitch } from '../board/view-switch.tsx';
import { NoticesTab } from './notices-tab.tsx';
import { OwnExtracts } from './own-extracts.tsx';
import { PeopleTab } from './people-tab.tsx';
import { Sitting } from './sitting.tsx';
import { TranscriptsTab } from './transcripts-tab.tsx';
import { useNotices } from './use-notices.ts';
import { useReviewThemes, type ReviewTheme } from './use-review.ts';
import './sitting.css';
import './review.css';

const PARTS = ['extracts', 'people', 'transcripts', 'notices'] as const;
type Part = (typeof PARTS)[number];
const partOf = (params: Record<string, string>): Part =>
  PARTS.find((part) => part === params['pass']) ?? 'extracts';

/** The review of all themes, or the reading of one. */
export function Review({ params }: { params: Record<string, string> }) {
  const { themes, spread } = useReviewThemes();
  const wanted = params['read'];
  useGoneTheme(
    wanted,
    themes?.some((row) => row.id === wanted),
    (read) => navigate('themes', { view: 'review', read }, { replace: true }),
  );
  if (!themes || !spread) return <Skeleton label="Reading the themes" />;
  const reading = themes.find((row) => row.id === params['read']);
  if (reading) return <Sitting key={reading.id} row={reading} startAt={params['at']} />;
  return <Passes part={partOf(params)} themes={themes} spread={spread} />;
}

interface PassesProps {
  part: Part;
  themes: readonly ReviewTheme[];
  spread: NonNullable<ReturnType<typeof useReviewThemes>['spread']>;
}

function Passes({ part, themes, spread }: PassesProps) {
  const client = useClient();
  const notices = useNotices(themes, spread);
  const documents = useQuery('document.list', {}).data;
  const go = (to: Part) => navigate('themes', { view: 'review', pass: to }, { replace: true });
  const takeAway = () => exportFile(client, { what: 'passes', format: 'csv' });
  const group = 'Reviewing themes';
  useActions([
    {
      id: 'review.toExtracts',
      label: 'Each theme against its own extracts',
      group,
      shortcut: '1',
      run: () => go('extracts'),
    },
    {
      id: 'review.toPeople',
      label: 'People each theme reaches',
      group,
      shortcut: '2',
      run: () => go('people'),
    },
    {
      id: 'review.toTranscripts',
      label: 'Transcripts: what is uncoded, and what speaks to no theme',
      group,
      shortcut: '3',
      run: () => go('transcripts'),
    },
    {
      id: 'review.toNotices',
      label: 'What is worth another look',
      group,
      shortcut: '4',
      run: () => go('notices'),
    },
    {
      id: 'review.export',
      label: 'Export the review of themes as a table (CSV)',
      group,
      keywords: 'save excel marks verdicts',
      run: takeAway,
    },
  ]);
  const done = themes.filter((row) => row.progress?.verdict).length;
  return (
    <div className="rv tw-room-column" data-paper>
      <RoomBar
        title="Themes"
        meta={themes.length > 0 ? `${done} of ${themes.length} with a verdict` : undefined}
      >
        <ViewSwitch value="review" />
        <IconButton label="Export the review of themes" onPress={() => void takeAway()}>
          <Icon of={Share} small />
        </IconButton>
      </RoomBar>
      {themes.length === 0 ? (
        <EmptyState
          drawing="cards"
          action={
            <Button variant="primary" onPress={() => navigate('themes')}>
              Go to the themes
            </Button>
          }
        >
          Themes are reviewed here once there are some: each against its own extracts, then all against the
          whole data set.
        </EmptyState>
      ) : (
        <Tabs<Part>
          label="Passes"
          className="rv-tabs"
          value={part}
          onChange={go}
          tabs={[
            { id: 'extracts', label: '1. Own extracts', content: <OwnExtracts themes={themes} /> },
            {
              id: 'people',
              label: '2. People reached',
              content: <PeopleTab themes={themes} spread={spread} />,
            },
            {
              id: 'transcripts',
              label: '2. Transcripts',
              content: <TranscriptsTab themes={themes} spread={spread} documents={documents ?? []} />,
            },
            {
              id: 'notices',
              label:
                notices && notices.length > 0
                  ? `Worth another look (${notices.length})`
                  : 'Worth another look',
              content: <NoticesTab notices={notices} themes={themes} spread={spread} />,
            },
          ]}
        />
      )}
    </div>
  );
}
