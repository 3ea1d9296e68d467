import { memo } from 'react';
import { Button, cx, type MenuEntry } from '../../../ui/index.ts';
import { cardWords, peopleWords, pileTitle, type BoardPile } from './board-data.ts';
import { nameLines } from '../../../../shared/domain/board/layout.ts';
import { Card } from './card.tsx';
import { PileHead } from './pile-head.tsx';
import type { ShownCard } from './use-shown.ts';

export interface PileProps {
  pile: BoardPile;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Its cards that are in the page. */
  shown: readonly ShownCard[];
  /** The stop one is at, when it is in this pile; else null. */
  at: string | null;
  selected: ReadonlySet<string>;
  isNaming: boolean;
  isReadOnly: boolean;
  onName(pileId: string, name: string | null): void;
  onRename(pileId: string): void;
  onTheme?: ((themeId: string) => void) | undefined;
  menu(pile: BoardPile): MenuEntry[];
}

/** A soft place on the table with its name written straight on it. */
export const Pile = memo(function Pile(props: PileProps) {
  const { pile, x, y, width, height, shown, at, selected, isNaming, isReadOnly } = props;
  const title = pileTitle(pile.view);
  const counts = [cardWords(pile.cards.length), peopleWords(pile.people)].join(', ');
  const words = [counts, pile.note, pile.asOne].filter(Boolean).join(', ');
  return (
    <div
      role="group"
      className={cx('bd-pile', isNaming && 'is-naming', pile.view.themeId !== null && 'is-theme')}
      aria-label={`Pile: ${title}, ${pile.view.themeId === null ? '' : 'a theme, '}${words}`}
      style={{
        left: x,
        top: y,
        width,
        height,
        ['--lines' as string]: nameLines(pile.cards.length, pile.view.name),
      }}
      data-pile={pile.view.id}
      data-layer
      {...(isReadOnly ? {} : { 'data-grab': true })}
    >
      <PileHead
        pile={pile}
        isAt={at === `p:${pile.view.id}`}
        isNaming={isNaming}
        isReadOnly={isReadOnly}
        onName={props.onName}
        onRename={props.onRename}
        menu={props.menu}
      />
      <p className="bd-pile-meta">
        <span title={pile.asOne || undefined}>{counts}</span>
        {pile.note ? <span className="bd-note">{pile.note}</span> : null}
        {pile.view.themeId !== null && props.onTheme ? (
          <Button variant="link" excludeFromTabOrder onPress={() => props.onTheme?.(pile.view.themeId ?? '')}>
            Its theme
          </Button>
        ) : null}
        {pile.news > 0 ? <span>{`${cardWords(pile.news)} not in it yet`}</span> : null}
      </p>
      <ul aria-label={`${title}, ${words}`}>
        {shown.map((one) => (
          <Card
            key={one.card.id}
            shown={one}
            isAt={at === `c:${one.card.id}`}
            isSelected={selected.has(one.card.id)}
          />
        ))}
      </ul>
    </div>
  );
}, isSamePile);

/** What is given to be called is left out: it changes with every drawing and does the same each time. */
function isSamePile(a: PileProps, b: PileProps): boolean {
  return (
    a.pile === b.pile &&
    a.x === b.x &&
    a.y === b.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.shown === b.shown &&
    a.at === b.at &&
    a.isNaming === b.isNaming &&
    a.isReadOnly === b.isReadOnly &&
    (a.selected === b.selected ||
      a.shown.every(({ card }) => a.selected.has(card.id) === b.selected.has(card.id)))
  );
}
