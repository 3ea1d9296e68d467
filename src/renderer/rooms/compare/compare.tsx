/* oxlint-disable react/preserve-manual-memoization -- a rule of the React compiler, which is not used here */
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Download } from 'lucide-react';
import type { ComparedGroup, ComparedRow, Comparison } from '../../../shared/contract/analysis.ts';
import type { CodeView } from '../../../shared/contract/codes.ts';
import type { ParticipantTable } from '../../../shared/contract/participants.ts';
import { useInspector } from '../../app/inspector.tsx';
import { CountedAsOne } from '../../parts/people-spread/counted-as-one.tsx';
import { navigate, updatePlace } from '../../app/router.ts';
import { count } from '../../app/words.ts';
import { useLatest } from '../../data/use-latest.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { codeChoices } from '../../parts/choose-dialog/choices.tsx';
import { ChooseDialog } from '../../parts/choose-dialog/choose-dialog.tsx';
import { useGoneCode, useGoneTheme } from '../../parts/frame/use-gone.ts';
import { NoTranscripts } from '../../parts/no-transcripts/no-transcripts.tsx';
import { exportFile } from '../../parts/export-file/export-file.ts';
import {
  AlertStrip,
  Button,
  EmptyState,
  Icon,
  MenuButton,
  RoomBar,
  SegmentedControl,
  Skeleton,
  afterDialog,
  focusWhenThere,
} from '../../ui/index.ts';
import { evidenceOf } from './evidence-of.ts';
import { placeOf, type Place, type View } from './place.ts';
import { Beside, OneCode } from './parts/beside.tsx';
import { CompareBar, RowFilter } from './parts/bar.tsx';
import { EvidencePanel, SharedEvidence } from './parts/evidence.tsx';
import { NoCodes } from './parts/no-codes.tsx';
import { Sizes } from './parts/sizes.tsx';
import { WhoSaid } from './parts/who-said.tsx';
import { lettersOf, marksOf, pairOf } from './rows.ts';
import { useCompare } from './store.ts';
import { useCompareActions } from './use-compare-actions.ts';
import './compare.css';

const NO_CODES: readonly CodeView[] = [];
const NO_ATTRIBUTES: ParticipantTable['attributes'] = [];

