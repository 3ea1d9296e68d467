import { navigate } from '../../../app/router.ts';
import { useQuery } from '../../../data/use-query.ts';
import { Button, PanelSection } from '../../../ui/index.ts';
import { cardWords, pileTitle } from './board-data.ts';
import { useBoard } from './store.ts';

/** The piles a theme came from, each a press away on the table. */
export function PilesOfTheme({ themeId }: { themeId: string }) {
  const board = useQuery('board.get', {}).data;
  const piles = (board?.piles ?? []).filter((pile) => pile.themeId === themeId);
  if (piles.length === 0) return null;
  const count = (pileId: string) =>
    (board?.cards ?? []).filter((card) => card.pileId === pileId && !card.isAside).length;
  return (
    <PanelSection title="From the card board">
      <ul className="bd-came-from">
        {piles.map((pile) => (
          <li key={pile.id}>
            <Button
              variant="link"
              onPress={() => {
                useBoard.getState().set({ at: `p:${pile.id}`, wanted: `p:${pile.id}` });
                navigate('themes', { view: 'board', theme: themeId });
              }}
            >
              {pileTitle(pile)}
            </Button>
            <span className="tw-meta">{cardWords(count(pile.id))}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
