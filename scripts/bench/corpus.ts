/**
 * Invented studies of real size, made from a seed: the same each time, and nothing in them ever said by anybody. Rows are
 * written through the recorder with their history, in large transactions, so that a study made here is a study like any other.
 */
import { createIdSource } from '../../src/main/services/ids.ts';
import { initialiseStudy } from '../../src/main/core/create-study.ts';
import { openStudyFile, type OpenStudy } from '../../src/main/db/open.ts';
import { createRecorder } from '../../src/main/db/recorder.ts';
import { SCHEMA_VERSION } from '../../src/main/db/migrations/index.ts';
import { keepCounts } from '../../src/main/features/counts/index.ts';
import { indexPassages, mergeIndex, refreshPassages } from '../../src/main/features/documents/passages.ts';
import { countWords, layOut, lineStarts, makeAnchor } from '../../src/shared/domain/text/index.ts';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { seeded } from '../../tests/helpers/random.ts';

export interface CorpusSize {
  readonly documents: number;
  readonly words: number;
  readonly codings: number;
  readonly codes: number;
  /** Themes, the first over all, every fourth after it at the second level with the three that follow under it. */
  readonly themes?: number;
  /** Characteristics of the participants, of two to seven values each. */
  readonly characteristics?: number;
  /** Codes are named in words, some of them at length, under headings of twenty. */
  readonly hasNames?: boolean;
}
export const sizes = {
  S: { documents: 200, words: 8_000, codings: 20_000, codes: 150 },
  L: { documents: 1_000, words: 10_000, codings: 200_000, codes: 500 },
  /** The study of a large team, which every room is held against: many codes in words, themes on three levels, characteristics. */
  C: {
    documents: 60,
    words: 8_000,
    codings: 40_000,
    codes: 600,
    hasNames: true,
    themes: 40,
    characteristics: 12,
  },
  D: { documents: 1, words: 100_000, codings: 5_000, codes: 200 },
} as const satisfies Record<string, CorpusSize>;

const syllables = [
  'ba',
  'ren',
  'to',
  'mi',
  'sel',
  'ka',
  'dor',
  'wen',
  'li',
  'fa',
  'gus',
  'ne',
  'ro',
  'tham',
  'ji',
  'po',
];

/** A vocabulary with a few very common words and a long tail, as in talk. */
export function createTalk(seed: number) {
  const random = seeded(seed);
  const word = () =>
    Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join('');
  const vocabulary = [...new Set(Array.from({ length: 9_000 }, word)), 'zephyrine'];
  // Zipf's law by inverse transform: rank r with probability about 1 / r.
  const pick = () =>
    vocabulary[
      Math.min(vocabulary.length - 2, Math.floor(Math.exp(random() * Math.log(vocabulary.length))) - 1)
    ] ?? 'ba';
  return {
    random,
    common: vocabulary[0] ?? 'ba',
    phrase: `${vocabulary[3] ?? ''} ${vocabulary[5] ?? ''} ${vocabulary[4] ?? ''}`,
    rare: 'zephyrine',
    sentence(words: number): string {
      const said = Array.from({ length: words }, pick);
      return `${(said[0] ?? '').replace(/^./u, (c) => c.toUpperCase())}${said.length > 1 ? ` ${said.slice(1).join(' ')}` : ''}.`;
    },
  };
}

/** Turns of a conversation of about so many words. */
export function conversation(
  talk: ReturnType<typeof createTalk>,
  words: number,
): { asks: boolean; text: string }[] {
  const turns: { asks: boolean; text: string }[] = [];
  for (let said = 0; said < words;) {
    const asks = turns.length % 2 === 0;
    const size = Math.min(
      words - said,
      asks ? 8 + Math.floor(talk.random() * 12) : 40 + Math.floor(talk.random() * 90),
    );
    const sentences: string[] = [];
    for (let left = size; left > 0;) {
      const n = Math.min(left, 6 + Math.floor(talk.random() * 14));
      sentences.push(talk.sentence(n));
      left -= n;
    }
    turns.push({ asks, text: sentences.join(' ') });
    said += size;
  }
  return turns;
}

