import { create } from 'zustand';

/** What is chosen on the map. */
export type Chosen = { readonly kind: 'node' | 'link'; readonly id: string } | null;

export type FileKind = 'pdf' | 'svg' | 'png300' | 'png600';

interface MapRoomState {
  chosen: Chosen;
  hovered: string | null;
  /** A link being made: from this theme, to that one when it was pulled there. */
  linking: { readonly from: string; readonly to: string | null } | null;
  files: ReadonlySet<FileKind>;
}

/** What the person is doing in the map room. What the map is lives in the study. */
export const useMapRoom = create<MapRoomState>()(() => ({
  chosen: null,
  hovered: null,
  linking: null,
  files: new Set<FileKind>(['pdf', 'png600']),
}));

export const choose = (chosen: Chosen): void => useMapRoom.setState({ chosen });
