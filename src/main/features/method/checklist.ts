/** What the study holds for each point of the checklist: facts with a way to them. It never says whether a point is met. */
import type { ChecklistEvidence, ChecklistView, RoomPlace } from '../../../shared/contract/method.ts';
import { FEW_PEOPLE } from '../../../shared/domain/passes/notices.ts';
import { CHECKLIST } from '../../../shared/domain/method/checklist.ts';
import { emergedIn, METHOD_WORDS } from '../../../shared/domain/method/method.ts';
import type { ReadDb } from '../../db/handles.ts';
import { standing } from '../history/standing.ts';
import { proseWith } from '../prose.ts';
import { listThemes } from '../themes/rows.ts';
import { phasesOf } from './phases.ts';
import { storedMethod } from './stored.ts';

const to = (room: string, params: Record<string, string> = {}): RoomPlace => ({ room, params });
const many = (n: number, one: string, more = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`;
/** Every extract of a theme, and whom each theme reaches. */
const EVIDENCE = { show: 'extracts' };
const FRAME = to('codebook', { view: 'frame' });
const BOARD = to('themes', { view: 'board' });
const REACH = to('themes', { view: 'review', pass: 'people' });
/** Names listed before the rest is only counted. */
const NAMED = 6;

interface Sight {
  readonly db: ReadDb;
  /** Those that are not set aside. */
  readonly themes: ReturnType<typeof listThemes>;
  count(sql: string): number;
}
type Gather = (sight: Sight) => ChecklistEvidence[];
const fact = (words: string, place: RoomPlace | null = null): ChecklistEvidence => ({ words, place });
const steps = (command: string) =>
  `SELECT count(*) FROM history h WHERE h.command = '${command}' AND ${standing('h')}`;

/** Codings for each thousand words of talk that is not the interviewer's, thinnest first. */
function density(db: ReadDb): { id: string; name: string; per: number }[] {
  return db
    .all<{ id: string; name: string; words: number; n: number }>(
      `SELECT d.id, d.name, coalesce((SELECT sum(words) FROM speaker s WHERE s.document_id = d.id AND s.role <> 'interviewer'), 0) AS words,
         (SELECT count(*) FROM coding c WHERE c.document_id = d.id) AS n FROM document d`,
    )
    .filter((row) => row.words > 0)
    .map(({ id, name, words, n }) => ({ id, name, per: (n * 1000) / words }))
    .toSorted((a, b) => a.per - b.per);
}

const named = (
  themes: Sight['themes'],
  words: (name: string, theme: Sight['themes'][number]) => string,
  params: Record<string, string> = {},
): ChecklistEvidence[] => [
  ...themes
    .slice(0, NAMED)
    .map((theme) => fact(words(theme.name, theme), to('themes', { theme: theme.id, ...params }))),
  ...(themes.length > NAMED ? [fact(`and ${themes.length - NAMED} more`, to('themes'))] : []),
];

/** A count with its way, where there is something to count. */
const some = (n: number, one: string, place: RoomPlace, more?: string): ChecklistEvidence[] =>
  n === 0 ? [] : [fact(many(n, one, more), place)];

function methodOf(db: ReadDb): ChecklistEvidence {
  const { method, reason } = storedMethod(db);
  const words =
    method === null
      ? 'No method is chosen yet'
      : `Method: ${METHOD_WORDS[method].name}${reason === '' ? ', without a reason written down' : ''}`;
  return fact(words, to('method', { show: 'method' }));
}

/** Whether a theme has no codes of its own and none under it. */
const isBare = (theme: Sight['themes'][number]) => theme.codings === 0;

const GATHER: Readonly<Record<number, Gather>> = {
  1: ({ count }) => [
    fact(
      `${many(count('SELECT count(*) FROM media'), 'recording')} linked to ${many(count('SELECT count(*) FROM document'), 'transcript')}`,
      to('interviews'),
    ),
    fact(`${many(count(steps('document.edit')), 'correction')} made in transcripts`, to('interviews')),
  ],
  2: ({ db, count }) => {
    const rows = density(db);
    const [low, high] = [rows[0], rows.at(-1)];
    const read = count('SELECT count(DISTINCT document_id) FROM read_mark');
    const say = (row: { name: string; per: number }) =>
      `${row.name}: ${row.per.toFixed(1)} codings for each 1,000 words`;
    return [
      fact(
        `${many(read, 'transcript')} marked as read, of ${count('SELECT count(*) FROM document')}`,
        to('interviews'),
      ),
      ...(low ? [fact(`Most lightly coded, ${say(low)}`, to('reading', { document: low.id }))] : []),
      ...(high && high !== low
        ? [fact(`Most closely coded, ${say(high)}`, to('reading', { document: high.id }))]
        : []),
    ];
  },
  3: ({ themes }) => {
    const thin = themes.filter((theme) => theme.codings > 0 && theme.people <= FEW_PEOPLE);
    return thin.length === 0
      ? [fact('No theme rests on one or two people alone', REACH)]
      : named(
          thin,
          (name, { people, codings }) =>
            `${name} rests on ${many(people, 'person', 'people')}, ${many(codings, 'extract')}`,
          EVIDENCE,
        );
  },
  4: ({ themes }) => [
    fact(
      `${many(themes.filter((theme) => !isBare(theme)).length, 'theme')} of ${themes.length} with extracts gathered under them`,
      to('themes'),
    ),
    ...named(themes.filter(isBare), (name) => `${name} has no extracts`),
  ],
  5: ({ themes, count }) => [
    fact(
      `${many(themes.filter((theme) => theme.status === 'reviewed' || theme.status === 'defined').length, 'theme')} of ${themes.length} reviewed`,
      to('themes'),
    ),
    fact(
      `${many(count('SELECT count(DISTINCT coding_id) FROM pass_mark'), 'extract')} read against a theme, ${many(count('SELECT count(*) FROM pass_verdict'), 'verdict')} written`,
      to('themes', { view: 'review' }),
    ),
    fact(
      `${many(count("SELECT count(DISTINCT coding_id) FROM theme_quote WHERE stance = 'against'"), 'counter-example')} marked`,
      to('extracts', { stance: 'against' }),
    ),
    fact(
      `${many(count("SELECT count(*) FROM map_link WHERE words <> ''"), 'relation')} between themes drawn and worded`,
      to('map'),
    ),
  ],
  6: ({ themes }) => [
    fact(
      `A boundary is written for ${themes.filter((theme) => theme.boundary.trim() !== '').length} of ${many(themes.length, 'theme')}`,
      to('themes'),
    ),
    ...named(
      themes.filter((theme) => theme.boundary.trim() === ''),
      (name) => `${name} has no boundary yet`,
    ),
  ],
  7: ({ themes, count }) => [
    fact(
      `${many(themes.filter((theme) => theme.centralIdea.trim() !== '').length, 'central idea')} written, for ${many(themes.length, 'theme')}`,
      to('themes'),
    ),
    fact(
      `${many(count("SELECT count(*) FROM memo WHERE kind = 'memo' AND target_kind IN ('theme', 'code', 'coding')"), 'memo')} on themes, codes and extracts`,
      to('journal', { kind: 'memo' }),
    ),
  ],
  8: ({ themes, count }) => [
    fact(
      `${many(count("SELECT count(DISTINCT coding_id) FROM theme_quote WHERE stance = 'for'"), 'key quote')} chosen`,
      to('extracts', { stance: 'for' }),
    ),
    ...named(
      themes.filter(
        (theme) => theme.codeIds.length > 0 && !theme.quotes.some((quote) => quote.stance === 'for'),
      ),
      (name) => `${name} has no key quote`,
    ),
  ],
  9: ({ count }) => [
    fact(`${many(count('SELECT count(*) FROM map'), 'map')} of how the themes belong together`, to('map')),
  ],
  10: ({ db, themes }) => {
    const people = db.value<number>(
      `SELECT count(DISTINCT coalesce(d.participant_id, d.id)) FROM theme_quote q JOIN coding c ON c.id = q.coding_id
       JOIN document d ON d.id = c.document_id WHERE q.stance = 'for'`,
    );
    const written = themes.reduce(
      (sum, theme) => sum + `${theme.centralIdea} ${theme.boundary}`.split(/\s+/u).filter(Boolean).length,
      0,
    );
    const chosen = db.value<number>("SELECT count(DISTINCT coding_id) FROM theme_quote WHERE stance = 'for'");
    const most = db.get<{ name: string; n: number }>(
      `SELECT coalesce('P' || p.number, d.name) AS name, count(DISTINCT c.id) AS n FROM theme_quote q JOIN coding c ON c.id = q.coding_id
       JOIN document d ON d.id = c.document_id LEFT JOIN participant p ON p.id = d.participant_id
       WHERE q.stance = 'for' GROUP BY coalesce(d.participant_id, d.id) ORDER BY n DESC, name LIMIT 1`,
    );
    return [
      fact(
        `Key quotes from ${many(people ?? 0, 'person', 'people')}${most ? `; most from ${most.name}, ${most.n} of ${chosen ?? 0}` : ''}`,
        to('compare', { view: 'sizes' }),
      ),
      fact(`${many(written, 'word')} written about what the themes mean`, to('themes')),
    ];
  },
  11: ({ db }) => {
    const dated = phasesOf(db).filter((phase) => phase.work.some((work) => work.count > 0)).length;
    return [fact(`${dated} of 6 phases have days, which stand above`, to('method', { show: 'phases' }))];
  },
  12: ({ db, count }) => {
    return [
      methodOf(db),
      fact(
        `${many(count("SELECT count(*) FROM memo WHERE kind = 'journal'"), 'journal entry', 'journal entries')}`,
        to('journal', { kind: 'journal' }),
      ),
      fact(
        `${many(count('SELECT count(*) FROM research_question'), 'research question')} written down`,
        to('themes', { by: 'question' }),
      ),
    ];
  },
  13: ({ count }) => [
    fact(
      `${many(count("SELECT count(*) FROM history WHERE kind = 'do'"), 'step')} in the history, with who and when`,
      to('reports', { show: 'history' }),
    ),
    ...some(
      count('SELECT count(*) FROM frame_version'),
      'version of the coding frame',
      FRAME,
      'versions of the coding frame',
    ),
    fact(
      `${many(count('SELECT count(DISTINCT coder_id) FROM coding'), 'person', 'people')} coded ${many(count('SELECT count(DISTINCT document_id) FROM coding'), 'transcript')}`,
      to('people', { show: 'team' }),
    ),
  ],
  14: ({ db }) => [
    methodOf(db),
    fact('The report is not in the study, so its words cannot be looked at here'),
  ],
  15: ({ db, count }) => {
    const found = proseWith(db, []).filter(({ text }) => emergedIn(text).length > 0);
    return [
      ...(found.length === 0
        ? [fact('Nothing you wrote says that themes came by themselves')]
        : found
            .slice(0, NAMED)
            .map((one) =>
              fact(`${one.kind}, ${one.label}: themes are said to come by themselves`, one.place),
            )),
      ...some(
        count('SELECT count(*) FROM sitting'),
        'sitting at the card board',
        BOARD,
        'sittings at the card board',
      ),
      ...some(
        count("SELECT count(*) FROM memo WHERE kind = 'memo' AND target_kind = 'theme'"),
        'memo on a theme',
        to('journal', { kind: 'memo', tie: 'theme' }),
        'memos on themes',
      ),
      fact(
        'Who made, renamed and moved each theme, and when, is in the history',
        to('reports', { show: 'history' }),
      ),
    ];
  },
};

interface MarkRow {
  item: number;
  ticked: number;
  note: string;
  person: string | null;
  at: string;
}

/** The fifteen points with what the study says of each and what was ticked by hand. */
export function checklist(db: ReadDb): ChecklistView[] {
  const marks = new Map(
    db
      .all<MarkRow>(
        'SELECT m.item, m.ticked, m.note, p.name AS person, m.at FROM checklist_mark m LEFT JOIN person p ON p.id = m.person_id',
      )
      .map((mark) => [mark.item, mark]),
  );
  const sight: Sight = {
    db,
    themes: listThemes(db).filter((theme) => theme.status !== 'setAside'),
    count: (sql) => db.value<number>(sql) ?? 0,
  };
  return CHECKLIST.map(({ n }) => {
    const mark = marks.get(n);
    return {
      n,
      evidence: GATHER[n]?.(sight) ?? [],
      isTicked: mark?.ticked === 1,
      note: mark?.note ?? '',
      person: mark?.person ?? '',
      at: mark?.at ?? null,
    };
  });
}
