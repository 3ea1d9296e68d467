import { useId, useState, type ReactNode } from 'react';
import type { ExportRequest } from '../../../../shared/contract/host.ts';
import { useActions } from '../../../app/actions.ts';
import { hrefFor, navigate } from '../../../app/router.ts';
import { bytesInWords } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { exportedFile } from '../../../parts/export-file/export-file.ts';
import { Button } from '../../../ui/button.tsx';
import { NumberWithUnit } from '../../../ui/field.tsx';
import { ProgressBar } from '../../../ui/progress.tsx';
import { Select } from '../../../ui/select.tsx';
import { useReports } from '../store.ts';

interface Way {
  label: string;
  request: ExportRequest;
}

/** Everything that can be written to a file, a card each. */
export function TakeAway() {
  return (
    <div className="tw-reports-cards">
      <CodebookCard />
      <QuotesCard />
      <ComparisonCard />
      <PassesCard />
      <TranscriptCard />
      <MapCard />
    </div>
  );
}

function CodebookCard() {
  const codes = useQuery('code.list', {}).data;
  return (
    <Card
      title="Codebook"
      holds="Every code in its place in the tree, with its definitions, when to use it and when not, and how many people and extracts stand behind it."
      without="Participants’ words only where a key quote was chosen, by number and line."
      nothing={codes?.length === 0 ? 'There are no codes yet.' : null}
      ways={[
        { label: 'Word', request: { what: 'codebook', format: 'docx' } },
        { label: 'Table (CSV)', request: { what: 'codebook', format: 'csv' } },
      ]}
    />
  );
}

function QuotesCard() {
  const themes = useQuery('theme.list', {}).data;
  const questions = useQuery('researchQuestion.list', {}).data;
  const { themeId, arranged, set } = useReports();
  const isThere = themes?.some((theme) => theme.id === themeId) ?? false;
  const isQuestion = questions?.some((question) => question.id === themeId) ?? false;
  const isOne = isThere || isQuestion;
  const byQuestion = isQuestion || (!isThere && arranged === 'question' && (questions?.length ?? 0) > 0);
  const only = {
    ...(isOne ? { id: themeId } : {}),
    ...(byQuestion ? { groupBy: 'question' as const } : {}),
  };
  return (
    <Card
      title="Quotes by theme"
      holds="Themes with their central ideas and the quotes chosen for and against them, each with participant number and line. A theme without chosen quotes brings all its extracts."
      without="No names, no working labels."
      nothing={themes?.length === 0 ? 'There are no themes yet.' : null}
      ways={[
        { label: 'Word', request: { what: 'quotes', format: 'docx', ...only } },
        { label: 'Table (CSV)', request: { what: 'quotes', format: 'csv', ...only } },
      ]}
    >
      <Select
        label="Which themes"
        options={[
          { id: '', label: 'All themes' },
          ...(questions ?? []).map(({ id, name }) => ({ id, label: `What answers “${name}”` })),
          ...(themes ?? []).map((theme) => ({ id: theme.id, label: theme.name })),
        ]}
        value={isOne ? themeId : ''}
        onChange={(next) => set({ themeId: next })}
      />
      {isThere ? (
        <Button variant="link" onPress={() => navigate('themes', { theme: themeId, show: 'extracts' })}>
          Every extract it rests on
        </Button>
      ) : null}
      {(questions?.length ?? 0) > 0 && !isOne ? (
        <Select
          label="Arranged"
          options={[
            { id: 'level', label: 'By level' },
            { id: 'question', label: 'By research question' },
          ]}
          value={byQuestion ? 'question' : 'level'}
          onChange={(next) => set({ arranged: next === 'question' ? 'question' : 'level' })}
        />
      ) : null}
    </Card>
  );
}

/** Who said what, as in the room Compare: by the characteristic chosen here. */
function ComparisonCard() {
  const table = useQuery('participant.table', {}).data;
  const settings = useQuery('study.settings', {}).data;
  const themes = useQuery('theme.list', {}).data;
  const codes = useQuery('code.list', {}).data;
  const { attributeId, compared, set } = useReports();
  const attributes = table?.attributes ?? [];
  const by = [attributeId, settings?.groupAttributeId].find((id) => attributes.some((one) => one.id === id));
  const chosen = by ?? attributes[0]?.id ?? null;
  const rows = compared === 'themes' && themes?.length === 0 ? 'codes' : compared;
  const request = { what: 'comparison', rows, ...(chosen === null ? {} : { id: chosen }) } as const;
  return (
    <Card
      title="Who said what"
      holds="Themes or codes by groups of people: people first (5 of 6), then transcripts, then codings, and the size of each group beside it."
      without="No names and nobody’s words. A cell with one person in it can still point at them."
      nothing={
        table && attributes.length === 0
          ? 'Nothing is known of people yet to compare them by.'
          : codes?.length === 0
            ? 'There are no codes yet.'
            : null
      }
      ways={[
        { label: 'Word', request: { ...request, format: 'docx' } },
        { label: 'Table (CSV)', request: { ...request, format: 'csv' } },
      ]}
    >
      <Select
        label="Rows"
        options={[
          { id: 'themes', label: 'Themes' },
          { id: 'codes', label: 'Codes' },
        ]}
        value={rows}
        onChange={(next) => set({ compared: next === 'codes' ? 'codes' : 'themes' })}
      />
      <Select
        label="Compared by"
        options={attributes.map((one) => ({ id: one.id, label: one.name }))}
        value={chosen}
        onChange={(next) => set({ attributeId: next })}
      />
      <a href={hrefFor('compare', { view: rows, ...(chosen === null ? {} : { by: chosen }) })}>
        Open it in Compare
      </a>
    </Card>
  );
}