/** Who said what: themes and codes by groups of people, the size of the groups, and one code against all. */
export function Compare({ params }: { params: Record<string, string> }) {
  const client = useClient();
  const place = placeOf(params);
  const inspector = useInspector();
  const table = useQuery('participant.table', {}).data;
  const settings = useQuery('study.settings', {}).data;
  const known = useQuery('code.list', {}).data;
  const codes = known ?? NO_CODES;
  const attributes = table?.attributes ?? NO_ATTRIBUTES;
  const by = [place.by, settings?.groupAttributeId].find((id) => attributes.some((one) => one.id === id));
  const attributeId = by ?? attributes[0]?.id ?? null;
  const rowsOf = place.view === 'codes' ? 'codes' : 'themes';
  const asked = useQuery(
    'analysis.byGroup',
    attributeId === null || !settings || place.view === 'code' ? null : { rows: rowsOf, attributeId },
  );
  const comparison = asked.data;
  const rowsCompared =
    comparison && comparison.rows.length > 0 && (place.view === 'themes' || place.view === 'codes')
      ? comparison
      : null;
  const chosenPair = useCompare((store) => store.pair);
  const groups = comparison?.groups;
  const pair = useMemo(() => (groups ? pairOf(groups, chosenPair) : null), [groups, chosenPair]);
  const letters = useMemo(() => lettersOf(table, attributeId, comparison), [table, attributeId, comparison]);
  const hasMarks = place.view !== 'code';
  const marks = useMemo(
    () => (comparison && hasMarks ? marksOf(comparison, letters) : undefined),
    [comparison, hasMarks, letters],
  );
  const [takesFocus, setTakesFocus] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const room = useRef<HTMLDivElement>(null);

  function go(patch: Partial<Record<keyof Place, string | undefined>>, options = { replace: true }) {
    const next = Object.entries({ ...params, extract: undefined, ...patch });
    navigate(
      'compare',
      Object.fromEntries(next.filter(([, value]) => value !== undefined)) as Record<string, string>,
      options,
    );
  }
  const compareBy = useLatest((id: string) => go({ by: id, row: undefined, cell: undefined }));
  const show = (view: View) => go({ view, row: undefined, cell: undefined }, { replace: false });
  function open(row: string, cell: string, byKey: boolean) {
    setTakesFocus(byKey);
    inspector.setOpen(true);
    go({ row, cell });
  }
  function close() {
    go({ row: undefined, cell: undefined });
    // the cell one came from still has its place in the table
    room.current?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus();
  }
  const exportAs = (format: 'docx' | 'csv') =>
    exportFile(client, {
      what: 'comparison',
      format,
      rows: place.view === 'sizes' ? 'sizes' : rowsOf,
      ...(attributeId === null ? {} : { id: attributeId }),
    });
  const canExport =
    place.view !== 'code' &&
    Boolean(comparison?.groups.length) &&
    (place.view === 'sizes' || Boolean(comparison?.rows.length));
  useCompareActions({
    show,
    exportAs,
    canExport,
    choose: () => setChoosing(true),
  });

  const code = codes.find((one) => one.id === place.code && !one.isHeading);
  const wanted = place.view === 'code' ? place.code : undefined;
  useGoneCode(
    wanted,
    known?.some((one) => one.id === wanted),
    (id) => go({ code: id }),
  );
  const rowCode = place.view === 'codes' || place.view === 'code' ? place.row : undefined;
  useGoneCode(
    rowCode,
    known?.some((one) => one.id === rowCode),
    (id) => go({ row: id === place.code ? undefined : id }),
  );
  const rowTheme = place.view === 'themes' ? place.row : undefined;
  const themes = useQuery('theme.list', rowTheme === undefined ? null : {}).data;
  useGoneTheme(
    rowTheme,
    themes?.some((one) => one.id === rowTheme),
    (id) => go({ row: id }),
  );
  const other = codes.find((one) => one.id === place.row);
  const opened = place.row === undefined ? null : { row: place.row, column: place.cell ?? 'all' };
  const panel = {
    marks,
    startAt: place.extract,
    takesFocus,
    onLeave: (id: string) => updatePlace({ ...params, extract: id }),
    onClose: close,
  };
  const evidence =
    comparison && opened && place.view !== 'code'
      ? evidenceOf({ comparison, view: place.view, pair, row: opened.row, column: opened.column })
      : null;

  return (
    <div className="cm" ref={room}>
      <RoomBar title="Compare" meta={comparison ? <Meta comparison={comparison} /> : null}>
        {rowsCompared ? <RowFilter /> : null}
        <SegmentedControl<View>
          label="What is compared"
          options={[
            { id: 'themes', label: 'Themes' },
            { id: 'codes', label: 'Codes' },
            { id: 'sizes', label: 'Group sizes' },
            { id: 'code', label: 'One code' },
          ]}
          value={place.view}
          onChange={show}
        />
        {place.view === 'code' ? null : (
          <MenuButton
            label="Export"
            placement="bottom end"
            items={[
              { id: 'docx', label: 'Table in Word', onAction: () => void exportAs('docx') },
              { id: 'csv', label: 'Table (CSV)', onAction: () => void exportAs('csv') },
            ]}
          >
            <Button icon={<Icon of={Download} small />} isDisabled={!canExport}>
              Export
            </Button>
          </MenuButton>
        )}
      </RoomBar>
      {place.view === 'code' ? (
        <>
          <OneCode code={code} onChoose={() => setChoosing(true)} />
          <Beside
            codes={codes}
            code={code}
            open={opened}
            onChoose={() => setChoosing(true)}
            onOpen={(one, column, byKey) => open(one.codeId, column, byKey)}
            onClose={close}
          />
        </>
      ) : (
        <>
          {attributeId !== null && comparison ? (
            <CompareBar
              attributes={attributes}
              by={attributeId}
              onBy={compareBy}
              comparison={rowsCompared}
              pair={pair}
              letters={letters}
            />
          ) : null}
          {comparison ? <CountedAsOne className="cm-note" /> : null}
          {asked.failure && !comparison ? (
            <AlertStrip tone="attention">{asked.failure.message}</AlertStrip>
          ) : null}
          {table && attributeId === null ? <NoCharacteristic /> : null}
          {attributeId !== null && !comparison && !asked.failure ? (
            <Skeleton lines={8} label="Counting who said what" />
          ) : null}
          {comparison && attributeId !== null ? (
            <Body
              comparison={comparison}
              view={place.view}
              codes={() => show('codes')}
              grid={
                place.view === 'sizes' ? (
                  <Sizes
                    comparison={comparison}
                    letters={letters}
                    open={opened}
                    onOpen={(group: ComparedGroup, column, byKey) =>
                      open(group.value === null ? 'n:' : `g:${group.value}`, column, byKey)
                    }
                    onClose={close}
                  />
                ) : (
                  <WhoSaid
                    comparison={comparison}
                    what={place.view}
                    pair={pair}
                    letters={letters}
                    open={opened}
                    onOpen={(row: ComparedRow, column, byKey) => open(row.id, column, byKey)}
                    onClose={close}
                  />
                )
              }
            />
          ) : null}
        </>
      )}
      {place.view === 'code' && code && other ? (
        <SharedEvidence {...panel} code={code} other={other} />
      ) : null}
      {evidence ? <EvidencePanel {...panel} evidence={evidence} /> : null}
      {isChoosing ? (
        <ChooseDialog
          title="Which code against all others?"
          label="Find a code"
          choices={codeChoices(codes, { noHeadings: true, withRetired: true })}
          onClose={() => {
            setChoosing(false);
            afterDialog(() => {
              if (!room.current?.contains(document.activeElement)) focusInside(room.current);
            });
          }}
          onChoose={(id) => {
            go({ view: 'code', code: id, row: undefined, cell: undefined });
            afterDialog(() => focusWhenThere('.cm [role="grid"] [tabindex="0"]'));
          }}
        />
      ) : null}
    </div>
  );
}

