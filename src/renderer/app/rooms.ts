// The rooms of a study, one line each. A room that is not here is not on the rail.
import { room as codebook } from '../rooms/codebook/about.ts';
import { room as compare } from '../rooms/compare/about.ts';
import { room as interviews } from '../rooms/interviews/about.ts';
import { room as map } from '../rooms/map/about.ts';
import { room as method } from '../rooms/method/about.ts';
import { room as people } from '../rooms/people/about.ts';
import { room as reading } from '../rooms/reading/about.ts';
import { room as themes } from '../rooms/themes/about.ts';
import { room as journal } from '../rooms/journal/about.ts';
import { room as review } from '../rooms/review/about.ts';
import { room as search } from '../rooms/search/about.ts';
import { room as reports } from '../rooms/reports/about.ts';
import { room as extracts } from '../rooms/extracts/about.tsx';
import { room as split } from '../rooms/split/about.tsx';
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
