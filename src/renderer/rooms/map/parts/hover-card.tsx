// Resting on a theme or a code, with the pointer or by keys, shows what it is beside it; it covers nothing of the theme itself.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SceneNode } from '../../../../shared/domain/map/index.ts';
import { Button, Kbd } from '../../../ui/index.ts';
import { openNode } from '../node-menu.ts';
import { useMapRoom } from '../store.ts';
import { codeOn, type MapView } from '../use-map.ts';
import { BestQuotes, CentralIdea, People, type CardOf } from './theme-card.tsx';

const REST = 450;
/** By keys one walks on before one looks. */
const REST_BY_KEYS = 900;
const LINGERS = 180;
const GAP = 10;

/** Decides which node a card is shown for: the one the pointer rests on, or the chosen one while no inspector says it. */
export function useCard(hasInspector: boolean): void {
  const rested = useMapRoom((s) => s.rested);
  const chosen = useMapRoom((s) => s.chosen);
  const isBusy = useMapRoom((s) => s.writing !== null || s.preview !== null);
  const wanted = rested ?? (!hasInspector && chosen?.kind === 'node' ? chosen.id : null);
  const isSaid = hasInspector && chosen?.kind === 'node' && chosen.id === wanted;
  useEffect(() => {
    const next = isBusy || isSaid ? null : wanted;
    const timer = setTimeout(
      () => useMapRoom.setState({ card: next }),
      next === null ? LINGERS : rested === null ? REST_BY_KEYS : REST,
    );
    return () => clearTimeout(timer);
  }, [wanted, rested, isBusy, isSaid]);
  useEffect(() => {
    const hide = (event: KeyboardEvent) => {
      // whoever goes on by keys is not held up by where the pointer was left
      if (!event.ctrlKey && !event.metaKey) useMapRoom.setState({ card: null, rested: null });
    };
    const press = (event: PointerEvent) => {
      if (!(event.target instanceof Element && event.target.closest('.map-card')))
        useMapRoom.setState({ card: null });
    };
    window.addEventListener('keydown', hide, true);
    window.addEventListener('pointerdown', press, true);
    return () => {
      window.removeEventListener('keydown', hide, true);
      window.removeEventListener('pointerdown', press, true);
    };
  }, []);
}

export function HoverCard({ view }: { view: MapView }) {
  const card = useMapRoom((s) => s.card);
  const node = view.scene.nodes.find((n) => n.id === card);
  const theme = view.map.themes.find((t) => t.id === card);
  const code = node ? codeOn(view.map, node.id)?.code : undefined;
  if (!node || !(theme ?? code) || (theme ?? code)?.isGone) return null;
  const of = code ? { codeId: code.id } : { themeId: node.id };
  return <Card key={node.id} node={node} of={of} view={view} />;
}

function Card({ node, of, view }: { node: SceneNode; of: CardOf; view: MapView }) {
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const put = () => {
      const own = card.current;
      const at = document.querySelector(`[data-node="${node.id}"]`)?.getBoundingClientRect();
      if (!own || !at) return;
      const { width, height } = own.getBoundingClientRect();
      const isRight = at.right + GAP + width < window.innerWidth - GAP;
      const isLeft = at.left - GAP - width > GAP;
      const isUnder = at.bottom + GAP + height < window.innerHeight - GAP;
      const left = isRight
        ? at.right + GAP
        : isLeft
          ? at.left - GAP - width
          : Math.min(Math.max(GAP, at.left), window.innerWidth - GAP - width);
      const beside = isRight || isLeft;
      const top = beside ? at.top : isUnder ? at.bottom + GAP : at.top - GAP - height;
      setPlace({ left, top: Math.max(GAP, Math.min(top, window.innerHeight - GAP - height)) });
    };
    put();
    // it grows when what it says has come
    const observer = new ResizeObserver(put);
    if (card.current) observer.observe(card.current);
    return () => observer.disconnect();
  }, [node.id]);
  return (
    <div
      ref={card}
      className="map-card"
      role="note"
      aria-label={node.name}
      style={place ?? { visibility: 'hidden' }}
      onPointerEnter={() => useMapRoom.setState({ rested: node.id })}
      onPointerLeave={() => useMapRoom.setState({ rested: null })}
    >
      <h2>{node.name}</h2>
      <CentralIdea of={of} />
      <People of={of} />
      <BestQuotes of={of} />
      <p className="map-card-foot">
        <Button variant="link" onPress={() => openNode(view, node.id)}>
          {'codeId' in of ? 'Open in the codebook' : 'Open in Themes'}
        </Button>
        <Kbd keys="Mod+Enter" />
      </p>
    </div>
  );
}
