import { useDeferredValue, useMemo } from 'react';
import type { CodeSpread } from '../../../../shared/contract/codes.ts';
import type { TranscriptReach } from '../../../../shared/contract/passes.ts';
import { wordOfAll } from '../../../../shared/domain/themes/level-words.ts';
import type { DocumentSummary } from '../../../../shared/contract/documents.ts';
import { navigate } from '../../../app/router.ts';
import { count } from '../../../app/words.ts';
import { Inspector } from '../../../app/inspector.tsx';
import { useQuery } from '../../../data/use-query.ts';
import { ExtractList } from '../../../parts/extract-list/index.ts';
import { NoTranscripts } from '../../../parts/no-transcripts/no-transcripts.tsx';
import { titleOf } from '../../../parts/transcript-places/transcript-places.ts';
import { PanelSection, ShareBar, Skeleton, Switch, Table, type TableColumn } from '../../../ui/index.ts';
import { openEvidence } from '../evidence-place.ts';
import { Link } from './link.tsx';
import { useReview } from './store.ts';
import type { ReviewTheme } from './use-review.ts';
import { Verdict } from './verdict.tsx';
import { percent } from './wording.ts';

interface TranscriptsTabProps {
  themes: readonly ReviewTheme[];
  spread: CodeSpread;
  documents: readonly DocumentSummary[];
}
const keyOf = (row: TranscriptReach) => row.documentId;
/** `15 of 16 sub-themes`, by the team's word where they stand at one level. */
function shareOf(yes: readonly ReviewTheme[], no: readonly ReviewTheme[]): string {
  const all = [...yes, ...no].map((row) => row.level);
  return `${yes.length} of ${all.length} ${wordOfAll(all, all.length)}`;
}
const textOf = (row: TranscriptReach) => row.publicId ?? row.name;

/** Themes a transcript speaks to; those with others under them stand for what is under them. */
function useThemesOf(themes: readonly ReviewTheme[], spread: CodeSpread) {
  return useMemo(() => {
    const at = new Map(spread.documents.map((id, place) => [id, place]));
    const inAnalysis = themes.filter((row) => row.theme.status !== 'setAside');
    const own = new Map(
      inAnalysis.map((row) => [
        row.id,
        new Set(row.theme.codeIds.flatMap((id) => spread.byCode[id]?.documents ?? [])),
      ]),
    );
    return (documentId: string) => {
      const place = at.get(documentId);
      const leaves = inAnalysis.filter((row) => row.theme.codeIds.length > 0);
      const speaks = (row: ReviewTheme) => place !== undefined && own.get(row.id)?.has(place) === true;
      return { yes: leaves.filter(speaks), no: leaves.filter((row) => !speaks(row)) };
    };
  }, [themes, spread]);
}

/** Pass 2, the transcripts: what is uncoded, what speaks to no theme, and which themes each person speaks to. */
export function TranscriptsTab({ themes, spread, documents }: TranscriptsTabProps) {
  const reach = useQuery('pass.reach', {}).data;
  const { document, set } = useReview();
  const themesOf = useThemesOf(themes, spread);
  // the table answers a key at once; what stands beside it follows
  const beside = useDeferredValue(document);
  if (!reach) return <Skeleton label="Looking at the transcripts" />;
  const rows = reach.transcripts;
  if (rows.length === 0)
    return (
      <NoTranscripts drawing="transcript">
        There are no transcripts yet. Import some, and what is uncoded in them is listed here.
      </NoTranscripts>
    );
  const current = rows.find((row) => row.documentId === document) ?? rows[0] ?? null;
  const shown = rows.find((row) => row.documentId === beside) ?? rows[0] ?? null;
  const byId = new Map(documents.map((one) => [one.id, one]));
  const nameOf = (row: TranscriptReach) => {
    const summary = byId.get(row.documentId);
    return summary ? titleOf(summary) : row.name;
  };
  const columns: TableColumn<TranscriptReach>[] = [
    {
      id: 'name',
      label: 'Transcript',
      isRowHeader: true,
      render: (row) => <span className="tw-cut">{nameOf(row)}</span>,
    },
    {
      id: 'share',
      label: 'Coded',
      width: 156,
      render: (row) => (
        <span className="rv-read">
          <ShareBar value={row.share} />
          <span>{percent(row.share)}</span>
        </span>
      ),
    },
    {
      id: 'uncoded',
      label: 'Turns uncoded',
      width: 132,
      render: (row) => `${row.uncoded} of ${row.turns}`,
    },
    {
      id: 'none',
      label: 'To no theme',
      width: 116,
      render: (row) => (row.toNoTheme === 0 ? <span className="tw-meta">none</span> : row.toNoTheme),
    },
    {
      id: 'themes',
      label: 'Speaks to',
      width: 148,
      render: (row) => {
        const { yes, no } = themesOf(row.documentId);
        return shareOf(yes, no);
      },
    },
  ];
  return (
    <div className="rv-part">
      <p className="rv-lead">
        What is uncoded, and what is coded and speaks to no theme? Coded is the share of what participants
        say, by length; half of the transcripts have {percent(reach.median)} or more.
      </p>
      <Table<TranscriptReach>
        label="Transcripts and how far the analysis reaches into them"
        className="rv-table"
        columns={columns}
        rows={rows}
        getKey={keyOf}
        getText={textOf}
        selectedKey={current?.documentId ?? null}
        onSelect={(document) => set({ document })}
        onAction={(row) => navigate('reading', { document: row.documentId })}
        rowHeight={40}
      />
      {shown ? (
        <Inspector title={nameOf(shown)} meta={`${percent(shown.share)} coded`}>
          <div className="rv-sheet">
            <SpeaksTo row={shown} {...themesOf(shown.documentId)} />
            <NoTheme documentId={shown.documentId} label={nameOf(shown)} n={shown.toNoTheme} />
            <Uncoded key={shown.documentId} row={shown} />
            <Verdict key="whole" themeId={null} about="the whole data set" />
          </div>
        </Inspector>
      ) : null}
    </div>
  );
}

