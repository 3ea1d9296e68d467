// The row under the map's name: its stages, and whether it is behind the themes.
import { useState } from 'react';
import { NOW } from '../../../../shared/contract/map-stages.ts';
import type { MapFull } from '../../../../shared/contract/maps.ts';
import { useActions } from '../../../app/index.ts';
import { useClient } from '../../../data/use-query.ts';
import { run } from '../../../parts/run/run.ts';
import { Button, Dialog, SegmentedControl, Select, TextField } from '../../../ui/index.ts';
import { keepAsStage, useMapRoom } from '../store.ts';
import type { MapActions } from '../use-map.ts';
import { showStage, stageOrder } from '../use-stages.ts';
import { BehindBadge } from './behind-badge.tsx';

const NAMES = ['Initial', 'Developed', 'Final'];

/** Stages beyond this many are chosen from a list. */
const MOST_SIDE_BY_SIDE = 6;

interface StageBarProps {
  map: MapFull;
  /** The stage in view. */
  at: string;
  actions: MapActions;
  isReadOnly: boolean;
}

export function StageBar({ map, at, actions, isReadOnly }: StageBarProps) {
  const isKeeping = useMapRoom((s) => s.isKeepingStage);
  const order = stageOrder(map);
  const mapId = map.summary.id;
  const step = (by: number) => (): void => {
    const here = order.findIndex((s) => s.id === at);
    const next = order[(here + by + order.length) % order.length];
    if (next) showStage(mapId, next.id);
  };
  useActions([
    {
      id: 'map.keepStage', label: 'Keep this map as a stage', group: 'Map', keywords: 'snapshot initial developed final',
      isEnabled: () => !isReadOnly && at === NOW, run: keepAsStage,
    },
    { id: 'map.stageBefore', label: 'Stage before', group: 'Map', shortcut: '[', isEnabled: () => order.length > 0, run: step(-1) },
    { id: 'map.stageAfter', label: 'Stage after', group: 'Map', shortcut: ']', isEnabled: () => order.length > 0, run: step(1) },
  ]); // prettier-ignore
  const hasBadge = at === NOW && map.changes.length > 0;
  if (order.length === 0 && !hasBadge && !isKeeping) return null;
  return (
    <div className="map-stage-bar">
      {order.length === 0 ? null : order.length > MOST_SIDE_BY_SIDE ? (
        <Select
          label="Stage"
          isLabelHidden
          options={order.map((s) => ({ id: s.id, label: s.name }))}
          value={at}
          onChange={(id) => showStage(mapId, id)}
        />
      ) : (
        <SegmentedControl
          label="Stage of the map"
          value={at}
          onChange={(id) => showStage(mapId, id)}
          options={order.map((s) => ({ id: s.id, label: s.name }))}
        />
      )}
      {hasBadge ? <BehindBadge map={map} actions={actions} isReadOnly={isReadOnly} /> : null}
      {isReadOnly || at !== NOW || order.length === 0 ? null : (
        <Button variant="quiet" onPress={keepAsStage}>
          Keep as a stage
        </Button>
      )}
      {isKeeping ? (
        <KeepDialog
          map={map}
          actions={actions}
          onClose={() => useMapRoom.setState({ isKeepingStage: false })}
        />
      ) : null}
    </div>
  );
}

function KeepDialog({ map, actions, onClose }: { map: MapFull; actions: MapActions; onClose(): void }) {
  const client = useClient();
  const free = NAMES.slice(map.stages.length).find((n) => map.stages.every((s) => s.name !== n));
  const [name, setName] = useState(free ?? `Stage ${map.stages.length + 1}`);
  async function save(): Promise<void> {
    onClose();
    const mapId = await actions.keep();
    if (mapId === undefined) return;
    await run(client, 'map.keepStage', { mapId, name: name.trim() }, `“${name.trim()}” is kept.`);
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Keep this map as a stage"
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button variant="primary" isDisabled={name.trim() === ''} onPress={() => void save()}>
            Keep the stage
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      >
        <TextField
          label="Name of the stage"
          description="The map stays as it is and goes on; the stage shows how it stood today."
          value={name}
          onChange={setName}
          maxLength={120}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