/** The focus goes to where one chooses a code, else into the table: never nowhere. */
const focusInside = (room: HTMLElement | null): void =>
  room?.querySelector<HTMLElement>('.cm-choose, [role="grid"] [tabindex="0"]')?.focus();

function Meta({ comparison: { groups, attribute } }: { comparison: Comparison }) {
  const people = groups.reduce((sum, group) => sum + group.people.length, 0);
  const unknown = groups.find((group) => group.value === null)?.people.length ?? 0;
  const named = groups.filter((group) => group.value !== null).length;
  const all = count(people, 'person', 'people');
  const inGroups = `in ${count(named, 'group')}`;
  return unknown === 0
    ? `${all} ${inGroups}`
    : `${all}: ${people - unknown} ${inGroups}, ${unknown} with no ${attribute.name} given`;
}

function NoCharacteristic() {
  return (
    <EmptyState
      drawing="people"
      action={
        <Button variant="primary" onPress={() => navigate('people')}>
          Go to People
        </Button>
      }
    >
      Here you see who said what, by what you know of people: their service, their role, their years in it.
      Add such a characteristic in People, and every theme and code is counted by it.
    </EmptyState>
  );
}

interface BodyProps {
  comparison: Comparison;
  view: Exclude<View, 'code'>;
  grid: ReactNode;
  codes(): void;
}

/** The table, or what is missing for there to be one. */
function Body({ comparison, view, grid, codes }: BodyProps) {
  const { groups, rows, attribute } = comparison;
  if (groups.length === 0)
    return (
      <NoTranscripts drawing="transcript">
        There are no transcripts yet. Import some, and the people in them are counted here.
      </NoTranscripts>
    );
  if (groups.every((group) => group.value === null))
    return (
      <EmptyState
        drawing="people"
        action={
          <Button variant="primary" onPress={() => navigate('people')}>
            Go to People
          </Button>
        }
      >
        Nobody’s {attribute.name} is known yet. Fill it in in People, or compare by another characteristic
        above.
      </EmptyState>
    );
  if (view === 'sizes' || rows.length > 0) return grid;
  return view === 'themes' ? (
    <EmptyState
      drawing="cards"
      action={
        <Button variant="primary" onPress={codes}>
          Compare codes
        </Button>
      }
    >
      There are no themes yet. Codes can be compared already.
    </EmptyState>
  ) : (
    <NoCodes />
  );
}
