import { useMemo, useState } from 'react';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { shorten } from '../../../../shared/domain/history/words.ts';
import { codeChoices, themeChoices } from '../../../parts/choose-dialog/choices.tsx';
import { ChooseDialog } from '../../../parts/choose-dialog/choose-dialog.tsx';
import { Button, Checkbox, CodeBar, Dialog, SearchField } from '../../../ui/index.ts';
import {
  cardWords,
  extractWords,
  peopleWords,
  pileTitle,
  type BoardCard,
  type BoardPile,
} from './board-data.ts';
import { CardReader } from './card-reader.tsx';
import { ThemeDialog } from './theme-dialog.tsx';
import { useBoard, useBoardPart, type BoardAsking, type ThemeAnswer } from './store.ts';
import type { BoardData } from './use-board-data.ts';
import type { FromList } from './use-list-drop.ts';

interface BoardDialogsProps {
  data: BoardData;
  themes: readonly ThemeView[];
  onAddCodes(ids: string[]): void;
  onAddExtracts(codeIds: readonly string[]): void;
  onLayTheme(theme: ThemeView): void;
  onPile(ids: readonly string[], pileId: string): void;
  onNewPile(ids: readonly string[], name: string): void;
  onListToPile(what: FromList, pileId: string): void;
  onListToNewPile(what: FromList, name: string): void;
  onMergePile(from: string, into: string): void;
  onAside(ids: readonly string[], isAside: boolean): void;
  onOpen(card: BoardCard): void;
  onTheme(pile: BoardPile, answer: ThemeAnswer): void;
  isReadOnly: boolean;
}

const EVERY = '+every';

/** What the board asks. */
export function BoardDialogs(props: BoardDialogsProps) {
  const { data } = props;
  const { asking, set } = useBoardPart('asking', 'set');
  if (!asking) return null;
  const close = () => set({ asking: null });
  if (asking.kind === 'add') return <AddCodes {...props} onClose={close} />;
  if (asking.kind === 'extracts') {
    const there = [...data.byId.values()].flatMap((card) => card.view.codeId ?? []);
    const extracts = there.reduce((sum, id) => sum + (data.words.codes.get(id)?.codings ?? 0), 0);
    const every = {
      id: EVERY,
      label: 'Every extract of the codes on the table',
      detail: extractWords(extracts),
    };
    return (
      <ChooseDialog
        title="Put the extracts of a code on the table"
        label="Find a code"
        choices={[
          ...(there.length > 0 ? [every] : []),
          ...codeChoices(data.codes, { noHeadings: true }).map((choice) => ({
            ...choice,
            // a heading has no extracts of its own
            detail: choice.isDisabled
              ? choice.detail
              : extractWords(data.words.codes.get(choice.id)?.codings ?? 0),
          })),
        ]}
        onClose={close}
        onChoose={(id) => props.onAddExtracts(id === EVERY ? there : [id])}
      />
    );
  }
  if (asking.kind === 'layTheme') {
    return (
      <ChooseDialog
        title="Lay a theme out on the table"
        label="Find a theme"
        emptyText="There is no theme yet. A pile becomes one with T."
        choices={themeChoices(props.themes)}
        onClose={close}
        onChoose={(id) => {
          const theme = props.themes.find((one) => one.id === id);
          if (theme) props.onLayTheme(theme);
        }}
      />
    );
  }
  if (asking.kind === 'pile' || asking.kind === 'listToPile') {
    const { title, onPile, onNewPile } = pileQuestion(asking, props);
    return (
      <ChooseDialog
        title={title}
        label="Find a pile, or name a new one"
        emptyText="There is no such pile. Type a name to make one."
        choices={pileChoices(data.piles)}
        create={{
          label: (words) => `Make the pile “${words}”`,
          run: onNewPile,
        }}
        onClose={close}
        onChoose={onPile}
      />
    );
  }
  if (asking.kind === 'mergePile') {
    const { pileId } = asking;
    const pile = data.piles.find((one) => one.view.id === pileId);
    if (!pile) return null;
    return (
      <ChooseDialog
        title={`Put ${pileTitle(pile.view)} into`}
        label="Find a pile"
        emptyText="There is no such pile."
        choices={pileChoices(data.piles.filter((one) => one !== pile))}
        onClose={close}
        onChoose={(into) => props.onMergePile(pileId, into)}
      />
    );
  }
  if (asking.kind === 'theme') {
    const pile = data.piles.find((one) => one.view.id === asking.pileId);
    if (!pile) return null;
    return (
      <ThemeDialog
        pile={pile}
        asking={asking}
        codes={data.codes}
        theme={data.words.themes.get(pile.view.themeId ?? '')?.name ?? null}
        onClose={close}
        onMake={(answer) => props.onTheme(pile, answer)}
      />
    );
  }
  if (asking.kind === 'tray') {
    return (
      <ChooseDialog
        title={props.isReadOnly ? 'Set aside' : 'Set aside: bring a card back'}
        label="Find a card"
        emptyText="Nothing is set aside."
        choices={data.aside.map((card) => ({
          id: card.id,
          label: card.extract ? shorten(card.extract.quote, 90) : (card.code?.name ?? ''),
          path: card.code?.name ?? '',
          lead: <CodeBar colour={card.code?.colour ?? 1} />,
          detail: card.extract?.reference ?? peopleWords(card.code?.people ?? 0),
        }))}
        onClose={close}
        onChoose={(id) =>
          props.isReadOnly ? set({ asking: { kind: 'read', cardId: id } }) : props.onAside([id], false)
        }
      />
    );
  }
  const card = data.byId.get(asking.cardId) ?? data.aside.find((one) => one.id === asking.cardId);
  if (!card) return null;
  return (
    <CardReader
      card={card}
      onClose={close}
      onOpen={props.onOpen}
      {...(props.isReadOnly
        ? {}
        : {
            onAside: () => props.onAside([card.id], !card.view.isAside),
            onMove: () => set({ asking: { kind: 'pile', cardIds: [card.id] } }),
          })}
    />
  );
}

