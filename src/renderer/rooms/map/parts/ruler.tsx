import { PT_PER_MM, type Scene } from '../../../../shared/domain/map/index.ts';

/** Millimetres of the screen the last figure needs to its left. */
const LAST_NEEDS = 11;

/** Millimetres along the top of the sheet. */
export function Ruler({ scene, times = 1 }: { scene: Scene; times?: number }) {
  const width = scene.widthPt / PT_PER_MM;
  const step = width * times > 260 * Math.max(1, times) ? 50 : width > 100 && times < 1.6 ? 20 : 10;
  const at = (mm: number): string => `${mm * times}mm`;
  // the last figure, with its unit, keeps clear of the one before
  const marks = Array.from({ length: Math.floor(width / step) + 1 }, (_, i) => i * step).filter(
    (m) => width - m > step * 0.6 && (width - m) * times > LAST_NEEDS,
  );
  const ticks = Array.from({ length: Math.floor((width / step) * 2) + 1 }, (_, i) => (i * step) / 2);
  return (
    <div className="map-ruler" style={{ width: at(width) }} aria-hidden="true">
      {ticks.map((m) => (
        <i key={m} style={{ left: at(m) }} />
      ))}
      {marks.map((m) => (
        <span key={m} style={{ left: at(m) }}>
          {m}
        </span>
      ))}
      <span style={{ left: at(width) }}>{Number(width.toFixed(1))} mm</span>
    </div>
  );
}
