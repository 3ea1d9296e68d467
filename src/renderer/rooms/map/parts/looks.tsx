// The figure as a copier and as eyes that miss one kind of cone see it: filters over the sheet, and all of them under it.
import { memo, useEffect, useMemo, useRef } from 'react';
import {
  FONT_STACK,
  itemToSvg,
  VISION_MATRICES,
  VISIONS,
  type Scene,
  type Vision,
} from '../../../../shared/domain/map/index.ts';
import { useMapRoom } from '../store.ts';
import { LOOKS } from './look-names.ts';

const filterId = (vision: Vision): string => `map-look-${vision}`;

/** A matrix as a colour filter takes it: four rows of five, the last one for what shows through. */
function values(vision: Vision): string {
  const m = VISION_MATRICES[vision];
  const rows = [0, 3, 6].map((at) => `${m.slice(at, at + 3).join(' ')} 0 0`);
  return [...rows, '0 0 0 1 0'].join(' ');
}

/** The filters, once in the room. */
export const LookFilters = memo(function LookFilters() {
  return (
    <svg className="map-look-filters" aria-hidden="true" focusable="false">
      {VISIONS.map((vision) => (
        <filter key={vision} id={filterId(vision)} colorInterpolationFilters="linearRGB">
          <feColorMatrix type="matrix" values={values(vision)} />
        </filter>
      ))}
    </svg>
  );
});

/** Every way of looking beside the others, small, under the sheet. */
export function LookStrip({ scene }: { scene: Scene }) {
  const look = useMapRoom((s) => s.look);
  return look === 'all' ? <Strip scene={scene} /> : null;
}

function Strip({ scene }: { scene: Scene }) {
  const drawing = useMemo(() => scene.items.map(itemToSvg).join(''), [scene]);
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => void strip.current?.scrollIntoView({ block: 'nearest' }), []);
  const names = new Map(LOOKS.map((l) => [l.id, l.label]));
  return (
    <div ref={strip} className="map-look-strip" role="group" aria-label="The figure as other eyes see it">
      {VISIONS.map((vision) => (
        <figure key={vision}>
          <svg viewBox={`0 0 ${scene.widthPt} ${scene.heightPt}`} aria-hidden="true">
            <g fontFamily={FONT_STACK} style={{ filter: `url(#${filterId(vision)})` }}>
              <rect width={scene.widthPt} height={scene.heightPt} fill="#ffffff" />
              <g dangerouslySetInnerHTML={{ __html: drawing }} />
            </g>
          </svg>
          <figcaption>{names.get(vision)}</figcaption>
        </figure>
      ))}
    </div>
  );
}