function SpeaksTo({
  row,
  yes,
  no,
}: {
  row: TranscriptReach;
  yes: readonly ReviewTheme[];
  no: readonly ReviewTheme[];
}) {
  return (
    <PanelSection title="Speaks to" count={shareOf(yes, no)}>
      <ul className="rv-links">
        {yes.map((theme) => (
          <li key={theme.id}>
            <Link onPress={() => openEvidence(theme.id, { who: `p:${row.personKey}` })}>
              {theme.theme.name}
            </Link>
          </li>
        ))}
      </ul>
      {no.length > 0 ? (
        <p className="rv-quiet">
          {yes.length === 0 ? 'To none of: ' : 'Not to: '}
          {no.map((theme) => theme.theme.name).join('; ')}.
        </p>
      ) : null}
    </PanelSection>
  );
}

function NoTheme({ documentId, label, n }: { documentId: string; label: string; n: number }) {
  const ids = useQuery('pass.noTheme', n > 0 ? { documentId } : null).data;
  return (
    <PanelSection title="Coded, and speaks to no theme" count={n > 0 ? n : undefined}>
      {n === 0 ? (
        <p className="rv-quiet">Everything coded here speaks to a theme.</p>
      ) : ids ? (
        <div className="rv-rows">
          <ExtractList
            key={documentId}
            label={`Coded extracts of ${label} that speak to no theme`}
            query={{ codingIds: ids }}
            showCode
            emptyText="Everything coded here speaks to a theme."
          />
        </div>
      ) : (
        <Skeleton label="Reading the extracts" />
      )}
    </PanelSection>
  );
}

/** Turns without any coding; each opens its place. */
export function Uncoded({ row }: { row: TranscriptReach }) {
  const { withShort, set } = useReview();
  const turns = useQuery('pass.uncoded', row.uncoded > 0 ? { documentId: row.documentId } : null).data;
  const shown = (turns ?? []).filter((turn) => withShort || turn.isLong);
  const short = row.uncoded - row.uncodedLong;
  return (
    <PanelSection title="Uncoded" count={row.uncoded > 0 ? count(row.uncoded, 'turn') : undefined}>
      {row.uncoded === 0 ? <p className="rv-quiet">Every turn has a coding somewhere in it.</p> : null}
      {short > 0 && row.uncodedLong > 0 ? (
        <div className="rv-under">
          <Switch isSelected={withShort} onChange={(isOn) => set({ withShort: isOn })}>
            {`With ${count(short, 'turn')} of a line or less`}
          </Switch>
        </div>
      ) : null}
      <ul className="rv-turns">
        {(row.uncodedLong > 0 ? shown : (turns ?? [])).map((turn) => (
          <li key={turn.turn}>
            <button
              type="button"
              onClick={() =>
                navigate('reading', {
                  document: row.documentId,
                  start: String(turn.start),
                  end: String(turn.start),
                })
              }
            >
              <span className="tw-ref">{turn.reference}</span>
              <span className="rv-turn-words">{turn.words}</span>
            </button>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
