// The name of a pile, what can be done with it, and the field it is named in.
import { memo, useState } from 'react';
import { Ellipsis } from 'lucide-react';
import { Button, cx, Icon, IconButton, Kbd, MenuButton, RenameField } from '../../../ui/index.ts';
import { pileTitle, type BoardPile } from './board-data.ts';
import { begunName, keepBegunName } from './name-draft.ts';
import type { PileProps } from './pile.tsx';

interface PileHeadProps extends Pick<PileProps, 'isNaming' | 'isReadOnly' | 'onName' | 'onRename' | 'menu'> {
  pile: BoardPile;
  /** One is at its name. */
  isAt: boolean;
}

/** Drawn apart from the cards, which come and go with every step of the table. */
export const PileHead = memo(
  function PileHead({ pile, isAt, isNaming, isReadOnly, onName, onRename, menu }: PileHeadProps) {
    const title = pileTitle(pile.view);
    return (
      <header className="bd-pile-head">
        {isNaming ? (
          <div className="bd-naming">
            <PileName id={pile.view.id} name={pile.view.name} onName={onName} />
            <span className="bd-naming-keys">
              <Kbd keys="Enter" /> keep <Kbd keys="Escape" />{' '}
              {pile.view.name === '' ? 'no name yet' : 'as it was'}
            </span>
          </div>
        ) : isReadOnly ? (
          <h2 className="bd-pile-name">
            <span className="bd-pile-title" title={title}>
              {title}
            </span>
          </h2>
        ) : (
          <h2>
            <Button
              variant="quiet"
              className={cx('bd-pile-name', pile.view.name === '' && 'is-nameless')}
              data-stop={`p:${pile.view.id}`}
              excludeFromTabOrder={!isAt}
              onPress={() => onRename(pile.view.id)}
            >
              <span className="bd-pile-title" title={title}>
                {title}
              </span>
            </Button>
          </h2>
        )}
        {isReadOnly || isNaming ? null : (
          <MenuButton label={`Pile ${title}`} items={() => menu(pile)} placement="bottom end">
            <IconButton label={`More about ${title}`} className="bd-pile-more" excludeFromTabOrder>
              <Icon of={Ellipsis} small />
            </IconButton>
          </MenuButton>
        )}
      </header>
    );
  },
  // what is given to be called does the same each time
  (a, b) =>
    a.pile === b.pile && a.isAt === b.isAt && a.isNaming === b.isNaming && a.isReadOnly === b.isReadOnly,
);

/** The field of a name; what was begun in it and not kept is there again. */
function PileName({
  id,
  name,
  onName,
}: {
  id: string;
  name: string;
  onName(pileId: string, name: string | null): void;
}) {
  const [begun] = useState(() => begunName(id));
  return (
    <span
      className="bd-naming-field"
      onInput={({ target }) => keepBegunName(id, (target as HTMLInputElement).value)}
    >
      <RenameField
        value={begun ?? name}
        isBegun={begun !== null}
        label="Name this pile"
        onDone={(typed) => onName(id, typed)}
      />
    </span>
  );
}
