import { useMemo, useRef, useState } from 'react';
import { ArrowLeft, ArrowLeftRight, Columns2, X } from 'lucide-react';
import type { CodeView } from '../../../shared/contract/codes.ts';
import { navigate, updatePlace } from '../../app/router.ts';
import { count } from '../../app/words.ts';
import { useQuery } from '../../data/use-query.ts';
import { indexInput, type ExtractListHandle } from '../../parts/extract-list/index.ts';
import { KeysOf } from '../../parts/keys-of/keys-of.tsx';
import { ChooseDialog } from '../../parts/choose-dialog/choose-dialog.tsx';
import { codeChoices, themeChoices } from '../../parts/choose-dialog/choices.tsx';
import { useGoneCode, useGoneTheme } from '../../parts/frame/use-gone.ts';
import {
  Button,
  CodeBar,
  EmptyState,
  Icon,
  IconButton,
  Kbd,
  RoomBar,
  SegmentedControl,
  Switch,
} from '../../ui/index.ts';
import { Column } from './parts/column.tsx';
import { Filters } from './parts/filters.tsx';
import { codesUnder, isNarrowed, placeOf, queryOf, type Place } from './place.ts';
import { useExtractsActions } from './use-extracts-actions.ts';
import { useSharedWords, type SharedWords } from './use-shared-words.ts';
import './extracts.css';
import { CountOfPeople } from '../../parts/people-spread/counted-as-one.tsx';

const NONE: readonly CodeView[] = [];
const FILTERS = ['who', 'coder', 'about', 'stance', 'only'] as const;

