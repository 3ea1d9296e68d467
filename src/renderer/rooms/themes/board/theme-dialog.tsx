// Before a pile becomes a theme: its name where it has none yet, and a code for extracts the theme would not count.
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { UncoveredExtracts } from '../../../../shared/contract/board.ts';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import { pileCode } from '../../../../shared/domain/board/pile-code.ts';
import { Checkbox, Dialog, DialogAnswers, TextField } from '../../../ui/index.ts';
import { extractWords, type BoardPile } from './board-data.ts';
import type { ThemeAnswer, ThemeQuestion } from './store.ts';

interface ThemeDialogProps {
  pile: BoardPile;
  asking: ThemeQuestion;
  codes: readonly CodeView[];
  /** The name of the theme the pile became; null while it is none. */
  theme: string | null;
  onClose(): void;
  onMake(answer: ThemeAnswer): void;
}

export function ThemeDialog({ pile, asking, codes, theme, onClose, onMake }: ThemeDialogProps) {
  const isNameless = pile.view.name === '' && theme === null;
  const [typed, setTyped] = useState('');
  const [isCoding, setCoding] = useState(true);
  const name = (isNameless ? typed.replace(/\s+/gu, ' ').trim() : pile.view.name) || (theme ?? '');
  const code = pileCode(
    name,
    codes.map((one) => ({ ...one, isRetired: one.retired !== null })),
  );
  const canCode = code.kind !== 'retired';
  const { bare } = asking;
  const isCounted = bare !== null;
  const { extracts, adrift } = bare ?? { extracts: 0, adrift: 0 };
  const [isAnswered, setAnswered] = useState(false);
  const send = () => {
    onClose();
    onMake({
      ...(isNameless ? { name } : {}),
      codesExtracts: extracts > 0 && canCode && isCoding,
    });
  };
  const make = () => {
    if (name === '') return;
    if (isCounted) send();
    else setAnswered(true);
  };
  // an answer given before the program has counted waits for it
  useEffect(() => {
    if (isAnswered && isCounted) send();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    make();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={theme === null ? 'Turn this pile into a theme' : `Add what is new to ${theme}`}
      footer={
        <DialogAnswers onClose={onClose} isDisabled={name === ''} onPress={make}>
          {theme === null ? 'Make the theme' : 'Add to the theme'}
        </DialogAnswers>
      }
    >
      {/* Enter means the answer wherever one is in it */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="bd-add" onKeyDown={onKeyDown}>
        {isNameless ? (
          <TextField label="What the pile says" value={typed} onChange={setTyped} maxLength={200} autoFocus />
        ) : null}
        {bare && extracts > 0 ? (
          <Checkbox
            isSelected={canCode && isCoding}
            isDisabled={!canCode}
            onChange={setCoding}
            autoFocus={!isNameless}
            description={
              canCode
                ? 'A theme counts its people from its codes. Without this, these extracts are key quotes and nobody is counted for them.'
                : 'That code is retired. To give it to these extracts, restore it in the codebook first, or call the pile something else.'
            }
          >
            {offer(pile, bare, name, code.kind === 'known')}
          </Checkbox>
        ) : null}
        {adrift > 0 ? (
          <p className="tw-meta">
            {`The words of ${extractWords(adrift)} are no longer found in the transcript, so ${adrift === 1 ? 'it' : 'they'} cannot get a code.`}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

/** How many extracts, which of them, and which code. */
function offer(
  { cards }: BoardPile,
  { extracts: n, places }: UncoveredExtracts,
  name: string,
  isKnown: boolean,
): ReactNode {
  const isEvery = cards.every((card) => card.extract !== null) && cards.length === n;
  const which = isEvery
    ? n === 1
      ? 'its one extract'
      : `its ${n} extracts`
    : n === 1
      ? 'the one extract that has no code of this theme'
      : `the ${n} extracts that have no code of this theme`;
  return (
    <>
      {`Give ${which} the code `}
      {name === '' ? (
        'of the same name'
      ) : (
        <>
          “<bdi>{name}</bdi>”, {isKnown ? 'which is there already' : 'a new one'}
        </>
      )}
      {/* some may stand on the same words */}
      {places < n ? `: ${places} ${places === 1 ? 'place' : 'places'} in the transcripts` : ''}
    </>
  );
}
