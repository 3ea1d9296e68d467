import { z } from 'zod';
import type {
  CodebookSnapshot,
  ComparisonSnapshot,
  FrameChangesSnapshot,
  QuotesSnapshot,
  TranscriptSnapshot,
} from '../domain/snapshots.ts';
import { comparedTables } from './analysis.ts';
import { answers, id, query } from './define.ts';

/** What exporters are given: plain data with published ids only, made in one place. */
export const exports_ = {
  /** As it is, or with `frameId` as it was frozen. */
  'export.codebook': query(z.object({ frameId: id.optional() }), answers<CodebookSnapshot>(), [
    'code',
    'coding',
    'frame_version',
  ]),
  /** All themes, or one with everything under it, or those that answer one research question. */
  'export.quotes': query(
    z.object({
      themeId: id.optional(),
      questionId: id.optional(),
      groupBy: z.enum(['level', 'question']).optional(),
    }),
    answers<QuotesSnapshot>(),
    ['theme', 'theme_code', 'theme_quote', 'coding', 'research_question', 'theme_question'],
  ),
  /** Themes or codes by a characteristic; by the one the study groups by when none is named. */
  'export.comparison': query(
    z.object({ rows: z.enum(comparedTables).default('themes'), attributeId: id.optional() }),
    answers<ComparisonSnapshot>(),
    [
      'theme',
      'theme_code',
      'theme_quote',
      'coding',
      'code',
      'participant',
      'speaker',
      'attribute',
      'attribute_value',
    ],
  ),
  /** What changed of the frame between a version and another, the older first, or today. */
  'export.frameChanges': query(z.object({ from: id, to: id.optional() }), answers<FrameChangesSnapshot>(), [
    'frame_version',
    'code',
    'step_reason',
    'proposal',
    'person',
  ]),
  'export.transcript': query(z.object({ documentId: id }), answers<TranscriptSnapshot>(), [
    'document',
    'coding',
  ]),
};
