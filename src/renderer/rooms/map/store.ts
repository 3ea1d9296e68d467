import { create } from 'zustand';
import type { Vision } from '../../../shared/domain/map/index.ts';

/** How the sheet is looked at: as printed, as one kind of eyes or a copier sees it, or all of these under it. */
export type Look = 'printed' | Vision | 'all';

/** What is chosen on the map. */
export type Chosen = { readonly kind: 'node' | 'link'; readonly id: string } | null;

interface MapRoomState {
  chosen: Chosen;
  hovered: string | null;
  /** A link being made: from this theme, to that one when it was pulled there. */
  linking: { readonly from: string; readonly to: string | null } | null;
  /** Whether something is being put on the map. */
  isAdding: boolean;
  /** Whether the checks and the export choices are unfolded under the sheet. */
  isFootOpen: boolean;
  /** In a narrow window the inspector covers the sheet, so it comes only when something asks for it. */
  isDetailsOpen: boolean;
  look: Look;
}

/** Low windows start with the foot folded, so that the figure has the room. */
const startsUnfolded = (): boolean => typeof window === 'undefined' || window.innerHeight >= 780;

/** What the person is doing in the map room. What the map is lives in the study. */
export const useMapRoom = create<MapRoomState>()(() => ({
  chosen: null,
  hovered: null,
  linking: null,
  isAdding: false,
  isFootOpen: startsUnfolded(),
  isDetailsOpen: false,
  look: 'printed',
}));

export const choose = (chosen: Chosen): void => useMapRoom.setState({ chosen });
