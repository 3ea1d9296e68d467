import { Check as CheckMark, ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react';
import {
  FIGURE_SIZES,
  MAX_WIDTH_MM,
  MIN_WIDTH_MM,
  type PreflightLine,
} from '../../../../shared/domain/map/index.ts';
import type { MapFull } from '../../../../shared/contract/maps.ts';
import {
  Button,
  Checkbox,
  Icon,
  IconButton,
  NumberWithUnit,
  ProgressBar,
  SegmentedControl,
} from '../../../ui/index.ts';
import { choose, useMapRoom } from '../store.ts';
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

/** What a production editor would say, amber first. Folded, only what needs a look. */
export function PreflightList({ checks }: { checks: readonly PreflightLine[] }) {
  const isOpen = useMapRoom((s) => s.isFootOpen);
  const amber = checks.filter((c) => c.level === 'amber').length;
  const fine = checks.length - amber;
  const shown = isOpen ? checks : checks.filter((c) => c.level === 'amber').slice(0, 1);
  return (
    <section className="map-foot-part" aria-labelledby="map-preflight">
      <header>
        <IconButton
          label={isOpen ? 'Fold checks and export' : 'Unfold checks and export'}
          tooltipPlacement="top"
          onPress={() => useMapRoom.setState({ isFootOpen: !isOpen })}
        >
          <Icon of={isOpen ? ChevronDown : ChevronUp} small />
        </IconButton>
        <h2 id="map-preflight">Before you export</h2>
        <span className="tw-meta">{amber === 0 ? 'all fine' : `${fine} fine, ${amber} to look at`}</span>
      </header>
      <ul className="map-checks">
        {shown.map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
    </section>
  );
}

function Check({ check }: { check: PreflightLine }) {
  const isAmber = check.level === 'amber';
  const [first] = check.nodeIds;
  return (
    <li data-level={check.level}>
      <Icon of={isAmber ? TriangleAlert : CheckMark} small />
      <span className="tw-vh">{isAmber ? 'To look at: ' : 'Fine: '}</span>
      <span>{check.message}</span>
      {isAmber && first !== undefined ? (
        <Button variant="link" onPress={() => choose({ kind: 'node', id: first })}>
          Show it
        </Button>
      ) : null}
    </li>
  );
}

export interface ExportPanelProps {
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
        <span className="tw-meta">{`${widthMm} mm wide, ${palette === 'grey' ? 'grey' : 'in colour'}`}</span>
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
          <div className="map-files">
            {FILE_GROUPS.map((group) => (
              <FileChoices key={group.name} group={group} files={files} dpi={dpi} />
            ))}
          </div>
          <div className="map-export-go">
            <SegmentedControl
              label="Colours of the figure"
              value={palette}
              onChange={(value) => void actions.change({ palette: value })}
              options={[
                { id: 'colour', label: 'Colour', isDisabled: isReadOnly },
                { id: 'grey', label: 'Grey', isDisabled: isReadOnly },
              ]}
            />
            {chosen.some((f) => f.dots === 'chosen') ? <Densities dpi={dpi} /> : null}
          </div>
        </>
      ) : null}
    </section>
  );
}

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

function Widths({
  widthMm,
  actions,
  isReadOnly,
}: {
  widthMm: number;
  actions: MapActions;
  isReadOnly: boolean;
}) {
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
      <NumberWithUnit
        label="Own width"
        unit="mm"
        min={MIN_WIDTH_MM}
        max={MAX_WIDTH_MM}
        value={widthMm}
        isDisabled={isReadOnly}
        onChange={(value) => void actions.change({ widthMm: value })}
      />
    </div>
  );
}

interface FileChoicesProps {
  group: FileGroup;
  files: ReadonlySet<string>;
  dpi: Density;
}

function FileChoices({ group, files, dpi }: FileChoicesProps) {
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
}