const pileChoices = (piles: readonly BoardPile[]) =>
  piles.map((pile) => ({
    id: pile.view.id,
    label: pileTitle(pile.view),
    detail: cardWords(pile.cards.length),
  }));

/** Where cards go, whether they lie on the table or are made from the list. */
function pileQuestion(
  asking: Extract<BoardAsking, { kind: 'pile' | 'listToPile' }>,
  props: BoardDialogsProps,
) {
  if (asking.kind === 'pile') {
    const { cardIds } = asking;
    return {
      title: `Move ${cardIds.length === 1 ? 'the card' : cardWords(cardIds.length)} to`,
      onPile: (id: string) => props.onPile(cardIds, id),
      onNewPile: (words: string) => props.onNewPile(cardIds, words),
    };
  }
  const { what } = asking;
  const count = (what.codeIds?.length ?? 0) + (what.codingIds?.length ?? 0);
  return {
    title: `Put ${cardWords(count)} in`,
    onPile: (id: string) => props.onListToPile(what, id),
    onNewPile: (words: string) => props.onListToNewPile(what, words),
  };
}

const MOST = 200; // rows at once; typing narrows the rest

/** Codes to put on the table: all that are in no theme, or those chosen. */
function AddCodes({ data, themes, onAddCodes, onClose }: BoardDialogsProps & { onClose(): void }) {
  const { set } = useBoard.getState();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const free = useMemo(() => {
    const there = new Set([...data.byId.values(), ...data.aside].flatMap((card) => card.view.codeId ?? []));
    return data.codes.filter((code) => !code.isHeading && code.retired === null && !there.has(code.id));
  }, [data]);
  const loose = useMemo(() => {
    const inThemes = new Set(themes.flatMap((theme) => theme.codeIds));
    return free.filter((code) => !inThemes.has(code.id));
  }, [free, themes]);
  const wanted = query.trim().toLocaleLowerCase();
  const shown = free.filter((code) => code.name.toLocaleLowerCase().includes(wanted));
  const add = (ids: string[]) => {
    onClose();
    onAddCodes(ids);
  };
  const all = shown.length > 0 && shown.every((code) => chosen.has(code.id));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Put codes on the table"
      footer={
        <>
          <Button onPress={() => set({ asking: { kind: 'extracts' } })}>Extracts of a code</Button>
          <Button variant="primary" isDisabled={chosen.size === 0} onPress={() => add([...chosen])}>
            {chosen.size === 0 ? 'Add cards' : `Add ${cardWords(chosen.size)}`}
          </Button>
        </>
      }
    >
      <div className="bd-add">
        <Button isDisabled={loose.length === 0} onPress={() => add(loose.map((code) => code.id))}>
          {loose.length === 0
            ? 'Every code here is in a theme'
            : loose.length === 1
              ? 'Add the one code that is in no theme'
              : `Add all ${loose.length} codes that are in no theme`}
        </Button>
        <SearchField label="Find a code" value={query} onChange={setQuery} autoFocus />
        <Checkbox
          isSelected={all}
          isIndeterminate={!all && chosen.size > 0}
          isDisabled={shown.length === 0}
          onChange={(on) => setChosen(on ? new Set([...chosen, ...shown.map((code) => code.id)]) : new Set())}
        >
          {`All ${shown.length} shown`}
        </Checkbox>
        <ul className="bd-add-list tw-scroll" aria-label="Codes">
          {shown.slice(0, MOST).map((code) => (
            <li key={code.id}>
              <Checkbox
                isSelected={chosen.has(code.id)}
                onChange={(on) => {
                  const next = new Set(chosen);
                  if (on) next.add(code.id);
                  else next.delete(code.id);
                  setChosen(next);
                }}
              >
                <span className="bd-add-row">
                  <CodeBar colour={code.colour} />
                  <span>{code.name}</span>
                  <span className="tw-meta">{peopleWords(code.people)}</span>
                </span>
              </Checkbox>
            </li>
          ))}
        </ul>
        {shown.length > MOST ? (
          <p className="tw-meta">{shown.length - MOST} more. Type a few letters to find them.</p>
        ) : null}
        {free.length === 0 ? <p className="tw-meta">Every code has its card already.</p> : null}
      </div>
    </Dialog>
  );
}