function PassesCard() {
  const progress = useQuery('pass.progress', {}).data;
  const whole = useQuery('pass.verdicts', { themeId: null }).data;
  const isEmpty =
    progress?.every((row) => row.reviewers.length === 0 && row.verdicts === 0) && whole?.length === 0;
  return (
    <Card
      title="Review of themes"
      holds="Verdicts on each theme and on the whole, with what had been read by then, and every mark on an extract: fits, does not fit, moves to."
      without="Extracts by participant number and line, reviewers by their alias."
      nothing={isEmpty ? 'No theme has been reviewed yet.' : null}
      ways={[{ label: 'Table (CSV)', request: { what: 'passes', format: 'csv' } }]}
    />
  );
}

function TranscriptCard() {
  const documents = useQuery('document.list', {}).data;
  const { documentId, set } = useReports();
  const chosen = documents?.find((document) => document.id === documentId) ?? documents?.[0];
  return (
    <Card
      title="Coded transcript"
      holds="One transcript with its numbered lines and its codings, each with the name of who coded: comments beside the words in Word, coloured stripes in the page."
      without="The talk as it stands and the memos on its codings: look for names in both before it leaves the team."
      nothing={documents?.length === 0 ? 'There are no transcripts yet.' : null}
      ways={
        chosen
          ? [
              { label: 'Word', request: { what: 'transcript', format: 'docx', id: chosen.id } },
              { label: 'Page (HTML)', request: { what: 'transcript', format: 'html', id: chosen.id } },
            ]
          : []
      }
    >
      <Select
        label="Which transcript"
        options={(documents ?? []).map((document) => ({ id: document.id, label: document.name }))}
        value={chosen?.id ?? null}
        onChange={(next) => set({ documentId: next })}
      />
    </Card>
  );
}

function MapCard() {
  const maps = useQuery('map.list', {}).data;
  const themes = useQuery('theme.list', {}).data;
  const { mapId, widthMm, set } = useReports();
  const chosen = maps?.find((map) => map.id === mapId) ?? maps?.[0];
  const figure = { what: 'map', ...(chosen ? { id: chosen.id } : {}), widthMm } as const;
  return (
    <Card
      title="Thematic map"
      holds="The figure as it stands in the map room, at its true width, with fonts embedded and alternative text."
      without="No counts and no extracts, unless they are switched on in the map."
      nothing={themes?.length === 0 ? 'There are no themes to draw yet.' : null}
      ways={[
        { label: 'SVG', request: { ...figure, format: 'svg' } },
        { label: 'PDF', request: { ...figure, format: 'pdf' } },
        { label: 'PNG, 300 dpi', request: { ...figure, format: 'png', dpi: 300 } },
        { label: 'PNG, 600 dpi', request: { ...figure, format: 'png', dpi: 600 } },
      ]}
    >
      {maps && maps.length > 1 ? (
        <Select
          label="Which map"
          options={maps.map((map) => ({ id: map.id, label: map.name }))}
          value={chosen?.id ?? null}
          onChange={(next) => set({ mapId: next })}
        />
      ) : null}
      <NumberWithUnit
        label="Width"
        unit="mm"
        min={40}
        max={1200}
        value={widthMm}
        onChange={(next) => set({ widthMm: Number.isFinite(next) ? next : 174 })}
      />
      <a href={hrefFor('map')}>Open it in the map room</a>
    </Card>
  );
}

interface CardProps {
  title: string;
  /** What is in the file, one sentence. */
  holds: string;
  /** What never is. */
  without: string;
  /** Why nothing can be written yet. */
  nothing: string | null;
  ways: readonly Way[];
  children?: ReactNode;
}

function Card({ title, holds, without, nothing, ways, children }: CardProps) {
  const client = useClient();
  const headingId = useId();
  const [writing, setWriting] = useState<string | null>(null);
  const [result, setResult] = useState<string | null>(null);
  async function write(way: Way) {
    setWriting(way.label);
    setResult(null);
    const outcome = await exportedFile(client, way.request);
    setWriting(null);
    if (outcome) setResult(`Written: ${outcome.path ?? outcome.fileName}, ${bytesInWords(outcome.bytes)}.`);
  }
  useActions(
    nothing === null
      ? ways.map((way) => ({
          id: `reports.${way.request.what}.${way.request.format}${way.request.dpi ?? ''}`,
          label: `Take away: ${title}, ${way.label}`,
          group: 'Reports',
          keywords: 'export download save file',
          isEnabled: () => writing === null,
          run: () => write(way),
        }))
      : [],
  );
  return (
    <article className="tw-reports-card" aria-labelledby={headingId}>
      <h3 id={headingId}>{title}</h3>
      <p>{holds}</p>
      <p className="tw-meta">{without}</p>
      {nothing !== null ? (
        <p className="tw-meta">{nothing}</p>
      ) : (
        <>
          {children ? <div className="tw-reports-choices">{children}</div> : null}
          <div className="tw-reports-ways">
            {ways.map((way) => (
              <Button
                key={way.label}
                aria-label={`${title}: ${way.label}`}
                isDisabled={writing !== null}
                onPress={() => void write(way)}
              >
                {way.label}
              </Button>
            ))}
          </div>
          {writing !== null ? <ProgressBar label={`Writing ${title}`} words={`Writing ${writing}`} /> : null}
          <p role="status" className="tw-meta tw-reports-result">
            {result}
          </p>
        </>
      )}
    </article>
  );
}
