// The rooms of a study, one line each. A room that is not here is not on the rail.
import { room as codebook } from '../rooms/codebook/room.tsx';
import { room as compare } from '../rooms/compare/room.tsx';
import { room as interviews } from '../rooms/interviews/room.tsx';
import { room as map } from '../rooms/map/room.tsx';
import { room as method } from '../rooms/method/room.tsx';
import { room as people } from '../rooms/people/room.tsx';
import { room as reading } from '../rooms/reading/room.tsx';
import { room as themes } from '../rooms/themes/room.tsx';
import { room as journal } from '../rooms/journal/room.tsx';
import { room as review } from '../rooms/review/room.tsx';
import { room as search } from '../rooms/search/room.tsx';
import { room as reports } from '../rooms/reports/room.tsx';
import { room as extracts } from '../rooms/extracts/room.tsx';
import { room as split } from '../rooms/split/room.tsx';
import type { Room } from './room.ts';

export const ROOMS: readonly Room[] = [
  codebook,
  interviews,
  map,
  people,
  compare,
  reading,
  themes,
  journal,
  review,
  reports,
  method,
  search,
  extracts,
  split,
];
