import type { StudySettings } from '../../../shared/contract/study.ts';
import type { ReadDb } from '../../db/handles.ts';

const defaults: StudySettings = {
  supportContacts: [],
  reviewIntro: '',
  groupAttributeId: null,
  countsBesideThemes: false,
};

/** The study's settings, with what was never set at its default. Other features keep rows of their own beside them. */
export function studySettings(db: ReadDb): StudySettings {
  const stored = Object.fromEntries(
    db
      .all<{ id: string; value: string }>(
        'SELECT id, value FROM setting WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(Object.keys(defaults)),
      )
      .map((row) => [row.id, JSON.parse(row.value) as unknown]),
  );
  return { ...defaults, ...stored };
}
