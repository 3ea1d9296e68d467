// The stages of a map: which one is in view, its scene, and what was different between two of them.
import { useMemo } from 'react';
import { NOW, SIDE_BY_SIDE, stageMaps, stageScene } from '../../../shared/contract/map-stages.ts';
import type { MapFull, MapStages } from '../../../shared/contract/maps.ts';
import type { Scene, StageMap } from '../../../shared/domain/map/index.ts';
import { navigate } from '../../app/index.ts';
import { useQuery } from '../../data/use-query.ts';
import { focusWhenThere } from '../../ui/index.ts';

export interface StageView {
  /** The stage in view: its id, or all side by side. */
  readonly stage: string;
  readonly name: string;
  readonly kept: MapStages;
  /** Every stage in order, the map as it is now last. */
  readonly maps: readonly StageMap[];
  readonly scene: Scene;
}

/** The stage asked for; null for the map as it is now, or a stage that is not kept any more. */
export function useStageView(map: MapFull | undefined, stage: string | undefined): StageView | null {
  const wanted = map && map.summary.id !== '' && stage !== undefined && stage !== NOW ? map.summary.id : null;
  const kept = useQuery('map.stages', wanted === null ? null : { mapId: wanted }).data;
  return useMemo(() => {
    if (!map || !kept || stage === undefined || wanted === null || kept.stages.length === 0) return null;
    const scene = stageScene(kept, map, stage);
    if (!scene) return null;
    const maps = stageMaps(kept, map);
    const name = stage === SIDE_BY_SIDE ? 'Side by side' : (maps.find((m) => m.id === stage)?.name ?? '');
    return { stage, name, kept, maps, scene };
  }, [map, kept, stage, wanted]);
}

/** Parts of the room that a stage and the map as it is now both have; one that had the focus has it again after going there. */
const PLACES: readonly (readonly [part: string, goal: string])[] = [
  ['.map-stage-bar', '.map-stage-bar [role=radio][aria-checked=true]'],
  ['.map-desk', '.map-desk'],
  ['.map-outline', '.map-outline [role=row][tabindex="0"]'],
];

/** Goes to a stage of a map; the address keeps it, so that going back comes back to it. */
export function showStage(mapId: string, stage: string): void {
  const goal = PLACES.find(([part]) => document.activeElement?.closest(part))?.[1];
  if (goal !== undefined) focusWhenThere(`.map-room[data-stage="${stage}"] ${goal}`);
  navigate('map', stage === NOW ? { map: mapId } : { map: mapId, stage }, { replace: true });
}

/** The stages there are to go through, in order: those kept, side by side, and now. */
export const stageOrder = (map: MapFull): { id: string; name: string }[] =>
  map.stages.length === 0
    ? []
    : [...map.stages, { id: NOW, name: 'Now' }, { id: SIDE_BY_SIDE, name: 'Side by side' }];
