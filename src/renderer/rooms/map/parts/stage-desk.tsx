// One stage of the map as it was kept, or all of them side by side: to look at, to compare in words, and to export.
import { useState, type KeyboardEvent } from 'react';
import { SIDE_BY_SIDE } from '../../../../shared/contract/map-stages.ts';
import {
  comparisonText,
  compareStages,
  figureTitle,
  longDescription,
  preflight,
  shortAltText,
  type Scene,
} from '../../../../shared/domain/map/index.ts';
import { count, dayAndTime, Inspector, navigate } from '../../../app/index.ts';
import { useClient } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, confirm, PanelSection, RoomBar, Select, TextField, toast } from '../../../ui/index.ts';
import type { MapActions, MapView } from '../use-map.ts';
import { choose, useMapRoom } from '../store.ts';
import { useIsNarrow } from '../../../app/use-narrow.ts';
import { showStage, type StageView } from '../use-stages.ts';
import { DIRECTIONS, neighbour } from '../walk.ts';
import { DeskFrame, walkTo } from './desk-frame.tsx';
import { ExportPanel } from './export-panel.tsx';
import { Foot, FootButton } from './foot.tsx';
import { LookFilters } from './looks.tsx';
import { MapName } from './map-name.tsx';
import { Outline } from './outline.tsx';
import { PreflightList } from './preflight-list.tsx';
import { Sheet } from './sheet.tsx';
import { LeftPanel } from './left-panel.tsx';
import { StageBar } from './stage-bar.tsx';

interface StageDeskProps {
  view: MapView;
  stage: StageView;
  actions: MapActions;
  isReadOnly: boolean;
}

export function StageDesk({ view, stage, actions, isReadOnly }: StageDeskProps) {
  const { scene } = stage;
  const isNarrow = useIsNarrow();
  const look = useMapRoom((s) => s.look);
  const isDetailsOpen = useMapRoom((s) => s.isDetailsOpen);
  const description = longDescription(scene);
  const checks = preflight(scene, { alt: shortAltText(scene), description });
  const isAll = stage.stage === SIDE_BY_SIDE;
  const open = (id: string): void => {
    const theme = scene.nodes.find((n) => n.id === id)?.themeId ?? '';
    const code = codeIn(stage, id);
    if (theme !== '') navigate('themes', { theme });
    else if (code !== undefined) navigate('codebook', { code });
  };
  const onKey = useStageKeys(scene, open);
  return (
    <div className="map-room" data-look={look} data-stage={stage.stage}>
      <LookFilters />
      <RoomBar
        title={<MapName view={view} actions={actions} isReadOnly={isReadOnly} />}
        meta={isAll ? count(stage.kept.stages.length, 'stage') : 'A stage that was kept; it does not change'}
      >
        <FootButton />
        {isNarrow ? (
          <Button
            aria-pressed={isDetailsOpen}
            onPress={() => useMapRoom.setState({ isDetailsOpen: !isDetailsOpen, isFootOpen: false })}
          >
            Details
          </Button>
        ) : null}
      </RoomBar>
      <StageBar map={view.map} at={stage.stage} actions={actions} isReadOnly={isReadOnly} />
      <div className="map-body">
        <LeftPanel>
          <Outline scene={scene} actions={actions} isReadOnly menuFor={() => []} onOpen={open} />
        </LeftPanel>
        <div className="map-middle">
          <DeskFrame
            scene={scene}
            help="Arrows walk, Control Enter opens what is chosen, Escape lets go. A stage does not change."
            onKey={onKey}
          >
            {(times) => (
              <Sheet
                scene={scene}
                title={figureTitle(scene)}
                description={description}
                actions={actions}
                isReadOnly
                times={times}
              />
            )}
          </DeskFrame>
          <Foot>
            <PreflightList checks={checks} />
            <ExportPanel map={view.map} actions={actions} isReadOnly={isReadOnly} stage={stage.stage} />
          </Foot>
        </div>
      </div>
      {!isNarrow || isDetailsOpen ? (
        <StageInspector key={stage.stage} view={view} stage={stage} isReadOnly={isReadOnly} />
      ) : null}
    </div>
  );
}

/** Walking a stage by arrows, as one walks the map. */
function useStageKeys(scene: Scene, open: (id: string) => void): (event: KeyboardEvent) => void {
  return (event) => {
    const { chosen } = useMapRoom.getState();
    const id = chosen?.kind === 'node' ? chosen.id : null;
    const way = DIRECTIONS[event.key];
    if (event.altKey) return;
    if (way && !event.shiftKey) walkTo(scene, neighbour(scene, id, way));
    else if (event.key === 'Escape' && id !== null) choose(null);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && id !== null) open(id);
    else return;
    event.preventDefault();
  };
}

/** The code a part of a stage stands for; side by side, parts are named by their stage, too. */
function codeIn({ kept }: StageView, id: string): string | undefined {
  const item = id.slice(id.indexOf(':') + 1);
  return kept.stages.flatMap((s) => s.map.items).find((i) => i.id === item)?.code?.id;
}

