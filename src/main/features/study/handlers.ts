import { study, type PersonView, type StudyInfo } from '../../../shared/contract/study.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Handlers, QueryContext } from '../context.ts';
import { SCHEMA_VERSION } from '../../db/migrations/index.ts';
import { checkStudy } from './check.ts';
import { studySettings } from './settings.ts';

/** Up to two letters: of the first and last word of a name, or the first two of a single one. */
function initials(name: string): string {
  const words = name.split(/\s+/u).filter((w) => w !== '');
  const letters =
    words.length > 1
      ? [words[0], words.at(-1)].map((w) => [...(w ?? '')][0])
      : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toUpperCase();
}

function info(ctx: QueryContext): StudyInfo {
  const count = (sql: string) => ctx.db.value<number>(sql) ?? 0;
  const row = ctx.db.get<{ id: string; title: string }>('SELECT id, title FROM study');
  return {
    studyId: row?.id ?? '',
    title: row?.title ?? '',
    documents: count('SELECT count(*) FROM document'),
    words: count('SELECT sum(words) FROM speaker'),
    interviewerWords: count("SELECT sum(words) FROM speaker WHERE role = 'interviewer'"),
    turns: count('SELECT sum(turns) FROM document'),
    lines: count('SELECT sum(lines) FROM document'),
    participants: count('SELECT count(*) FROM participant'),
    coders: count('SELECT count(DISTINCT coder_id) FROM coding'),
    codes: count('SELECT count(*) FROM code WHERE is_heading = 0'),
    codings: count('SELECT count(*) FROM coding'),
    themes: count('SELECT count(*) FROM theme'),
    memos: count('SELECT count(*) FROM memo'),
    maps: count('SELECT count(*) FROM map'),
    schemaVersion: SCHEMA_VERSION,
    revision: count("SELECT value FROM counter WHERE id = 'revision'"),
    readOnly: ctx.readOnly,
  };
}

interface PersonRow {
  id: string;
  name: string;
  alias: string;
  role: PersonView['role'];
}

export const studyHandlers: Handlers<typeof study> = {
  'study.info': info,
  'study.rename': (ctx, { title }) => {
    ctx.recorder.update('study', ctx.db.value<string>('SELECT id FROM study') ?? '', { title });
    return null;
  },
  'study.settings': (ctx) => studySettings(ctx.db),
  'study.setSettings': (ctx, changes) => {
    for (const [id, value] of Object.entries(changes)) {
      if (value === undefined) continue;
      const text = JSON.stringify(value);
      if (ctx.db.value('SELECT 1 FROM setting WHERE id = ?', id) === null)
        ctx.recorder.insert('setting', { id, value: text });
      else ctx.recorder.update('setting', id, { value: text });
    }
    return null;
  },
  'study.check': checkStudy,
  'person.list': (ctx) =>
    ctx.db
      .all<PersonRow & { codings: number }>(
        'SELECT p.*, (SELECT count(*) FROM coding c WHERE c.coder_id = p.id) AS codings FROM person p ORDER BY p.created_at, p.id',
      )
      .map((p) => ({
        id: p.id,
        name: p.name,
        alias: p.alias,
        role: p.role,
        initials: initials(p.name),
        codings: p.codings,
      })),
  'person.ensure': (ctx, { name, alias, role }) => {
    const wanted = name.toLowerCase();
    const found = ctx.db
      .all<PersonRow>('SELECT * FROM person')
      .find((p) => p.name.toLowerCase() === wanted || p.alias.toLowerCase() === wanted);
    if (found) return { id: found.id };
    const first = ctx.db.value('SELECT 1 FROM person') === null;
    const id = ctx.newId();
    ctx.recorder.insert('person', {
      id,
      name,
      alias: alias ?? name,
      role: role ?? (first ? 'lead' : 'coder'),
      reviewer_key: null,
      created_at: ctx.now(),
    });
    return { id };
  },
  'person.update': (ctx, { id, name, alias, role }) => {
    const taken =
      name === undefined
        ? null
        : ctx.db.value('SELECT 1 FROM person WHERE lower(name) = lower(?) AND id <> ?', name, id);
    if (taken !== null) throw new Refusal('refused', `There is somebody called ${name} in the team already.`);
    ctx.recorder.update('person', id, {
      ...(name === undefined ? {} : { name }),
      ...(alias === undefined ? {} : { alias }),
      ...(role === undefined ? {} : { role }),
    });
    return null;
  },
};
