import type { CodeUse } from '../../../shared/contract/define.ts';
import type { ReadDb } from '../../db/handles.ts';
import { countsOfCodes } from './rows.ts';
import { codeSpreadOf } from './spread.ts';

/** Of more codes than this lists ask for everything. */
const MOST = 60;

/** How often codes are used now and where, for those who are told of a change of many codings; null of too many. */
export const useOfCodes = (db: ReadDb, codeIds: readonly string[]): CodeUse | null =>
  codeIds.length > MOST ? null : { counts: countsOfCodes(db, codeIds), spread: codeSpreadOf(db, codeIds) };
