import { useState } from 'react';
import { Check as CheckMark, ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react';
import { MAX_WIDTH_MM, MIN_WIDTH_MM, type PreflightLine } from '../../../../shared/domain/map/index.ts';
import type { MapFull } from '../../../../shared/contract/maps.ts';
import { useClient } from '../../../data/use-query.ts';
import { valueOrTell } from '../../../app/index.ts';
import {
  Button,
  Checkbox,
  Icon,
  IconButton,
  NumberWithUnit,
  SegmentedControl,
  toast,
} from '../../../ui/index.ts';
import { choose, useMapRoom, type FileKind } from '../store.ts';
import type { MapActions } from '../use-map.ts';

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

const WIDTHS = [
  { mm: 84, name: 'One column' },
  { mm: 129, name: 'Middle' },
  { mm: 174, name: 'Two columns' },
] as const;

const FILES: ReadonlyArray<{ id: FileKind; label: string; format: 'pdf' | 'svg' | 'png'; dpi?: number }> = [
  { id: 'pdf', label: 'PDF, fonts inside', format: 'pdf' },
  { id: 'svg', label: 'SVG, text kept', format: 'svg' },
  { id: 'png600', label: 'PNG, 600 dpi', format: 'png', dpi: 600 },
  { id: 'png300', label: 'PNG, 300 dpi', format: 'png', dpi: 300 },
];

export interface ExportPanelProps {
  map: MapFull;
  actions: MapActions;
  isReadOnly: boolean;
}

/** Width, colours and files; folded, the button alone. */
export function ExportPanel({ map, actions, isReadOnly }: ExportPanelProps) {
  const files = useMapRoom((s) => s.files);
  const isOpen = useMapRoom((s) => s.isFootOpen);
  const { widthMm, palette } = map.summary;
  const exporting = useExport(map, actions);
  const chosen = FILES.filter((f) => files.has(f.id));
  const go = (
    <Button
      variant="primary"
      isDisabled={chosen.length === 0 || exporting.isBusy}
      onPress={() => void exporting.run(chosen)}
    >
      {exporting.isBusy ? 'Writing' : chosen.length === 1 ? 'Export 1 file' : `Export ${chosen.length} files`}
    </Button>
  );
  return (
    <section className="map-foot-part" aria-labelledby="map-export">
      <header>
        <h2 id="map-export">Export</h2>
        <span className="tw-meta">{`${widthMm} mm wide, ${palette === 'grey' ? 'grey' : 'in colour'}`}</span>
        {isOpen ? null : go}
      </header>
      {isOpen ? (
        <>
          <Widths widthMm={widthMm} actions={actions} isReadOnly={isReadOnly} />
          <div className="map-files">
            <FileChoices files={files} />
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
              {go}
            </div>
          </div>
        </>
      ) : null}
    </section>
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
      {WIDTHS.map(({ mm, name }) => (
        <Button
          key={mm}
          isDisabled={isReadOnly}
          className="map-width"
          aria-pressed={widthMm === mm}
          onPress={() => void actions.change({ widthMm: mm })}
        >
          <b>{mm} mm</b>
          <span>{name}</span>
          <i style={{ width: `${mm / 2.9}%` }} />
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

function FileChoices({ files }: { files: ReadonlySet<FileKind> }) {
  return (
    <div role="group" aria-label="Files" className="map-file-list">
      {FILES.map((file) => (
        <Checkbox
          key={file.id}
          isSelected={files.has(file.id)}
          onChange={(on) => {
            const next = new Set(files);
            if (on) next.add(file.id);
            else next.delete(file.id);
            useMapRoom.setState({ files: next });
          }}
        >
          {file.label}
        </Checkbox>
      ))}
    </div>
  );
}

/** Asks the host for each file; in a browser tab it comes as a download. */
function useExport(map: MapFull, actions: MapActions) {
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  async function runAll(files: readonly (typeof FILES)[number][]): Promise<void> {
    setBusy(true);
    const id = await actions.keep();
    const names: string[] = [];
    for (const { format, dpi } of id === undefined ? [] : files) {
      const request = {
        what: 'map' as const,
        id,
        format,
        widthMm: map.summary.widthMm,
        ...(dpi === undefined ? {} : { dpi }),
      };
      const outcome = valueOrTell(await client.host('host.export', request));
      if (!outcome) break;
      names.push(outcome.fileName);
      if (outcome.download) download(outcome.download, outcome.fileName);
    }
    setBusy(false);
    if (names.length > 0)
      toast({
        text: names.length === 1 ? `${names[0] ?? ''} is written.` : `${names.join(', ')} are written.`,
      });
  }
  return { isBusy, run: runAll };
}

function download(address: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
}
