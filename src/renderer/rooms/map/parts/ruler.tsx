import { PT_PER_MM, type Scene } from '../../../../shared/domain/map/index.ts';

/** Millimetres along the top of the sheet. */
export function Ruler({ scene }: { scene: Scene }) {
  const width = scene.widthPt / PT_PER_MM;
  const step = width > 260 ? 50 : width > 100 ? 20 : 10;
  const marks = Array.from({ length: Math.floor(width / step) + 1 }, (_, i) => i * step).filter(
    (m) => width - m > step * 0.6,
  );
  const ticks = Array.from({ length: Math.floor((width / step) * 2) + 1 }, (_, i) => (i * step) / 2);
  return (
    <div className="map-ruler" style={{ width: `${width}mm` }} aria-hidden="true">
      {ticks.map((m) => (
        <i key={m} style={{ left: `${m}mm` }} />
      ))}
      {marks.map((m) => (
        <span key={m} style={{ left: `${m}mm` }}>
          {m}
        </span>
      ))}
      <span style={{ left: `${width}mm` }}>{Number(width.toFixed(1))} mm</span>
    </div>
  );
}
