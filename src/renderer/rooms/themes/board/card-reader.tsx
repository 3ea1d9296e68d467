// A card read whole: an extract among the words around it, or a code with every extract it has.
import { ExtractList } from '../../../parts/extract-list/index.ts';
import { Button, CodeBar, Dialog, GroupBadge } from '../../../ui/index.ts';
import { extractWords, peopleWords, type BoardCard } from './board-data.ts';
import { CountOfPeople } from '../../../parts/people-spread/counted-as-one.tsx';

interface CardReaderProps {
  card: BoardCard;
  onClose(): void;
  /** Goes to its place: the transcript, or the code in the codebook. */
  onOpen(card: BoardCard): void;
  /** Into the tray, or back; left out where a card is only looked at. */
  onAside?(): void;
  onMove?(): void;
}

export function CardReader({ card, onClose, onOpen, onAside, onMove }: CardReaderProps) {
  const { code, extract } = card;
  const { isAside } = card.view;
  const closeFirst = (then: () => void) => () => {
    onClose();
    then();
  };
  return (
    <Dialog
      isOpen
      isDismissable
      onClose={onClose}
      title={extract ? `Extract ${extract.reference}` : (code?.name ?? 'Code')}
      size="medium"
      footer={
        <>
          {onAside ? (
            <Button onPress={closeFirst(onAside)}>{isAside ? 'Back to the table' : 'Set aside'}</Button>
          ) : null}
          {onMove && !isAside ? <Button onPress={onMove}>Move to pile</Button> : null}
          <Button variant="primary" onPress={closeFirst(() => onOpen(card))}>
            {extract ? 'Open in its transcript' : 'Open in the codebook'}
          </Button>
        </>
      }
    >
      <div className="bd-reader">
        {extract ? <WholeExtract card={card} /> : <WholeCode card={card} onLeave={onClose} />}
      </div>
    </Dialog>
  );
}

function WholeExtract({ card: { code, extract, group } }: { card: BoardCard }) {
  if (!extract) return null;
  return (
    <>
      <p className="bd-reader-quote" dir="auto">
        <span className="bd-around">{extract.before}</span>
        <mark>{extract.quote}</mark>
        <span className="bd-around">{extract.after}</span>
      </p>
      <p className="bd-reader-meta">
        {group ? <GroupBadge letter={group.letter} name={group.name} /> : null}
        {extract.documentName}
        {code ? (
          <>
            <CodeBar colour={code.colour} /> {code.name}
          </>
        ) : null}
      </p>
    </>
  );
}

/** What the code means and where it was used; Enter on a row opens it in its transcript. */
function WholeCode({ card: { code }, onLeave }: { card: BoardCard; onLeave(): void }) {
  if (!code) return null;
  return (
    <>
      <p>{code.definition || 'This code has no definition yet.'}</p>
      {code.fullDefinition ? <p>{code.fullDefinition}</p> : null}
      <p className="bd-reader-meta">
        <CountOfPeople>{peopleWords(code.people)}</CountOfPeople>, {extractWords(code.codings)}
      </p>
      <div className="bd-reader-list">
        <ExtractList
          label={`Extracts of ${code.name}`}
          query={{ codeIds: [code.id] }}
          onLeave={onLeave}
          emptyText="No words have this code yet."
        />
      </div>
    </>
  );
}
