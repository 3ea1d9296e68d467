import { create } from 'zustand';
import type { DrawnLayout, Vision } from '../../../shared/domain/map/index.ts';
import type { MapNaming } from '../../app/settings.ts';
import { focusWhenThere } from '../../ui/focus-when-there.ts';

/** How the sheet is looked at: as printed, as one kind of eyes or a copier sees it, or all of these under it. */
export type Look = 'printed' | Vision | 'all';

/** What is chosen on the map; an item is one that this form does not draw, such as a heading outside a grid. */
export type Chosen = { readonly kind: 'node' | 'link' | 'item'; readonly id: string } | null;

/** Words being written on the sheet itself; `text` is what was typed to begin it. */
export type Writing =
  | { readonly kind: 'rename'; readonly id: string; readonly text?: string }
  | { readonly kind: 'child' | 'sibling'; readonly id: string }
  | { readonly kind: 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'note'; readonly at: { readonly x: number; readonly y: number } };

/** The kinds of things one can put on a map. */
export type AddedKind = 'note' | 'quote' | 'group' | 'heading';

interface MapRoomState {
  chosen: Chosen;
  hovered: string | null;
  /** The part of the sheet the pointer is on. */
  rested: string | null;
  /** Made just now, to be chosen as soon as it is drawn. */
  coming: string | null;
  /** A link being made from the list: from this theme, to that one. */
  linking: { readonly from: string; readonly to: string | null } | null;
  /** Whether something is being put on the map. */
  isAdding: boolean;
  /** Whether the map is being kept as a stage: its name is asked. */
  isKeepingStage: boolean;
  /** What is offered first when something is put on the map. */
  addedKind: AddedKind;
  /** A code is being chosen, to stand under something or loose. */
  choosingCode: { readonly aboutId: string | null; readonly afterId: string | null } | null;
  /** What stands beside the sheet: the map in words, or the codes one can put on it. */
  side: 'outline' | 'codes';
  /** Whether the checks and the export choices are unfolded under the sheet. */
  isFootOpen: boolean;
  /** In a narrow window the inspector covers the sheet, so it comes only when something asks for it. */
  isDetailsOpen: boolean;
  look: Look;
  /** A form looked at and not kept yet. */
  preview: DrawnLayout | null;
  /** A form that was kept and that the map has not said back yet: it is shown all the while. */
  keeping: { readonly form: DrawnLayout; readonly isDone: boolean } | null;
  writing: Writing | null;
  /** Where a name holds is being asked: everywhere, or on this map only. */
  asking: {
    readonly name: string;
    readonly isNew: boolean;
    readonly isCode: boolean;
    answer(where: MapNaming | null): void;
  } | null;
  /** Times true size, or whatever fits the room there is. */
  zoom: number | 'fit';
  /** With checks and export beside it the sheet is shown whole, until a size is asked for. */
  isYielding: boolean;
  /** The node a card is shown for. */
  card: string | null;
}

/** Low windows start with the foot folded, so that the figure has the room. */
const startsUnfolded = (): boolean =>
  typeof window === 'undefined' || (window.innerHeight >= 780 && window.innerWidth > 1100);

/** What the person is doing in the map room. What the map is lives in the study. */
export const useMapRoom = create<MapRoomState>()(() => ({
  chosen: null,
  hovered: null,
  rested: null,
  coming: null,
  linking: null,
  isAdding: false,
  isKeepingStage: false,
  addedKind: 'note',
  choosingCode: null,
  side: 'outline',
  isFootOpen: startsUnfolded(),
  isDetailsOpen: false,
  look: 'printed',
  preview: null,
  keeping: null,
  writing: null,
  asking: null,
  zoom: 1,
  isYielding: true,
  card: null,
}));

export const choose = (chosen: Chosen): void => useMapRoom.setState({ chosen });
export const write = (writing: Writing | null): void => useMapRoom.setState({ writing, card: null });
export const chooseCode = (aboutId: string | null, afterId: string | null = null): void =>
  useMapRoom.setState({ choosingCode: { aboutId, afterId } });
/** Shows the outline or the codes beside the sheet, and goes there. */
export function showBeside(side: MapRoomState['side']): void {
  useMapRoom.setState({ side });
  focusWhenThere(side === 'codes' ? '.map-codes input' : '.map-outline [role=row][tabindex="0"]');
}
/** Asks for the name under which the map is kept as a stage. */
export const keepAsStage = (): void => useMapRoom.setState({ isKeepingStage: true });
/** Opens what puts something on the map; `about` is what it is for, where it is not what is chosen. */
export const addToMap = (addedKind: AddedKind, about?: string): void =>
  useMapRoom.setState({
    isAdding: true,
    addedKind,
    ...(about === undefined ? {} : { chosen: { kind: 'node', id: about } }),
  });
