/** Drafts in a file that nobody has open. */
import Database from 'better-sqlite3';

function inClosed(path: string, work: (file: Database.Database) => void): void {
  const file = new Database(path);
  try {
    // what is taken out cannot be read in the bytes of the file
    file.pragma('secure_delete = ON');
    work(file);
  } finally {
    file.close();
  }
}

/** Takes everybody's drafts out of a file. */
export const forgetDrafts = (path: string): void =>
  inClosed(path, (file) => void file.exec('DELETE FROM draft'));

/**
 * Puts the drafts of one file in the place of those of another: what was begun is no change of the study, so it stays as it
 * is when an earlier state is put back. Throws when either file has none to give or to take them.
 */
export const carryDrafts = (from: string, to: string): void =>
  inClosed(to, (file) => {
    file.prepare('ATTACH ? AS today').run(from);
    file.transaction(() =>
      file.exec('DELETE FROM main.draft; INSERT INTO main.draft SELECT * FROM today.draft;'),
    )();
  });
