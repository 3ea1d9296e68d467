import { useState } from 'react';
import { Check, TriangleAlert } from 'lucide-react';
import { MAX_WIDTH_MM, MIN_WIDTH_MM, type PreflightLine } from '../../../../shared/domain/map/index.ts';
import type { MapFull } from '../../../../shared/contract/maps.ts';
import { useClient } from '../../../data/use-query.ts';
import { valueOrTell } from '../../../app/index.ts';
import { Button, Checkbox, Icon, NumberWithUnit, SegmentedControl, toast } from '../../../ui/index.ts';
import { choose, useMapRoom, type FileKind } from '../store.ts';
import type { MapActions } from '../use-map.ts';

/** What a production editor would say, amber first. */
export function PreflightList({ checks }: { checks: readonly PreflightLine[] }) {
  const amber = checks.filter((c) => c.level === 'amber').length;
  const fine = checks.length - amber;
  return (
    <section className="map-foot-part" aria-labelledby="map-preflight">
      <header>
        <h2 id="map-preflight">Before you export</h2>
        <span className="tw-meta">{amber === 0 ? 'all fine' : `${fine} fine, ${amber} to look at`}</span>
      </header>
      <ul className="map-checks">
        {checks.map((check) => (
          <li key={check.id} data-level={check.level}>
            <Icon of={check.level === 'amber' ? TriangleAlert : Check} small />
            <span className="tw-vh">{check.level === 'amber' ? 'To look at: ' : 'Fine: '}</span>
            <span>{check.message}</span>
            {check.level === 'amber' && check.nodeIds[0] !== undefined ? (
              <Button variant="link" onPress={() => choose({ kind: 'node', id: check.nodeIds[0] ?? '' })}>
                Show it
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
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

/** Width, colours and files. */
export function ExportPanel({ map, actions, isReadOnly }: ExportPanelProps) {
  const files = useMapRoom((s) => s.files);
  const { widthMm, palette } = map.summary;
  const exporting = useExport(map, actions);
  const chosen = FILES.filter((f) => files.has(f.id));
  return (
    <section className="map-foot-part" aria-labelledby="map-export">
      <header>
        <h2 id="map-export">Export</h2>
        <span className="tw-meta">width on paper</span>
      </header>
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
      <div className="map-files">
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
          <Button
            variant="primary"
            isDisabled={chosen.length === 0 || exporting.isBusy}
            onPress={() => void exporting.run(chosen)}
          >
            {exporting.isBusy
              ? 'Writing'
              : chosen.length === 1
                ? 'Export 1 file'
                : `Export ${chosen.length} files`}
          </Button>
        </div>
      </div>
    </section>
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
