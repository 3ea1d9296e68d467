import type { ComponentType } from 'react';
import type { Input, QueryName } from '../../shared/contract/index.ts';
import type { IconProps } from '../ui/icons.tsx';
import type { Action } from './actions.ts';

export type RoomComponent = ComponentType<{ params: Record<string, string> }>;

/** A query with what it is asked. */
export type Question = { [N in QueryName]: readonly [N, Input<N>] }[QueryName];

/** A room of the study, as each `rooms/<name>/about.ts` exports it. */
export interface Room {
  /** In addresses: `reading`. */
  id: string;
  title: string;
  icon: ComponentType<IconProps>;
  /** Place on the rail within its group, small first. */
  order: number;
  /** Groups are parted by a line on the rail: the work, the people, the writing. */
  group: 'work' | 'people' | 'writing' | 'foot' | 'hidden';
  /** For a room that is not on the rail: the room there that it belongs to. */
  under?: string;
  /** What draws it, where that is part of the program's frame. */
  Component?: RoomComponent;
  /** Fetches what draws it: with this, the room's program is loaded when it is first opened. */
  load?: () => Promise<RoomComponent>;
  /** Its program is fetched as soon as nobody waits for anything: most of the time is spent there. */
  isSoon?: boolean;
  /** What it will want to know at a place: asked as soon as the address changes, while the room before is taken away. */
  asksAhead?: (params: Record<string, string>) => readonly Question[];
  /** Places within it that are drawn once ahead, where nobody sees it (ADR 018); left out: where it opens. */
  places?: readonly Readonly<Record<string, string>>[];
  /** It takes files dropped on the window itself; elsewhere they are transcripts to import. */
  takesFiles?: boolean;
  /** Actions that are there from every room, such as Import. Those of the room itself come from useActions. */
  actions?: Action[];
}

export const ROOM_GROUPS = ['work', 'people', 'writing'] as const;