/** Makes a study of the given size at a path (replacing what is there) and closes it. */
export function makeCorpus(path: string, size: CorpusSize, seed: number): void {
  for (const rest of ['', '-wal', '-shm']) rmSync(`${path}${rest}`, { force: true });
  const study = openStudyFile(path, { create: true });
  const newId = createIdSource();
  const now = () => '2026-01-01T00:00:00.000Z';
  initialiseStudy(study, `Bench ${size.documents}`, { now, newId, version: 'bench' });
  const write = writer(study, newId, now);
  const talk = createTalk(seed);
  const coders = Array.from({ length: 3 }, (_, i) =>
    write('person.ensure', (r) => {
      const id = newId();
      r.insert('person', {
        id,
        name: `Coder ${i + 1}`,
        alias: `Coder ${i + 1}`,
        role: 'coder',
        reviewer_key: null,
        created_at: now(),
      });
      return id;
    }),
  );
  let heading: string | null = null;
  const made = write('code.create', (r) =>
    Array.from({ length: size.codes }, (_, i) => {
      const id = newId();
      const isHeading = size.hasNames === true && i % 20 === 0;
      if (isHeading) heading = id;
      const words = 2 + Math.floor(size.hasNames ? talk.random() * (i % 7 === 0 ? 16 : 6) : 0);
      r.insert('code', {
        id,
        parent_id: isHeading ? null : heading,
        position: i + 1,
        name: size.hasNames ? talk.sentence(words).slice(0, -1) : `code ${i + 1}`,
        colour: (i % 12) + 1,
        is_heading: isHeading ? 1 : 0,
        definition: talk.sentence(9),
        full_definition: '',
        use_when: '',
        do_not_use_when: '',
        in_vivo_coding_id: null,
        created_by: null,
        created_at: now(),
      });
      return id;
    }),
  );
  const codes = size.hasNames ? made.filter((_, i) => i % 20 !== 0) : made;
  const per = Math.ceil(size.codings / size.documents);
  for (let n = 0; n < size.documents; n++) {
    write('document.import', (r) => {
      const participant = newId();
      const document = newId();
      const speakers = [newId(), newId()];
      const turns = conversation(talk, size.words);
      if (n % Math.max(1, Math.floor(size.documents / 40)) === 0)
        turns.at(-1)!.text += ` It was ${talk.rare}.`;
      const { text, layout } = layOut(
        turns.map((t) => ({
          text: t.text,
          speaker: speakers[t.asks ? 0 : 1] ?? null,
          startMs: null,
          endMs: null,
        })),
      );
      const put = (kind: string, bytes: Buffer) => {
        const hash = createHash('sha256').update(bytes).digest('hex');
        study.db.run('INSERT OR IGNORE INTO content (hash, kind, bytes) VALUES (?, ?, ?)', hash, kind, bytes);
        return hash;
      };
      r.insert('participant', {
        id: participant,
        number: n + 1,
        working_label: '',
        note: '',
        created_at: now(),
      });
      r.insert('document', {
        id: document,
        name: `P${n + 1}`,
        position: n + 1,
        participant_id: participant,
        letter: '',
        format: 'txt',
        original_name: `p${n + 1}.txt`,
        original_hash: put('original', Buffer.from(`original of ${n}`)),
        text_hash: put('text', Buffer.from(text)),
        layout_hash: put('layout', Buffer.from(JSON.stringify(layout))),
        length: text.length,
        turns: layout.turns.length,
        lines: lineStarts(layout).length,
        duration_ms: null,
        lang: 'en',
        direction: 'ltr',
        warnings: '[]',
        settled_at: now(),
        imported_at: now(),
      });
      [0, 1].forEach((i) =>
        r.insert('speaker', {
          id: speakers[i] ?? '',
          document_id: document,
          position: i,
          label: i === 0 ? 'Interviewer' : `P${n + 1}`,
          role: i === 0 ? 'interviewer' : 'participant',
          participant_id: i === 0 ? null : participant,
          words: turns.filter((t) => t.asks === (i === 0)).reduce((sum, t) => sum + countWords(t.text), 0),
          turns: turns.filter((t) => t.asks === (i === 0)).length,
        }),
      );
      const seen = new Set<string>();
      for (let made = 0; made < per;) {
        const start = Math.floor(talk.random() * (text.length - 400));
        const anchor = makeAnchor(text, start, start + 30 + Math.floor(talk.random() * 350));
        // The first code of L has 5,000 extracts; the others share the rest.
        const code =
          made * size.documents < 5_000 && size.codings >= 100_000
            ? codes[0]
            : codes[Math.floor(talk.random() * codes.length)];
        const coder = coders[Math.floor(talk.random() * 3)];
        const key = `${code} ${coder} ${start} ${anchor.end}`;
        if (seen.has(key)) continue;
        seen.add(key);
        made += 1;
        r.insert('coding', {
          id: newId(),
          document_id: document,
          code_id: code ?? '',
          coder_id: coder ?? '',
          start_at: anchor.start,
          end_at: anchor.end,
          quote: anchor.quote,
          prefix: anchor.prefix,
          suffix: anchor.suffix,
          anchored: 1,
          created_at: now(),
        });
      }
    });
  }
  if (size.themes !== undefined) addThemes(write, study, newId, now, codes, size.themes, talk);
  if (size.characteristics !== undefined) addCharacteristics(write, study, newId, size.characteristics, talk);
  // As the program does when nothing has happened for a while.
  study.transaction(() => {
    keepCounts(study.db);
    while (mergeIndex(study.db));
  });
  study.close();
}

