import type { Method } from '../../../shared/domain/method/method.ts';
import type { ReadDb } from '../../db/handles.ts';

/** As kept in the setting `method`; the history of that row is the record of every change. */
interface StoredMethod {
  readonly method: Method | null;
  readonly reason: string;
}
/** The setting as it is kept, or that nobody has chosen yet. */
export const readMethod = (value: string | null | undefined): StoredMethod =>
  value === null || value === undefined ? { method: null, reason: '' } : (JSON.parse(value) as StoredMethod);

/** The method of the study. */
export const storedMethod = (db: ReadDb): StoredMethod =>
  readMethod(db.value<string>("SELECT value FROM setting WHERE id = 'method'"));
