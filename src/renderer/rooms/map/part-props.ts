import type { MapActions, MapView } from './use-map.ts';

/** What most parts of the room are given: the map in view, and what can be done to it. */
export interface PartProps {
  view: MapView;
  actions: MapActions;
  isReadOnly: boolean;
}