function StageInspector({ view, stage, isReadOnly }: Pick<StageDeskProps, 'view' | 'stage' | 'isReadOnly'>) {
  const isAll = stage.stage === SIDE_BY_SIDE;
  return (
    <Inspector title={stage.name} label="The stage">
      <div className="map-inspector tw-scroll">
        {isAll ? null : <OneStage view={view} stage={stage} isReadOnly={isReadOnly} />}
        <Compare stage={stage} />
        <WhereTo stage={stage} isReadOnly={isReadOnly} />
        {isAll ? (
          <PanelSection title="Words for the picture">
            <p>{shortAltText(stage.scene)}</p>
            <p className="tw-meta">{longDescription(stage.scene)}</p>
          </PanelSection>
        ) : null}
      </div>
    </Inspector>
  );
}

function OneStage({ view, stage, isReadOnly }: Pick<StageDeskProps, 'view' | 'stage' | 'isReadOnly'>) {
  const client = useClient();
  const own = stage.kept.stages.find((s) => s.id === stage.stage);
  const [name, setName] = useState(own?.name ?? '');
  if (!own) return null;
  const at = stage.kept.stages.indexOf(own) + 1;
  async function remove(): Promise<void> {
    if (!own) return;
    const yes = await confirm({
      title: `Delete the stage “${own.name}”?`,
      consequences: ['How the map stood then will not be there to look at or to compare with.'],
      reassurance: 'The map and its themes stay as they are. Undo brings the stage back.',
      confirmLabel: 'Delete the stage',
      tone: 'danger',
    });
    if (!yes) return;
    await run(client, 'map.removeStage', { id: own.id }, `“${own.name}” is deleted.`);
    showStage(view.map.summary.id, 'now');
  }
  return (
    <PanelSection>
      <p className="tw-meta">{`Stage ${at} of ${stage.kept.stages.length}, kept ${dayAndTime(own.at)}`}</p>
      {isReadOnly ? null : (
        <div className="map-stack">
          <TextField
            label="Name of the stage"
            value={name}
            maxLength={120}
            onChange={setName}
            onBlur={() => {
              const next = name.trim();
              if (next !== '' && next !== own.name)
                void run(client, 'map.updateStage', { id: own.id, name: next });
            }}
          />
          <Button variant="quiet" onPress={() => void remove()}>
            Delete this stage
          </Button>
        </div>
      )}
    </PanelSection>
  );
}

/** Any two stages in words, to read and to copy. */
function Compare({ stage }: { stage: StageView }) {
  const { maps } = stage;
  const here = maps.findIndex((m) => m.id === stage.stage);
  const [from, setFrom] = useState(maps[Math.max(0, here < 0 ? 0 : here - 1)]?.id ?? '');
  const [to, setTo] = useState(maps[here < 0 ? Math.max(1, maps.length - 2) : Math.max(1, here)]?.id ?? '');
  const sentences = compareStages(maps, from, to, stage.kept.heirs);
  const nameOf = (id: string): string => maps.find((m) => m.id === id)?.name ?? '';
  const options = maps.map((m) => ({ id: m.id, label: m.name }));
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(comparisonText(nameOf(from), nameOf(to), sentences));
    toast({ text: 'The comparison is copied.' });
  }
  return (
    <PanelSection title="What changed">
      <div className="map-stack">
        <div className="map-pair">
          <Select label="From" options={options} value={from} onChange={setFrom} />
          <Select label="To" options={options} value={to} onChange={setTo} />
        </div>
        <ul className="map-compared" aria-live="polite">
          {sentences.length === 0 ? <li>Nothing changed.</li> : sentences.map((s) => <li key={s}>{s}</li>)}
        </ul>
        <Button onPress={() => void copy()}>Copy as text</Button>
      </div>
    </PanelSection>
  );
}

/** Themes of the stages that are gone now: where each went is read from merges, or said here. */
function WhereTo({ stage, isReadOnly }: { stage: StageView; isReadOnly: boolean }) {
  const client = useClient();
  const now = stage.maps.at(-1)?.input.themes ?? [];
  const alive = new Set(now.map((t) => t.id));
  const gone = new Map(
    stage.kept.stages.flatMap((s) =>
      s.map.themes.filter((t) => t.isGone && !alive.has(t.id)).map((t) => [t.id, t.name] as const),
    ),
  );
  if (gone.size === 0) return null;
  return (
    <PanelSection title="Where themes went" count={String(gone.size)}>
      <div className="map-stack">
        {[...gone].map(([id, name]) => (
          <Select
            key={id}
            label={name}
            placeholder="Nowhere"
            isDisabled={isReadOnly}
            options={[{ id: '', label: 'Nowhere' }, ...now.map((t) => ({ id: t.id, label: t.name }))]}
            value={stage.kept.heirs[id]?.find((h) => alive.has(h)) ?? ''}
            onChange={(heir) =>
              void run(client, 'map.setHeir', { themeId: id, heirId: heir === '' ? null : heir })
            }
          />
        ))}
      </div>
    </PanelSection>
  );
}
