import { memo } from 'react';
import {
  FIGURE_HEIGHTS,
  FIGURE_SIZES,
  MAX_HEIGHT_MM,
  MAX_WIDTH_MM,
  MIN_HEIGHT_MM,
  MIN_WIDTH_MM,
  isApart,
  isGrey,
  paletteOf,
  tallestFor,
} from '../../../../shared/domain/map/index.ts';
import type { MapFull } from '../../../../shared/contract/maps.ts';
import {
  Button,
  Checkbox,
  NumberWithUnit,
  ProgressBar,
  SegmentedControl,
  Select,
} from '../../../ui/index.ts';
import { useMapRoom } from '../store.ts';
import type { MapActions } from '../use-map.ts';
import {
  DENSITIES,
  FILE_GROUPS,
  labelOf,
  useExportChoices,
  type Density,
  type FileGroup,
} from './export-files.ts';
import { useFigureExport } from './use-figure-export.ts';

interface ExportPanelProps {
  map: MapFull;
  actions: MapActions;
  isReadOnly: boolean;
  /** A stage of the map, or all side by side, in place of the map as it is. */
  stage?: string;
}

/** Width, colours and files; folded, the button alone. */
export function ExportPanel({ map, actions, isReadOnly, stage }: ExportPanelProps) {
  const { files, dpi } = useExportChoices();
  const isOpen = useMapRoom((s) => s.isFootOpen);
  const { widthMm, palette } = map.summary;
  const { progress, run, stop } = useFigureExport(map, actions, stage);
  const chosen = FILE_GROUPS.flatMap((g) => g.files).filter((f) => files.has(f.id));
  return (
    <section className="map-foot-part" aria-labelledby="map-export">
      <header>
        <h2 id="map-export">Export</h2>
        <span className="tw-meta">{`${widthMm} mm wide, ${isGrey(palette) ? 'grey' : 'in colour'}`}</span>
        <Button
          variant="primary"
          isDisabled={chosen.length === 0 || progress !== null}
          onPress={() => void run(chosen, dpi)}
        >
          {chosen.length === 1 ? 'Export 1 file' : `Export ${chosen.length} files`}
        </Button>
      </header>
      {progress ? (
        <ProgressBar
          label={`Writing ${progress.of} ${progress.of === 1 ? 'file' : 'files'}`}
          {...(progress.of > 1 ? { value: progress.done / progress.of } : {})}
          words={`Writing ${progress.label}`}
          onCancel={stop}
        />
      ) : null}
      {isOpen ? (
        <>
          <Widths widthMm={widthMm} actions={actions} isReadOnly={isReadOnly} />
          <Heights
            widthMm={widthMm}
            heightMm={map.summary.heightMm}
            actions={actions}
            isReadOnly={isReadOnly}
          />
          <div className="map-files">
            {FILE_GROUPS.map((group) => (
              <FileChoices key={group.name} group={group} files={files} dpi={dpi} />
            ))}
          </div>
          <Looks
            palette={palette}
            sizeByPeople={map.summary.sizeByPeople}
            actions={actions}
            isReadOnly={isReadOnly}
            dpi={chosen.some((f) => f.dots === 'chosen') ? dpi : null}
          />
        </>
      ) : null}
    </section>
  );
}

interface LooksProps extends Pick<ExportPanelProps, 'actions' | 'isReadOnly'> {
  palette: MapFull['summary']['palette'];
  sizeByPeople: boolean;
  /** Null where no file asks for it. */
  dpi: Density | null;
}

/** Colours, sizes and dots. Like the widths, the heights and the files, drawn again only when they change. */
const Looks = memo(function Looks({ palette, sizeByPeople, actions, isReadOnly, dpi }: LooksProps) {
  return (
    <div className="map-export-go">
      <SegmentedControl
        label="Colours of the figure"
        value={isGrey(palette) ? 'grey' : 'colour'}
        onChange={(value) =>
          void actions.change({
            palette: paletteOf({ grey: value === 'grey', apart: isApart(palette) }),
          })
        }
        options={[
          { id: 'colour', label: 'Colour', isDisabled: isReadOnly },
          { id: 'grey', label: 'Grey', isDisabled: isReadOnly },
        ]}
      />
      <Checkbox
        isSelected={isApart(palette)}
        isDisabled={isReadOnly}
        onChange={(apart) => void actions.change({ palette: paletteOf({ grey: isGrey(palette), apart }) })}
      >
        Themes differ by lightness
      </Checkbox>
      <Checkbox
        isSelected={sizeByPeople}
        isDisabled={isReadOnly}
        onChange={(sizeByPeople) => void actions.change({ sizeByPeople })}
      >
        Size by people
      </Checkbox>
      {dpi === null ? null : <Densities dpi={dpi} />}
    </div>
  );
});