/** Every extract of a code, of a theme or of all, in context; two codes side by side. */
export function Extracts({ params }: { params: Record<string, string> }) {
  const place = placeOf(params);
  const answer = useQuery('code.list', {});
  const codes = answer.data ?? NONE;
  const known = useQuery('theme.list', {}).data;
  const themes = known ?? [];
  const people = useQuery('person.list', {}).data;
  const persons = people ?? [];
  const spread = useQuery('code.spread', {}).data;
  const [asking, setAsking] = useState<'what' | 'beside' | null>(null);
  const first = useRef<ExtractListHandle>(null);
  const second = useRef<ExtractListHandle>(null);
  const inSecond = useRef(false);

  const code = codes.find((one) => one.id === place.code) ?? null;
  const beside = codes.find((one) => one.id === place.beside) ?? null;
  const theme = themes.find((one) => one.id === place.theme) ?? null;
  const idsA = useMemo(() => (code ? codesUnder(codes, code.id) : undefined), [codes, code]);
  const idsB = useMemo(() => (beside ? codesUnder(codes, beside.id) : undefined), [codes, beside]);
  const name = code?.name ?? theme?.name ?? 'all codes';
  const shared = useSharedWords(idsA ?? [], idsA && idsB, [name, beside?.name ?? '']);

  function go(patch: Record<string, string | undefined>) {
    const { extract: _gone, other: _too, ...rest } = params;
    const next = Object.entries({ ...rest, ...patch }).filter(([, value]) => value !== undefined);
    navigate('extracts', Object.fromEntries(next) as Record<string, string>, { replace: true });
  }
  const clear = () => go(Object.fromEntries(FILTERS.map((one) => [one, undefined])));
  /** From the row one is on to the extract of the other code on the same words. */
  function toOther(withFocus: boolean): boolean {
    const [from, to] = inSecond.current ? [second, first] : [first, second];
    const id = from.current?.current();
    const [partner] = id ? shared.partners(id) : [];
    if (partner === undefined) return false;
    to.current?.goTo(partner, withFocus);
    return true;
  }
  useExtractsActions({ place, code, beside, go, ask: setAsking, clear, toOther });

  const groups = spread?.groups ?? [];
  const within = (ids: readonly string[] | undefined, side: 0 | 1) => ({
    ...queryOf(place, ids, groups),
    ...(place.isOnlyShared && beside ? { codingIds: [...shared.notes[side].keys()] } : {}),
  });
  const remember = (id: string, side: 0 | 1) =>
    updatePlace({ ...params, [side === 0 ? 'extract' : 'other']: id });
  const common = {
    isBeside: beside !== null,
    groupBy: place.groupBy,
    themeId: place.about ?? place.theme,
    isNarrowed: isNarrowed(place),
  };
  const isGone = answer.data !== undefined && place.code !== undefined && code === null;
  useGoneCode(place.code, answer.data && !isGone, (now) => go({ code: now }));
  useGoneCode(
    place.beside,
    answer.data?.some((one) => one.id === place.beside),
    (now) => go({ with: now === place.code ? undefined : now }),
  );
  const isThemeGone = known !== undefined && place.theme !== undefined && theme === null;
  useGoneTheme(place.theme, known && !isThemeGone, (now) => go({ theme: now }));
  const isReady = answer.data !== undefined && !isGone && !isThemeGone;
  if (people?.every((person) => person.codings === 0) && !place.code && !place.theme) return <NothingYet />;
  return (
    <div className="ex tw-room-column" data-paper>
      <RoomBar title={<Title code={code} name={name} />} meta={<Meta place={place} ids={idsA} />}>
        <SegmentedControl
          label="Grouped by"
          options={[
            { id: 'document', label: 'Transcript' },
            { id: 'participant', label: 'Person' },
            ...(code && !code.isHeading ? [] : [{ id: 'code' as const, label: 'Code' }]),
          ]}
          value={place.groupBy}
          onChange={(next) => go({ group: next })}
        />
        <Button onPress={() => setAsking('what')} shortcut="/">
          Choose
        </Button>
        {code && !beside ? (
          <Button icon={<Icon of={Columns2} small />} shortcut="B" onPress={() => setAsking('beside')}>
            Compare
          </Button>
        ) : null}
      </RoomBar>
      <div className="ex-bar">
        <Filters
          place={place}
          spread={spread}
          coders={persons.filter((person) => person.codings > 0)}
          themes={themes}
          onChange={go}
          onClear={clear}
        />
        <p className="ex-keys tw-meta">
          <KeysOf action="extract.key" /> key quote <KeysOf action="extract.counter" /> counter-example{' '}
          <KeysOf action="extract.recode" /> recode <Kbd keys="Enter" /> open
        </p>
      </div>
      {code && beside ? (
        <Together
          shared={shared}
          place={place}
          onOnly={(only) => go({ only: only ? 'shared' : undefined })}
          onSwap={() => go({ code: beside.id, with: code.id })}
          onClose={() => go({ with: undefined, only: undefined })}
        />
      ) : null}
      {isGone || isThemeGone ? (
        <p className="tw-extract-empty">
          That {isGone ? 'code' : 'theme'} is not in the study any more. Choose another one.
        </p>
      ) : null}
      {isReady && spread ? (
        <div className="ex-columns" data-two={beside !== null || undefined}>
          <Column
            {...common}
            ref={first}
            code={code}
            name={name}
            query={within(idsA, 0)}
            showCode={place.groupBy !== 'code' && (code === null || code.isHeading)}
            notes={shared.notes[0]}
            startAt={params['extract']}
            takesFocus={params['other'] === undefined}
            onLeave={(id) => remember(id, 0)}
            onRow={() => {
              inSecond.current = false;
              if (beside) toOther(false);
            }}
          />
          {beside ? (
            <Column
              {...common}
              ref={second}
              code={beside}
              name={beside.name}
              query={within(idsB, 1)}
              showCode={beside.isHeading}
              notes={shared.notes[1]}
              startAt={params['other']}
              takesFocus={false}
              onLeave={(id) => remember(id, 1)}
              onRow={() => {
                inSecond.current = true;
                toOther(false);
              }}
            />
          ) : null}
        </div>
      ) : null}
      {asking === 'what' ? (
        <ChooseDialog
          title="Extracts of which code or theme?"
          label="Find a code or a theme"
          choices={[
            { id: 'all:', label: 'All codes' },
            ...codeChoices(codes, { withRetired: true }).map((choice) => ({
              ...choice,
              id: `code:${choice.id}`,
            })),
            ...themeChoices(themes).map((choice) => ({ ...choice, id: `theme:${choice.id}`, path: 'Theme' })),
          ]}
          onClose={() => setAsking(null)}
          onChoose={(chosen) => {
            const [kind = '', id = ''] = chosen.split(':');
            navigate('extracts', kind === 'all' ? {} : { [kind]: id });
          }}
        />
      ) : null}
      {asking === 'beside' && code ? (
        <ChooseDialog
          title={`Which code beside “${code.name}”?`}
          label="Find a code"
          choices={codeChoices(codes, { withRetired: true, without: new Set([code.id]) })}
          onClose={() => setAsking(null)}
          onChoose={(id) => go({ with: id })}
        />
      ) : null}
    </div>
  );
}

