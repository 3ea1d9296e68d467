import { Ellipsis } from 'lucide-react';
import type { Rect, TableLayout } from '../../../../shared/domain/board/layout.ts';
import { overlaps, CARD } from '../../../../shared/domain/board/layout.ts';
import { navigate } from '../../../app/router.ts';
import {
  Button,
  cx,
  Icon,
  IconButton,
  Kbd,
  MenuButton,
  RenameField,
  type MenuEntry,
} from '../../../ui/index.ts';
import { cardWords, peopleWords, pileTitle, type BoardPile } from './board-data.ts';
import { Card } from './card.tsx';
import type { Distance } from './use-table-view.ts';

export interface PileProps {
  pile: BoardPile;
  rect: Rect;
  layout: TableLayout;
  /** The part of the table that is in the page. */
  seen: Rect;
  distance: Distance;
  at: string | null;
  selected: ReadonlySet<string>;
  isNaming: boolean;
  isReadOnly: boolean;
  onName(name: string | null): void;
  onRename(): void;
  menu(): MenuEntry[];
}

/** A soft place on the table with its name written straight on it. */
export function Pile(props: PileProps) {
  const { pile, rect, layout, seen, distance, at, selected, isNaming, isReadOnly } = props;
  const title = pileTitle(pile.view);
  const counts = [cardWords(pile.cards.length), peopleWords(pile.people)].join(', ');
  const words = pile.note ? `${counts}, ${pile.note}` : counts;
  return (
    <div
      role="group"
      className={cx('bd-pile', isNaming && 'is-naming')}
      aria-label={`Pile: ${title}, ${words}`}
      style={{ transform: `translate(${rect.x}px, ${rect.y}px)`, width: rect.width, height: rect.height }}
      data-pile={pile.view.id}
      data-layer
      {...(isReadOnly ? {} : { 'data-grab': true })}
    >
      <header className="bd-pile-head">
        {isNaming ? (
          <div className="bd-naming">
            <RenameField value={pile.view.name} label="Name this pile" onDone={props.onName} />
            <span className="bd-naming-keys">
              <Kbd keys="Enter" /> keep <Kbd keys="Escape" />{' '}
              {pile.view.name === '' ? 'no name yet' : 'as it was'}
            </span>
          </div>
        ) : isReadOnly ? (
          <h2 className="bd-pile-name">{title}</h2>
        ) : (
          <h2>
            <Button
              variant="quiet"
              className={cx('bd-pile-name', pile.view.name === '' && 'is-nameless')}
              data-stop={`p:${pile.view.id}`}
              excludeFromTabOrder={at !== `p:${pile.view.id}`}
              onPress={props.onRename}
            >
              {title}
            </Button>
          </h2>
        )}
        {isReadOnly || isNaming ? null : (
          <MenuButton label={`Pile ${title}`} items={props.menu} placement="bottom end">
            <IconButton label={`More about ${title}`} className="bd-pile-more" excludeFromTabOrder>
              <Icon of={Ellipsis} small />
            </IconButton>
          </MenuButton>
        )}
      </header>
      <p className="bd-pile-meta">
        {counts}
        {pile.note ? <span className="bd-note">{pile.note}</span> : null}
        {pile.view.themeId !== null && !isReadOnly ? (
          <Button
            variant="link"
            excludeFromTabOrder
            onPress={() => navigate('themes', { theme: pile.view.themeId ?? '' })}
          >
            Its theme
          </Button>
        ) : null}
      </p>
      <ul aria-label={`${title}, ${words}`}>
        {pile.cards.map((card, index) => {
          const place = layout.cards.get(card.id);
          if (!place) return null;
          const key = `c:${card.id}`;
          if (at !== key && !overlaps(seen, { ...place, ...CARD })) return null;
          return (
            <Card
              key={card.id}
              card={card}
              x={place.x - rect.x}
              y={place.y - rect.y}
              distance={distance}
              isAt={at === key}
              isSelected={selected.has(card.id)}
              place={index + 1}
              of={pile.cards.length}
            />
          );
        })}
      </ul>
    </div>
  );
}
