import { Button, Kbd } from '../../../ui/index.ts';

/** The keys of the card one is at. */
export function CardTools({
  isMany,
  isOut,
  onMove,
  onOpen,
  onAside,
  onUnfold,
}: {
  isMany: number;
  /** The extracts of the code lie with it. */
  isOut: boolean;
  onMove(): void;
  onOpen(): void;
  onAside(): void;
  /** For the card of a code that has extracts. */
  onUnfold?: (() => void) | undefined;
}) {
  const tool = (words: string, keys: string, run: () => void) => (
    <Button variant="quiet" excludeFromTabOrder preventFocusOnPress onPress={run}>
      {words} <Kbd keys={keys} />
    </Button>
  );
  return (
    <div className="bd-tool-row">
      {tool(isMany > 1 ? `Move ${isMany} to pile` : 'Move to pile', 'M', onMove)}
      {isMany > 1 ? null : tool('Open', 'O', onOpen)}
      {onUnfold && isMany <= 1 ? tool(isOut ? 'Fold extracts' : 'Extracts', 'Shift+E', onUnfold) : null}
      {tool('Set aside', 'S', onAside)}
    </div>
  );
}
