/** A stored theme as windows see it, without what is counted over it and what hangs on it. Pure. */
import type { ThemeStatus, ThemeView } from './themes.ts';

export interface ThemeRow {
  id: string;
  parent_id: string | null;
  level_id: string;
  position: number;
  name: string;
  central_idea: string;
  boundary: string;
  status: ThemeStatus;
  hue: number | null;
}
type Told =
  'id' | 'parentId' | 'levelId' | 'position' | 'name' | 'centralIdea' | 'boundary' | 'status' | 'hue';

/** What a theme says of itself. */
export const themeOfRow = (row: ThemeRow): Pick<ThemeView, Told> => ({
  id: row.id,
  parentId: row.parent_id,
  levelId: row.level_id,
  position: row.position,
  name: row.name,
  centralIdea: row.central_idea,
  boundary: row.boundary,
  status: row.status,
  hue: row.hue,
});
