import type { Parsed } from '../../../shared/contract/index.ts';
import type { ReadDb } from '../../db/handles.ts';
import { condition } from '../codes/extracts.ts';

/** Extracts to choose cards from; see the contract. */
export function cardExtracts(db: ReadDb, { words, isOnBoard, ...filter }: Parsed<'board.extracts'>) {
  const { where, params } = condition(db, filter);
  const has = 'EXISTS (SELECT 1 FROM card b WHERE b.coding_id = c.id)';
  const board = isOnBoard === undefined ? '' : `AND ${isOnBoard ? '' : 'NOT '}${has}`;
  const wanted = plain(words ?? '')
    .split(' ')
    .filter(Boolean);
  const rows = db.all<{ id: string; person: string; quote: string }>(
    `SELECT c.id, coalesce(d.participant_id, d.id) AS person, ${wanted.length > 0 ? 'c.quote' : "'' AS quote"}
     FROM coding c JOIN document d ON d.id = c.document_id WHERE ${where} ${board}
     ORDER BY d.position, d.id, c.start_at, c.end_at, c.id`,
    ...params,
  );
  const found = rows.filter(({ quote }) => {
    const text = wanted.length > 0 ? plain(quote) : '';
    return wanted.every((word) => text.includes(word));
  });
  return { ids: found.map(({ id }) => id), people: new Set(found.map(({ person }) => person)).size };
}
/** Words as they are compared: small letters, straight apostrophes, single spaces. */
const plain = (words: string): string =>
  words
    .toLocaleLowerCase()
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
