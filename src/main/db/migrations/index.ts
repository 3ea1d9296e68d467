import { board } from './0040-board.ts';
import { codebook } from './0050-codebook.ts';
import { drafts } from './0140-drafts.ts';
import { frame } from './0060-frame.ts';
import { initial } from './0010-initial.ts';
import { keptCounts } from './0100-kept-counts.ts';
import { reading } from './0020-reading.ts';
import { mapCodes } from './0130-map-codes.ts';
import { maps } from './0090-maps.ts';
import { mapHeight } from './0135-map-height.ts';
import { mapWords } from './0120-map-words.ts';
import type { Migration } from './migration.ts';
import { passages } from './0030-passages.ts';
import { passes } from './0080-passes.ts';
import { themeMerge } from './0125-theme-merge.ts';
import { themes } from './0070-themes.ts';

/** In order. A released migration is never edited: a change is a new one. */
export const migrations: readonly Migration[] = [
  initial,
  reading,
  passages,
  board,
  codebook,
  frame,
  themes,
  passes,
  maps,
  keptCounts,
  mapWords,
  themeMerge,
  mapCodes,
  mapHeight,
  drafts,
];

export const SCHEMA_VERSION = migrations.at(-1)?.version ?? 0;