type Writer = ReturnType<typeof writer>;

/** Themes over four fifths of the codes, with key quotes from the first extracts of each. */
function addThemes(
  write: Writer,
  study: OpenStudy,
  newId: () => string,
  now: () => string,
  codes: readonly string[],
  themes: number,
  talk: ReturnType<typeof createTalk>,
): void {
  const levels = study.db.all<{ id: string }>('SELECT id FROM theme_level ORDER BY position');
  const used = codes.slice(0, Math.floor(codes.length * 0.8));
  write('theme.create', (r) => {
    let parent: string | null = null;
    const whole = newId();
    for (let n = 0; n < themes; n++) {
      const id = n === 0 ? whole : newId();
      const isTop = n % 4 === 1;
      r.insert('theme', {
        id,
        parent_id: n === 0 ? null : isTop ? whole : parent,
        level_id: levels[n === 0 ? 0 : isTop ? 1 : 2]?.id ?? '',
        position: n + 1,
        name: talk.sentence(2 + (n % 11)).slice(0, -1),
        central_idea: talk.sentence(12),
        boundary: '',
        status: 'candidate',
        hue: null,
        created_at: now(),
      });
      if (isTop) parent = id;
      const own = used.filter((_, at) => at % themes === n);
      own.forEach((code, at) =>
        r.insert('theme_code', { id: newId(), theme_id: id, code_id: code, position: at + 1 }),
      );
      const quotes = study.db.all<{ id: string }>(
        'SELECT id FROM coding WHERE code_id = ? ORDER BY id LIMIT 4',
        own[0] ?? '',
      );
      quotes.forEach((quote, at) =>
        r.insert('theme_quote', {
          id: newId(),
          theme_id: id,
          coding_id: quote.id,
          stance: 'for',
          position: at + 1,
        }),
      );
    }
  });
}

/** Characteristics of every participant but a few, the first with the values the groups are made of. */
function addCharacteristics(
  write: Writer,
  study: OpenStudy,
  newId: () => string,
  characteristics: number,
  talk: ReturnType<typeof createTalk>,
): void {
  const participants = study.db.all<{ id: string }>('SELECT id FROM participant ORDER BY number');
  write('attribute.create', (r) => {
    for (let n = 0; n < characteristics; n++) {
      const id = newId();
      r.insert('attribute', { id, name: talk.sentence(1 + (n % 4)).slice(0, -1), position: n + 1 });
      const values = Array.from({ length: 2 + (n % 6) }, () => talk.sentence(1 + (n % 3)).slice(0, -1));
      participants.forEach((participant, at) => {
        if (at % 19 === n) return;
        r.insert('attribute_value', {
          id: newId(),
          participant_id: participant.id,
          attribute_id: id,
          value: values[Math.floor(talk.random() * values.length)] ?? '',
        });
      });
    }
  });
}

function writer(study: OpenStudy, newId: () => string, now: () => string) {
  const replica = study.db.value<string>('SELECT replica FROM study') ?? '';
  return <T>(command: string, work: (recorder: ReturnType<typeof createRecorder>) => T): T =>
    study.transaction(() => {
      const recorder = createRecorder(study.db);
      const value = work(recorder);
      const patch = recorder.patch();
      study.db.run(
        `INSERT INTO history (id, at, actor, replica, command, group_id, kind, target_seq, patch, schema_version) VALUES (?, ?, NULL, ?, ?, NULL, 'do', NULL, ?, ?)`,
        newId(),
        now(),
        replica,
        command,
        JSON.stringify(patch),
        SCHEMA_VERSION,
      );
      indexPassages(study.db, refreshPassages(study.db, [patch]));
      study.db.run("UPDATE counter SET value = value + 1 WHERE id = 'revision'");
      return value;
    });
}