/** What stands where nothing is coded yet. */
function NothingYet() {
  return (
    <div className="ex tw-room-column">
      <RoomBar title={<Title code={null} name="all codes" />} />
      <EmptyState
        drawing="codes"
        action={
          <Button variant="primary" onPress={() => navigate('reading', {})}>
            Open a transcript
          </Button>
        }
      >
        Words that have a code come together here, by code, by person or by transcript. Select some in a
        transcript and press C.
      </EmptyState>
    </div>
  );
}

function Title({ code, name }: { code: CodeView | null; name: string }) {
  return (
    <span className="tw-room-title">
      <IconButton
        label={code ? 'Show in the codebook' : 'Go to the codebook'}
        onPress={() => navigate('codebook', code ? { code: code.id } : {})}
      >
        <Icon of={ArrowLeft} small />
      </IconButton>
      {code && !code.isHeading ? <CodeBar colour={code.colour} /> : null}
      <span className="tw-cut" title={name}>
        {name === 'all codes' ? null : <span className="tw-vh">Extracts of </span>}
        {name === 'all codes' ? 'Extracts of all codes' : name}
      </span>
    </span>
  );
}

/** How many there are, people first; with the filters on, how many fit. */
function Meta({ place, ids }: { place: Place; ids: readonly string[] | undefined }) {
  const groups = useQuery('code.spread', {}).data?.groups ?? [];
  const { data } = useQuery('coding.extractIndex', indexInput(queryOf(place, ids, groups), place.groupBy));
  if (!data) return null;
  return (
    <>
      <CountOfPeople>{count(data.people, 'person', 'people')}</CountOfPeople>, {count(data.total, 'extract')},{' '}
      {count(data.documents, 'transcript')}
    </>
  );
}

interface TogetherProps {
  shared: SharedWords;
  place: Place;
  onOnly(only: boolean): void;
  onSwap(): void;
  onClose(): void;
}

/** What two codes share, in numbers, and what one can do about it. */
function Together({ shared, place, onOnly, onSwap, onClose }: TogetherProps) {
  const { counts } = shared;
  const pairs = counts?.pairs.length ?? 0;
  const words =
    pairs === 0
      ? 'These two codes share no words.'
      : `${count(pairs, 'pair')} on shared words${counts?.same ? `, ${counts.same} of them on exactly the same` : ''}; ${count(counts?.people ?? 0, 'person', 'people')}, ${count(counts?.documents ?? 0, 'transcript')}.`;
  return (
    <div className="ex-together">
      <p role="status">{counts ? pairs === 0 ? words : <CountOfPeople>{words}</CountOfPeople> : ''}</p>
      {pairs > 0 ? (
        <p className="tw-meta ex-keys">
          <KeysOf action="extracts.other" /> to the other one
        </p>
      ) : null}
      <span className="ex-together-tools">
        <Switch isSelected={place.isOnlyShared} onChange={onOnly}>
          Only these
        </Switch>
        <IconButton label="Change sides" onPress={onSwap}>
          <Icon of={ArrowLeftRight} small />
        </IconButton>
        <IconButton label="Close the second code" shortcut="Shift+B" onPress={onClose}>
          <Icon of={X} small />
        </IconButton>
      </span>
    </div>
  );
}
