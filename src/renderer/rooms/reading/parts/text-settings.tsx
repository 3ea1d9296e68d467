import { useSettings, type ReadingSettings } from '../../../app/settings.ts';
import { Button, Select, SegmentedControl } from '../../../ui/index.ts';

const SIZES = [14, 16, 18, 20, 22, 24, 28, 32, 36] as const;
const SPACINGS = [1.4, 1.6667, 1.9, 2.2] as const;

/** How the text looks to this reader: kept on this computer, never in the study. */
export function TextSettings() {
  const reading = useSettings((store) => store.settings.reading);
  const { changeReading } = useSettings.getState();
  const at = SIZES.findIndex((size) => size >= reading.size);
  const step = (by: number) =>
    changeReading({
      size: SIZES[Math.max(0, Math.min(SIZES.length - 1, (at < 0 ? SIZES.length - 1 : at) + by))] ?? 18,
    });
  return (
    <div className="rd-text-settings">
      <div className="rd-setting">
        <span className="tw-label">Size</span>
        <span className="rd-size">
          <Button onPress={() => step(-1)} aria-label="Smaller text" isDisabled={reading.size <= SIZES[0]}>
            A
          </Button>
          <output className="tw-num">{reading.size}</output>
          <Button
            onPress={() => step(1)}
            aria-label="Larger text"
            isDisabled={reading.size >= 32}
            className="is-large"
          >
            A
          </Button>
        </span>
      </div>
      <div className="rd-setting">
        <span className="tw-label">Line spacing</span>
        <SegmentedControl
          label="Line spacing"
          value={String(SPACINGS.findIndex((spacing) => Math.abs(spacing - reading.leading) < 0.11))}
          onChange={(next) => changeReading({ leading: SPACINGS[Number(next)] ?? 1.6667 })}
          options={['Close', 'Normal', 'Wide', 'Wider'].map((label, index) => ({ id: String(index), label }))}
        />
      </div>
      <div className="rd-setting">
        <span className="tw-label">Column</span>
        <SegmentedControl<ReadingSettings['width']>
          label="Width of the column"
          value={reading.width}
          onChange={(width) => changeReading({ width })}
          options={[
            { id: 'narrow', label: 'Narrow' },
            { id: 'normal', label: 'Normal' },
            { id: 'wide', label: 'Wide' },
          ]}
        />
      </div>
      <Select<ReadingSettings['typeface']>
        label="Typeface"
        value={reading.typeface}
        onChange={(typeface) => changeReading({ typeface })}
        options={[
          { id: 'serif', label: 'Source Serif' },
          { id: 'sans', label: 'Inter' },
          { id: 'legible', label: 'Atkinson Hyperlegible' },
        ]}
      />
      <Select<ReadingSettings['tint']>
        label="Tint of the page"
        value={reading.tint}
        onChange={(tint) => changeReading({ tint })}
        options={[
          { id: 'none', label: 'None' },
          { id: 'cream', label: 'Cream' },
          { id: 'grey', label: 'Grey' },
          { id: 'blue', label: 'Blue' },
        ]}
      />
      <p className="tw-help">Numbered lines stay as they are. These belong to you, not to the study.</p>
    </div>
  );
}
