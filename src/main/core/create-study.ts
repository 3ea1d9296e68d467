import type { Row } from '../../shared/domain/history/patch.ts';
import type { OpenStudy } from '../db/open.ts';
import { createRecorder } from '../db/recorder.ts';
import { SCHEMA_VERSION } from '../db/migrations/index.ts';

/** What people call the levels until they say otherwise. */
const LEVELS = ['Overarching theme', 'Theme', 'Sub-theme'];

/** Fills a new file: the study's own row and the levels, with the first history entry. Not to be undone. */
export function initialiseStudy(
  study: OpenStudy,
  title: string,
  deps: { now(): string; newId(): string; version: string },
): void {
  study.transaction(() => {
    const recorder = createRecorder(study.db);
    const replica = deps.newId();
    const row: Row = { id: deps.newId(), title, replica, created_at: deps.now(), app_version: deps.version };
    recorder.insert('study', row);
    LEVELS.forEach((name, position) => recorder.insert('theme_level', { id: deps.newId(), position, name }));
    study.db.run(
      `INSERT INTO history (id, at, actor, replica, command, group_id, kind, target_seq, patch, schema_version)
       VALUES (?, ?, NULL, ?, 'study.create', NULL, 'do', NULL, ?, ?)`,
      deps.newId(),
      deps.now(),
      replica,
      JSON.stringify(recorder.patch()),
      SCHEMA_VERSION,
    );
  });
}
