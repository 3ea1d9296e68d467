import { z } from 'zod';
import type { CodebookSnapshot, QuotesSnapshot, TranscriptSnapshot } from '../domain/snapshots.ts';
import { answers, id, nothing, query } from './define.ts';

/** What exporters are given: plain data with published ids only, made in one place. */
export const exports_ = {
  'export.codebook': query(nothing, answers<CodebookSnapshot>(), ['code', 'coding']),
  /** All themes, or one with everything under it. */
  'export.quotes': query(z.object({ themeId: id.optional() }), answers<QuotesSnapshot>(), [
    'theme',
    'theme_code',
    'theme_quote',
    'coding',
  ]),
  'export.transcript': query(z.object({ documentId: id }), answers<TranscriptSnapshot>(), [
    'document',
    'coding',
  ]),
};