/** Dots an inch of pictures made of dots. */
function Densities({ dpi }: { dpi: Density }) {
  return (
    <span className="map-densities">
      <SegmentedControl
        label="Dots an inch"
        value={String(dpi)}
        onChange={(value) =>
          useExportChoices.setState({ dpi: DENSITIES.find((d) => String(d) === value) ?? 600 })
        }
        options={DENSITIES.map((d) => ({ id: String(d), label: d.toLocaleString('en-GB') }))}
      />
      <span aria-hidden="true">dpi</span>
    </span>
  );
}

interface WidthsProps extends Pick<ExportPanelProps, 'actions' | 'isReadOnly'> {
  widthMm: number;
}

const Widths = memo(function Widths({ widthMm, actions, isReadOnly }: WidthsProps) {
  return (
    <div className="map-widths" role="group" aria-label="Width presets">
      {FIGURE_SIZES.map((size) => (
        <Button
          key={size.id}
          isDisabled={isReadOnly}
          className="map-width"
          aria-pressed={widthMm === size.widthMm}
          onPress={() => void actions.change({ widthMm: size.widthMm })}
        >
          <b>{size.widthMm} mm</b>
          <span>{size.name}</span>
        </Button>
      ))}
    </div>
  );
});

const NAMED_NOT = 'own';
const BY_WIDTH = 'width';
const ANY = 'any';

/** How high the figure may be: what its width leaves on the page, a height by name, or millimetres of one's own. */
const Heights = memo(function Heights(props: WidthsProps & { heightMm: number | null }) {
  const { widthMm, heightMm, actions, isReadOnly } = props;
  const left = tallestFor(widthMm);
  const named = FIGURE_HEIGHTS.find((h) => h.tallestMm === heightMm);
  const value = heightMm === null ? BY_WIDTH : heightMm >= MAX_HEIGHT_MM ? ANY : (named?.id ?? NAMED_NOT);
  const own = heightMm !== null && heightMm < MAX_HEIGHT_MM ? heightMm : null;
  return (
    <div className="map-measures" role="group" aria-label="Own width, and height">
      <NumberWithUnit
        label="Own width"
        unit="mm"
        min={MIN_WIDTH_MM}
        max={MAX_WIDTH_MM}
        value={widthMm}
        isDisabled={isReadOnly}
        onChange={(value) => void actions.change({ widthMm: value })}
      />
      <Select
        label="Height at most"
        value={value}
        isDisabled={isReadOnly}
        options={[
          {
            id: BY_WIDTH,
            label: left === undefined ? 'By the width: any' : `By the width: ${left} mm`,
          },
          ...FIGURE_HEIGHTS.map((h) => ({ id: h.id, label: `${h.name}: ${h.tallestMm} mm` })),
          { id: ANY, label: 'Any height' },
          ...(value === NAMED_NOT ? [{ id: NAMED_NOT, label: `Own height: ${heightMm} mm` }] : []),
        ]}
        onChange={(id) => {
          if (id === NAMED_NOT) return;
          const chosen = FIGURE_HEIGHTS.find((h) => h.id === id)?.tallestMm;
          void actions.change({ heightMm: id === BY_WIDTH ? null : (chosen ?? MAX_HEIGHT_MM) });
        }}
      />
      <NumberWithUnit
        label="Own height"
        unit="mm"
        min={MIN_HEIGHT_MM}
        max={MAX_HEIGHT_MM}
        value={own ?? left ?? Number.NaN}
        isDisabled={isReadOnly}
        onChange={(height) => Number.isFinite(height) && void actions.change({ heightMm: height })}
      />
    </div>
  );
});

interface FileChoicesProps {
  group: FileGroup;
  files: ReadonlySet<string>;
  dpi: Density;
}

const FileChoices = memo(function FileChoices({ group, files, dpi }: FileChoicesProps) {
  return (
    <div
      role="group"
      aria-label={group.name}
      className="map-file-list"
      data-wide={group.files.length > 3 || undefined}
    >
      <h3>{group.name}</h3>
      {group.files.map((file) => (
        <Checkbox
          key={file.id}
          isSelected={files.has(file.id)}
          onChange={(on) => {
            const next = new Set(files);
            if (on) next.add(file.id);
            else next.delete(file.id);
            useExportChoices.setState({ files: next });
          }}
        >
          {labelOf(file, dpi)}
        </Checkbox>
      ))}
    </div>
  );
});
