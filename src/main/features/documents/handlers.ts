import { documents } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { packLayout } from '../../../shared/domain/text/index.ts';
import type { Handlers } from '../context.ts';
import { positionBefore } from '../positions.ts';
import { removeWith } from '../dependents.ts';
import { freeLetter, importDocument } from './import.ts';
import { countsOfDocuments, documentConsequences, getDocument, listDocuments } from './queries.ts';
import { previewReplace, replaceDocument } from './replace.ts';
import { contentBytes, documentRow } from './rows.ts';
import { mergeSpeakers, updateSpeaker } from './speakers.ts';

export const documentHandlers: Handlers<typeof documents> = {
  'document.list': (ctx) => listDocuments(ctx.db),
  'document.counts': (ctx, { ids }) => countsOfDocuments(ctx.db, ids),
  'document.get': (ctx, { id }) => getDocument(ctx.db, id),
  'document.columns': (ctx, { id }) => {
    const { layout, ...rest } = getDocument(ctx.db, id);
    return { ...rest, layout: packLayout(layout) };
  },
  'document.original': (ctx, { id }) => {
    const row = documentRow(ctx.db, id);
    return { name: row.original_name, base64: contentBytes(ctx.db, row.original_hash).toString('base64') };
  },
  'document.originals': (ctx) => ctx.db.all('SELECT original_hash AS hash, id, name FROM document'),
  'document.import': importDocument,
  'document.rename': (ctx, { id, name }) => {
    ctx.recorder.update('document', id, { name });
    return null;
  },
  'document.reorder': (ctx, { id, before }) => {
    const siblings = ctx.db.all<{ id: string; position: number }>(
      'SELECT id, position FROM document WHERE id <> ? ORDER BY position, id',
      id,
    );
    ctx.recorder.update('document', id, { position: positionBefore(siblings, before) });
    return null;
  },
  'document.assign': (ctx, { id, participantId }) => {
    const letter = freeLetter(ctx, participantId, id);
    if (letter === null) throw new Refusal('refused', 'One person can have at most 26 transcripts.');
    ctx.recorder.update('document', id, { participant_id: participantId, letter });
    return null;
  },
  'document.setLanguage': (ctx, { id, lang, direction }) => {
    ctx.recorder.update('document', id, { lang, direction });
    return null;
  },
  'document.settle': (ctx, { id }) => {
    if (documentRow(ctx.db, id).settled_at === null)
      ctx.recorder.update('document', id, { settled_at: ctx.now() });
    return null;
  },
  'document.removePreview': (ctx, { id }) => {
    documentRow(ctx.db, id);
    return documentConsequences(ctx.db, id);
  },
  'document.remove': (ctx, { id }) => {
    documentRow(ctx.db, id);
    removeWith(ctx, 'document', id);
    return null;
  },
  'document.replacePreview': (ctx, { id, draft }) => previewReplace(ctx.db, id, draft),
  'document.replace': replaceDocument,
  'speaker.update': updateSpeaker,
  'speaker.merge': mergeSpeakers,
};
